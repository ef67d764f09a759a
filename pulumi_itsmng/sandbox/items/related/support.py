"""The tickets, problems and changes that an item is part of."""

# ruff: noqa: S608 - names of tables are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def tickets(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The tickets about an item."""
    return _linked(context, "Ticket", "Item_Ticket", itemtype, row)


def problems(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The problems of an item."""
    return _linked(context, "Problem", "Item_Problem", itemtype, row)


def changes(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The changes of an item."""
    return _linked(context, "Change", "Change_Item", itemtype, row)


def _linked(context: RequestContext, kind: str, link: str, itemtype: Itemtype, row: Row) -> list[Row]:
    """What is linked with an item and in an active entity, the last changed first.

    A session with several entities is told their names as well.
    """
    active = context.session.active_entities
    several = len(active) > 1
    ticket, links = REGISTRY[kind], REGISTRY[link]
    entity = ", entity.completename AS entityname, object.entities_id AS entityID" if several else ""
    return context.database.rows(
        f"SELECT object.*, category.completename AS catname{entity} FROM {ticket.table} AS object"
        f" JOIN {links.table} AS link ON link.{ticket.foreign_key} = object.id"
        " LEFT JOIN glpi_itilcategories AS category ON object.itilcategories_id = category.id"
        " LEFT JOIN glpi_entities AS entity ON object.entities_id = entity.id"
        f" WHERE link.items_id = ? AND link.itemtype = ? AND object.entities_id IN ({', '.join('?' * len(active))})"
        " ORDER BY object.date_mod DESC, object.id",
        (row["id"], itemtype.name, *active),
    )
