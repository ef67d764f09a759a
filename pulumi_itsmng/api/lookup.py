"""Finding items that have exactly some values, many in one request.

The server's own searches have no case, know wildcards and never find brackets. So they only narrow down what is then
compared value by value. A single lookup is a filtered list; several travel as one search, whose rows are then read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from pulumi_itsmng.api.batching import Lane, Stage
from pulumi_itsmng.api.codec import exact_pattern, is_kept_as
from pulumi_itsmng.api.criteria import Criteria, where
from pulumi_itsmng.api.pages import pages
from pulumi_itsmng.api.reading import ROOM, Reading, Row, Wanted
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.search import Search
from pulumi_itsmng.api.session import Session

MOST = 40
"""Lookups in one request."""

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

    def lane(self, stage: Stage) -> Lane[Values, list[Row]]:
        """The lane of lookups; a lookup's result is the items that it finds."""
        return Lane(("find", stage, self._search.itemtype), stage, self._find, MOST, _size, ROOM)

    async def one(self, wanted: Values, *, trash: bool = False) -> list[Row]:
        """The items that have these values, by a request of its own."""
        patterns = {column: exact_pattern(value) for column, value in wanted.items()}
        params: Params = [("is_deleted", int(trash))]
        params += [(f"searchText[{column}]", pattern) for column, pattern in patterns.items() if pattern]
        rows = [row async for page, _ in pages(self._session, self._search.itemtype, params) for row in page]
        return [row for row in rows if _has(row, wanted)]

    async def _find(self, wanted: Sequence[Values]) -> Sequence[list[Row]]:
        if len(wanted) == 1:
            return [await self.one(wanted[0])]
        options = {option.name for option in (await self._search.options()).values()}
        criteria = [_criteria(one, options) for one in wanted]
        if not all(criteria):  # something in it can only be compared
            return [await self.one(values) for values in wanted]
        rows = await self._rows(reduce(or_, (one for one in criteria if one)))
        return [[row for row in rows if _has(row, one)] for one in wanted]

    async def _rows(self, criteria: Criteria) -> list[Row]:
        """The items that a search finds, as a whole."""
        found = [row["id"] async for row in self._search.find(criteria, show=["id"], sort="id")]
        ids = [Wanted(self._search.itemtype, int(item_id)) for item_id in dict.fromkeys(found)]
        rows = await Reading(self._session).read(ids, [("get_hateoas", "false")])
        return [row for row in rows if isinstance(row, dict)]


def _criteria(wanted: Values, options: set[str]) -> Criteria | None:
    """A search that finds at least the items that have the values; None if it would find all."""
    patterns = {column: exact_pattern(value) for column, value in wanted.items() if isinstance(value, str)}
    conditions = [where(column).contains(text) for column, text in patterns.items() if text and column in options]
    return reduce(lambda one, other: one & other, conditions) if conditions else None


def _has(row: Row, wanted: Values) -> bool:
    return all(is_kept_as(value, row.get(column)) for column, value in wanted.items())


def _size(wanted: Values) -> int:
    """The bytes that a lookup takes in a query string, its brackets encoded."""
    return sum(3 * len(str(value)) + 240 for value in wanted.values() if isinstance(value, str))
