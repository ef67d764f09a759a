"""The server's history: what was noted about items, the newest first."""

from __future__ import annotations

from collections import defaultdict

from pulumi_itsmng.api import ApiError, Client, ServerCrashed
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.drift.live import Key

WORTH = 10
"""For so many items the newest entries of all items are read, a page of 1,000: that costs as much as three of them."""


class History:
    """Reads histories, item by item; of many items, what is new first.

    Args:
        client: the client.
    """

    def __init__(self, client: Client) -> None:
        self._log = client.items("Log")
        self._new: defaultdict[Key, list[Row]] = defaultdict(list)

    async def prefetch(self, itemtype: str, count: int) -> None:
        """Read the newest entries about an itemtype, as many as is worth it for a number of its items.

        Raises:
            ItsmngError: the server could not be asked.
        """
        for page in range(count // WORTH):
            try:
                rows = await self._log.list_newest(search={"itemtype": f"^{itemtype}$"}, page=page)
            except (ApiError, ServerCrashed):
                return  # what cannot be listed may be told of one item
            for row in rows:
                self._new[itemtype, row["items_id"]].append(row)
            if not rows:
                return

    def new(self, item: Key) -> list[Row]:
        """The entries about an item that were prefetched: the newest, but perhaps not all of them."""
        return self._new[item]

    async def of(self, item: Key) -> list[Row]:
        """The newest entries about an item, at most 1,000.

        Raises:
            ItsmngError: as every request.
        """
        return await self._log.list_newest(of=item)
