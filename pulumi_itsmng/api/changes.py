"""Changing and deleting items, many in one request where that is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api.batching.queue import BatchSpec, Stage
from pulumi_itsmng.api.codec import size_of
from pulumi_itsmng.api.errors import AmbiguousWrite, ItsmngError, Rejected
from pulumi_itsmng.api.request import Request, Response
from pulumi_itsmng.api.session import Session

MOST = 50
"""Items in one request: with more, the answer to a creation does not fit into the headers of every web server."""

ROOM = 1_000_000
"""Bytes in one request: PHP takes 8 MB by default, and proxies often one."""


@dataclass(frozen=True)
class Change:
    """An item and the columns to change in it."""

    item_id: int
    row: dict[str, Any]

    @property
    def body(self) -> dict[str, Any]:
        """The item as an entry of a batch; the id there wins over any in the row."""
        return self.row | {"id": self.item_id}


class Mutations:
    """Updates, trashes and purges items of one itemtype.

    Args:
        session: the session.
        itemtype: the itemtype.
    """

    def __init__(self, session: Session, itemtype: str) -> None:
        self._session = session
        self._itemtype = itemtype

    @property
    def updates(self) -> BatchSpec[Change, None]:
        """The spec of updates."""
        # The server breaks on a list of entities.
        return self._spec("update", self._update, 1 if self._itemtype == "Entity" else MOST)

    @property
    def trashings(self) -> BatchSpec[Change, None]:
        """The spec of deletions into the trash: each alone, as one template in a batch has all of it purged."""
        return self._spec("trash", self._trash, 1)

    @property
    def purges(self) -> BatchSpec[Change, None]:
        """The spec of purges."""
        return self._spec("purge", self._purge, MOST)

    def _spec(self, what: str, send: Any, most: int) -> BatchSpec[Change, None]:
        return BatchSpec((what, self._itemtype), Stage.WRITE, send, most, lambda change: size_of(change.body), ROOM)

    async def _update(self, changes: Sequence[Change]) -> Sequence[Exception | None]:
        if len(changes) == 1:
            change = changes[0]
            request = Request("PUT", self._path(change), json={"input": change.body})
            return [await self._one(change, request, "ERROR_GLPI_UPDATE")]
        try:
            request = Request("PUT", self._itemtype, json={"input": [change.body for change in changes]})
            return await self._together(changes, request, "ERROR_GLPI_UPDATE")
        except AmbiguousWrite as error:
            if not error.finished:
                raise
            broke_off = error
        # Where the database refuses one, the server breaks off: those before it are done, the others are not. Writing
        # the same values again does no harm, so each goes alone, unless it asks for more than that.
        outcomes: list[Exception | None] = []
        for change in changes:
            if any(column.startswith("_") for column in change.row):
                outcomes.append(broke_off.with_context(self._itemtype, change.item_id))
            else:
                outcomes += await self._update([change])
        return outcomes

    async def _trash(self, changes: Sequence[Change]) -> Sequence[Exception | None]:
        requests = [(change, Request("DELETE", self._path(change))) for change in changes]
        return [await self._one(change, request, "ERROR_GLPI_DELETE") for change, request in requests]

    async def _purge(self, changes: Sequence[Change]) -> Sequence[Exception | None]:
        if len(changes) == 1:
            request = Request("DELETE", self._path(changes[0]), [("force_purge", "true")])
            return [await self._one(changes[0], request, "ERROR_GLPI_DELETE")]
        body = {"input": [{"id": one.item_id} for one in changes], "force_purge": True}
        return await self._together(changes, Request("DELETE", self._itemtype, json=body), "ERROR_GLPI_DELETE")

    def _path(self, change: Change) -> str:
        return f"{self._itemtype}/{change.item_id}"

    async def _one(self, change: Change, request: Request, code: str) -> Exception | None:
        try:
            answer = await self._session.request(request)
        except ItsmngError as error:
            return error.with_context(self._itemtype, change.item_id)
        done = _results(answer).get(change.item_id)
        return None if done else self._not_done(change, answer.status, code, answered=done is not None)

    async def _together(self, changes: Sequence[Change], request: Request, code: str) -> Sequence[Exception | None]:
        try:
            answer = await self._session.request(request)
        except Rejected as error:
            answer = Response(error.status or 400, [error.code, error.results or []])
        done = _results(answer)
        # Those that are missing are left out of the answer, or said not to be done.
        answered = bool(done) or answer.status == 400
        return [
            None if done.get(one.item_id) else self._not_done(one, answer.status, code, answered=answered)
            for one in changes
        ]

    def _not_done(self, change: Change, status: int, code: str, *, answered: bool) -> Exception:
        if answered:
            return Rejected(status=status, code=code).with_context(self._itemtype, change.item_id)
        error = AmbiguousWrite("the server did not confirm that it was done", status=status)
        return error.with_context(self._itemtype, change.item_id)


def _results(answer: Response) -> dict[int, bool]:
    """What an answer says was done, by id; a batch that worked in part is wrapped in a pair with its code."""
    body = answer.body
    if isinstance(body, list) and len(body) == 2 and isinstance(body[0], str):
        body = body[1]
    entries = [entry for entry in body if isinstance(entry, dict)] if isinstance(body, list) else []
    return {
        int(key): done for entry in entries for key, done in entry.items() if key.isdecimal() and isinstance(done, bool)
    }
