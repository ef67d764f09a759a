"""Read items that are asked for a few at a time, as a refresh does, without a request for each few.

After some batches by id, pages of the whole list are read, and what they hold serves the reads to come: but never
more pages than there were batches before, so that a few items among very many cost no more than twice what they must.
What a page holds is given out once, and not after the item was written to: it never verifies a write.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

import anyio

from pulumi_itsmng.api.batching.multi_get import MOST, MultiGet, Row, Wanted
from pulumi_itsmng.api.batching.queue import BatchSpec, Stage
from pulumi_itsmng.api.pages import pages
from pulumi_itsmng.api.session import Session

BATCHES_BEFORE = 2
"""Batches by id before the first page."""


class Prefetch:
    """Reads items of one itemtype, and others with them.

    Args:
        session: the session.
        itemtype: the itemtype.
    """

    def __init__(self, session: Session, itemtype: str) -> None:
        self._session = session
        self._itemtype = itemtype
        self._turn = anyio.Lock()
        self._ahead: dict[int, Row] = {}
        self._written: set[int] = set()
        """Items whose rows may be older than what was written: a page may be under way while somebody writes."""
        self._list: AsyncIterator[tuple[list[Row], int]] = pages(session, itemtype, [])
        self._pages_read = 0
        self._at_end = False
        self._batches = 0

    @property
    def batch_spec(self) -> BatchSpec[int, Row]:
        """The spec of such reads."""
        return BatchSpec(("ahead", self._itemtype), Stage.READ, self._read, MOST, lambda _: 0, 0)

    def forget(self, item_id: int) -> None:
        """Do not give out what was read of an item before it was written to, or is being read."""
        self._written.add(item_id)
        self._ahead.pop(item_id, None)

    async def _read(self, item_ids: Sequence[int]) -> Sequence[Row | Exception]:
        async with self._turn:
            found: dict[int, Row | Exception] = {}
            while True:
                found |= {one: self._ahead.pop(one) for one in dict.fromkeys(item_ids) if one in self._ahead}
                missing = [one for one in dict.fromkeys(item_ids) if one not in found]
                if not missing or not self._is_worth_a_page():
                    break
                await self._read_page()
            if missing:
                wanted = [Wanted(self._itemtype, one) for one in missing]
                rows = await MultiGet(self._session).read(wanted, [("get_hateoas", "false")])
                found |= dict(zip(missing, rows, strict=True))
                self._batches += 1
            return [found[one] for one in item_ids]

    def _is_worth_a_page(self) -> bool:
        return not self._at_end and self._batches >= BATCHES_BEFORE + self._pages_read

    async def _read_page(self) -> None:
        page = await anext(self._list, None)
        self._pages_read += 1
        if page is None:
            self._at_end = True
        else:
            self._ahead |= {row["id"]: row for row in page[0] if row["id"] not in self._written}
