"""Long lists, page by page.

A list is ordered by id and read in ranges. Each range begins with the last item of the one before: if that is not
where it was, items were removed meanwhile and others have moved up, so the list is read again from further ahead.
So whatever comes and goes, an item that is there all the time is seen, and seen once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import ApiError, UnexpectedResponse
from pulumi_itsmng.api.request import Params, Response
from pulumi_itsmng.api.session import Session

PAGE = 1_000
"""Items in one request: 1,000 take 30 ms of the server's time, and much more exhausts PHP's memory."""

BEYOND = "ERROR_RANGE_EXCEED_TOTAL"
"""The code of an answer to a range that begins beyond the end of a list."""


async def pages(
    session: Session, path: str, params: Params, *, size: int = PAGE
) -> AsyncIterator[tuple[list[dict[str, Any]], int]]:
    """Read a list.

    Args:
        session: the session.
        path: the list, such as `Computer` or `Computer/7/Infocom`.
        params: what else to ask for.
        size: items in one request, at least two: one of them was seen before.

    Yields:
        Items that were not seen before, in the order of their ids, and how many the list has as a whole.

    Raises:
        ItsmngError: as every request.
    """
    size = max(size, 2)
    last, start, went_back = -1, 0, False
    while True:
        rows, total = await _page(session, path, params, start, size)
        if start > 0 and (not rows or rows[0]["id"] > last):
            start, went_back = max(0, start - size + 1), True
            continue
        new = [row for row in rows if row["id"] > last]
        if new:
            yield new, total
            last = new[-1]["id"]
        # After a step back, what follows the last item is on this page: if nothing does, the server's total is wrong.
        if start + len(rows) >= total or (went_back and not new):
            return
        start, went_back = start + max(len(rows) - 1, 1), False


async def list_newest(session: Session, path: str, params: Params, page: int) -> list[dict[str, Any]]:
    """A page of a list from its end, the highest id first.

    Args:
        session: the session.
        path: as in `pages`.
        params: as in `pages`.
        page: how many pages are left out.

    Raises:
        ItsmngError: as every request.
    """
    rows, _ = await _page(session, path, params, page * PAGE, PAGE, order="DESC")
    return rows


async def _page(
    session: Session, path: str, params: Params, start: int, size: int, *, order: str = "ASC"
) -> tuple[list[dict[str, Any]], int]:
    """A range of a list, and how long the list is."""
    where: Params = [("range", f"{start}-{start + size - 1}"), ("sort", "id"), ("order", order)]
    try:
        answer = await session.get(path, [*params, ("get_hateoas", "false"), *where])
    except ApiError as error:
        if error.code == BEYOND:
            return [], 0
        raise
    rows = decode(answer.body)
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "id" in row for row in rows):
        raise UnexpectedResponse(f"the server answered the list {path} with something else", status=answer.status)
    return rows, _total(answer, start + len(rows))


def _total(answer: Response, at_least: int) -> int:
    """How many items a list has, by its Content-Range; an empty list has none."""
    total = answer.headers.get("Content-Range", "").rpartition("/")[2]
    return int(total) if total.isdecimal() else at_least
