"""Read a live item, and what it means if the server does not show it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.api import ApiError, Client, Forbidden, ItsmngError, NotFound, Stage
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import LiveItem
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.reused_id import is_different_item, link_differs
from pulumi_itsmng.lifecycle.run import Run

GONE = "it is gone; run `pulumi up --refresh` to create it anew"


async def fetch_prefetched(client: Client, item: Item) -> LiveItem:
    """Read an item as one of many that will be asked for: others may be read along with it."""
    row = await client.items(item.itemtype.api_itemtype).get_prefetched(item.id)
    return LiveItem.from_row(item.itemtype, row)


async def fetch_now(run: Run, item: Item) -> LiveItem:
    """Read an item as it is after what was sent before."""
    row = await run.client.items(item.itemtype.api_itemtype).get(item.id, stage=Stage.VERIFY)
    run.names.cache(item.itemtype.api_itemtype, row)
    return LiveItem.from_row(item.itemtype, row)


async def fetch_known(run: Run, item: Item) -> LiveItem:
    """Read an item that a state knows, as it is after what was sent before.

    Raises:
        ItemError: it is gone, or the server does not show it.
    """
    try:
        return await fetch_now(run, item)
    except NotFound as error:
        raise ItemError(error.message, hint=GONE) from error
    except Forbidden as error:
        raise await refused(run.names, error) from error


async def is_gone(run: Run, item: Item, *, purge: bool) -> bool:
    """Whether an item is surely deleted: purged, or, if that is enough, in the trash."""
    try:
        live = await fetch_now(run, item)
    except NotFound:
        return True
    except ItsmngError:
        return False
    return live.is_deleted and not purge


async def has_reused_id(client: Client, item: Item, state: Mapping[str, Any]) -> bool:
    """Whether another item than the one that a state knows has its id.

    If the server denies access, assume that it is the same item: the write will be denied as well. An answer that did
    not come is an error: nothing is changed or deleted on a guess.
    """
    try:
        live = await fetch_prefetched(client, item)
    except ApiError:
        return False
    return is_different_item(state, live) or link_differs(item.itemtype, state, live)


async def refused(names: NameResolver, error: ItsmngError) -> ItemError:
    """A refusal to show an item, with what may hide it from an account that sees every entity."""
    return ItemError(error.message, hint=error.hint).with_hint(await names.why_hidden())
