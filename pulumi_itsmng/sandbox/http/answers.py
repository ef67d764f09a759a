"""What goes back: a JSON answer, an error array, or the empty page of a broken program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from pulumi_itsmng.sandbox.php.output import encode

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.errors import ApiError, ServerBrokeError

JSON = "application/json; charset=UTF-8"
HTML = "text/html; charset=UTF-8"

NO_CACHE = {
    "Cache-Control": "no-store, no-cache, must-revalidate",
    "Expires": "Mon, 26 Jul 1997 05:00:00 GMT",
    "Pragma": "no-cache",
}


@dataclass(slots=True)
class Answer:
    """The answer of an endpoint.

    Attributes:
        content: What becomes JSON; NOTHING is an empty body, and a Page or a response is sent as it is.
        status: The HTTP status.
        headers: Further headers.
    """

    content: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class FileSentError(Exception):
    """The request ends with a file, whatever it was about.

    Args:
        answer: The answer with the file.
    """

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Page(str):
    """Content that is an HTML page, not JSON."""

    __slots__ = ()


class Nothing:
    """An empty body, which is not the JSON null."""


NOTHING = Nothing()


def to_response(answer: Answer) -> Response:
    """An answer as HTTP."""
    if isinstance(answer.content, Response):
        return answer.content
    headers = NO_CACHE | answer.headers
    if isinstance(answer.content, Page):
        return Response(answer.content, answer.status, headers, media_type=HTML)
    body = b"" if answer.content is NOTHING else encode(answer.content)
    return Response(body, answer.status, headers, media_type=JSON)


def to_error(error: ApiError, base_url: str) -> Response:
    """An error as HTTP.

    Args:
        base_url: The API's address, for the link to its documentation.
    """
    text = error.text
    if error.documented:
        text = f"{text}; view documentation in your browser at {base_url}/#{error.code}"
    return to_response(Answer([error.code, text], error.status))


def broken(error: ServerBrokeError) -> Response:
    """What is left when the server's program ends in the middle."""
    return Response(b"", error.status, headers=NO_CACHE, media_type=HTML)


def preflight() -> Response:
    """The answer to OPTIONS, for which no program runs."""
    return Response(b"", media_type=HTML)
