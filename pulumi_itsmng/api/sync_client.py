"""The client for scripts: no event loop to think of.

It is a thin face of `pulumi_itsmng.api`: an event loop in a thread of its own runs the asynchronous client, so both
have one core. Threads may share a client; what they ask for at the same time travels together.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import IO, Any, TypeVar

from typing_extensions import Self

from pulumi_itsmng import api
from pulumi_itsmng.api import ActiveEntities, ApiError, Connection, ItsmngError, Retry
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.criteria import Criteria, FieldName
from pulumi_itsmng.api.event_loop import EventLoopThread
from pulumi_itsmng.api.items import Created, Rows
from pulumi_itsmng.api.pages import PAGE

T = TypeVar("T")
JSON = dict[str, Any]


class Client:
    """An ITSM-NG server's REST API, for scripts.

    Example:
        ```python
        with Client(url="https://itsm.example.org", user_token=token) as client:
            computer_id = client.items("Computer").create({"name": "pc-1"})
        ```

    Args:
        settings: the attributes of `pulumi_itsmng.api.Connection`: `url`, `user_token`, `login`, `password` ...
        retry: when a request is sent again.

    Raises:
        pydantic.ValidationError: a setting is missing or wrong.
    """

    def __init__(self, *, retry: Retry | None = None, **settings: Any) -> None:
        connection = Connection.model_validate(settings)
        self._client = api.Client(connection, retry=retry)
        self._loop = EventLoopThread()
        self._ending = ExitStack()
        self._ending.callback(self._loop.close)
        self._ending.callback(self._loop.run, self._client.aclose)
        self._ending.callback(atexit.unregister, self.close)
        atexit.register(self.close)
        self.account = SessionInfo(self._client.account, self._loop)
        self.documents = Documents(self._client.documents, self._loop)

    def items(self, itemtype: str) -> Items:
        """The items of an itemtype, by its name in the API, such as `Computer`."""
        return Items(self._client.items(itemtype), self._loop)

    def search(self, itemtype: str, criteria: Criteria | None = None, **options: Any) -> Iterator[dict[FieldName, Any]]:
        """What the server's search finds; the options are those of `pulumi_itsmng.api.Search.find`."""
        return _drained(self._client.search(itemtype).find(criteria, **options), self._loop)

    def close(self) -> None:
        """End the session and the event loop; what is not closed is closed when the program ends."""
        self._ending.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Items:
    """The items of one itemtype; each method is that of `pulumi_itsmng.api.Items`."""

    def __init__(self, items: api.Items, loop: EventLoopThread) -> None:
        self._items = items
        self._loop = loop

    def get(self, item_id: int, **options: Any) -> Row:
        """Read one item; the options are those of `pulumi_itsmng.api.Items.get`."""
        return self._loop.run(lambda: self._items.get(item_id, **options))

    def get_many(self, item_ids: Iterable[int], **options: Any) -> dict[int, Row | ApiError]:
        """Read many items: each, or why it could not be read, by its id."""
        return self._loop.run(lambda: self._items.get_many(item_ids, **options))

    def list(self, **options: Any) -> Iterator[Row]:
        """All items, page by page while they are asked for."""
        return _drained(self._items.list(**options), self._loop)

    def find(self, wanted: Mapping[str, Any], *, trash: bool = False) -> Rows:
        """The items that have exactly these values."""
        return self._loop.run(lambda: self._items.find(wanted, trash=trash))

    def create(self, row: Mapping[str, Any]) -> int:
        """Create one item; its id."""
        return self._loop.run(lambda: self._items.create(row))

    def create_many(self, rows: Iterable[Mapping[str, Any]]) -> Created:
        """Create items; what became of each: its id, or its error."""
        return self._loop.run(lambda: self._items.create_many(rows))

    def update(self, item_id: int, row: Mapping[str, Any]) -> None:
        """Change columns of one item."""
        self._loop.run(lambda: self._items.update(item_id, row))

    def update_many(self, rows: Mapping[int, Mapping[str, Any]]) -> dict[int, ItsmngError | None]:
        """Change items; what became of each."""
        return self._loop.run(lambda: self._items.update_many(rows))

    def delete(self, item_id: int, *, purge: bool = False) -> None:
        """Put one item into the trash, or purge it."""
        self._loop.run(lambda: self._items.delete(item_id, purge=purge))

    def purge_many(self, item_ids: Iterable[int]) -> dict[int, ItsmngError | None]:
        """Purge items; what became of each."""
        return self._loop.run(lambda: self._items.purge_many(item_ids))

    def restore(self, item_id: int) -> None:
        """Take one item out of the trash."""
        self._loop.run(lambda: self._items.restore(item_id))

    def follow(self, row: Row, rel: str) -> Any:
        """What a link of an item leads to."""
        return self._loop.run(lambda: self._items.follow(row, rel))


class SessionInfo:
    """The session's own calls; each method is that of `pulumi_itsmng.api.SessionInfo`."""

    def __init__(self, account: api.SessionInfo, loop: EventLoopThread) -> None:
        self._account = account
        self._loop = loop

    def profiles(self) -> list[JSON]:
        """The account's profiles."""
        return self._loop.run(self._account.profiles)

    def active_profile(self) -> JSON:
        """The profile that decides what the session may do."""
        return self._loop.run(self._account.active_profile)

    def change_profile(self, profile: str | int) -> None:
        """Work with another profile."""
        self._loop.run(lambda: self._account.change_profile(profile))

    def entities(self, *, recursive: bool = True) -> list[JSON]:
        """The entities of the active profile."""
        return self._loop.run(lambda: self._account.entities(recursive=recursive))

    def active_entities(self) -> ActiveEntities:
        """Where the session works."""
        return self._loop.run(self._account.active_entities)

    def change_entities(self, entity: str | int, *, recursive: bool = True) -> None:
        """Work in other entities."""
        self._loop.run(lambda: self._account.change_entities(entity, recursive=recursive))

    def version(self) -> str:
        """The version of ITSM-NG."""
        return self._loop.run(self._account.version)


class Documents:
    """Files; each method is that of `pulumi_itsmng.api.Documents`."""

    def __init__(self, documents: api.Documents, loop: EventLoopThread) -> None:
        self._documents = documents
        self._loop = loop

    def upload(
        self, source: bytes | str | os.PathLike[str] | IO[bytes], row: Mapping[str, Any], *, filename: str = ""
    ) -> int:
        """Make a document of a file; its id."""
        return self._loop.run(lambda: self._documents.upload(source, row, filename=filename))

    def save(self, document_id: int, path: str | os.PathLike[str]) -> None:
        """Fetch the file of a document into a file."""
        self._loop.run(lambda: self._documents.save(document_id, path))

    def link(self, document_id: int, itemtype: str, item_id: int) -> int:
        """Attach a document to an item; the link's id."""
        return self._loop.run(lambda: self._documents.link(document_id, itemtype, item_id))


def _drained(rows: AsyncIterator[T], loop: EventLoopThread) -> Iterator[T]:
    """An asynchronous iterator as one that waits."""

    async def some() -> list[T]:
        return [row for _ in range(PAGE) if (row := await anext(rows, None)) is not None]

    while page := loop.run(some):
        yield from page
