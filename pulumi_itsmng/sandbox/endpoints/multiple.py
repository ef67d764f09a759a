"""getMultipleItems: items of several itemtypes in one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.endpoints.access import check_app_token, check_session
from pulumi_itsmng.sandbox.endpoints.deprecated import find_alias
from pulumi_itsmng.sandbox.endpoints.items import readable
from pulumi_itsmng.sandbox.errors import ServerBrokeError, bad_array
from pulumi_itsmng.sandbox.http.answers import Answer
from pulumi_itsmng.sandbox.items.reading import Reader
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.php.query import Array
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pulumi_itsmng.sandbox.context import RequestContext


def get_multiple_items(context: RequestContext) -> Answer:
    """All the items named, or an error if one of them is missing.

    The tokens are looked at when the first item is read, and so not at all where none is named as it must be.
    """
    reader = Reader(context)
    shown: list[Any] = []
    alias = None
    for item in _named_items(context):
        if not shown:
            check_app_token(context)
            check_session(context)
        name = item.get("itemtype")
        if not isinstance(name, str):
            raise ServerBrokeError
        if old := find_alias(name):
            name, alias = old.itemtype, old  # the items after it are shown by its names too
        itemtype = REGISTRY.find(name)
        if itemtype is None:
            raise ServerBrokeError
        row = reader.show_alone(itemtype, readable(context, itemtype, as_id(item.get("items_id"))))
        shown.append(alias.show(row) if alias else row)
    return Answer(shown)


def _named_items(context: RequestContext) -> Iterator[Array]:
    """The items a query string names; those of JSON are objects, which the server cannot read here."""
    items = context.parameters.get("items")
    if not isinstance(items, (Array, list)):
        raise bad_array()
    for item in items.values() if isinstance(items, Array) else items:
        if isinstance(item, dict) and not isinstance(item, Array):
            raise ServerBrokeError
        if not isinstance(item, Array) or (item.get("itemtype") is None and item.get("items_id") is None):
            raise bad_array()
        yield item
