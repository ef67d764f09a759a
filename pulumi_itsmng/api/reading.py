"""Reading items by id: one by one, or many of any itemtype in one request (`GET /getMultipleItems`)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api.batching import Lane, Stage
from pulumi_itsmng.api.codec import decode
from pulumi_itsmng.api.errors import ApiError, BrokeInside, ItsmngError, LoginRefused, SessionExpired, UnexpectedAnswer
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.session import Session

MOST = 100
"""Items in one request: more save little, and each is asked for anew if one of them is missing."""

ROOM = 6_000
"""Bytes of a query string: web servers take 8 kB for the whole line."""

Row = dict[str, Any]
"""An item: values by API column."""


@dataclass(frozen=True)
class Wanted:
    """An item to read."""

    itemtype: str
    item_id: int


class Reading:
    """Reads items by id.

    Args:
        session: the session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def lane(self, stage: Stage, params: Params) -> Lane[Wanted, Row]:
        """The lane of reads that ask for the same things about their items."""

        async def send(wanted: Sequence[Wanted]) -> Sequence[Row | Exception]:
            distinct = list(dict.fromkeys(wanted))
            rows = dict(zip(distinct, await self.read(distinct, params), strict=True))
            return [rows[one] for one in wanted]

        room = ROOM - sum(len(name) + len(str(value)) + 6 for name, value in params)
        return Lane(("read", stage, tuple(params)), stage, send, MOST, _size, room)

    async def read(self, wanted: list[Wanted], params: Params) -> list[Row | Exception]:
        """Read items at once, without the queue: each, or its error, in their order."""
        if len(wanted) <= 1:
            return [await self._read_one(one, params) for one in wanted]
        try:
            rows = await self._read_together(wanted, params)
        except (LoginRefused, SessionExpired):
            raise
        except (ApiError, BrokeInside):
            rows = None
        if rows is not None:
            return list(rows)
        # One that is missing, not to be seen, or breaks the server fails all: halve until it is alone.
        middle = len(wanted) // 2
        halves = await asyncio.gather(self.read(wanted[:middle], params), self.read(wanted[middle:], params))
        return halves[0] + halves[1]

    async def _read_one(self, wanted: Wanted, params: Params) -> Row | Exception:
        try:
            answer = await self._session.get(f"{wanted.itemtype}/{wanted.item_id}", params)
        except ItsmngError as error:
            return error.about(wanted.itemtype, wanted.item_id)
        if not isinstance(answer.body, dict) or answer.body.get("id") != wanted.item_id:
            sentence = f"the server answered something else than {wanted.itemtype} {wanted.item_id}"
            return UnexpectedAnswer(sentence, status=answer.status).about(wanted.itemtype, wanted.item_id)
        row: Row = decode(answer.body)
        return row

    async def _read_together(self, wanted: list[Wanted], params: Params) -> list[Row] | None:
        """The items in their order, or None if the answer has other ones."""
        names = {"itemtype": "itemtype", "items_id": "item_id"}
        query: Params = [
            (f"items[{number}][{name}]", getattr(one, attribute))
            for number, one in enumerate(wanted)
            for name, attribute in names.items()
        ]
        answer = await self._session.get("getMultipleItems", query + params)
        rows: list[Row] = decode(answer.body) if isinstance(answer.body, list) else []
        same = len(rows) == len(wanted) and all(
            isinstance(row, dict) and row.get("id") == one.item_id for row, one in zip(rows, wanted, strict=True)
        )
        return rows if same else None


def _size(wanted: Wanted) -> int:
    """The bytes that an item takes in a query string, its brackets encoded."""
    return 2 * len("&items%5B999%5D%5Bitems_id%5D=") + len(wanted.itemtype) + len(str(wanted.item_id))
