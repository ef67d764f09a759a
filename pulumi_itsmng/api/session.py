"""The session: opened on first use, one for all tasks, renewed once when the server has ended it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import anyio

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import (
    ApiError,
    AuthenticationFailed,
    ItsmngError,
    SessionExpired,
    SettingsError,
    UnexpectedResponse,
    login_error,
)
from pulumi_itsmng.api.request import Params, Request, Response
from pulumi_itsmng.api.request_line import RequestLines
from pulumi_itsmng.api.retry import Retry
from pulumi_itsmng.api.scope import Scope

if TYPE_CHECKING:
    import httpx

    from pulumi_itsmng.api.transport import Transport

T = TypeVar("T")

CLOSE_TIMEOUT = 1.5
"""Seconds to wait for the server to end the session; it ends forgotten ones by itself."""


class Session:
    """A session with the server, shared by every task of the process.

    Args:
        connection: where and as whom to log in.
        transport: sends requests.
        retry: when to send one again.

    Attributes:
        retry: when a request is sent again.
        scope: the profile and the entities it works with; a renewed session gets the same.
    """

    def __init__(self, connection: Connection, transport: Transport, retry: Retry) -> None:
        self._connection = connection
        self._transport = transport
        self.retry = retry
        self._token: str | None = None
        self._refused: AuthenticationFailed | SettingsError | None = None
        self._login = anyio.Lock()
        self.scope = Scope(profile=connection.profile, entity=connection.entity)

    async def get(self, path: str, params: Params | None = None) -> Response:
        """Read something: `request` with GET."""
        return await self.request(Request("GET", path, params))

    async def request(self, request: Request) -> Response:
        """Send a request within the session; log in first, or again if the server has ended the session.

        Raises:
            ItsmngError: as `Transport.send`, and `AuthenticationFailed`.
        """

        async def send(headers: Mapping[str, str]) -> Response:
            return await self._send(replace(request, headers={**request.headers, **headers}))

        return await self._with_token(send)

    @property
    def lines(self) -> RequestLines:
        """Measures the lines of requests."""
        return self._transport.lines

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncIterator[httpx.Response]:
        """Send a read within the session and hand out its answer while it arrives.

        Raises:
            ItsmngError: as `Transport.stream`, and `AuthenticationFailed`.
        """
        async with AsyncExitStack() as stack:

            async def send(headers: Mapping[str, str]) -> httpx.Response:
                named = replace(request, headers={**request.headers, **headers})
                return await self.retry.run(lambda: stack.enter_async_context(self._transport.stream(named)))

            yield await self._with_token(send)

    async def headers(self) -> dict[str, str]:
        """The header that belongs to a request of an open session."""
        return {"Session-Token": await self._open(instead_of=None)}

    async def switch_scope(self, scope: Scope) -> None:
        """Switch to another profile, or to other entities of the same one, now and after every renewal.

        Raises:
            ItsmngError: the account has them not; the session keeps what it had.
        """
        await self._with_token(lambda headers: self._apply(scope, headers))
        self.scope = scope if scope.profile is not None else replace(scope, profile=self.scope.profile)

    async def aclose(self) -> None:
        """End the session if one was opened; a server that does not answer is not waited for."""
        if self._token is not None:
            token, self._token = self._token, None
            await self._kill(token)

    async def _kill(self, token: str) -> None:
        request = Request("GET", "killSession", headers={"Session-Token": token}, empty_allowed=True)
        with anyio.move_on_after(CLOSE_TIMEOUT, shield=True):
            try:
                await self._transport.send(request)
            except ItsmngError:
                return  # The server forgets the session by itself.

    async def _send(self, request: Request) -> Response:
        return await self.retry.run(lambda: self._transport.send(request))

    async def _with_token(self, send: Callable[[Mapping[str, str]], Awaitable[T]]) -> T:
        token = await self._open(instead_of=None)
        try:
            return await send({"Session-Token": token})
        except SessionExpired:
            # The request was refused before anything was done, so it may be sent again: once.
            token = await self._open(instead_of=token)
            return await send({"Session-Token": token})

    async def _open(self, *, instead_of: str | None) -> str:
        """The token of a session other than `instead_of`; whoever comes first logs in for all."""
        async with self._login:
            if self._refused is not None:  # trying on would lock the account
                raise self._refused
            if self._token is None or self._token == instead_of:
                self._token = None
                try:
                    self._token = await self._log_in()
                except (AuthenticationFailed, SettingsError) as error:
                    self._refused = error
                    raise
            return self._token

    async def _log_in(self) -> str:
        headers = {"Authorization": _credentials(self._connection)}
        try:
            answer = await self._send(Request("GET", "initSession", headers=headers))
        except ApiError as error:
            raise login_error(error) from None
        token = answer.body.get("session_token") if isinstance(answer.body, dict) else None
        if not isinstance(token, str):
            raise UnexpectedResponse(
                "the server answered a login without a session token",
                hint="is this the address of ITSM-NG's API?",
                status=answer.status,
            )
        try:
            await self._apply(self.scope, {"Session-Token": token})
        except ItsmngError:
            await self._kill(token)
            raise
        return token

    async def _apply(self, scope: Scope, headers: Mapping[str, str]) -> None:
        async def send(request: Request) -> Response:
            return await self._send(replace(request, headers=headers))

        await scope.apply(send)


def _credentials(connection: Connection) -> str:
    """The Authorization header that logs in."""
    if connection.user_token is not None:
        return f"user_token {connection.user_token.get_secret_value()}"
    password = connection.password.get_secret_value() if connection.password else ""
    return "Basic " + base64.b64encode(f"{connection.login}:{password}".encode()).decode("ascii")
