"""getMultipleItems: items of several itemtypes in one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.endpoints.deprecated import find_alias
from pulumi_itsmng.sandbox.endpoints.items import readable
from pulumi_itsmng.sandbox.errors import ServerBrokeError, bad_array, unknown_itemtype
from pulumi_itsmng.sandbox.http.answers import Answer
from pulumi_itsmng.sandbox.items.reading import Reader
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call


def get_multiple_items(call: Call) -> Answer:
    """All the items named, or an error if one of them is missing."""
    items = call.parameters.get("items")
    if isinstance(items, list):
        raise ServerBrokeError  # the server expects what a query string makes of them
    if not isinstance(items, dict):
        raise bad_array()
    reader = Reader(call)
    shown: list[Any] = []
    alias = None
    for item in items.values():
        if not isinstance(item, dict) or "itemtype" not in item or "items_id" not in item:
            raise bad_array()
        name = str(item["itemtype"])
        if old := find_alias(name):
            name, alias = old.itemtype, old  # the items after it are shown by its names too
        itemtype = REGISTRY.find(name)
        if itemtype is None:
            raise unknown_itemtype()
        row = reader.show(itemtype, readable(call, itemtype, as_id(item["items_id"])))
        shown.append(alias.show(row) if alias else row)
    return Answer(shown)
