"""The client: one server, one session, every itemtype."""

from __future__ import annotations

from types import TracebackType

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.items import Items
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.api.transport import Transport


class Client:
    """An ITSM-NG server's REST API.

    Nothing is sent before the first call that needs the server.

    Example:
        ```python
        async with Client(Connection(url="https://itsm.example.org/apirest.php", user_token=token)) as client:
            computer_id = await client.items("Computer").create({"name": "pc-1"})
        ```
    """

    def __init__(self, connection: Connection) -> None:
        self._transport = Transport(connection)
        self._session = Session(connection, self._transport)

    def items(self, itemtype: str) -> Items:
        """The items of an itemtype, by its name in the API, such as `Computer`."""
        return Items(self._session, itemtype)

    async def active_entity(self) -> int:
        """The id of the entity the session is active in, where items without an entity are created.

        Raises:
            ItsmngError: as every request.
        """
        answer = await self._session.request("GET", "getActiveEntities")
        return int(answer.body["active_entity"]["id"])

    async def aclose(self) -> None:
        """End the session and close the connections; waits at most two seconds for the server."""
        await self._session.aclose()
        await self._transport.aclose()

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
