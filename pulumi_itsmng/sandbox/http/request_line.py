"""The web server in front of the API refuses a request whose first line is too long."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from pulumi_itsmng.sandbox.http.pages import error_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

LONGEST_LINE = 8190
"""Bytes of method, path, query and protocol: the default of Apache, and of nginx less the line's end."""

_PROTOCOL = " HTTP/1.1"


def is_too_long(request: Request) -> bool:
    """Whether a web server with its default settings refuses the request line.

    Returns:
        Whether it is longer than `LONGEST_LINE`, counted as it was sent.
    """
    path, query = request.scope["raw_path"], request.scope["query_string"]
    target = len(path) + (len(query) + 1 if query else 0)
    return len(request.method) + 1 + target + len(_PROTOCOL) > LONGEST_LINE


def refusal() -> Response:
    """The answer of the web server, which then closes the connection."""
    status = HTTPStatus.REQUEST_URI_TOO_LONG
    return HTMLResponse(error_page("414 Request-URI Too Long"), status, {"Connection": "close"})
