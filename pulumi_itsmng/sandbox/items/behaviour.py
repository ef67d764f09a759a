"""What every itemtype does, and where an itemtype may do otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

Input = dict[str, Any]
"""What a client wants an item to be: columns, and orders to the server that begin with `_`."""

Subject = tuple[str, int]
"""Itemtype and id of an item that a history is about."""


class Behaviour:
    """The rules of an itemtype that has no rules of its own."""

    announces = True
    """Whether the answer to a creation says so in words."""

    encodes: frozenset[str] = frozenset()
    """Columns for which a client may give a list or an object: the preparations make a text of it."""

    kept_references: frozenset[tuple[str, str]] = frozenset()
    """Itemtypes and columns that go on naming an item of this itemtype when it is gone."""

    def __init__(self, itemtype: Itemtype) -> None:
        self.itemtype = itemtype
        self.right = itemtype.right or rights.DROPDOWN_RIGHT

    # ------------------------------------------------------------------ who may

    def can(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whether the session may do that to the item.

        Args:
            right: The right that is needed.
        """
        return self.can_any(context, right) and self.in_scope(context, right, row)

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Whether the profile allows that for items of this itemtype at all.

        Args:
            right: The right that is needed.
        """
        return context.session.has_right(self.right, right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whether the item is where the session may do that: reading goes further than writing.

        Args:
            right: The right that is needed.
        """
        if right == rights.PURGE and not _may_lose_its_record(context, self.itemtype, row):
            return False
        if not self.itemtype.entity:
            return True
        recursive = right == rights.READ and bool(row.get("is_recursive"))
        return context.session.sees_entity(row.get("entities_id"), recursive=recursive)

    def can_create(self, context: RequestContext, wanted: Input) -> bool:
        """Whether the session may create that item.

        Args:
            wanted: The item to be, `entities_id` included.
        """
        return self.can(context, rights.CREATE, wanted)

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """Leave out of a list what the session does not see.

        Args:
            conditions: What must hold for an item to be listed.
        """
        if self.itemtype.entity:
            restrict_to_entities(context, self.itemtype, conditions)

    # ------------------------------------------------------------------ its life

    def complete(self, context: RequestContext, wanted: Input) -> Input:  # noqa: ARG002
        """Fill in what follows from the item it hangs on, before rights are checked."""
        return wanted

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """Check and complete an item that is to be created.

        Returns:
            What to store, or None to refuse.
        """
        return wanted

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Do what follows from a creation.

        Args:
            row: The new item.
        """

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Check and complete a change.

        Returns:
            What to store, or None to refuse.
        """
        return wanted

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Do what follows from a change.

        Args:
            before: The item as it was.
            row: The item as it is now; of an itemtype without a history, as it should be.
            changed: The columns that were to change.
        """

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Do what a change orders besides other columns.

        Args:
            row: The item as it should be now.
            wanted: What the client wanted, orders included.
        """

    def may_be_deleted(self, context: RequestContext, row: Row) -> bool:  # noqa: ARG002
        """Whether the item may go at all."""
        return True

    def skips_the_trash(self, row: Row) -> bool:
        """Whether a deletion purges the item although nobody asked for that.

        Returns:
            Whether there is no trash for it; a template never goes there.
        """
        return not self.itemtype.trash or bool(row.get("is_template"))

    def trashed(self, context: RequestContext, row: Row) -> None:
        """Do what follows from a move to the trash."""

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """Do what must be done before a purge.

        Args:
            orders: What the client said with the deletion.
        """

    def purged(self, context: RequestContext, row: Row) -> None:
        """Do what follows from a purge.

        Args:
            row: The item that is gone.
        """

    # ------------------------------------------------------------------ how it is shown

    def subject(self, row: Row) -> Subject:
        """In whose history the item's changes are written."""
        return self.itemtype.name, row["id"]

    def extras(self, context: RequestContext, row: Row) -> Row:  # noqa: ARG002
        """What the answer with a single item shows beside the columns."""
        return {}

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """What the item is called where another refers to it."""
        return str(row.get("name") or "")

    def own_name(self, context: RequestContext, row: Row) -> str:
        """What the item is called by itself."""
        return self.name(context, row)

    def full_name(self, context: RequestContext, row: Row) -> str:
        """What the item is called in the histories of others."""
        return self.own_name(context, row)

    def announced(self, context: RequestContext, row: Row) -> str:
        """What the item is called when its creation is announced.

        Returns:
            Its name, or its itemtype and id if it has none.
        """
        return self.own_name(context, row) or f"{self.itemtype.name} - ID {row['id']}"


def _may_lose_its_record(context: RequestContext, itemtype: Itemtype, row: Row) -> bool:
    """Whether the session may purge the financial record of an item, if it has one."""
    if itemtype.name not in ITEMTYPE_LISTS["infocom_types"] or context.session.has_right("infocom", rights.PURGE):
        return True
    return not context.database.find(REGISTRY["Infocom"], itemtype=itemtype.name, items_id=row["id"])


def restrict_to_entities(
    context: RequestContext, itemtype: Itemtype, conditions: Conditions, *, recursive: bool | None = None
) -> None:
    """List the items of the active entities, and the recursive ones of the entities above.

    Args:
        conditions: What must hold for an item to be listed.
        recursive: Whether recursive items of the entities above are listed; None where items of the itemtype can be.
    """
    if recursive is None:
        recursive = itemtype.recursive and "is_recursive" in itemtype.columns
    entity = f"{itemtype.table}.entities_id"
    active, above = context.session.active_entities, context.session.parent_entities
    clause = f"{entity} IN ({', '.join('?' * len(active))})"
    parameters = list(active)
    if recursive and above:
        clause += f" OR ({itemtype.table}.is_recursive = 1 AND {entity} IN ({', '.join('?' * len(above))}))"
        parameters += above
    conditions.add(clause, *parameters)
