"""What a deletion would take with it: the server deletes places, groups and entities that are in use all the same."""

from __future__ import annotations

from dataclasses import dataclass

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import Dependents

SHOWN = 3
"""How many names the error gives."""


@dataclass(frozen=True)
class DependentNames:
    """What is in an item or refers to it, in words, with the first names; each empty if there is nothing.

    Attributes:
        lost: what a deletion would lose for good.
        cleared: what the server would move or clear.
    """

    lost: str
    cleared: str


async def dependents_of(client: Client, itemtype: ItemType, item_id: int, *, only_lost: bool) -> DependentNames:
    """What is in an item or refers to it.

    Args:
        client: the client.
        itemtype: the item's itemtype.
        item_id: its id.
        only_lost: whether to look for no other than what a deletion would lose for good.
    """
    kinds = [kind for kind in itemtype.dependents if kind.lost or not only_lost]
    found = [(kind, await _names(client, kind, item_id)) for kind in kinds]
    lost, cleared = (
        ", ".join(_told(kind, names) for kind, names in found if names and kind.lost is is_lost)
        for is_lost in (True, False)
    )
    return DependentNames(lost, cleared)


async def _names(client: Client, kind: Dependents, item_id: int) -> list[str]:
    return await client.referring(
        kind.itemtype, kind.options, item_id, below=kind.below, shown=kind.shown, first=SHOWN + 1
    )


def _told(kind: Dependents, names: list[str]) -> str:
    more = " and more" if len(names) > SHOWN else ""
    return f"{kind.plural} {', '.join(map(repr, names[:SHOWN]))}{more}"
