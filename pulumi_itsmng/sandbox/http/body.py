"""The body of a request: bytes, or a form whose files are on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.http.multipart import Form, read_form

if TYPE_CHECKING:
    from starlette.requests import Request

_MULTIPART = "multipart/form-data"


@dataclass(slots=True)
class Body:
    """What a request brings.

    Attributes:
        content: The body as it came; nothing if it was read as a form.
        form: The form.
    """

    content: bytes = b""
    form: Form = field(default_factory=Form)


async def receive(request: Request) -> Body:
    """Read the body of a request. PHP takes the forms of POST only."""
    content_type = request.headers.get("content-type", "")
    if request.method == "POST" and is_multipart(content_type):
        return Body(form=await read_form(content_type, request.stream()))
    return Body(await request.body())


def is_multipart(content_type: str) -> bool:
    """Whether a body says that it is a form with files.

    Args:
        content_type: The header.
    """
    return _MULTIPART in content_type
