"""Natural keys: by what an item is told from others, so that none is made twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import IDENTIFIED_BY
from pulumi_itsmng.lifecycle.asking import Asked
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.live import to_row


def natural_key(itemtype: ItemType, inputs: Mapping[str, Any]) -> list[str]:
    """The names of the fields by which a program's item is told from others."""
    chosen = inputs.get(IDENTIFIED_BY.name)
    if chosen:
        return [name for name in ([chosen] if isinstance(chosen, str) else chosen) if inputs.get(name)]
    return [name for name in itemtype.identified_by if inputs.get(name)][:1]


async def refuse_duplicates(
    client: Client, itemtype: ItemType, inputs: Mapping[str, Any], asked: Asked, entity: int
) -> None:
    """Make sure that there is no live item with the natural key yet; those in the trash do not count.

    Raises:
        ItemError: there is one; the error gives its id.
    """
    key = natural_key(itemtype, inputs)
    within = {
        name: asked.values.get(name, entity if itemtype.references[name].column == "entities_id" else 0)
        for name in itemtype.identified_within
    }
    wanted = to_row(itemtype, {name: asked.values[name] for name in key} | within)
    found = [row["id"] for row in await client.items(itemtype.name).find(wanted)]
    if not found:
        return
    ids = ", ".join(map(str, found))
    same = " and ".join([*key, *(name for name in itemtype.identified_within if name in itemtype.references)])
    raise ItemError(
        f"there {'is' if len(found) == 1 else 'are'} {itemtype.name} {ids} with the same {same} already: "
        "choose another, or delete the existing one in ITSM-NG"
    )
