"""Giving an item a name that another one has which is renamed in the same run: that one gets a temporary name."""

from __future__ import annotations

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.api.codec import Folded
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.fetch import fetch_now
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.renames import Rename, key_of
from pulumi_itsmng.lifecycle.run import Run


async def make_way(run: Run, item: Item, wanted: Values) -> list[Rename]:
    """Give temporary names to those that have the wanted one and are renamed later in this run.

    Afterwards the item itself gets none any more.

    Returns:
        Those that have one now.
    """
    renames = run.claims.renames
    parked: list[Rename] = []
    while True:
        async with renames.turn:  # whoever gives this item a temporary name has done so
            others = renames.in_the_way(item.itemtype, item.id, wanted)
            if not others:
                renames.begin(item.itemtype, item.id)
                return parked
        parked += [one for one in others if await park(run, item.itemtype, one, wanted)]


async def park(run: Run, itemtype: ItemType, one: Rename, wanted: Values) -> bool:
    """Give an item a temporary name if it has what is wanted for another one; whether it has it now.

    Args:
        run: the run.
        itemtype: its itemtype.
        one: what is known of its renaming.
        wanted: what the other one shall have.
    """
    if one.written is not None:
        await one.written.wait()
        return False
    item = Item(itemtype, one.item_id)
    async with run.claims.renames.turn:
        if one.aside or one.written is not None:
            return False
        live = await fetch_now(run, item)
        one.aside = True
        has, key = key_of(itemtype, live.values), key_of(itemtype, wanted)
        if any(has[name] != value for name, value in key.items()):
            return False  # an earlier run has given it a temporary name
        await rename(run, item, one.temporary, live)
        one.parked = True
        return True


async def give_names_back(run: Run, itemtype: ItemType, parked: list[Rename]) -> None:
    """Give items the names back that they had: nothing has come of what was to be done with an item."""
    for one in parked:
        other = Item(itemtype, one.item_id)
        async with run.claims.renames.turn:
            if one.written is not None:
                continue
            try:
                await rename(run, other, one.old, await fetch_now(run, other))
            except ItsmngError:
                continue  # its own update tells of the temporary name, if that fails, too
            one.aside = one.parked = False


async def rename(run: Run, item: Item, name: str, live: LiveItem) -> None:
    """Give an item a name, with its parent, without which it would move to the top."""
    itemtype = item.itemtype
    values = {itemtype.name_field or "": name} | (
        {itemtype.parent: live.values[itemtype.parent]} if itemtype.parent else {}
    )
    await run.client.items(itemtype.api_itemtype).update(item.id, to_row(itemtype, values))
    run.names.invalidate(itemtype.api_itemtype)


async def holder_of(run: Run, item: Item, wanted: Values) -> int | None:
    """The id of the item that has what an item is to be called, as the server sees it."""
    itemtype = item.itemtype
    names = (itemtype.name_field, *itemtype.unique_within)
    key = {name: Folded(value) if isinstance(value, str) else value for name, value in wanted.items() if name in names}
    for trash in (False, True) if itemtype.unique_in_trash else (False,):
        try:
            rows = await run.client.items(itemtype.api_itemtype).find(to_row(itemtype, key), trash=trash)
        except ItsmngError:
            return None
        if others := [int(row["id"]) for row in rows if row["id"] != item.id]:
            return others[0]
    return None
