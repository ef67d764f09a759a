"""Itemtypes that are nothing by themselves: children of an item, and links between two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype

Demand = Literal["same", "view", "nothing"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """An item that an itemtype's items hang on.

    Attributes:
        column: The column with its id.
        itemtype: Its itemtype; None if the column `itemtype` names it.
        demand: What the session must be allowed with that item to write: the same, or to see it.
        required: Whether there must be one.
    """

    column: str
    itemtype: str | None = None
    demand: Demand = "same"
    required: bool = True


_ANY = Attachment("items_id")

ATTACHMENTS: dict[str, tuple[Attachment, ...]] = {
    "Appliance_Item": (Attachment("appliances_id", "Appliance"), _ANY),
    "Certificate_Item": (Attachment("certificates_id", "Certificate"), _ANY),
    "Change_User": (Attachment("changes_id", "Change"), Attachment("users_id", "User", "nothing")),
    "ComputerVirtualMachine": (Attachment("computers_id", "Computer"),),
    "Computer_Item": (Attachment("computers_id", "Computer"), _ANY),
    "ChangeCost": (Attachment("changes_id", "Change"),),
    "ChangeTask": (Attachment("changes_id", "Change"),),
    "ChangeValidation": (Attachment("changes_id", "Change"),),
    "Change_Group": (Attachment("changes_id", "Change"), Attachment("groups_id", "Group", "nothing")),
    "Change_Item": (Attachment("changes_id", "Change"), _ANY),
    "Change_Problem": (Attachment("changes_id", "Change"), Attachment("problems_id", "Problem")),
    "Change_Supplier": (Attachment("changes_id", "Change"), Attachment("suppliers_id", "Supplier", "nothing")),
    "Change_Ticket": (Attachment("changes_id", "Change"), Attachment("tickets_id", "Ticket")),
    "Contact_Supplier": (Attachment("contacts_id", "Contact"), Attachment("suppliers_id", "Supplier")),
    "ContractCost": (Attachment("contracts_id", "Contract"),),
    "Contract_Item": (Attachment("contracts_id", "Contract"), _ANY),
    "Contract_Supplier": (Attachment("suppliers_id", "Supplier"), Attachment("contracts_id", "Contract")),
    "Document_Item": (Attachment("documents_id", "Document", "view"), Attachment("items_id", demand="view")),
    "Domain_Item": (Attachment("domains_id", "Domain"), _ANY),
    "Group_Problem": (Attachment("problems_id", "Problem"), Attachment("groups_id", "Group", "nothing")),
    "Group_Ticket": (Attachment("tickets_id", "Ticket"), Attachment("groups_id", "Group", "nothing")),
    "Group_User": (Attachment("users_id", "User"), Attachment("groups_id", "Group")),
    "IPAddress": (_ANY,),
    "IPAddress_IPNetwork": (Attachment("ipaddresses_id", "IPAddress"), Attachment("ipnetworks_id", "IPNetwork")),
    "ITILFollowup": (_ANY,),
    "ITILSolution": (_ANY,),
    "Infocom": (_ANY,),
    "Item_Disk": (_ANY,),
    "Item_OperatingSystem": (Attachment("operatingsystems_id", "OperatingSystem", "nothing", required=False), _ANY),
    "Item_Problem": (Attachment("problems_id", "Problem"), _ANY),
    "Item_Project": (Attachment("projects_id", "Project"), _ANY),
    "Item_SoftwareLicense": (_ANY, Attachment("softwarelicenses_id", "SoftwareLicense")),
    "Item_SoftwareVersion": (_ANY, Attachment("softwareversions_id", "SoftwareVersion")),
    "KnowbaseItem_Item": (Attachment("knowbaseitems_id", "KnowbaseItem"), Attachment("items_id", demand="view")),
    "Item_Ticket": (Attachment("items_id", demand="view"), Attachment("tickets_id", "Ticket")),
    "Itil_Project": (_ANY, Attachment("projects_id", "Project")),
    "NetworkName": (Attachment("items_id", required=False),),
    "NetworkPort": (_ANY,),
    "NetworkPort_NetworkPort": (
        Attachment("networkports_id_1", "NetworkPort"),
        Attachment("networkports_id_2", "NetworkPort"),
    ),
    "NetworkPort_Vlan": (Attachment("networkports_id", "NetworkPort"), Attachment("vlans_id", "Vlan", "view")),
    "Notepad": (_ANY,),
    "ProblemCost": (Attachment("problems_id", "Problem"),),
    "ProblemTask": (Attachment("problems_id", "Problem"),),
    "Problem_Supplier": (Attachment("problems_id", "Problem"), Attachment("suppliers_id", "Supplier", "nothing")),
    "Problem_Ticket": (Attachment("problems_id", "Problem"), Attachment("tickets_id", "Ticket")),
    "Problem_User": (Attachment("problems_id", "Problem"), Attachment("users_id", "User", "nothing")),
    "ProfileRight": (Attachment("profiles_id", "Profile"),),
    "Profile_User": (Attachment("users_id", "User"), Attachment("profiles_id", "Profile", "nothing")),
    "ReservationItem": (_ANY,),
    "SoftwareVersion": (Attachment("softwares_id", "Software"),),
    "Supplier_Ticket": (Attachment("tickets_id", "Ticket"), Attachment("suppliers_id", "Supplier", "nothing")),
    "TicketCost": (Attachment("tickets_id", "Ticket"),),
    "TicketSatisfaction": (Attachment("tickets_id", "Ticket"),),
    "TicketTask": (Attachment("tickets_id", "Ticket"),),
    "TicketValidation": (Attachment("tickets_id", "Ticket"),),
    "Ticket_Ticket": (Attachment("tickets_id_1", "Ticket"), Attachment("tickets_id_2", "Ticket")),
    "Ticket_User": (Attachment("tickets_id", "Ticket"), Attachment("users_id", "User", "nothing")),
    "UserEmail": (Attachment("users_id", "User"),),
    **{
        f"Item_{device}": (
            Attachment("items_id", required=False),
            Attachment(REGISTRY[device].foreign_key, device, required=False),
        )
        for device in ITEMTYPE_LISTS["device_types"]
    },
    **dict.fromkeys(ITEMTYPE_LISTS["networkport_instantiations"], (Attachment("networkports_id", "NetworkPort"),)),
}

WITH_A_RIGHT = frozenset(
    {
        "ChangeCost",
        "ProblemCost",
        "TicketCost",
        "IPAddress",
        "Infocom",
        "NetworkName",
        "NetworkPort",
        *ITEMTYPE_LISTS["itemdevices"],
    }
)
"""Those that need, beside what they hang on, a right of their own."""


@cache
def attached_itemtypes(itemtype: Itemtype) -> tuple[tuple[Itemtype, str], ...]:
    """What can hang on items of an itemtype.

    Args:
        itemtype: The itemtype.

    Returns:
        The attached itemtypes, each with its column that holds the id.
    """
    return tuple(
        (REGISTRY[name], attachment.column)
        for name, attachments in ATTACHMENTS.items()
        for attachment in attachments
        if attachment.itemtype in (itemtype.name, None)
    )
