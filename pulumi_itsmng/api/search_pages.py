"""What a search finds: page by page, and in several searches where its alternatives do not fit into one request.

A search is a GET, and web servers limit the line of a request. Of criteria that are too long, each half is asked for,
and so on; what several of them find is one row, and all rows are sorted here.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api.codec import decode, fold
from pulumi_itsmng.api.criteria import Criteria
from pulumi_itsmng.api.errors import ApiError, RequestLineTooLong, UnexpectedResponse
from pulumi_itsmng.api.pages import BEYOND
from pulumi_itsmng.api.request import Param, Params
from pulumi_itsmng.api.session import Session

Cells = dict[str, Any]
"""A row as the server answers it: values by the numbers of search options."""

LONGEST_RANGE: Param = ("range", "99999999-99999999")
"""What a page's range takes at most."""


@dataclass(frozen=True)
class SearchPages:
    """Sends a search.

    Attributes:
        session: the session.
        path: the path of the search.
        params: what to ask for, by criteria.
        size: rows in one request.
        id_key: the key of the cell with the id; None if there is none.
        sort_key: the key of the cell by which rows are sorted.
        descending: whether the last come first.
    """

    session: Session
    path: str
    params: Callable[[Criteria | None], Params]
    size: int
    id_key: str | None
    sort_key: str
    descending: bool

    async def rows(self, criteria: Criteria | None) -> AsyncGenerator[Cells, None]:
        """The rows, while they are read; of several searches, all have been read before the first comes.

        Raises:
            RequestLineTooLong: the line of the request is too long, and there are no alternatives to split.
            ItsmngError: as every request.
        """
        begun = False
        try:
            if self._fits(criteria):
                async with aclosing(self._pages(self.params(criteria))) as pages:
                    async for cells in pages:
                        begun = True
                        yield cells
                return
        except RequestLineTooLong:
            if begun or criteria is None or criteria.halves() is None:  # what came is not to come again
                raise
        found = {self._identity(cells): cells for cells in await self._halved(criteria)}
        for cells in sorted(found.values(), key=self._order, reverse=self.descending):
            yield cells

    async def _all(self, criteria: Criteria) -> list[Cells]:
        """All rows, some more than once."""
        try:
            if self._fits(criteria):
                return [cells async for cells in self._pages(self.params(criteria))]
        except RequestLineTooLong:
            if criteria.halves() is None:
                raise
        return await self._halved(criteria)

    async def _halved(self, criteria: Criteria | None) -> list[Cells]:
        halves = (criteria.halves() if criteria else None) or ()
        return [cells for half in halves for cells in await self._all(half)]

    def _fits(self, criteria: Criteria | None) -> bool:
        """Whether to send it as it is: it fits, or cannot be split, and who knows what this server takes."""
        if criteria is None or criteria.halves() is None:
            return True
        return self.session.lines.bytes_left(self.path, [*self.params(criteria), LONGEST_RANGE]) >= 0

    async def _pages(self, params: Params) -> AsyncGenerator[Cells, None]:
        start = 0
        while True:
            rows, total = await self._page(params, start)
            for row in rows:
                yield row
            start += len(rows)
            if not rows or start >= total:
                return

    async def _page(self, params: Params, start: int) -> tuple[list[Cells], int]:
        try:
            answer = await self.session.get(self.path, [*params, ("range", f"{start}-{start + self.size - 1}")])
        except ApiError as error:
            if error.code == BEYOND:  # fewer than there were
                return [], 0
            raise
        if not isinstance(answer.body, dict) or "totalcount" not in answer.body:
            raise UnexpectedResponse("the server answered a search with something else", status=answer.status)
        rows: list[Cells] = decode(answer.body.get("data", []))
        return rows, int(answer.body["totalcount"])

    def _order(self, cells: Cells) -> tuple[int, float, str]:
        """As the server's database orders: what is not set first, numbers by their size, texts without case."""
        value = cells.get(self.sort_key)
        if value is None:
            return 0, 0.0, ""
        return (1, float(value), "") if isinstance(value, (int, float)) else (2, 0.0, fold(str(value)))

    def _identity(self, cells: Cells) -> str:
        """What tells a row from others, also among those of several itemtypes."""
        return repr((cells.get("itemtype"), cells.get(self.id_key)) if self.id_key else cells)
