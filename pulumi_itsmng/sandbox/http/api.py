"""The API as an ASGI application: one request in, one answer out, or a fault instead."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import TYPE_CHECKING

import anyio
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.context import RequestContext
from pulumi_itsmng.sandbox.endpoints import answer
from pulumi_itsmng.sandbox.errors import ApiError, ServerBrokeError
from pulumi_itsmng.sandbox.http import cors, cutting, request_line
from pulumi_itsmng.sandbox.http.answers import HTML, FileSentError, broken, preflight, to_error, to_response
from pulumi_itsmng.sandbox.http.body import receive as receive_body
from pulumi_itsmng.sandbox.http.incoming import read, split_path
from pulumi_itsmng.sandbox.http.log import log_request
from pulumi_itsmng.sandbox.http.pages import MAINTENANCE, error_page
from pulumi_itsmng.sandbox.php.values import truthy

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pulumi_itsmng.sandbox.http.body import Body
    from pulumi_itsmng.sandbox.http.counter import RequestCounter
    from pulumi_itsmng.sandbox.http.faults import Fault, Faults
    from pulumi_itsmng.sandbox.installation import Installation


class Api:
    """Answers every method on every path below one of the API's base paths.

    Args:
        counter: Counts what arrives.
        faults: What is to go wrong.
    """

    def __init__(self, base_path: str, installation: Installation, counter: RequestCounter, faults: Faults) -> None:
        self._base_path = base_path
        self._installation = installation
        self._counter = counter
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = time.perf_counter()
        request = Request(scope, receive)
        path = "/" + request.path_params.get("path", "")
        self._counter.count(request.method, path)
        if request_line.is_too_long(request):
            await self._refuse_line(request, began, send)
            return
        fault = self._faults.next_for(request.method, path)
        try:
            body = await receive_body(request)
        except ClientDisconnect:
            return
        try:
            outcome = await self._respond(request, path, body, fault, send)
        finally:
            body.form.close()
        log_request(request.method, request.url.path, request.url.query, outcome, time.perf_counter() - began)

    async def _refuse_line(self, request: Request, began: float, send: Send) -> None:
        """Refuse a request as a web server does, before anything of the API sees it; a fault waits for the next."""
        response = request_line.refusal()
        await response(request.scope, request.receive, send)
        log_request(
            request.method, request.url.path, request.url.query, str(response.status_code), time.perf_counter() - began
        )

    async def _respond(self, request: Request, path: str, body: Body, fault: Fault | None, send: Send) -> str:
        """Send the answer, or let the fault happen; what to write into the log."""
        kind = fault.kind if fault else None
        if fault and kind == "delay" and not fault.after:
            await anyio.sleep(fault.seconds)
        if kind == "session_ended":
            with self._installation.database.transaction():
                self._installation.sessions.end(request.headers.get("Session-Token", ""))
        if kind == "cut_before":
            await cutting.cut(request)
            return kind
        if fault and kind in ("status", "html", "empty"):
            if fault.after:
                self.respond(request, path, body)
            response = _faulty(fault)
        else:
            response = self.respond(request, path, body)
        if fault and kind == "delay" and fault.after:
            await anyio.sleep(fault.seconds)
        if kind == "cut_after":
            await cutting.cut(request)
            return kind
        if kind == "half":
            await cutting.send_half(request, response, send)
            return kind
        await response(request.scope, request.receive, send)
        return str(response.status_code)

    def respond(self, request: Request, path: str, body: Body) -> Response:
        """The answer to a request.

        Args:
            path: Its path below the base URL.

        Returns:
            The answer; all that was done for it is kept.
        """
        if self._is_down(request):
            return HTMLResponse(MAINTENANCE)
        base_url = f"{request.url.scheme}://{request.url.netloc}{self._base_path}"
        response = preflight() if request.method == "OPTIONS" else self._work(request, path, body, base_url)
        response.headers.update(cors.headers(request.method, request.headers))
        return response

    def _is_down(self, request: Request) -> bool:
        """Whether the server is in maintenance, and the request does not ask for the way around that."""
        skips = truthy(request.query_params.get("skipMaintenance"))
        return not skips and setting(self._installation.database, "maintenance_mode") is not None

    def _work(self, request: Request, path: str, body: Body, base_url: str) -> Response:
        try:
            incoming = read(request.method, split_path(path), request.url.query, request.headers, body)
            incoming.base_url = base_url
            incoming.client = request.client.host if request.client else "127.0.0.1"
            with self._installation.database.transaction():
                return self._answer(RequestContext(self._installation, incoming))
        except ApiError as error:
            return to_error(error, base_url)
        except ServerBrokeError as error:
            return broken(error)

    def _answer(self, context: RequestContext) -> Response:
        """The answer, within the transaction: an error does not undo what was done before it."""
        try:
            content = answer(context)
        except FileSentError as sent:
            content = sent.answer
        except ApiError as error:
            return to_error(error, context.request.base_url)
        except ServerBrokeError as error:
            return broken(error)
        finally:
            context.keep_session()
        return to_response(content)


def _faulty(fault: Fault) -> Response:
    if fault.kind == "html":
        return HTMLResponse(MAINTENANCE)
    if fault.kind == "empty":
        return Response(b"", media_type=HTML)
    phrase = HTTPStatus(fault.status).phrase if fault.status in set(HTTPStatus) else "Unknown"
    return HTMLResponse(error_page(phrase), fault.status)
