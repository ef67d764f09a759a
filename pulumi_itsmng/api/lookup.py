"""Finding items that have exactly some values, many in one request.

The server's own searches have no case, know wildcards and never find brackets. So they only narrow down what is then
compared value by value. A single lookup is a filtered list; several travel as one search, whose rows are then read.
Templates are no items.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from functools import reduce
from operator import and_, or_
from typing import Any
from urllib.parse import urlencode

from pulumi_itsmng.api.batching.multi_get import MultiGet, Row, Wanted
from pulumi_itsmng.api.batching.queue import BatchSpec, Stage
from pulumi_itsmng.api.codec import equals_stored, list_pattern, search_patterns
from pulumi_itsmng.api.criteria import Criteria, where
from pulumi_itsmng.api.errors import RequestLineTooLong
from pulumi_itsmng.api.pages import PAGE, pages
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.search import Search
from pulumi_itsmng.api.session import Session

MOST = 40
"""Lookups in one request."""

_USUAL = 100
"""Bytes of a list's other parameters: the range, the order and the like."""

Values = Mapping[str, Any]
"""Values by column."""


class Lookups:
    """Finds live items of one itemtype by their values.

    Args:
        session: the session.
        search: the server's search over the itemtype.
    """

    def __init__(self, session: Session, search: Search) -> None:
        self._session = session
        self._search = search

    def batch_spec(self, stage: Stage) -> BatchSpec[Values, list[Row]]:
        """The spec of lookups; a lookup's result is the items that it finds."""
        return BatchSpec(("find", stage, self._search.itemtype), stage, self._find, MOST, _size, self._search.max_bytes)

    async def one(self, wanted: Values, *, trash: bool = False) -> list[Row]:
        """The items that have these values, by a request of its own."""
        return [row async for rows, _ in self._listed(wanted, trash=trash) for row in rows]

    async def _first_page(self, wanted: Values) -> list[Row] | None:
        """The items that have these values; None if it takes more than a request to list all that may have them."""
        async with aclosing(self._listed(wanted)) as listed:
            async for rows, total in listed:
                return rows if total <= PAGE else None
        return []

    async def _listed(self, wanted: Values, *, trash: bool = False) -> AsyncGenerator[tuple[list[Row], int], None]:
        """Pages of the items that have these values, and how many a request found that may have them."""
        texts = self._texts(wanted)
        begun = False
        try:
            async for rows, total in pages(self._session, self._search.itemtype, [("is_deleted", int(trash)), *texts]):
                begun = True
                yield [row for row in rows if _has(row, wanted)], total
        except RequestLineTooLong:
            if begun or len(texts) <= 1:  # what came is not to come again
                raise
            async for page in self._listed(wanted, trash=trash):  # the limit is known now
                yield page

    def _texts(self, wanted: Values) -> Params:
        """The texts that a list must have: the shortest of them, as many as fit into its line."""
        patterns = {column: list_pattern(value) for column, value in wanted.items()}
        params: Params = [(f"searchText[{column}]", pattern) for column, pattern in patterns.items() if pattern]
        params.sort(key=lambda param: len(urlencode([param])))
        while len(params) > 1 and self._session.lines.bytes_left(self._search.itemtype, params) < _USUAL:
            params.pop()  # the rows are compared by all values anyway
        return params

    async def _find(self, wanted: Sequence[Values]) -> Sequence[list[Row]]:
        if len(wanted) == 1:
            few = await self._first_page(wanted[0])
            if few is not None:
                return [few]
        options = {option.name for option in (await self._search.options()).values()}
        criteria = [_criteria(one, options) for one in wanted]
        if not all(criteria):  # something in it can only be compared
            return [await self.one(values) for values in wanted]
        try:
            rows = await self._rows(reduce(or_, (one for one in criteria if one)))
        except RequestLineTooLong:  # of one lookup all conditions travel together, where a list can do with some
            return [await self.one(values) for values in wanted]
        return [[row for row in rows if _has(row, one)] for one in wanted]

    async def _rows(self, criteria: Criteria) -> list[Row]:
        """The items that a search finds, as a whole."""
        found = [row["id"] async for row in self._search.find(criteria, show=["id"], sort="id")]
        ids = [Wanted(self._search.itemtype, int(item_id)) for item_id in dict.fromkeys(found)]
        rows = await MultiGet(self._session).read(ids, [("get_hateoas", "false")])
        return [row for row in rows if isinstance(row, dict)]


def _criteria(wanted: Values, options: set[str]) -> Criteria | None:
    """A search that finds at least the items that have the values; None if it would find all."""
    texts = {column: value for column, value in wanted.items() if isinstance(value, str) and column in options}
    searched = {column: several for column, value in texts.items() if (several := search_patterns(value))}
    if len(searched) > 1:  # alternatives within would take a group each, and addresses twice as long
        searched = {column: (list_pattern(texts[column]) or "",) for column in searched}
    conditions = [reduce(or_, map(where(column).contains, several)) for column, several in searched.items()]
    return reduce(and_, conditions) if conditions else None


def _has(row: Row, wanted: Values) -> bool:
    if row.get("is_template") and "is_template" not in wanted:
        return False
    return all(equals_stored(value, row.get(column)) for column, value in wanted.items())


def _size(wanted: Values) -> int:
    """The bytes that a lookup takes in a query string."""
    criteria = _criteria(wanted, set(wanted))
    return criteria.size if criteria else 0
