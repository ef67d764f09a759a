"""What a foreign key is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call


def reference_name(call: Call, refers_to: str, value: object) -> str:
    """The name of the item a foreign key points to.

    Args:
        call: The request.
        refers_to: The itemtype's name.
        value: The foreign key.

    Returns:
        The name; empty if there is no such item.
    """
    itemtype = REGISTRY.find(refers_to)
    row = call.database.get(itemtype, as_id(value)) if itemtype else None
    return call.behaviour(itemtype).name(call, row) if itemtype and row else ""


def own_name(call: Call, refers_to: str, value: object) -> str:
    """The name of the item a foreign key points to, without its place and as people say it.

    Args:
        call: The request.
        refers_to: The itemtype's name.
        value: The foreign key.

    Returns:
        The name; empty if there is no such item.
    """
    itemtype = REGISTRY.find(refers_to)
    row = call.database.get(itemtype, as_id(value)) if itemtype else None
    return call.behaviour(itemtype).own_name(call, row) if itemtype and row else ""
