"""Trees: an item's place below its parent decides its level and its complete name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

SEPARATOR = " > "
_ANCESTORS_UNKNOWN = {"ancestors_cache": ""}


class TreeBehaviour(DropdownBehaviour):
    """A drop-down whose items have parents, such as the locations."""

    lowest_parent = 1
    """The smallest id a parent can have; 0 means no parent, except for the entities."""

    @property
    def parent_column(self) -> str:
        """The column that names the parent."""
        return self.itemtype.foreign_key

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Work out the item's place."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else self._placed(context, prepared, "")

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Work out the item's new place.

        A new name without the parent's key counts as having no parent: the item moves to the root.
        An item below itself is refused.
        """
        prepared = super().prepare_update(context, row, wanted)
        if prepared is None:
            return None
        parent = prepared.get(self.parent_column)
        if parent is not None:
            if as_id(parent) in context.database.trees.below(self.itemtype, row["id"]):
                return None
            if as_id(parent) != row[self.parent_column]:
                context.database.trees.moving(self.itemtype, row["id"])
                return self._placed(context, prepared | _ANCESTORS_UNKNOWN, row["name"])
        name = prepared.get("name")
        if name is not None and as_text(name) != (row["name"] or ""):
            return self._placed(context, prepared, row["name"])
        return prepared

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Tell the parent's history."""
        super().added(context, row, wanted)
        context.database.trees.added(self.itemtype, row["id"])
        self._tell_parent(context, row[self.parent_column], history.ADD_SUBITEM, new=self.entry(row))

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Rename what is below, and write the new parent into the histories of all three."""
        super().updated(context, before, row, changed)
        moved = self.parent_column in changed
        if moved or "name" in changed:
            self._rename_children(context, row, moved=moved)
        if moved:
            entry, old, new = self.entry(row), before[self.parent_column], as_id(row[self.parent_column])
            context.database.trees.moved(self.itemtype, row["id"], old, new)
            self._tell_parent(context, old, history.DELETE_SUBITEM, old=entry)
            self._tell_parent(context, new, history.ADD_SUBITEM, new=entry)
            old_name, new_name = self._parent_entry(context, old), self._parent_entry(context, new)
            action, link = history.UPDATE_SUBITEM, self.itemtype.name
            history.write(context, self.itemtype, row["id"], action, old=old_name, new=new_name, link=link)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """Move the children up to the item's own parent, or below the item that replaces it."""
        super().purging(context, row, orders)
        context.database.trees.purging(self.itemtype, row["id"])
        parent = as_id(orders.get("_replace_by", 0)) or row[self.parent_column]
        for child in self._children(context, row["id"]):
            update(context, self.itemtype, child, {"id": child["id"], self.parent_column: parent})

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the parent's history."""
        super().purged(context, row)
        self._tell_parent(context, row[self.parent_column], history.DELETE_SUBITEM, old=self.entry(row))

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """The complete name, its separators encoded as they are in a page."""
        return str(row["completename"] or "").replace(">", "&gt;")

    def announced(self, context: RequestContext, row: Row) -> str:
        """What is left of a link whose title is the complete name, after the server took what looks like a tag."""
        _, separator, below = str(row["completename"] or "").partition(SEPARATOR.rstrip())
        name = str(row["name"] or "")
        return f'{below.replace(">", "&gt;")}"&gt;{name}' if separator else name or super().announced(context, row)

    def own_name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """The name without those above it."""
        return str(row["name"] or "")

    def entry(self, row: Row) -> str:
        """How the item is written into the history of a parent or child: here without its id."""
        return str(row["name"] or history.NAMELESS)

    def _placed(self, context: RequestContext, wanted: Input, old_name: str | None) -> Input:
        name = wanted.get("name")
        placed = wanted | {"name": (as_text(name) if name is not None else old_name or "")}
        parent_id = as_id(placed.get(self.parent_column, -1))
        parent = context.database.get(self.itemtype, parent_id) if parent_id >= self.lowest_parent else None
        if parent is None:
            return placed | {self.parent_column: 0, "level": 1, "completename": placed["name"]}
        completename = f"{parent['completename']}{SEPARATOR}{placed['name']}"
        return placed | {"level": parent["level"] + 1, "completename": completename}

    def _rename_children(self, context: RequestContext, row: Row, *, moved: bool) -> None:
        for child in self._children(context, row["id"]):
            child |= {
                "completename": f"{row['completename']}{SEPARATOR}{child['name'] or ''}",
                "level": row["level"] + 1,
            }
            for column in ("completename", "level"):
                context.database.set_column(self.itemtype, child["id"], column, child[column])
            if moved:
                context.database.trees.carried(self.itemtype, child["id"])
            self._rename_children(context, child, moved=moved)

    def _children(self, context: RequestContext, item_id: int) -> list[Row]:
        children = context.database.find(self.itemtype, **{self.parent_column: item_id})
        return [child for child in children if child["id"] != item_id]

    def _parent_entry(self, context: RequestContext, parent_id: int) -> str:
        parent = context.database.get(self.itemtype, parent_id) if parent_id >= 1 else None
        return self.entry(parent) if parent else ""

    def _tell_parent(self, context: RequestContext, parent_id: int, action: int, old: str = "", new: str = "") -> None:
        if parent_id >= 1:
            history.write(context, self.itemtype, parent_id, action, old=old, new=new, link=self.itemtype.name)
