"""Which lists hang below an item: the links an answer ends with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS, components_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype

_LISTS = {
    "ReservationItem": "reservation_types",
    "Document_Item": "document_types",
    "Contract_Item": "contract_types",
    "Infocom": "infocom_types",
    "Item_Ticket": "ticket_types",
    "Item_Project": "project_asset_types",
    "NetworkPort": "networkport_types",
}
"""Lists that items of many itemtypes have, in the order of the links, and which itemtypes these are."""

_NOT_FOR_ALL = frozenset({"Item_DeviceMemory", "Item_DevicePowerSupply", "Item_DeviceNetworkCard"})
"""Components whose lists are left out where an itemtype cannot have them; others are linked to all the same."""

_OF_ONE_ITEMTYPE = {
    "Ticket": (
        "TicketTask TicketValidation TicketCost Problem_Ticket Change_Ticket Item_Ticket ITILSolution ITILFollowup "
        "Ticket_User Group_Ticket Supplier_Ticket"
    ),
    "Problem": (
        "ProblemTask ProblemCost Change_Problem Problem_Ticket Item_Problem ITILSolution ITILFollowup Problem_User "
        "Group_Problem Supplier_Problem"
    ),
    "Change": (
        "ChangeTask ChangeCost Itil_Project Change_Problem Change_Ticket Change_Item ITILSolution ITILFollowup "
        "Change_User Group_Change Supplier_Change"
    ),
    "Project": "ProjectTask ProjectCost Itil_Project Item_Project",
}


@cache
def _lists_below(itemtype_name: str) -> tuple[str, ...]:
    shared = [name for name, itemtypes in _LISTS.items() if itemtype_name in ITEMTYPE_LISTS[itemtypes]]
    devices: list[str] = []
    if itemtype_name in ITEMTYPE_LISTS["itemdevices_types"]:
        left_out = _NOT_FOR_ALL.difference(components_of(itemtype_name))
        devices = [name for name in ITEMTYPE_LISTS["itemdevices"] if name not in left_out]
    return (*shared, *devices, *_OF_ONE_ITEMTYPE.get(itemtype_name, "").split())


def child_links(itemtype: Itemtype, item_id: int, base_url: str) -> list[dict[str, str]]:
    """The links to the lists below an item.

    Args:
        base_url: The API's address.

    Returns:
        The links, each with the list's itemtype and address.
    """
    address = f"{base_url}/{itemtype.name}/{item_id}"
    return [{"rel": name, "href": f"{address}/{name}/"} for name in _lists_below(itemtype.name)]
