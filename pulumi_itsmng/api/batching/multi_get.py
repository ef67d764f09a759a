"""Read items by id: one by one, or many of any itemtype in one request (`GET /getMultipleItems`)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from pulumi_itsmng.api.batching.queue import BatchSpec, Stage, split
from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import (
    ApiError,
    ItsmngError,
    RequestLineTooLong,
    ServerCrashed,
    UnexpectedResponse,
)
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.session import Session

MOST = 100
"""Items in one request: more save little, and each is asked for anew if one of them is missing."""

_PATH = "getMultipleItems"

Row = dict[str, Any]
"""An item: values by API column."""


@dataclass(frozen=True)
class Wanted:
    """An item to read."""

    itemtype: str
    item_id: int


class MultiGet:
    """Reads items by id.

    Args:
        session: the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def batch_spec(self, stage: Stage, params: Params) -> BatchSpec[Wanted, Row]:
        """The spec of reads that ask for the same things about their items."""

        async def send(wanted: Sequence[Wanted]) -> Sequence[Row | Exception]:
            distinct = list(dict.fromkeys(wanted))
            rows = dict(zip(distinct, await self.read(distinct, params), strict=True))
            return [rows[one] for one in wanted]

        return BatchSpec(("read", stage, tuple(params)), stage, send, MOST, _size, self._max_bytes(params))

    def _max_bytes(self, params: Params) -> int:
        """The bytes that a request has for the items."""
        return self._session.lines.bytes_left(_PATH, params) - 1

    async def read(self, wanted: list[Wanted], params: Params) -> list[Row | Exception]:
        """Read items at once, without the queue: each, or its error, in their order."""
        loads = split(wanted, _size, self._max_bytes(params), MOST)
        rows = await asyncio.gather(*(self._read(load, params) for load in loads))
        return [row for some in rows for row in some]

    async def _read(self, wanted: list[Wanted], params: Params) -> list[Row | Exception]:
        if len(wanted) <= 1:
            return [await self._read_one(one, params) for one in wanted]
        try:
            rows = await self._read_together(wanted, params)
        except (ApiError, ServerCrashed, RequestLineTooLong) as error:
            if error.concerns_session:
                raise
            rows = None
        if rows is not None:
            return list(rows)
        # One that is missing, not to be seen, or breaks the server fails all, and this server may take less at once:
        # halve until they are alone.
        middle = len(wanted) // 2
        halves = await asyncio.gather(self._read(wanted[:middle], params), self._read(wanted[middle:], params))
        return halves[0] + halves[1]

    async def _read_one(self, wanted: Wanted, params: Params) -> Row | Exception:
        try:
            answer = await self._session.get(f"{wanted.itemtype}/{wanted.item_id}", params)
        except ItsmngError as error:
            return error.with_context(wanted.itemtype, wanted.item_id)
        if not isinstance(answer.body, dict) or answer.body.get("id") != wanted.item_id:
            strange = UnexpectedResponse("the server answered with something else", status=answer.status)
            return strange.with_context(wanted.itemtype, wanted.item_id)
        row: Row = decode(answer.body)
        return row

    async def _read_together(self, wanted: list[Wanted], params: Params) -> list[Row] | None:
        """The items in their order, or None if the answer has other ones."""
        query = [param for position, one in enumerate(wanted) for param in _query(one, position)]
        answer = await self._session.get(_PATH, query + params)
        rows: list[Row] = decode(answer.body) if isinstance(answer.body, list) else []
        same = len(rows) == len(wanted) and all(
            isinstance(row, dict) and row.get("id") == one.item_id for row, one in zip(rows, wanted, strict=True)
        )
        return rows if same else None


def _query(wanted: Wanted, position: int) -> Params:
    return [(f"items[{position}][itemtype]", wanted.itemtype), (f"items[{position}][items_id]", wanted.item_id)]


def _size(wanted: Wanted) -> int:
    """The bytes that an item takes in a query string at most."""
    return len(urlencode(_query(wanted, MOST - 1))) + 1
