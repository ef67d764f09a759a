"""Deleting an item: into the trash, or for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.attachments import attached_itemtypes
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def delete(call: Call, itemtype: Itemtype, row: Row, orders: Input, *, purge: bool) -> bool:
    """Delete an item.

    Args:
        call: The request.
        itemtype: Its itemtype.
        row: The item.
        orders: What the client said with the deletion, such as what to replace it by.
        purge: Whether to remove it for good even if its itemtype has a trash.

    Returns:
        Whether the server says it was done.
    """
    behaviour = call.behaviour(itemtype)
    if not behaviour.may_be_deleted(call, row):
        return False
    if purge or behaviour.skips_the_trash(row):
        _purge(call, itemtype, row, orders)
    else:
        _trash(call, itemtype, row)
    return True


def _trash(call: Call, itemtype: Itemtype, row: Row) -> None:
    call.database.set_column(itemtype, row["id"], "is_deleted", 1)
    if row.get("date_mod") is not None:
        call.database.set_column(itemtype, row["id"], "date_mod", call.now)
    history.write(call, itemtype, row["id"], history.DELETE_ITEM, link="0")
    call.behaviour(itemtype).trashed(call, row | {"is_deleted": 1})


def _purge(call: Call, itemtype: Itemtype, row: Row, orders: Input) -> None:
    call.behaviour(itemtype).purging(call, row, orders)
    _purge_attached(call, itemtype, row)
    history.forget(call, itemtype, row["id"])
    _replace_references(call, itemtype, row, as_id(orders.get("_replace_by", 0)))
    call.database.delete(itemtype, row["id"])
    call.behaviour(itemtype).purged(call, row)


def _purge_attached(call: Call, itemtype: Itemtype, row: Row) -> None:
    """Purge what cannot be without the item: its links, mails, costs and the like."""
    for other, column in attached_itemtypes(itemtype):
        keys = {column: row["id"]}
        if column == "items_id":
            keys["itemtype"] = itemtype.name
        with call.cascade():
            for attached in call.database.find(other, **keys):
                _purge(call, other, attached, {})


def _replace_references(call: Call, itemtype: Itemtype, row: Row, replacement: int) -> None:
    """Point what used the item elsewhere: nowhere, unless the client named a replacement."""
    for other, column in REGISTRY.referring.get(itemtype.name, ()):
        if column.name == itemtype.foreign_key and other is itemtype:
            continue  # a tree takes care of its own
        if (other.name, column.name) in call.behaviour(itemtype).kept_references:
            continue
        for user in call.database.find(other, **{column.name: row["id"]}):
            update(call, other, user, {"id": user["id"], column.name: replacement})
