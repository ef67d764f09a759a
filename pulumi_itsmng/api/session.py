"""The session: opened on first use, one for all tasks, renewed once when the server has ended it."""

from __future__ import annotations

import base64
from typing import Any

import anyio

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import ItsmngError, SessionExpired, UnexpectedAnswer
from pulumi_itsmng.api.transport import Answer, Params, Transport

CLOSE_TIMEOUT = 1.5
"""Seconds to wait for the server to end the session; it ends forgotten ones by itself."""


class Session:
    """A session with the server, shared by every task of the process."""

    def __init__(self, connection: Connection, transport: Transport) -> None:
        self._credentials = _credentials(connection)
        self._transport = transport
        self._token: str | None = None
        self._login = anyio.Lock()

    async def request(self, method: str, path: str, *, params: Params | None = None, json: Any = None) -> Answer:
        """Send a request within the session; log in first, or again if the server has ended the session.

        Raises:
            ItsmngError: as `Transport.request`, and `LoginRefused`.
        """
        token = await self._open(instead_of=None)
        try:
            return await self._send(token, method, path, params, json)
        except SessionExpired:
            # The request was refused before anything was done, so it may be sent again: once.
            token = await self._open(instead_of=token)
            return await self._send(token, method, path, params, json)

    async def aclose(self) -> None:
        """End the session if one was opened; a server that does not answer is not waited for."""
        if self._token is None:
            return
        headers = {"Session-Token": self._token}
        self._token = None
        with anyio.move_on_after(CLOSE_TIMEOUT, shield=True):
            try:
                await self._transport.request("GET", "killSession", headers=headers, empty_allowed=True)
            except ItsmngError:
                return  # The server forgets the session by itself.

    async def _send(self, token: str, method: str, path: str, params: Params | None, json: Any) -> Answer:
        return await self._transport.request(method, path, params=params, json=json, headers={"Session-Token": token})

    async def _open(self, *, instead_of: str | None) -> str:
        """The token of a session other than `instead_of`; whoever comes first logs in for all."""
        async with self._login:
            if self._token is None or self._token == instead_of:
                self._token = await self._log_in()
            return self._token

    async def _log_in(self) -> str:
        answer = await self._transport.request("GET", "initSession", headers={"Authorization": self._credentials})
        token = answer.body.get("session_token") if isinstance(answer.body, dict) else None
        if not isinstance(token, str):
            raise UnexpectedAnswer(
                "the server answered a login without a session token: is this the address of ITSM-NG's API?",
                status=answer.status,
            )
        return token


def _credentials(connection: Connection) -> str:
    """The Authorization header that logs in."""
    if connection.user_token is not None:
        return f"user_token {connection.user_token.get_secret_value()}"
    password = connection.password.get_secret_value() if connection.password else ""
    return "Basic " + base64.b64encode(f"{connection.login}:{password}".encode()).decode("ascii")
