"""Deleting an item: into the trash, or for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.attachments import attached_itemtypes
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def delete(context: RequestContext, itemtype: Itemtype, row: Row, orders: Input, *, purge: bool) -> bool:
    """Delete an item.

    Args:
        orders: What the client said with the deletion, such as what to replace it by.
        purge: Whether to remove it for good even if its itemtype has a trash.
    """
    behaviour = context.behaviour(itemtype)
    if not behaviour.may_be_deleted(context, row):
        return False
    if purge or behaviour.skips_the_trash(row):
        _purge(context, itemtype, row, orders)
    else:
        _trash(context, itemtype, row)
    return True


def _trash(context: RequestContext, itemtype: Itemtype, row: Row) -> None:
    context.database.set_column(itemtype, row["id"], "is_deleted", 1)
    if row.get("date_mod") is not None:
        context.database.set_column(itemtype, row["id"], "date_mod", context.now)
    history.write(context, itemtype, row["id"], history.DELETE_ITEM, link="0")
    context.behaviour(itemtype).trashed(context, row | {"is_deleted": 1})


def _purge(context: RequestContext, itemtype: Itemtype, row: Row, orders: Input) -> None:
    context.behaviour(itemtype).purging(context, row, orders)
    _purge_attached(context, itemtype, row)
    history.forget(context, itemtype, row["id"])
    _replace_references(context, itemtype, row, as_id(orders.get("_replace_by", 0)))
    context.database.delete(itemtype, row["id"])
    context.behaviour(itemtype).purged(context, row)


def _purge_attached(context: RequestContext, itemtype: Itemtype, row: Row) -> None:
    """Purge what cannot be without the item: its links, mails, costs and the like."""
    for other, column in attached_itemtypes(itemtype):
        keys = {column: row["id"]}
        if column == "items_id":
            keys["itemtype"] = itemtype.name
        with context.cascade():
            for attached in context.database.find(other, **keys):
                _purge(context, other, attached, {})


def _replace_references(context: RequestContext, itemtype: Itemtype, row: Row, replacement: int) -> None:
    """Point what used the item elsewhere: nowhere, unless the client named a replacement."""
    for other, column in REGISTRY.referring.get(itemtype.name, ()):
        if column.name == itemtype.foreign_key and other is itemtype:
            continue  # a tree takes care of its own
        if (other.name, column.name) in context.behaviour(itemtype).kept_references:
            continue
        for user in context.database.find(other, **{column.name: row["id"]}):
            update(context, other, user, {"id": user["id"], column.name: replacement})
