"""Complete names that a write which the server did not finish has left wrong: of the item, or of those below it."""

from __future__ import annotations

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.lifecycle.fetch import fetch_now
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import LiveItem, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR, called
from pulumi_itsmng.lifecycle.parking import rename
from pulumi_itsmng.lifecycle.renames import temporary_name
from pulumi_itsmng.lifecycle.run import Run

_WRONG = "its complete name, or one below it, is wrong: give it another name in ITSM-NG, and this one again"


async def straighten(run: Run, item: Item, live: LiveItem) -> tuple[LiveItem, str]:
    """Let the server form the complete names of an item and of those below it anew, if one is wrong.

    It does so only where the name changes: so the item gets a temporary one for a moment.

    Args:
        run: the run.
        item: the item.
        live: the item as it is.

    Returns:
        The item as it is then, and what has to be said if a complete name is still wrong.
    """
    try:
        if not await _is_crooked(run, item, live):
            return live, ""
    except ItsmngError:
        return live, ""  # Nobody knows; what was to be changed is as it was asked for.
    await _rename_to_and_fro(run, item, live)
    live = await fetch_now(run, item)
    return live, _WRONG if await _is_crooked(run, item, live) else ""


async def _rename_to_and_fro(run: Run, item: Item, live: LiveItem) -> None:
    """Let the server form complete names anew.

    Raises:
        ItemError: the item may have kept the temporary name.
    """
    name, between = live.values["name"], temporary_name(item.id)
    try:
        await rename(run, item, between, live)
        await rename(run, item, name, live)
    except ItsmngError:
        with item.doing(f"updated, but perhaps called {between!r} now, and not {name!r}; run `pulumi up` again"):
            await rename(run, item, name, live)


async def _is_crooked(run: Run, item: Item, live: LiveItem) -> bool:
    """Whether the complete name of an item, or of one right below it, does not say what it is in."""
    complete, name, parent = str(live.outputs["complete_name"]), live.values["name"], item.itemtype.parent or ""
    field, number = item.itemtype.references[parent], live.values[parent]
    has_parent = number >= (field.minimum or 0)
    above = await run.names.display_name(field, number) if has_parent else ""
    if has_parent and not above:  # that it may not be read says nothing about its name
        straight = complete.endswith(f"{SEPARATOR}{name}")
    else:
        straight = complete == (f"{above}{SEPARATOR}{name}" if above else name)
    if not straight:
        return True
    below = await run.client.items(item.itemtype.api_itemtype).find(to_row(item.itemtype, {parent: item.id}))
    return not all(called(row).startswith(f"{complete}{SEPARATOR}") for row in below)
