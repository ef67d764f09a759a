"""Itemtypes that are nothing by themselves: children of an item, and links between two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.behaviour import Behaviour, Input
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

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
    "Change_User": (Attachment("changes_id", "Change"), Attachment("users_id", "User", "nothing")),
    "Computer_Item": (Attachment("computers_id", "Computer"), _ANY),
    "Contact_Supplier": (Attachment("contacts_id", "Contact"), Attachment("suppliers_id", "Supplier")),
    "Contract_Item": (Attachment("contracts_id", "Contract"), _ANY),
    "Document_Item": (Attachment("documents_id", "Document", "view"), Attachment("items_id", demand="view")),
    "Domain_Item": (Attachment("domains_id", "Domain"), _ANY),
    "Group_Ticket": (Attachment("tickets_id", "Ticket"), Attachment("groups_id", "Group", "nothing")),
    "Group_User": (Attachment("users_id", "User"), Attachment("groups_id", "Group")),
    "IPAddress": (Attachment("items_id", required=False),),
    "ITILFollowup": (_ANY,),
    "ITILSolution": (_ANY,),
    "Infocom": (_ANY,),
    "Item_Disk": (_ANY,),
    "Item_OperatingSystem": (Attachment("operatingsystems_id", "OperatingSystem", "nothing"), _ANY),
    "Item_SoftwareVersion": (_ANY, Attachment("softwareversions_id", "SoftwareVersion")),
    "Item_Ticket": (Attachment("items_id", demand="nothing"), Attachment("tickets_id", "Ticket")),
    "NetworkName": (Attachment("items_id", required=False),),
    "NetworkPort": (_ANY,),
    "Notepad": (_ANY,),
    "Problem_User": (Attachment("problems_id", "Problem"), Attachment("users_id", "User", "nothing")),
    "ProfileRight": (Attachment("profiles_id", "Profile"),),
    "Profile_User": (Attachment("users_id", "User", "view"), Attachment("profiles_id", "Profile", "nothing")),
    "SoftwareVersion": (Attachment("softwares_id", "Software"),),
    "TicketTask": (Attachment("tickets_id", "Ticket"),),
    "Ticket_User": (Attachment("tickets_id", "Ticket"), Attachment("users_id", "User", "nothing")),
    "UserEmail": (Attachment("users_id", "User"),),
}


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


class AttachedBehaviour(Behaviour):
    """A child or a link: who may write the items it hangs on may write it.

    Args:
        itemtype: The itemtype, one of ATTACHMENTS.
    """

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.attachments = ATTACHMENTS[itemtype.name]
        self.announces = itemtype.name not in _SILENT

    def can_any(self, call: Call, right: int) -> bool:
        """Whether the profile allows at least reading what it hangs on."""
        needed = rights.READ if right == rights.READ else rights.UPDATE
        return all(
            call.behaviour(REGISTRY[attachment.itemtype]).can_any(call, self._needed(attachment, needed))
            for attachment in self.attachments
            if attachment.itemtype and attachment.demand != "nothing"
        )

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Whether every item it hangs on is there, and may be read or written."""
        return all(self._allows(call, attachment, right, row) for attachment in self.attachments)

    def complete(self, call: Call, wanted: Input) -> Input:
        """Take entity and recursion from the item it hangs on."""
        if "entities_id" not in self.itemtype.columns or wanted.get("entities_id") is not None:
            return wanted
        for attachment in reversed(self.attachments):
            parent = self.parent(call, attachment, wanted)
            if parent and parent[0].entity:
                entity = {"entities_id": parent[1]["entities_id"]}
                if "is_recursive" in self.itemtype.columns:
                    entity["is_recursive"] = parent[1].get("is_recursive", 0)
                return entity | wanted if "entities_id" not in wanted else wanted | entity
        return wanted

    def skips_the_trash(self, row: Row) -> bool:
        """Only what an inventory agent made is kept in the trash."""
        return super().skips_the_trash(row) or not row.get("is_dynamic")

    def parent(self, call: Call, attachment: Attachment, row: Row) -> tuple[Itemtype, Row] | None:
        """The item it hangs on.

        Args:
            call: The request.
            attachment: Which of them.
            row: The child or link.

        Returns:
            Itemtype and item; None if there is no such item.
        """
        name = attachment.itemtype or row.get("itemtype")
        if isinstance(name, (list, dict)):
            raise ServerBrokeError
        itemtype = REGISTRY.find(str(name or ""))
        item = call.database.get(itemtype, as_id(row.get(attachment.column, 0))) if itemtype else None
        return (itemtype, item) if itemtype and item else None

    def _allows(self, call: Call, attachment: Attachment, right: int, row: Row) -> bool:
        parent = self.parent(call, attachment, row)
        if parent is None:
            return not attachment.required
        if attachment.demand == "nothing":
            return True
        needed = rights.READ if right == rights.READ else rights.UPDATE
        return call.behaviour(parent[0]).can(call, self._needed(attachment, needed), parent[1])

    def _needed(self, attachment: Attachment, right: int) -> int:
        return rights.READ if attachment.demand == "view" else right


_SILENT = frozenset(
    ["Group_Ticket", "ITILFollowup", "Infocom", "Notepad", "Profile_User", "TicketTask", "Ticket_User", "UserEmail"]
)
