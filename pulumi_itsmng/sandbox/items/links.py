"""Which lists hang below an item: the links an answer ends with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype

_ASSETS = "Computer Monitor NetworkEquipment Peripheral Phone Printer"
_DEVICE_KINDS = (
    "Motherboard Firmware Processor Memory HardDrive NetworkCard Drive Battery GraphicCard SoundCard Control Pci "
    "Case PowerSupply Generic Simcard Sensor"
)
_DEVICES = [f"Item_Device{kind}" for kind in _DEVICE_KINDS.split()]

ITEMTYPES_WITH: dict[str, list[str]] = {
    "ReservationItem": f"{_ASSETS} Software".split(),
    "Document_Item": [
        "Budget",
        "CartridgeItem",
        "Change",
        "Computer",
        "ConsumableItem",
        "Contact",
        "Contract",
        "Document",
        "Entity",
        "KnowbaseItem",
        "Monitor",
        "NetworkEquipment",
        "Peripheral",
        "Phone",
        "Printer",
        "Problem",
        "Project",
        "ProjectTask",
        "Reminder",
        "Software",
        "Line",
        "SoftwareLicense",
        "Supplier",
        "Ticket",
        "User",
        "Certificate",
        "Cluster",
        "ITILFollowup",
        "ITILSolution",
        "ChangeTask",
        "ProblemTask",
        "TicketTask",
        "Appliance",
    ],
    "Contract_Item": [
        *f"{_ASSETS} Project Line Software SoftwareLicense Certificate DCRoom Rack Enclosure Cluster PDU".split(),
        *["Appliance", "Domain"],
        *_DEVICES,
    ],
    "Infocom": (
        f"Cartridge CartridgeItem Consumable ConsumableItem {_ASSETS} Software SoftwareLicense Line Certificate "
        "Domain Appliance Item_DeviceSimcard Rack Enclosure PDU PassiveDCEquipment"
    ).split(),
    "Item_Ticket": (
        f"{_ASSETS} Software SoftwareLicense Certificate Line DCRoom Rack Enclosure Cluster PDU Domain DomainRecord "
        "Appliance Item_DeviceSimcard PassiveDCEquipment"
    ).split(),
    "Item_Project": f"{_ASSETS} Software Certificate".split(),
    "NetworkPort": f"{_ASSETS} Enclosure PDU Cluster".split(),
}
"""The lists of items of many itemtypes, in the order of the links, and the itemtypes that have them."""

_DEVICES_OF = {
    "Computer": _DEVICES,
    "NetworkEquipment": _DEVICES,
    "Peripheral": _DEVICES,
    "Phone": _DEVICES,
    "Printer": _DEVICES,
    "Enclosure": _DEVICES,
}

_ITIL_LINKS = {
    "Ticket": [
        "TicketTask",
        "TicketValidation",
        "TicketCost",
        "Problem_Ticket",
        "Change_Ticket",
        "Item_Ticket",
        "ITILSolution",
        "ITILFollowup",
        "Ticket_User",
        "Group_Ticket",
        "Supplier_Ticket",
    ],
    "Problem": [
        "ProblemTask",
        "ProblemCost",
        "Change_Problem",
        "Problem_Ticket",
        "Item_Problem",
        "ITILSolution",
        "ITILFollowup",
        "Problem_User",
        "Group_Problem",
        "Supplier_Problem",
    ],
    "Change": [
        "ChangeTask",
        "ChangeCost",
        "Itil_Project",
        "Change_Problem",
        "Change_Ticket",
        "Change_Item",
        "ITILSolution",
        "ITILFollowup",
        "Change_User",
        "Group_Change",
        "Supplier_Change",
    ],
}


@cache
def _lists(itemtype_name: str) -> tuple[str, ...]:
    shared = [name for name, itemtypes in ITEMTYPES_WITH.items() if itemtype_name in itemtypes]
    return (*shared, *_DEVICES_OF.get(itemtype_name, ()), *_ITIL_LINKS.get(itemtype_name, ()))


def child_links(itemtype: Itemtype, item_id: int, base_url: str) -> list[dict[str, str]]:
    """The links to the lists below an item.

    Args:
        itemtype: Its itemtype.
        item_id: Its id.
        base_url: The API's address.

    Returns:
        The links, each with the list's itemtype and address.
    """
    return [{"rel": name, "href": f"{base_url}/{itemtype.name}/{item_id}/{name}/"} for name in _lists(itemtype.name)]
