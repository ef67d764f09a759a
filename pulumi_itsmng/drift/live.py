"""The live items behind a stack's resources: many in one request, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pulumi_itsmng.api import ApiError, Client, NotFound
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.live import LiveItem

Key = tuple[str, int]
"""Itemtype and id of an item."""

Progress = Callable[[str], None]
"""Called with what is being done, in words."""


@dataclass
class LiveItems:
    """What the server has of the items that were asked for.

    Attributes:
        found: the items, those in the trash too.
        unreadable: why an item cannot be read; what is in neither is gone.
    """

    found: dict[Key, LiveItem] = field(default_factory=dict)
    unreadable: dict[Key, ApiError] = field(default_factory=dict)


async def read_live(client: Client, wanted: Iterable[Key], progress: Progress) -> LiveItems:
    """Read items of any itemtypes.

    Raises:
        ItsmngError: the server could not be asked.
    """
    by_type: dict[str, list[int]] = {}
    for itemtype, item_id in dict.fromkeys(wanted):
        by_type.setdefault(itemtype, []).append(item_id)
    live = LiveItems()
    for itemtype, item_ids in by_type.items():
        progress(f"reading {len(item_ids)} {itemtype}")
        await _read(client, itemtype, item_ids, live)
    return live


async def _read(client: Client, name: str, item_ids: list[int], live: LiveItems) -> None:
    itemtype, items = CATALOG[name], client.items(CATALOG[name].api_itemtype)

    def keep(rows: Mapping[int, object]) -> None:
        for item_id, row in rows.items():
            if isinstance(row, dict):
                live.found[name, item_id] = LiveItem.from_row(itemtype, row)

    left = item_ids
    for trash in (False, True) if itemtype.has_trash else (False,):
        keep(await items.get_listed(left, trash=trash))
        left = [one for one in left if (name, one) not in live.found]
    outcomes = await items.get_many(left)
    keep(outcomes)
    for item_id, outcome in outcomes.items():
        if isinstance(outcome, ApiError) and outcome.concerns_session:
            raise outcome
        if isinstance(outcome, ApiError) and not isinstance(outcome, NotFound):
            live.unreadable[name, item_id] = outcome
