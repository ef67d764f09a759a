"""Creating items, many in one request, and finding out what became of those whose answer was lost.

A creation is never blindly sent again. Where its answer was lost, it is looked for among the items of its itemtype
whose ids are higher than any seen before it was sent: one that has every column as it was sent is it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import anyio

from pulumi_itsmng.api.batching.queue import BatchSpec, Stage
from pulumi_itsmng.api.changes import MOST, ROOM
from pulumi_itsmng.api.codec import NO_VALUE, decode, equals_stored, size_of
from pulumi_itsmng.api.errors import (
    AmbiguousWrite,
    Forbidden,
    ItsmngError,
    RefusedByDatabase,
    Rejected,
    ServerCrashed,
    UnexpectedResponse,
)
from pulumi_itsmng.api.request import Params, Request, Response
from pulumi_itsmng.api.scope import Scope
from pulumi_itsmng.api.session import Session

Row = Mapping[str, Any]

MORE = 100
"""How many items of others may have come in between, and a lost creation is found all the same."""

_SECRET = re.compile("passw|token")
"""What the columns with secrets are called."""


class Creator:
    """Creates items of one itemtype.

    Args:
        session: the session.
        itemtype: the itemtype.
    """

    def __init__(self, session: Session, itemtype: str) -> None:
        self._session = session
        self._itemtype = itemtype
        self._turn = anyio.Lock()
        self._looked_in: Scope | None = None
        self._highest: int | None = None  # None where items can be created, but not listed

    @property
    def batch_spec(self) -> BatchSpec[Row, int]:
        """The spec of creations; a creation's result is the new item's id."""
        return BatchSpec(("create", self._itemtype), Stage.WRITE, self._in_turn, MOST, size_of, ROOM)

    async def _in_turn(self, rows: Sequence[Row]) -> Sequence[int | Exception]:
        """One request at a time: where its answer is lost, none of the new items can be another request's."""
        async with self._turn:
            return await self._create(rows)

    async def _create(self, rows: Sequence[Row]) -> Sequence[int | Exception]:
        """What became of each; nothing is raised, as of other rows something may be known already."""
        try:
            after_id = await self._highest_id()
            try:
                return await self._send(rows)
            except AmbiguousWrite as error:
                return await self._recover(rows, error, after_id)
        except ItsmngError as error:
            return [error.with_context(self._itemtype) for _ in rows]

    async def _send(self, rows: Sequence[Row]) -> list[int | Exception]:
        # A new entity is invisible to the session that makes it, unless the session may write.
        params: Params = [("session_write", "true")] if self._itemtype == "Entity" else []
        body = {"input": dict(rows[0]) if len(rows) == 1 else [dict(row) for row in rows]}
        try:
            answer = await self._session.request(Request("POST", self._itemtype, params, json=body))
        except Rejected as error:
            if error.results is None or len(rows) == 1:
                return [error.with_context(self._itemtype) for _ in rows]
            answer = Response(error.status or 400, error.results)
        ids = _ids(answer, len(rows))
        if ids is None:
            message = f"the server answered the creation of {len(rows)} {self._itemtype} without as many ids"
            raise AmbiguousWrite(message, status=answer.status)
        return await self._try_again(rows, ids)

    async def _try_again(self, rows: Sequence[Row], ids: list[int | None]) -> list[int | Exception]:
        """Send again what was refused only because it came after another that was.

        After an item that was refused, the server refuses those that name no entity too.
        """
        refused = [position for position, item_id in enumerate(ids) if item_id is None]
        again = [position for position in refused[1:] if "entities_id" not in rows[position]]
        outcomes: list[int | Exception] = [
            item_id or Rejected(status=400, code="ERROR_GLPI_ADD").with_context(self._itemtype) for item_id in ids
        ]
        self._note(ids)
        if again:
            for position, outcome in zip(again, await self._create([rows[one] for one in again]), strict=True):
                outcomes[position] = outcome
        return outcomes

    async def _recover(self, rows: Sequence[Row], error: AmbiguousWrite, after_id: int | None) -> list[int | Exception]:
        """Find out which items were created although the answer was lost."""
        lost: list[int | Exception] = [self._lost(row, error, after_id) for row in rows]
        if after_id is None:
            return lost
        found, strange = await self._find(rows, after_id)
        if not all(found) and not error.finished:  # perhaps the server is still at it
            await self._session.retry.pause()
            found, strange = await self._find(rows, after_id)
        self._note(found)
        outcomes = [item_id or lost[position] for position, item_id in enumerate(found)]
        if all(found) or not error.finished or strange:
            return outcomes
        # The server has ended its work: it broke off at the first that is not there, and never reached the others.
        refused = found.index(None)
        outcomes[refused] = RefusedByDatabase(status=200, code="").with_context(self._itemtype)
        rest = rows[refused + 1 :]
        if rest and not any(found[refused:]):
            outcomes[refused + 1 :] = await self._create(rest)
        return outcomes

    async def _find(self, rows: Sequence[Row], after_id: int) -> tuple[list[int | None], bool]:
        """The ids of those of the rows that are there now, and whether some may be there all the same."""
        try:
            newest = await self._newest(len(rows) + MORE)
        except ItsmngError:
            return [None] * len(rows), True
        candidates = {
            live["id"]: live for live in reversed(newest) if live["id"] > after_id and not live.get("is_template")
        }
        found: list[int | None] = [None] * len(rows)
        # Rows that say more choose first: what was made of one has all that a row that says less asks for.
        for position in sorted(range(len(rows)), key=lambda position: -_says(rows[position])):
            of_it = (item_id for item_id, live in candidates.items() if _is_of(rows[position], live))
            found[position] = next(of_it, None)
            candidates.pop(found[position] or 0, None)
        return found, bool(candidates) or any(row.get("is_deleted") for row in rows)  # lists leave out the trash

    async def _newest(self, count: int, *, only_id: bool = False) -> list[dict[str, Any]]:
        """The items with the highest ids, the highest first."""
        params: Params = [("sort", "id"), ("order", "DESC"), ("range", f"0-{count - 1}"), ("get_hateoas", "false")]
        answer = await self._session.get(self._itemtype, [*params, ("only_id", str(only_id).lower())])
        rows = decode(answer.body) if isinstance(answer.body, list) else []
        if not all(isinstance(row, dict) and type(row.get("id")) is int for row in rows):
            raise UnexpectedResponse(f"the server answered a list of {self._itemtype} with something else", status=200)
        return list(rows)

    async def _highest_id(self) -> int | None:
        """The highest id that is known before something is created."""
        scope = self._session.scope
        if self._looked_in is not scope:  # in other entities there are other items
            try:
                newest = await self._newest(1, only_id=True)
                self._highest = int(newest[0]["id"]) if newest else 0
            except (Forbidden, ServerCrashed):  # no right to list them, or the server cannot, as it is with rules
                self._highest = None
            self._looked_in = scope
        return self._highest

    def _note(self, ids: Sequence[int | None]) -> None:
        """Remember that what comes later will have higher ids."""
        if self._highest is not None:
            self._highest = max([self._highest, *(item_id for item_id in ids if item_id is not None)])

    def _lost(self, row: Row, error: AmbiguousWrite, after_id: int | None) -> AmbiguousWrite:
        lost = error.with_context(self._itemtype)
        lost.row = {column: value for column, value in row.items() if not _SECRET.search(column)}
        lost.after_id = after_id
        return lost


def _ids(answer: Response, count: int) -> list[int | None] | None:
    """What an answer says of each item: its id, or None for refused; None if it does not say it of each."""
    body = answer.body
    if isinstance(body, list) and len(body) == 2 and isinstance(body[0], str):
        body = body[1]
    entries = body if isinstance(body, list) else [body]
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    if len(ids) != count or not all(item_id is False or type(item_id) is int for item_id in ids):
        return None
    return [item_id or None for item_id in ids]


def _says(row: Row) -> int:
    """How many columns are set to something."""
    return sum(1 for value in row.values() if value not in (None, "", 0, NO_VALUE))


def _is_of(row: Row, live: Mapping[str, Any]) -> bool:
    """Whether a live item is what was sent; columns that the API does not show are not compared."""
    shown = [(value, live[column]) for column, value in row.items() if column in live]
    tells = any(isinstance(value, str) and value for value, _ in shown)
    return tells and all(equals_stored(value, kept) for value, kept in shown)
