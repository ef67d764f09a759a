"""Sending a file: a part at a time, with the headers the server gives files."""

from __future__ import annotations

import re
from email.utils import formatdate, parsedate_to_datetime
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope, Send

_PART = 1 << 16
_SLASHED = re.compile(r"""(["'\\])""")
_NOT_IN_A_HEADER = re.compile(r"[\x00-\x1f\x7f]")
_SLASH = r"\\\1"
_BEFORE_ANY_CACHE = "Thu, 19 Nov 1981 08:52:00 GMT"


class FileResponse(Response):
    """A file as an answer.

    Args:
        content: What to send; it is closed afterwards.
        size: Its bytes.
        headers: The headers, without the length.
    """

    def __init__(self, content: IO[bytes], size: int, headers: Mapping[str, str]) -> None:
        self._content = content
        super().__init__(headers={"Content-Length": str(size), **headers})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it."""
        with self._content as content:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            while part := content.read(_PART):
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body"})


def file_headers(filename: str, kind: str | None, modified: int, etag: str) -> dict[str, str]:
    """The headers of a file.

    Args:
        filename: What the receiver is to call it.
        kind: Its MIME type.
        modified: When it was stored, in seconds since 1970.
        etag: Its version.

    Returns:
        The headers; what cannot be said in one is left out.
    """
    kind = kind or ""
    shown = kind == "application/pdf" or (kind.startswith("image/") and kind != "image/svg+xml")
    in_latin_1 = _SLASHED.sub(_SLASH, filename.encode("latin-1", "replace").decode("latin-1"))
    names = f"filename=\"{in_latin_1}\"; filename*=utf-8''{quote(filename, safe='')}"
    headers = {
        "Last-Modified": formatdate(modified, usegmt=True),
        "Etag": etag,
        "Expires": _BEFORE_ANY_CACHE,
        "Cache-Control": "private",
        "Content-Disposition": names if shown else f"attachment; {names}",
        "Content-Type": _as_header(_with_charset(kind.strip())),
    }
    return {name: value for name, value in headers.items() if value and not _NOT_IN_A_HEADER.search(value)}


def is_known(headers: Mapping[str, str], modified: int, etag: str) -> bool:
    """Whether the one who asks has that version of a file.

    Args:
        modified: When the file was stored.
        etag: Its version.
    """
    if headers.get("if-none-match", "").strip() == etag:
        return True
    try:
        return parsedate_to_datetime(headers.get("if-modified-since", "")).timestamp() >= modified
    except (ValueError, OverflowError):
        return False


def _with_charset(kind: str) -> str:
    return f"{kind};charset=UTF-8" if kind.startswith("text/") and "charset=" not in kind else kind


def _as_header(value: str) -> str:
    """Headers are bytes; the server puts the UTF-8 of its database into them."""
    return value.encode("utf-8", "replace").decode("latin-1")
