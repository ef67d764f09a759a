"""The rules of what hangs on other items: children of one, and links between two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.behaviour import Behaviour, Input
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.login.entities import above
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.itemtype import Attachment
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_SILENT = frozenset(["Infocom", "Notepad", "Profile_User", "UserEmail", *ITEMTYPE_LISTS["networkport_instantiations"]])


_End = tuple["Itemtype", "Row"] | None
"""What it hangs on there: itemtype and item."""

Told = tuple[tuple["Itemtype", "Row"], str, str]
"""An end of a link whose history tells of it, with itemtype and name of the other end."""


class AttachedBehaviour(Behaviour):
    """A child or a link: who may write the items it hangs on may write it.

    Args:
        itemtype: The itemtype, one with attachments.
    """

    placed_by = 0
    """Which of the items it hangs on it follows into an entity."""

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.attachments = itemtype.attachments
        if itemtype.name in _SILENT:
            self.announces = False
        self.right = itemtype.right

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Whether the profile has the itemtype's own right, if there is one, and may do that to what it hangs on.

        Of two ends that demand the same, writing one and seeing the other is enough.
        """
        if self.right and not context.session.has_right(self.right, right):
            return False
        if right == rights.READ or [attachment.demand for attachment in self.attachments] != ["same", "same"]:
            needed = rights.READ if right == rights.READ else rights.UPDATE
            return all(_profile_allows(context, attachment, needed) for attachment in self.attachments)
        first, second = self.attachments
        writes, sees = (first, second) if _profile_allows(context, first, rights.UPDATE) else (second, first)
        return _profile_allows(context, writes, rights.UPDATE) and _profile_allows(context, sees, rights.READ)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whether the items it hangs on are there, and may be read or written."""
        ends = [(attachment, self.parent(context, attachment, row)) for attachment in self.attachments]
        if right == rights.READ:
            return all(_allows(context, attachment, end, rights.READ) for attachment, end in ends)
        return _may_write(context, ends) and (
            right not in (rights.CREATE, rights.UPDATE) or _are_together(context, ends)
        )

    def complete(self, context: RequestContext, wanted: Input) -> Input:
        """Put it into the entity of what it hangs on, if such things follow that."""
        if "entities_id" not in self.itemtype.columns or wanted.get("entities_id") is not None:
            return wanted
        place = self.parent(context, self.attachments[self.placed_by], wanted)
        if place is None or self.itemtype.name not in place[0].followers:
            return wanted | self.place_of_its_own(context, place)
        return wanted | {"entities_id": place[1]["entities_id"], "is_recursive": place[1].get("is_recursive", 0)}

    def place_of_its_own(self, context: RequestContext, place: _End) -> Row:  # noqa: ARG002
        """Where it is if it follows nothing: a child in the root entity, unless it hangs on nothing at all."""
        return {"entities_id": 0, "is_recursive": 0} if place else {}

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Let it hang on other items only where it could be purged, and created there."""
        moved = row | wanted
        columns = {column for attachment in self.attachments for column in (attachment.column, "itemtype")}
        if all(as_text(moved.get(column, "")) == as_text(row.get(column, "")) for column in columns):
            return wanted
        if (
            self.can_create(context, moved)
            and self.can(context, rights.DELETE, row)
            and self.can(context, rights.PURGE, row)
        ):
            return wanted
        context.add_message("The item cannot hang there: the rights on what it hangs on do not allow it")
        return None

    def skips_the_trash(self, row: Row) -> bool:
        """Only what an inventory agent made is kept in the trash."""
        return super().skips_the_trash(row) or not row.get("is_dynamic")

    def parent(self, context: RequestContext, attachment: Attachment, row: Row) -> tuple[Itemtype, Row] | None:
        """The item it hangs on.

        Args:
            attachment: Which of them.
            row: The child or link.

        Returns:
            Itemtype and item; None if there is no such item.
        """
        name = attachment.itemtype or row.get("itemtype")
        if isinstance(name, (list, dict)):
            raise ServerBrokeError
        itemtype = REGISTRY.find(str(name or ""))
        item = context.database.get(itemtype, as_id(row.get(attachment.column, 0))) if itemtype else None
        return (itemtype, item) if itemtype and item else None


def _profile_allows(context: RequestContext, attachment: Attachment, needed: int) -> bool:
    if attachment.itemtype is None or attachment.demand == "nothing":
        return True
    behaviour = context.behaviour(REGISTRY[attachment.itemtype])
    return behaviour.can_any(context, rights.READ if attachment.demand == "view" else needed)


def _allows(context: RequestContext, attachment: Attachment, end: _End, needed: int) -> bool:
    if attachment.demand == "nothing":
        return True
    return _is_within_reach(context, attachment, end, rights.READ if attachment.demand == "view" else needed)


def _is_within_reach(context: RequestContext, attachment: Attachment, end: _End, needed: int) -> bool:
    """Whether the session reaches an end; of one whose itemtype only the item tells, the profile is asked here."""
    if end is None:
        return not attachment.required
    behaviour = context.behaviour(end[0])
    return behaviour.in_scope(context, needed, end[1]) and (
        attachment.itemtype is not None or behaviour.can_any(context, needed)
    )


def _may_write(context: RequestContext, ends: Sequence[tuple[Attachment, _End]]) -> bool:
    """Whether the session may write what hangs there: of two ends, writing one and seeing the other is enough.

    An end of which nothing is demanded counts as one that everybody may write.
    """
    may = [_allows(context, attachment, end, rights.UPDATE) for attachment, end in ends]
    if len(ends) == 1 or all(attachment.demand != "same" for attachment, _ in ends):
        return all(may)
    sees = [_is_within_reach(context, attachment, end, rights.READ) for attachment, end in ends]
    return any(may) and all(sees[1 - position] for position in (0, 1) if may[position])


def _are_together(context: RequestContext, ends: Sequence[tuple[Attachment, _End]]) -> bool:
    """Whether two ends are in one entity, or one of them reaches down to the other's."""
    if len(ends) == 1:
        return True
    if missing := [attachment for attachment, end in ends if end is None]:
        return not any(attachment.required for attachment in missing)
    if not all(end[0].entity for _, end in ends if end):
        return True
    (first, first_recursive), (second, second_recursive) = (_place(*end) for _, end in ends if end)
    return bool(
        first == second
        or (first_recursive and first in above(context.database, second))
        or (second_recursive and second in above(context.database, first))
    )


def _place(itemtype: Itemtype, row: Row) -> tuple[int, bool]:
    """In which entity an end is, and whether it is open to those below; an entity is in itself."""
    if itemtype.name == "Entity":
        return row["id"], True
    return row["entities_id"], bool(row.get("is_recursive"))


class ChildBehaviour(AttachedBehaviour):
    """What hangs on one item, such as a user's mail address; that item's history tells of it."""

    told = True
    """Whether the history of what it hangs on tells of it."""

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """To purge it one need not be allowed to write what it hangs on: the server asks for the entity alone."""
        if right != rights.PURGE:
            return super().in_scope(context, right, row)
        parent = self.parent(context, self.attachments[0], row)
        if self.itemtype.entity:
            return context.session.sees_entity(row["entities_id"])
        return parent is None or not parent[0].entity or context.session.sees_entity(parent[1]["entities_id"])

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Tell the history of what it hangs on."""
        super().added(context, row, wanted)
        self._tell(context, row, history.ADD_SUBITEM, new=self._entry(context, row))

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Tell the history of what it hangs on, field by field; if that is another item now, those of both."""
        super().updated(context, before, row, changed)
        owner = {"itemtype", self.attachments[0].column}
        for name in changed:
            if name not in owner and name != "date_mod":
                self._tell(context, row, history.UPDATE_SUBITEM, old=as_text(before[name]), new=as_text(row[name]))
        if not owner.isdisjoint(changed):
            self._tell(context, before, history.DELETE_SUBITEM, old=self._entry(context, row))
            self._tell(context, row, history.ADD_SUBITEM, new=self._entry(context, row))

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the history of what it hung on, unless it goes with that."""
        super().purged(context, row)
        if not context.is_cascading:
            self._tell(context, row, history.DELETE_SUBITEM, old=self._entry(context, row))

    @property
    def _link(self) -> str:
        return self.itemtype.name

    def _tell(self, context: RequestContext, row: Row, action: int, *, old: str = "", new: str = "") -> None:
        owner = self.parent(context, self.attachments[0], row) if self.told else None
        if owner:
            history.write(context, owner[0], owner[1]["id"], action, old=old, new=new, link=self._link)

    def _entry(self, context: RequestContext, row: Row) -> str:
        return history.entry(context, self.itemtype, row)


class LinkBehaviour(AttachedBehaviour):
    """A link between two items, such as a membership; the history of each tells of the other."""

    made, changed, unmade = history.ADD_RELATION, history.UPDATE_RELATION, history.DELETE_RELATION
    """What the histories call the making, a change and the end of the link."""

    tells_both = True
    """Whether the history of the second end tells of it as well."""

    def place_of_its_own(self, context: RequestContext, place: _End) -> Row:  # noqa: ARG002
        """A link that follows nothing is in the active entity."""
        return {"entities_id": context.session.active_entity, "is_recursive": 0}

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Tell the histories of both."""
        super().added(context, row, wanted)
        self._tell_made(context, row)

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Tell the histories of both, field by field; a new end makes another link of it."""
        super().updated(context, before, row, changed)
        of_the_ends = {column for attachment in self.attachments for column in (attachment.column, "itemtype")}
        for name in changed:
            if name in of_the_ends or name == "date_mod":
                continue
            old, new, link = as_text(before[name]), as_text(row[name]), f"{self.itemtype.name}#{name}"
            for (itemtype, item), *_ in self.ends(context, row):
                history.write(context, itemtype, item["id"], self.changed, old=old, new=new, link=link)
        if not of_the_ends.isdisjoint(changed):
            self._tell_unmade(context, before)
            self._tell_made(context, row)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the histories of both, unless it goes with one of them."""
        super().purged(context, row)
        if not context.is_cascading:
            self._tell_unmade(context, row)

    def announced(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """Links have no name, and most of them none of their kind either."""
        return f"General - ID {row['id']}"

    def ends(self, context: RequestContext, row: Row) -> list[Told]:
        """Each end that keeps a history of the link.

        Args:
            row: The link.

        Returns:
            The end, with itemtype and name of the other one.
        """
        ends = [self.parent(context, attachment, row) for attachment in self.attachments]
        told: list[Told] = []
        for end, other in zip(ends, reversed(ends), strict=True):
            if end and other:
                told.append((end, other[0].name, history.entry(context, *other)))
        return told if self.tells_both else told[:1]

    def _tell_made(self, context: RequestContext, row: Row) -> None:
        for (itemtype, item), link, entry in self.ends(context, row):
            history.write(context, itemtype, item["id"], self.made, new=entry, link=link)

    def _tell_unmade(self, context: RequestContext, row: Row) -> None:
        for (itemtype, item), link, entry in self.ends(context, row):
            history.write(context, itemtype, item["id"], self.unmade, old=entry, link=link)
