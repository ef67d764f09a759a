"""How long the line of a request may be: method, address with its query, and the version of HTTP.

Web servers refuse a longer one with 414, before the API sees it. So reads of many things are measured and split before
they are sent. A server that takes less than most says so once: from then on, lines are kept shorter.
"""

from __future__ import annotations

from urllib.parse import urlencode

from pulumi_itsmng.api.errors import RequestLineTooLong
from pulumi_itsmng.api.request import Params, Request

MAX_LINE = 7_500
"""Bytes of a request line: nginx and Apache take 8,190 by default, and a proxy may put a longer path before ours."""

WHERE_TO_RAISE_IT = "nginx: large_client_header_buffers, Apache: LimitRequestLine"
"""What the limit is called in the settings of web servers."""


class RequestLines:
    """Measures request lines.

    Args:
        url: the API's address. All of it counts, as in a request to a proxy.

    Attributes:
        limit: bytes that a line may have.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self.limit = MAX_LINE

    def length(self, request: Request) -> int:
        """The bytes of a request's line, percent-encoded."""
        query = urlencode(request.params) if request.params else ""
        line = f"{request.method} {self._url}/{request.path}{'?' if query else ''}{query} HTTP/1.1"
        return len(line.encode())

    def bytes_left(self, path: str, params: Params) -> int:
        """The bytes that a GET has left for more parameters; less than 0 if it is too long already."""
        return self.limit - self.length(Request("GET", path, params))

    def lower(self, refused: int) -> None:
        """Note that the server refused a line of so many bytes."""
        self.limit = min(self.limit, refused // 2)

    def too_long(self, request: Request, *, status: int | None = None) -> RequestLineTooLong:
        """The error of a request that the web server does not take."""
        length = self.length(request)
        longest = max(request.params or [], key=lambda param: len(urlencode([param])), default=None)
        most = f", of which {longest[0]} takes {len(urlencode([longest])):,}" if longest else ""
        message = (
            f"the line of {request.method} {request.path} has {length:,} bytes{most}: more than the web server takes"
            f"{f' (HTTP {status})' if status else ''}"
        )
        hint = f"ask for less at once, or raise the web server's limit ({WHERE_TO_RAISE_IT})"
        return RequestLineTooLong(message, hint=hint, status=status, length=length)
