"""What refers to an item: who is in a place, which assets a group has. Several questions travel as one search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from pulumi_itsmng.api.batching.multi_get import MOST as MOST_READ
from pulumi_itsmng.api.batching.queue import BatchSpec, Stage
from pulumi_itsmng.api.criteria import Criteria, where
from pulumi_itsmng.api.search import Search
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.api.trees import Ancestors

MOST = 40
"""Questions in one request."""


class ReferrerSearch:
    """Finds live items that refer to others.

    Args:
        session: the session.
        search: the server's search over those that refer.
        options: the names of the search options that hold a reference: those that refer by any of them are found.
        below: whether the option is that of their own kind, a tree, and those below the item are meant.
        shown: the name of the search option that holds what they are called.
        first: how many to name at most.
    """

    def __init__(
        self, session: Session, search: Search, options: Sequence[str], *, below: bool, shown: str, first: int
    ) -> None:
        self._session = session
        self._search = search
        self._options = tuple(options)
        self._below = below
        self._shown = shown
        self._first = first

    @property
    def batch_spec(self) -> BatchSpec[int, list[str]]:
        """The spec of such questions, each an id; the answer is what the first that refer to it are called."""
        key = ("referring", self._search.itemtype, self._options, self._shown, self._first)
        return BatchSpec(key, Stage.READ, self._ask, MOST, self._size, self._search.max_bytes)

    async def _ask(self, item_ids: Sequence[int]) -> Sequence[list[str]]:
        criteria = [self._refers_to(item_id) for item_id in item_ids]
        if len(criteria) > 1 and not await self._names(reduce(or_, criteria)):
            return [[] for _ in item_ids]  # nothing refers to any of them: by far the most frequent answer
        if self._below:
            return [await self._names_below(item_id) for item_id in item_ids]
        return [await self._names(one) for one in criteria]

    async def _names_below(self, item_id: int) -> list[str]:
        """What is below an item: the server also finds what lay there before its branch was moved."""
        tree = Ancestors(self._session, self._search.itemtype, item_id)
        found: dict[int, str] = {}
        async for row in self._search.find(self._refers_to(item_id), show=["id", self._shown], page=MOST_READ):
            found[int(row["id"])] = str(row.get(self._shown) or "")
            if len(found) % MOST_READ == 0 and len(await tree.below(found)) >= self._first:
                break
        return [found[one] for one in await tree.below(found)][: self._first]

    def _size(self, item_id: int) -> int:
        return self._refers_to(item_id).size

    def _refers_to(self, item_id: int) -> Criteria:
        refer = [where(one).under(item_id) if self._below else where(one).equals(item_id) for one in self._options]
        by_any = reduce(or_, refer)
        return by_any & where("id").not_equals(item_id) if self._below else by_any

    async def _names(self, criteria: Criteria) -> list[str]:
        names: list[str] = []
        async for row in self._search.find(criteria, show=[self._shown], page=self._first):
            names.append(str(row.get(self._shown) or ""))
            if len(names) == self._first:
                break
        return names
