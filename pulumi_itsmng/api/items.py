"""Items of one itemtype: found, read, created, changed, deleted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable, Mapping
from typing import Any, TypeVar

from typing_extensions import deprecated

from pulumi_itsmng.api.batching.multi_get import MOST, MultiGet, Row, Wanted
from pulumi_itsmng.api.batching.prefetch import Prefetch
from pulumi_itsmng.api.batching.queue import Queue, Stage
from pulumi_itsmng.api.changes import Change, Mutations
from pulumi_itsmng.api.codec import encode_row
from pulumi_itsmng.api.creation import Creator
from pulumi_itsmng.api.errors import ApiError, Forbidden, ItsmngError, ServerCrashed
from pulumi_itsmng.api.links import follow
from pulumi_itsmng.api.lookup import Lookups
from pulumi_itsmng.api.pages import PAGE, list_newest, pages
from pulumi_itsmng.api.request import Params
from pulumi_itsmng.api.search import Search
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.api.trees import Parents

T = TypeVar("T")

KEYS_NAMES = "_keys_names"
"""The member of a row that holds the names asked for with `names_of`."""

Rows = list[Row]

Created = list[int | ItsmngError]
"""What became of creations: the new item's id, or the error of that one."""

_PAGE_COST, _BATCH_COST = 29, 49
"""What a page of 1,000 items and a batch of 100 cost the server, in milliseconds."""


class Items:
    """The items of one itemtype, as rows: dictionaries from API column to value.

    Calls that run at the same time are sent together, see `pulumi_itsmng.api.batching`; each succeeds or fails alone.

    Args:
        session: the session.
        queue: where calls meet.
        search: the server's search over the itemtype.
    """

    def __init__(self, session: Session, queue: Queue, search: Search) -> None:
        self.itemtype = search.itemtype
        self._session = session
        self._queue = queue
        self._creations = Creator(session, self.itemtype)
        self._changes = Mutations(session, self.itemtype)
        self._lookups = Lookups(session, search)
        self._ahead = Prefetch(session, self.itemtype)
        self._parents = Parents(self.itemtype, self.get)

    async def get(
        self,
        item_id: int,
        *,
        names_of: Iterable[str] = (),
        expand: bool = False,
        links: bool = False,
        with_: Iterable[str] = (),
        sha1: bool = False,
        stage: Stage = Stage.READ,
    ) -> Row:
        """Read one item, also from the trash (`GET /:itemtype/:id`).

        Args:
            item_id: the item's id.
            names_of: columns with a foreign key whose targets' names shall come along, under `KEYS_NAMES`:
                the empty text stands for a target that does not exist.
            expand: names instead of the ids in every foreign key (`expand_dropdowns`).
            links: links to what belongs to the item, under `links`; `follow` reads them.
            with_: what shall come along of what belongs to it, such as `networkports` (`with_networkports`).
            sha1: a single member `sha1` instead of the columns, a hash over all of them (`get_sha1`).
            stage: what the row is needed for.

        Raises:
            NotFound: there is no such item.
            Forbidden: the session may not see it.
        """
        params: Params = [("get_hateoas", str(links).lower())]
        params += [("add_keys_names[]", column) for column in names_of]
        params += [("expand_dropdowns", "true")] if expand else []
        params += [(f"with_{what}", "true") for what in with_]
        params += [("get_sha1", "true")] if sha1 else []
        if sha1:  # the answer has no id to tell one from another
            row = (await self._session.get(f"{self.itemtype}/{item_id}", params)).body
            return dict(row) if isinstance(row, dict) else {"sha1": row}
        spec = MultiGet(self._session).batch_spec(stage, params)
        found = await self._about(self._queue.call(spec, Wanted(self.itemtype, item_id)), item_id)
        self._parents.learn(found)
        return found

    async def get_many(self, item_ids: Iterable[int], *, names_of: Iterable[str] = ()) -> dict[int, Row | ApiError]:
        """Read many items, by pages of the whole list or by their ids, whichever is cheaper.

        Args:
            item_ids: their ids.
            names_of: as in `get`.

        Returns:
            Each item, or why it could not be read, by its id.

        Raises:
            ItsmngError: the server could not be asked at all.
        """
        wanted = dict.fromkeys(item_ids)
        names = tuple(names_of)
        found: dict[int, Row | ApiError] = {**await self.get_listed(wanted, names_of=names)}
        missing = [item_id for item_id in wanted if item_id not in found]
        outcomes = await asyncio.gather(*(self.get(one, names_of=names) for one in missing), return_exceptions=True)
        for item_id, outcome in zip(missing, outcomes, strict=True):
            if isinstance(outcome, BaseException) and not isinstance(outcome, ApiError):
                raise outcome
            found[item_id] = outcome
        return {item_id: found[item_id] for item_id in wanted}

    async def get_listed(
        self, item_ids: Iterable[int], *, names_of: Iterable[str] = (), trash: bool = False
    ) -> dict[int, Row]:
        """Those of many items that pages of the list show, as long as pages are cheaper than asking for ids.

        Args:
            item_ids: their ids.
            names_of: as in `get`.
            trash: look through the trash instead.

        Returns:
            The items that were seen, by id; of few items none, as a page is dearer.
        """
        wanted = set(item_ids)
        found: dict[int, Row] = {}
        if len(wanted) <= MOST:
            return found
        params: Params = [("add_keys_names[]", column) for column in names_of]
        params += [("is_deleted", 1)] if trash else []
        batches = -(-len(wanted) // MOST)
        try:
            async for rows, total in pages(self._session, self.itemtype, params):
                found |= {row["id"]: row for row in rows if row["id"] in wanted}
                if -(-total // PAGE) * _PAGE_COST > batches * _BATCH_COST or len(found) == len(wanted):
                    break
        except (Forbidden, ServerCrashed):
            pass  # what cannot be listed can be read by its id
        return found

    async def list_newest(
        self, *, of: tuple[str, int] | None = None, search: Mapping[str, str] | None = None, page: int = 0
    ) -> Rows:
        """The newest items, the newest first, at most a page of 1,000.

        Args:
            of: as in `list`.
            search: as in `list`.
            page: how many pages of them to leave out; what comes meanwhile moves items to the next page.

        Raises:
            ItsmngError: as every request.
        """
        return await list_newest(self._session, self._path(of), _searching(search), page)

    async def list(
        self,
        *,
        of: tuple[str, int] | None = None,
        trash: bool = False,
        search: Mapping[str, str] | None = None,
        names_of: Iterable[str] = (),
        expand: bool = False,
        page: int = PAGE,
    ) -> AsyncIterator[Row]:
        """All items that the session sees, in the order of their ids (`GET /:itemtype`).

        An item that is there all the time comes once, whatever is added or removed meanwhile.

        Args:
            of: itemtype and id of an item: only what belongs to it (`GET /:itemtype/:id/:sub_itemtype`).
            trash: those in the trash instead of the others.
            search: texts that columns contain, without case; `^` and `$` anchor them, `%` stands for anything.
            names_of: as in `get`.
            expand: as in `get`.
            page: items in one request.

        Raises:
            ItsmngError: as every request; a column in `search` that does not exist breaks the server.
        """
        params: Params = [("is_deleted", int(trash)), *_searching(search)]
        params += [("add_keys_names[]", column) for column in names_of]
        params += [("expand_dropdowns", "true")] if expand else []
        async for rows, _ in pages(self._session, self._path(of), params, size=page):
            for row in rows:
                self._parents.learn(row)
                yield row

    async def find(self, wanted: Mapping[str, Any], *, trash: bool = False, stage: Stage = Stage.READ) -> Rows:
        """The items that have exactly these values: case, accents, spaces and brackets count.

        Args:
            wanted: values by column, such as a name and the `entities_id` it is to be in; a `Folded` is found in every
                spelling that the server takes for the same. Templates are no items, unless `is_template` is wanted.
            trash: look in the trash instead.
            stage: what they are needed for.

        Raises:
            ItsmngError: as every request; a column that does not exist breaks the server.
        """
        if trash:
            return await self._lookups.one(wanted, trash=True)
        rows = await self._about(self._queue.call(self._lookups.batch_spec(stage), wanted))
        for row in rows:
            self._parents.learn(row)
        return rows

    async def get_prefetched(self, item_id: int) -> Row:
        """Read one item as one of many that will be asked for, such as in a refresh; others may be read with it.

        Raises:
            ItsmngError: as `get`.
        """
        row = await self._about(self._queue.call(self._ahead.batch_spec, item_id), item_id)
        self._parents.learn(row)
        return row

    @deprecated("Items.peek is called get_prefetched now")
    async def peek(self, item_id: int) -> Row:
        """`get_prefetched`, as it was called in 0.1."""
        return await self.get_prefetched(item_id)

    @deprecated("Items.newest is called list_newest now")
    async def newest(self, **options: Any) -> Rows:
        """`list_newest`, as it was called in 0.1."""
        return await self.list_newest(**options)

    async def follow(self, row: Row, rel: str) -> Any:
        """What a link of an item leads to: an item, or the list of those that belong to it.

        Args:
            row: an item read with `links`.
            rel: the link's name, such as `Entity` or `Infocom`.

        Raises:
            KeyError: the row has no such link.
            ItsmngError: as every request.
        """
        return await follow(self._session, row, rel)

    async def create(self, row: Mapping[str, Any]) -> int:
        """Create one item (`POST /:itemtype`) and return its id.

        Raises:
            UnstorableValue: the server would not keep a value as it is.
            Rejected: the server did not create it.
            AmbiguousWrite: it may have been created; the error has what is needed to look for it.
        """
        # With the id of an existing item the server would make a copy of that one.
        new = {column: value for column, value in row.items() if column != "id"}
        return await self._about(self._queue.call(self._creations.batch_spec, encode_row(new)))

    async def create_many(self, rows: Iterable[Mapping[str, Any]]) -> Created:
        """Create items; what became of each, in their order: its id, or its error."""
        return await _outcomes(self.create(row) for row in rows)

    async def update(self, item_id: int, row: Mapping[str, Any]) -> None:
        """Change columns of one item (`PUT /:itemtype/:id`).

        The server drops what it does not like and still says yes: read the item to know. An item of a tree, such as a
        place, that gets another name without its parent's key is read first, and keeps its parent.

        Raises:
            UnstorableValue: the server would not keep a value as it is.
            Rejected: the server did not change it, or there is no such item.
            AmbiguousWrite: it may have been changed, wholly or in part.
        """
        self._ahead.forget(item_id)
        change = Change(item_id, encode_row(await self._parents.added(item_id, row)))
        await self._about(self._queue.call(self._changes.updates, change), item_id)

    async def update_many(self, rows: Mapping[int, Mapping[str, Any]]) -> dict[int, ItsmngError | None]:
        """Change items; what became of each: None if the server said yes, or its error."""
        return dict(zip(rows, await _outcomes(self.update(one, row) for one, row in rows.items()), strict=True))

    async def delete(self, item_id: int, *, purge: bool = False) -> None:
        """Put one item into the trash, or purge it (`DELETE /:itemtype/:id`).

        Itemtypes without a trash are always purged.

        Raises:
            Rejected: the server did not delete it, or there is no such item.
            AmbiguousWrite: it may have been deleted.
        """
        self._ahead.forget(item_id)
        spec = self._changes.purges if purge else self._changes.trashings
        await self._about(self._queue.call(spec, Change(item_id, {})), item_id)

    async def restore(self, item_id: int) -> None:
        """Take one item out of the trash.

        Raises:
            ItsmngError: as `update`.
        """
        await self.update(item_id, {"is_deleted": 0})

    async def purge_many(self, item_ids: Iterable[int]) -> dict[int, ItsmngError | None]:
        """Purge items; what became of each: None if it is gone, or its error."""
        wanted = list(dict.fromkeys(item_ids))
        return dict(zip(wanted, await _outcomes(self.delete(one, purge=True) for one in wanted), strict=True))

    def _path(self, of: tuple[str, int] | None) -> str:
        return f"{of[0]}/{of[1]}/{self.itemtype}" if of else self.itemtype

    async def _about(self, call: Awaitable[T], item_id: int | None = None) -> T:
        """Let an error say what it is about."""
        try:
            return await call
        except ItsmngError as error:
            if error.itemtype is not None:
                raise
            raise error.with_context(self.itemtype, item_id) from error.__cause__


def _searching(search: Mapping[str, str] | None) -> Params:
    return [(f"searchText[{column}]", text) for column, text in (search or {}).items()]


async def _outcomes(calls: Iterable[Awaitable[T]]) -> list[T | ItsmngError]:
    outcomes: list[T | ItsmngError] = []
    for outcome in await asyncio.gather(*calls, return_exceptions=True):
        if isinstance(outcome, BaseException) and not isinstance(outcome, ItsmngError):
            raise outcome
        outcomes.append(outcome)
    return outcomes
