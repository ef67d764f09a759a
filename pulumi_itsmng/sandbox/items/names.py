"""What a foreign key is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.foreign_keys import WITHOUT_TABLE
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage import StatementRefusedError

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.rules import Rules
    from pulumi_itsmng.sandbox.storage import Row


def reference_name(context: RequestContext, refers_to: str, value: object) -> str:
    """The name of the item a foreign key points to.

    Args:
        value: The foreign key.

    Returns:
        The name; empty if there is no such item.

    Raises:
        ServerBrokeError: There is no such table, and the server is of the strict kind.
    """
    if refers_to == WITHOUT_TABLE:
        context.refuse(StatementRefusedError("there is no such table"))
    found = _pointed_at(context, refers_to, value)
    return found[0].name(context, found[1]) if found else ""


def own_name(context: RequestContext, refers_to: str, value: object) -> str:
    """The name of the item a foreign key points to, without its place and as people say it.

    Args:
        value: The foreign key.

    Returns:
        The name; empty if there is no such item.
    """
    found = _pointed_at(context, refers_to, value)
    return found[0].own_name(context, found[1]) if found else ""


def _pointed_at(context: RequestContext, refers_to: str, value: object) -> tuple[Rules[RequestContext], Row] | None:
    """The item a foreign key points to, with the rules of its itemtype; None if there is no such item."""
    itemtype = REGISTRY.find(refers_to)
    row = context.database.get(itemtype, as_id(value)) if itemtype else None
    return (context.behaviour(itemtype), row) if itemtype and row else None
