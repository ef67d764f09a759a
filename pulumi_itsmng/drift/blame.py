"""Who changed what: the entries of the server's history that explain a drift.

An entry counts only if it is the newest about that field and says just what is live now; all else would be a guess.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pulumi_itsmng.api import ApiError, Client, NotFound, SearchOption, ServerCrashed
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.drift.entries import MOVED, UPDATED, tells
from pulumi_itsmng.drift.history import History
from pulumi_itsmng.drift.live import LiveItems, Progress
from pulumi_itsmng.drift.removal import history_owner, removal
from pulumi_itsmng.drift.report import Blame, FieldDrift, ItemDrift, Status
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.stack.state import Managed
from pulumi_itsmng.text import pluralize

TRASHED, RESTORED = 13, 14
"""What an entry says was done (`linked_action`): the item went into the trash, or came out of it."""

AT_A_TIME = 16
"""Histories that are read at the same time."""

Options = Mapping[int, SearchOption]


async def blame(
    client: Client, managed: Iterable[Managed], items: Iterable[ItemDrift], live: LiveItems, progress: Progress
) -> tuple[list[ItemDrift], str]:
    """Add to items who changed them, and tell why that is not possible, where it is not.

    Args:
        client: the client.
        managed: what the state says of the items.
        items: how they compare.
        live: what is live of them.
        progress: is told what is being done.

    Raises:
        ItsmngError: the server could not be asked.
    """
    items = list(items)
    known = {one.urn: one for one in managed}
    drifted = [one for one in items if one.is_drift]
    if not drifted:
        return items, ""
    progress(f"reading the history of {pluralize(len(drifted), 'item')}")
    history, room = History(client), asyncio.Semaphore(AT_A_TIME)
    for itemtype, count in Counter(one.itemtype for one in drifted if one.status is not Status.MISSING).items():
        await history.prefetch(CATALOG[itemtype].api_itemtype, count)

    async def one(item: ItemDrift) -> ItemDrift | ApiError | ServerCrashed:
        async with room:
            try:
                if item.status is Status.MISSING:
                    return await _blame_removal(history, item, known[item.urn])
                return await _blame(client, history, item, live)
            except (ApiError, ServerCrashed) as error:
                return error

    outcomes = dict(zip((item.urn for item in drifted), await asyncio.gather(*map(one, drifted)), strict=True))
    failed = [outcome for outcome in outcomes.values() if not isinstance(outcome, ItemDrift)]
    told = {urn: outcome for urn, outcome in outcomes.items() if isinstance(outcome, ItemDrift)}
    note = f"the history of {pluralize(len(failed), 'item')} could not be read: {failed[0]}" if failed else ""
    return [told.get(item.urn, item) for item in items], note


async def _blame(client: Client, history: History, item: ItemDrift, live: LiveItems) -> ItemDrift:
    itemtype, there = CATALOG[item.itemtype], live.found[item.itemtype, item.item_id]
    key = (itemtype.api_itemtype, item.item_id)
    options = await client.search(itemtype.api_itemtype).options()

    def told(entries: list[Row]) -> tuple[FieldDrift, ...]:
        return tuple(
            one.model_copy(update={"blame": _of_field(itemtype, one, there.values.get(one.field), entries, options)})
            for one in item.fields
        )

    fields = told(history.new(key))
    if any(one.blame is None for one in fields):
        fields = told(await history.of(key))
    trash = next((one.blame for one in fields if one.field == IN_TRASH), None)
    return item.model_copy(update={"fields": fields, "blame": trash})


async def _blame_removal(history: History, item: ItemDrift, known: Managed) -> ItemDrift:
    teller = history_owner(known)
    try:
        row = removal(known, await history.of(teller)) if teller else None
    except NotFound:  # that is gone, too
        row = None
    return item.model_copy(update={"blame": _entry(row, values=False)}) if row else item


def _of_field(itemtype: ItemType, drift: FieldDrift, value: Any, history: list[Row], options: Options) -> Blame | None:
    if drift.field == IN_TRASH:
        return _of_trash(history, trashed=bool(drift.actual))
    field = itemtype.readable[drift.field]
    numbers = option_numbers(itemtype, field, options)
    newest = next((row for row in history if _is_about(row, itemtype, field, numbers)), None)
    if newest is None or not tells(newest, field, value, drift.actual):
        return None
    return _entry(newest, values=not drift.secret)


def _of_trash(history: list[Row], *, trashed: bool) -> Blame | None:
    newest = next((row for row in history if int(row["linked_action"]) in (TRASHED, RESTORED)), None)
    wanted = TRASHED if trashed else RESTORED
    return _entry(newest, values=False) if newest and int(newest["linked_action"]) == wanted else None


def option_numbers(itemtype: ItemType, field: Field, options: Options) -> set[int]:
    """The numbers of the search options by which the history may name a field.

    A field of the item's own is shown by its column; a key by what it leads to, with the column before it where that
    is not the target's usual key. The server may also take it for a key of what belongs to the item, as a user's
    default profile for one of the user's authorizations.
    """
    column, target = field.column or field.name, field.target
    of_target = [f"{target}.{shown}" for shown in ("name", "completename")] if target else []
    names = {column} | {f"{column}.{name}" for name in ("name", "completename", *of_target)}
    found = {number for number, option in options.items() if option.name in names}
    if not found:
        of_others = tuple(f"_User.{name}" for name in of_target)
        found = {
            number
            for number, option in options.items()
            if option.name in of_target or (of_target and option.name.endswith(of_others))
        }
    if not found and target == itemtype.name:  # option 1 shows the item's own complete name
        found = {number for number, option in options.items() if option.name == "completename" and number != 1}
    return found


def _is_about(row: Row, itemtype: ItemType, field: Field, numbers: set[int]) -> bool:
    action = int(row["linked_action"])
    if action == MOVED:
        return field.name == itemtype.parent and row["itemtype_link"] == itemtype.name
    return action == UPDATED and int(row["id_search_option"]) in numbers


def _entry(row: Row, *, values: bool) -> Blame:
    before, after = (str(row[name] or "").replace("&nbsp;", "").strip() for name in ("old_value", "new_value"))
    return Blame(
        who=str(row["user_name"] or ""),
        when=str(row["date_mod"]),
        before=before if values else None,
        after=after if values else None,
    )
