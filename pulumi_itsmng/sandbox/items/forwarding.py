"""What hangs on an item and goes to another entity with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attachments import attached_itemtypes
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_PLACE = frozenset({"entities_id", "is_recursive"})
_FOLLOWING = frozenset(
    {
        "ChangeCost",
        "ChangeValidation",
        "ComputerVirtualMachine",
        "ContractCost",
        "IPAddress",
        "Infocom",
        "Item_Disk",
        "Item_OperatingSystem",
        "Item_SoftwareVersion",
        "NetworkName",
        "NetworkPort",
        "ProblemCost",
        "ReservationItem",
        "SoftwareVersion",
        "TicketCost",
        "TicketValidation",
    }
)


def forward_entity(call: Call, itemtype: Itemtype, row: Row, changed: list[str]) -> None:
    """Put what hangs on an item where the item is now, which no history tells of.

    Args:
        call: The request.
        itemtype: Its itemtype.
        row: The item as it is now.
        changed: The columns that changed.
    """
    if not itemtype.entity or _PLACE.isdisjoint(changed):
        return
    place = {name: row[name] for name in _PLACE if name in itemtype.columns}
    for other, column in attached_itemtypes(itemtype):
        if not _follows(other, column):
            continue
        keys = {column: row["id"]} | ({"itemtype": itemtype.name} if column == "items_id" else {})
        for follower in call.database.find(other, **keys):
            _move(call, other, follower, place)


def _follows(other: Itemtype, column: str) -> bool:
    """Whether it goes where that column leads: a component in an item follows its model, not the item."""
    if other.name in ITEMTYPE_LISTS["itemdevices"]:
        return column != "items_id"
    return other.name in _FOLLOWING and (column == "items_id" or "items_id" not in other.columns)


def _move(call: Call, itemtype: Itemtype, row: Row, place: Row) -> None:
    moved = [name for name, value in place.items() if name in itemtype.columns and row[name] != value]
    for name in moved:
        call.database.set_column(itemtype, row["id"], name, place[name])
    if moved and "date_mod" in itemtype.columns:
        call.database.set_column(itemtype, row["id"], "date_mod", call.now)
    forward_entity(call, itemtype, row | place, moved)
