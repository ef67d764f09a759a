"""What browsers on other sites may do: everything, as on the real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPOSED = "content-type, content-range, accept-range"
_METHODS = "PUT, GET, POST, DELETE, OPTIONS"
_HEADERS = "origin, content-type, accept, session-token, authorization"


def headers(method: str, request_headers: Mapping[str, str]) -> dict[str, str]:
    """The CORS headers of an answer."""
    allowed = {}
    if "origin" in request_headers:
        allowed["Access-Control-Allow-Origin"] = "*"
    if method in ("GET", "OPTIONS"):
        allowed["Access-Control-Expose-Headers"] = _EXPOSED
    if method == "OPTIONS" and "access-control-request-method" in request_headers:
        allowed["Access-Control-Allow-Methods"] = _METHODS
    if method == "OPTIONS" and "access-control-request-headers" in request_headers:
        allowed["Access-Control-Allow-Headers"] = _HEADERS
    return allowed
