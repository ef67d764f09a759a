"""What hangs on an item and goes to another entity with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_PLACE = frozenset({"entities_id", "is_recursive"})


def forward_entity(call: Call, itemtype: Itemtype, row: Row, changed: list[str]) -> None:
    """Put what hangs on an item where the item is now, which no history tells of.

    Args:
        call: The request.
        itemtype: Its itemtype.
        row: The item as it is now.
        changed: The columns that changed.
    """
    if not itemtype.followers or _PLACE.isdisjoint(changed):
        return
    place = {name: row[name] for name in _PLACE if name in itemtype.columns}
    for name in itemtype.followers:
        for follower in _hanging_on(call, REGISTRY[name], itemtype, row["id"]):
            _move(call, REGISTRY[name], follower, place)


def _hanging_on(call: Call, other: Itemtype, itemtype: Itemtype, item_id: int) -> list[Row]:
    found = call.database.find(other, itemtype=itemtype.name, items_id=item_id) if other.polymorphic else []
    if itemtype.foreign_key in other.columns:
        found += call.database.find(other, **{itemtype.foreign_key: item_id})
    return found


def _move(call: Call, itemtype: Itemtype, row: Row, place: Row) -> None:
    moved = [name for name, value in place.items() if name in itemtype.columns and row[name] != value]
    for name in moved:
        call.database.set_column(itemtype, row["id"], name, place[name])
    if moved and "date_mod" in itemtype.columns:
        call.database.set_column(itemtype, row["id"], "date_mod", call.now)
    forward_entity(call, itemtype, row | place, moved)
