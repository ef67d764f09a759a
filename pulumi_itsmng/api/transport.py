"""Requests on their way: HTTP, JSON, and the errors of both."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import (
    AmbiguousWrite,
    ApiError,
    ConnectionFailed,
    ConnectionLost,
    HtmlResponse,
    ItsmngError,
    Overloaded,
    ServerCrashed,
    UnexpectedResponse,
    api_error,
)
from pulumi_itsmng.api.request import Request, Response
from pulumi_itsmng.api.request_line import RequestLines
from pulumi_itsmng.version import __version__

CONNECT_TIMEOUT = 10.0
"""Seconds to wait for a connection: a server that is there accepts at once, however long it then works."""

KEEPALIVE_EXPIRY = 4.0
"""Seconds an idle connection is kept: less than Apache's 5, so that no request goes into a closing connection."""

TURNED_AWAY = {429, 503}
"""Statuses of a server or proxy that did not even begin with a request."""

LOGGER = logging.getLogger("pulumi_itsmng.api")
"""At level DEBUG, a line per request: method, path, query, status, time. What may be secret is never logged: bodies,
headers, and what a query looks for."""

_SHOWN = re.compile(
    r"range|sort|order|is_deleted|(items|forcedisplay|add_keys_names)\[.*|criteria\[.+\[(link|field|searchtype)]"
)
"""The parameters whose values are shown in the log, beside all those that are just true or false."""


class _Address(httpx.URL):
    """An address that is shown without its query: httpx logs that of every request at level INFO."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0]


class Transport:
    """Sends requests to the API, each once, and insists on JSON answers.

    Attributes:
        lines: measures the lines of requests.
    """

    def __init__(self, connection: Connection) -> None:
        headers = {"Accept": "application/json", "User-Agent": f"pulumi-itsmng/{__version__}"}
        if connection.app_token is not None:
            headers["App-Token"] = connection.app_token.get_secret_value()
        self._url = connection.url
        self.lines = RequestLines(connection.url)
        self._http = httpx.AsyncClient(
            headers=headers,
            timeout=httpx.Timeout(connection.timeout, connect=CONNECT_TIMEOUT),
            limits=httpx.Limits(keepalive_expiry=KEEPALIVE_EXPIRY),
            verify=connection.tls(),
        )

    async def send(self, request: Request) -> Response:
        """Send one request, once.

        Raises:
            ConnectionFailed: no connection came about, or a read was cut off.
            AmbiguousWrite: it was a write, and whether it was done is not known.
            RequestLineTooLong: the web server does not take so long a line.
            UnexpectedResponse: the answer is not the API's.
            ApiError: the API refused.
        """
        began = time.perf_counter()
        try:
            response = await self._http.send(self._built(request))
        except httpx.HTTPError as error:
            LOGGER.debug("%s: %s", _line(request, began), type(error).__name__)
            raise self._no_answer(request, error) from error
        LOGGER.debug("%s: %s, %d bytes", _line(request, began), response.status_code, len(response.content))
        return self._answer(request, response)

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncIterator[httpx.Response]:
        """Send a read that is answered with a file, and hand out the answer while it arrives.

        Raises:
            ItsmngError: as `send`; also within the block, if the answer breaks off.
        """
        began = time.perf_counter()
        try:
            response = await self._http.send(self._built(request), stream=True)
            try:
                LOGGER.debug("%s: %s", _line(request, began), response.status_code)
                if "Content-Disposition" not in response.headers:  # no file, whatever the status says
                    await response.aread()
                    self._answer(request, response)
                    raise UnexpectedResponse(f"{self._url} did not answer with a file", status=response.status_code)
                yield response
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise self._no_answer(request, error) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    def _built(self, request: Request) -> httpx.Request:
        try:
            built = self._http.build_request(
                request.method,
                f"{self._url}/{request.path}",
                params=request.params,
                json=request.json,
                files=request.files,
                headers=dict(request.headers),
            )
        except httpx.InvalidURL as error:  # it takes 64 KB
            if self.lines.length(request) <= self.lines.limit:
                raise
            raise self.lines.too_long(request) from error
        built.url = _Address(built.url)
        return built

    def _no_answer(self, request: Request, error: httpx.HTTPError) -> ItsmngError:
        never_sent = isinstance(
            error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
        )
        why = str(error) or type(error).__name__
        if never_sent:
            return ConnectionFailed(
                f"no connection to {self._url} ({why})", hint="check that the address is right and the server is up"
            )
        if request.writes:
            return AmbiguousWrite(f"{self._url} broke off before it answered ({why})")
        timed_out = isinstance(error, httpx.TimeoutException)
        message = f"{self._url} broke off before it answered ({why})"
        return ConnectionLost(message, hint="run the command again", timed_out=timed_out)

    def _answer(self, request: Request, response: httpx.Response) -> Response:
        status = response.status_code
        if request.empty_allowed and status == 200 and not response.content.strip():
            return Response(status, None, response.headers)
        try:
            body = _json(response)
            if body is not None and status < 300:
                return Response(status, body, response.headers)
            raise _refusal(status, body) or self._not_the_api(request, response)
        except ItsmngError as error:
            error.request_id = response.headers.get("X-Request-Id")
            raise

    def _not_the_api(self, request: Request, response: httpx.Response) -> ItsmngError:
        """The error of an answer that the API does not give."""
        if response.status_code == httpx.codes.REQUEST_URI_TOO_LONG:
            error = self.lines.too_long(request, status=response.status_code)
            self.lines.lower(error.length)
            return error
        turned_away = self._turned_away(response)
        if turned_away:
            return turned_away
        came = _what_came(self._url, response)
        # A PHP that broke off, and a proxy that lost its server, may have carried it out all the same.
        if request.writes and (response.is_success or response.is_server_error):
            finished = response.status_code == 200 and isinstance(came, ServerCrashed)
            hint = f"{came.hint}; the write may have been carried out"
            return AmbiguousWrite(came.message, hint=hint, status=response.status_code, finished=finished)
        return came

    def _turned_away(self, response: httpx.Response) -> Overloaded | None:
        status = response.status_code
        if status not in TURNED_AWAY:
            return None
        what = "too many requests" if status == 429 else "overloaded or in maintenance"
        return Overloaded(
            f"{self._url} answered HTTP {status} ({what})",
            hint="run the command again later",
            status=status,
            retry_after=_seconds(response.headers.get("Retry-After")),
        )


def _line(request: Request, began: float) -> str:
    """A request for the log."""
    query = "&".join(f"{name}={_shown(name, value)}" for name, value in request.params or ())
    milliseconds = (time.perf_counter() - began) * 1000
    return f"{request.method} /{request.path}{'?' if query else ''}{query} ({milliseconds:.0f} ms)"


def _shown(name: str, value: object) -> object:
    return value if value in ("true", "false") or _SHOWN.fullmatch(name) else "..."


def _refusal(status: int, body: Any) -> ApiError | None:
    """The API's own error, if the body is one."""
    if not (isinstance(body, list) and len(body) == 2 and isinstance(body[0], str)):
        return None
    error = api_error(status, body[0])
    error.results = body[1] if isinstance(body[1], list) else None
    return error


def _json(response: httpx.Response) -> Any:
    """The answer's JSON, or None if it is something else (the API never answers a bare null)."""
    if "json" not in response.headers.get("Content-Type", ""):
        return None
    try:
        return response.json()
    except ValueError:
        return None


def _seconds(retry_after: str | None) -> float | None:
    """What a Retry-After header says: seconds, or a date."""
    if retry_after is None:
        return None
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or timezone.utc)
    return max(0.0, (moment - datetime.now(timezone.utc)).total_seconds())


def _what_came(url: str, response: httpx.Response) -> UnexpectedResponse:
    """Say what came instead of JSON, and what that means."""
    status = response.status_code
    kind = response.headers.get("Content-Type", "").split(";")[0]
    if response.is_redirect:
        target = response.headers.get("Location", "elsewhere")
        return UnexpectedResponse(f"{url} redirects to {target}", hint="use the final address", status=status)
    if not response.content.strip():
        return ServerCrashed(
            f"{url} answered HTTP {status} with an empty body",
            hint="the server broke inside; look into its PHP error log",
            status=status,
        )
    if kind == "text/html":
        return HtmlResponse(
            f"{url} answered HTTP {status} with an HTML page instead of JSON",
            hint="is this the address of the API (it ends in /apirest.php), or is the server in maintenance, or does a "
            "proxy or a login page stand before it?",
            status=status,
        )
    return UnexpectedResponse(
        f"{url} answered HTTP {status} with {kind or 'an unnamed type'} that is not ITSM-NG's",
        hint="is this the address of its API?",
        status=status,
    )
