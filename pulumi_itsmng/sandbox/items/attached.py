"""The rules of what hangs on other items: children of one, and links between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.attachments import ATTACHMENTS, Attachment
from pulumi_itsmng.sandbox.items.behaviour import Behaviour, Input
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_SILENT = frozenset(
    ["Group_Ticket", "ITILFollowup", "Infocom", "Notepad", "Profile_User", "TicketTask", "Ticket_User", "UserEmail"]
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


class ChildBehaviour(AttachedBehaviour):
    """What hangs on one item, such as a user's mail address; that item's history tells of it."""

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Tell the history of what it hangs on."""
        super().added(call, row, wanted)
        for itemtype, item in self._parents(call, row):
            history.write(call, itemtype, item["id"], history.ADD_SUBITEM, new=self._entry(call, row), link=self._link)

    def purged(self, call: Call, row: Row) -> None:
        """Tell the history of what it hung on, if that is still there."""
        super().purged(call, row)
        for itemtype, item in self._parents(call, row):
            action = history.DELETE_SUBITEM
            history.write(call, itemtype, item["id"], action, old=self._entry(call, row), link=self._link)

    @property
    def _link(self) -> str:
        return self.itemtype.name

    def _parents(self, call: Call, row: Row) -> list[tuple[Itemtype, Row]]:
        return [parent for attachment in self.attachments if (parent := self.parent(call, attachment, row))]

    def _entry(self, call: Call, row: Row) -> str:
        return f"{self.name(call, row)} ({row['id']})"


class LinkBehaviour(AttachedBehaviour):
    """A link between two items, such as a membership; the history of each tells of the other."""

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Tell the histories of both."""
        super().added(call, row, wanted)
        for (itemtype, item), link, entry in self._ends(call, row):
            history.write(call, itemtype, item["id"], history.ADD_RELATION, new=entry, link=link)

    def purged(self, call: Call, row: Row) -> None:
        """Tell the histories of both, as far as they are still there."""
        super().purged(call, row)
        for (itemtype, item), link, entry in self._ends(call, row):
            history.write(call, itemtype, item["id"], history.DELETE_RELATION, old=entry, link=link)

    def _ends(self, call: Call, row: Row) -> list[tuple[tuple[Itemtype, Row], str, str]]:
        """Each end that keeps a history of the link, with itemtype and name of the other end."""
        ends = [self.parent(call, attachment, row) for attachment in self.attachments]
        told = []
        for attachment, end, other in zip(self.attachments, ends, reversed(ends), strict=True):
            if end and other and attachment.demand != "nothing":
                name = call.behaviour(other[0]).name(call, other[1])
                told.append((end, other[0].name, f"{name} ({other[1]['id']})"))
        return told
