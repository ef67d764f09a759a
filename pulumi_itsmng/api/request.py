"""What is asked of the API, and what it answers: one request, one answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Param = tuple[str, str | int | float | bool | None]

Params = list[Param]


@dataclass(frozen=True)
class Request:
    """What is sent below the API's address.

    Attributes:
        method: GET, POST, PUT or DELETE; all but GET are taken for writes.
        path: the path below the address, without a slash in front.
        params: pairs for the query string.
        json: the body.
        files: parts of a multipart body, as httpx takes them, from the beginning each time.
        headers: more headers.
        empty_allowed: whether an empty body is a good answer.
    """

    method: str
    path: str
    params: Params | None = field(default=None, repr=False)
    json: Any = field(default=None, repr=False)
    files: list[tuple[str, Any]] | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    empty_allowed: bool = False

    @property
    def writes(self) -> bool:
        """Whether the server may do something that cannot be done twice."""
        return self.method != "GET" and not self.path.startswith("changeActive")


@dataclass(frozen=True)
class Response:
    """A JSON answer of the API.

    Attributes:
        status: the HTTP status, 200 to 299.
        body: the decoded JSON; None for an empty body where one is allowed.
        headers: its headers.
    """

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)
