"""One request, one answer: HTTP, JSON, and the errors of both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import AmbiguousWrite, ItsmngError, UnexpectedAnswer, Unreachable, api_error
from pulumi_itsmng.version import __version__

CONNECT_TIMEOUT = 10.0
"""Seconds to wait for a connection: a server that is there accepts at once, however long it then works."""

KEEPALIVE_EXPIRY = 4.0
"""Seconds an idle connection is kept: less than Apache's 5, so that no request goes into a closing connection."""

MAYBE_DONE = {500, 502, 504}
"""Statuses of a proxy or of a PHP that broke off: a write may have been carried out all the same."""

Params = list[tuple[str, str | int | float | bool | None]]


@dataclass(frozen=True)
class Answer:
    """A JSON answer of the API.

    Attributes:
        status: the HTTP status, 200 to 299.
        body: the decoded JSON; None for an empty body where one is allowed.
    """

    status: int
    body: Any


class Transport:
    """Sends requests to the API and insists on JSON answers."""

    def __init__(self, connection: Connection) -> None:
        headers = {"Accept": "application/json", "User-Agent": f"pulumi-itsmng/{__version__}"}
        if connection.app_token is not None:
            headers["App-Token"] = connection.app_token.get_secret_value()
        self._url = connection.url
        self._http = httpx.AsyncClient(
            headers=headers,
            timeout=httpx.Timeout(connection.timeout, connect=CONNECT_TIMEOUT),
            limits=httpx.Limits(keepalive_expiry=KEEPALIVE_EXPIRY),
            verify=connection.tls(),
        )

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Params | None = None,
        json: Any = None,
        headers: dict[str, str] | None = None,
        empty_allowed: bool = False,
    ) -> Answer:
        """Send one request below the API's address.

        Args:
            method: GET, POST, PUT or DELETE; all but GET are taken for writes.
            path: the path below the address, without a slash in front.
            params: pairs for the query string.
            json: the body.
            headers: more headers.
            empty_allowed: whether an empty body is a good answer.

        Raises:
            Unreachable: no connection came about.
            AmbiguousWrite: it was a write, and whether it was done is not known.
            UnexpectedAnswer: the answer is not the API's.
            ApiError: the API refused.
        """
        try:
            response = await self._http.request(
                method, f"{self._url}/{path}", params=params, json=json, headers=headers
            )
        except httpx.HTTPError as error:
            raise self._no_answer(method, error) from error
        return self._answer(method, response, empty_allowed=empty_allowed)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    def _no_answer(self, method: str, error: httpx.HTTPError) -> ItsmngError:
        never_sent = isinstance(
            error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
        )
        why = str(error) or type(error).__name__
        if never_sent:
            return Unreachable(f"no connection to {self._url} ({why}): is the address right, and is the server up?")
        if method == "GET":
            return Unreachable(f"{self._url} broke off before it answered ({why}): run the command again")
        return AmbiguousWrite(f"{self._url} broke off before it answered ({why})")

    def _answer(self, method: str, response: httpx.Response, *, empty_allowed: bool) -> Answer:
        status = response.status_code
        if empty_allowed and status == 200 and not response.content.strip():
            return Answer(status, None)
        body = _json(response)
        if body is None:
            raise self._not_json(method, response)
        if status < 300:
            return Answer(status, body)
        if isinstance(body, list) and len(body) == 2 and isinstance(body[0], str):
            raise api_error(status, body[0])
        raise UnexpectedAnswer(
            f"{self._url} answered HTTP {status} with JSON that is not ITSM-NG's: is this the address of its API?",
            status=status,
        )

    def _not_json(self, method: str, response: httpx.Response) -> ItsmngError:
        status = response.status_code
        if method != "GET" and (status in MAYBE_DONE or (status == 200 and not response.content.strip())):
            return AmbiguousWrite(f"{self._url} broke off with HTTP {status} and no JSON")
        return UnexpectedAnswer(f"{self._url} {_what_came(response)}", status=status)


def _json(response: httpx.Response) -> Any:
    """The answer's JSON, or None if it is something else (the API never answers a bare null)."""
    if "json" not in response.headers.get("Content-Type", ""):
        return None
    try:
        return response.json()
    except ValueError:
        return None


def _what_came(response: httpx.Response) -> str:
    """Say what came instead of JSON, and what that means."""
    status = response.status_code
    kind = response.headers.get("Content-Type", "").split(";")[0]
    if response.is_redirect:
        return f"redirects to {response.headers.get('Location', 'elsewhere')}: use the final address"
    if not response.content.strip():
        return f"answered HTTP {status} with an empty body: the server broke inside; look into its PHP error log"
    if kind == "text/html":
        return (
            f"answered HTTP {status} with an HTML page instead of JSON: is this the address of the API (it ends "
            "in /apirest.php), or is the server in maintenance, or does a proxy or a login page stand before it?"
        )
    return f"answered HTTP {status} with {kind or 'an unnamed type'} instead of JSON: is this the address of the API?"
