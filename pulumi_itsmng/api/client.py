"""The client: one server, one session, every itemtype."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, AsyncExitStack
from types import TracebackType

from pulumi_itsmng.api.account import SessionInfo
from pulumi_itsmng.api.batching.queue import Queue
from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.documents import Documents
from pulumi_itsmng.api.items import Items
from pulumi_itsmng.api.referring import ReferrerSearch
from pulumi_itsmng.api.retry import Retry
from pulumi_itsmng.api.search import Search
from pulumi_itsmng.api.session import Session


class Client:
    """An ITSM-NG server's REST API.

    Nothing is sent before the first call that needs the server. A client belongs to one event loop.

    Example:
        ```python
        async with Client(Connection(url="https://itsm.example.org", user_token=token)) as client:
            computer_id = await client.items("Computer").create({"name": "pc-1"})
        ```

    Args:
        connection: where the server is and how to log in.
        retry: when a request is sent again; by default as often as the connection says.

    Attributes:
        account: the session's own calls: profiles, entities, configuration.
        documents: files sent to the server and fetched from it.
    """

    def __init__(self, connection: Connection, *, retry: Retry | None = None) -> None:
        # HTTP takes as long to import as half of all this: programs and previews that ask nothing do without.
        from pulumi_itsmng.api.transport import Transport  # noqa: PLC0415

        retry = retry or Retry(times=connection.retries)
        self._transport = Transport(connection)
        self._session = Session(connection, self._transport, retry)
        self._as_it_is = (connection, retry)
        self._queue = Queue()
        self._searches: dict[str, Search] = {}
        self._items: dict[str, Items] = {}
        self.account = SessionInfo(self._session)
        self.documents = Documents(self._session, self.items("Document"), self.items("Document_Item"))

    def items(self, itemtype: str) -> Items:
        """The items of an itemtype, by its name in the API, such as `Computer`."""
        if itemtype not in self._items:
            self._items[itemtype] = Items(self._session, self._queue, self.search(itemtype))
        return self._items[itemtype]

    def search(self, itemtype: str) -> Search:
        """The server's search over an itemtype, or over `AllAssets`."""
        if itemtype not in self._searches:
            self._searches[itemtype] = Search(self._session, itemtype)
        return self._searches[itemtype]

    async def referring(
        self,
        itemtype: str,
        options: Sequence[str],
        item_id: int,
        *,
        below: bool = False,
        shown: str = "name",
        first: int = 3,
    ) -> list[str]:
        """What the first items are called that refer to an item.

        Args:
            itemtype: those that refer: an itemtype, or `AllAssets`.
            options: the names of the search options that hold such a reference: any of them counts.
            item_id: the item that they refer to.
            below: whether the option is that of their own kind, a tree, and those below the item are meant.
            shown: the name of the search option that holds what they are called.
            first: how many to name at most.

        Raises:
            ItsmngError: as every request.
        """
        search = self.search(itemtype)
        referring = ReferrerSearch(self._session, search, options, below=below, shown=shown, first=first)
        return await self._queue.call(referring.batch_spec, item_id)

    def another(self) -> Client:
        """A client of the same account with a session of its own, which sees what a session sees that begins now."""
        connection, retry = self._as_it_is
        return Client(connection, retry=retry)

    def working(self) -> AbstractContextManager[None]:
        """Say that an operation begins that will make calls: those of others wait for it a moment, to go together."""
        return self._queue.working()

    async def aclose(self) -> None:
        """Let what is being sent arrive, end the session and close the connections, each also after errors."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._transport.aclose)
            stack.push_async_callback(self._session.aclose)
            await self._queue.aclose()

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
