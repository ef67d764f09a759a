"""Cutting the connection instead of answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Message, Send

_CUT = "cut_connection"


class CuttableProtocol(H11Protocol):
    """HTTP/1.1 that hands the application the means to close the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Put the connection's close into the state of its requests."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, _CUT: transport.close}


async def cut(request: Request) -> None:
    """Close the connection of a request and wait until it is closed."""
    request.scope["state"][_CUT]()
    message = await request.receive()
    while message["type"] != "http.disconnect":
        message = await request.receive()


async def send_half(request: Request, response: Response, send: Send) -> None:
    """Announce the whole answer, send half of it and close the connection.

    Args:
        response: The answer.
        send: Where it goes.
    """
    left = int(response.headers.get("content-length", 0)) // 2

    async def send_some(message: Message) -> None:
        nonlocal left
        if message["type"] == "http.response.body":
            part = bytes(message.get("body", b""))[:left]
            left -= len(part)
            message = {"type": message["type"], "body": part, "more_body": True}
        await send(message)

    await response(request.scope, request.receive, send_some)
    await cut(request)
