"""What a deletion would take with it: the server deletes places, groups and entities that are in use all the same."""

from __future__ import annotations

from itertools import chain

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import Dependents

SHOWN = 3
"""How many names the error gives."""


async def in_use_by(client: Client, itemtype: ItemType, item_id: int) -> str:
    """What is in an item or refers to it, in words, with the first names; empty if nothing does."""
    found = [(kind, await _names(client, kind, item_id)) for kind in itemtype.dependents]
    return ", ".join(chain.from_iterable(_told(kind, names) for kind, names in found if names))


async def _names(client: Client, kind: Dependents, item_id: int) -> list[str]:
    return await client.referring(
        kind.itemtype, kind.options, item_id, below=kind.below, shown=kind.shown, first=SHOWN + 1
    )


def _told(kind: Dependents, names: list[str]) -> list[str]:
    more = " and more" if len(names) > SHOWN else ""
    return [f"{kind.called} {', '.join(map(repr, names[:SHOWN]))}{more}"]
