"""Whether what an item refers to exists: the server does not check it."""

from __future__ import annotations

from pulumi_itsmng.api import Client, Forbidden, ItsmngError, NotFound
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.live import LiveItem, Values


def references(itemtype: ItemType, values: Values) -> list[Field]:
    """The reference fields among `values` that refer to something."""
    fields = itemtype.stored.values()
    return [field for field in fields if field.kind == "reference" and values.get(field.name, -1) >= field.minimum]


async def dangling(client: Client, itemtype: ItemType, asked: Values, live: LiveItem) -> list[Difference]:
    """The references that the server took although their target does not exist.

    `live` must have been read with the names of these references: a name that is empty raises the suspicion, and
    only then the target itself is asked for.
    """
    return [
        Difference(field, asked[field.name], None)
        for field in references(itemtype, asked)
        if live.names.get(field.name) == "" and await _is_missing(client, field.target, asked[field.name])
    ]


async def why_refused(client: Client, itemtype: ItemType, asked: Values, item_id: int | None) -> str | None:
    """Look for the cause of a refused write, which the server's code does not tell."""
    if item_id is not None and await _is_missing(client, itemtype.name, item_id):
        return "it is gone; run `pulumi up --refresh` to create it anew"
    for field in references(itemtype, asked):
        if await _is_missing(client, field.target, asked[field.name]):
            return f"{field.name}: there is no {field.target} {asked[field.name]}, or the account may not see it"
    return None


async def _is_missing(client: Client, itemtype: str | None, item_id: int) -> bool:
    if itemtype is None:
        return False
    try:
        await client.items(itemtype).get(item_id)
    except (NotFound, Forbidden):
        return True
    except ItsmngError:
        return False  # Nobody knows, and this question only serves to explain another error.
    return False
