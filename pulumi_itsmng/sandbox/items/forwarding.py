"""What hangs on an item and goes to another entity with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_PLACE = frozenset({"entities_id", "is_recursive"})


def forward_entity(context: RequestContext, itemtype: Itemtype, row: Row, changed: list[str]) -> None:
    """Put what hangs on an item where the item is now, which no history tells of."""
    if not itemtype.followers or _PLACE.isdisjoint(changed):
        return
    place = {name: row[name] for name in _PLACE if name in itemtype.columns}
    for name in itemtype.followers:
        for follower in _hanging_on(context, REGISTRY[name], itemtype, row["id"]):
            _move(context, REGISTRY[name], follower, place)


def _hanging_on(context: RequestContext, other: Itemtype, itemtype: Itemtype, item_id: int) -> list[Row]:
    found = context.database.find(other, itemtype=itemtype.name, items_id=item_id) if other.polymorphic else []
    if itemtype.foreign_key in other.columns:
        found += context.database.find(other, **{itemtype.foreign_key: item_id})
    return found


def _move(context: RequestContext, itemtype: Itemtype, row: Row, place: Row) -> None:
    moved = [name for name, value in place.items() if name in itemtype.columns and row[name] != value]
    for name in moved:
        context.database.set_column(itemtype, row["id"], name, place[name])
    if moved and "date_mod" in itemtype.columns:
        context.database.set_column(itemtype, row["id"], "date_mod", context.now)
    forward_entity(context, itemtype, row | place, moved)
