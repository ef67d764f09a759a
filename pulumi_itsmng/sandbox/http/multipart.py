"""Multipart bodies, read as PHP reads them: what is broken is left out, and files never fill the memory."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from python_multipart.multipart import MultipartCallbacks

_IN_MEMORY = 1 << 20
_LARGEST_FIELD = 1 << 24
_MOST_FILES = 20  # PHP's max_file_uploads
_PARAMETER = re.compile(r';\s*(name|filename)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))', re.IGNORECASE)
_FILE_FIELD = re.compile(r"[^\[\]]+(\[[^\[\]]*\])*")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class FilePart:
    """A file in a form.

    Attributes:
        field: The name of the form's field, brackets and all.
        filename: What the client calls the file, without folders.
        kind: What the client says it is.
        content: The content, to be read from the beginning.
        size: Its bytes.
        whole: Whether the body had an end of it.
    """

    field: str
    filename: str
    kind: str
    content: IO[bytes]
    size: int = 0
    whole: bool = False

    def read(self) -> bytes:
        """All of it, which then stands at its beginning again."""
        self.content.seek(0)
        data = self.content.read()
        self.content.seek(0)
        return data


@dataclass(slots=True)
class Form:
    """What a multipart body says.

    Attributes:
        fields: Its fields that are no files, as name and value.
        files: Its files.
    """

    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)

    def close(self) -> None:
        """Forget the files."""
        for file in self.files:
            file.content.close()


async def read_form(content_type: str, body: AsyncIterator[bytes]) -> Form:
    """Read a multipart body as it comes in.

    Args:
        content_type: The header that says so and names the boundary.

    Returns:
        What could be read; a body that breaks off or is none gives what there was before.
    """
    reader = _FormReader()
    parser = _parser(content_type, reader)
    try:
        async for chunk in body:  # to its end in any case, or the client cannot read the answer
            try:
                if parser:
                    parser.write(chunk)
            except FormParserError:
                parser = None
    except BaseException:
        reader.form.close()
        raise
    return reader.form


def _parser(content_type: str, reader: _FormReader) -> MultipartParser | None:
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    try:
        return MultipartParser(boundary, reader.callbacks()) if boundary else None
    except FormParserError:
        return None


class _FormReader:
    """Puts together what the parser finds."""

    def __init__(self) -> None:
        self.form = Form()
        self._header = b""
        self._value = b""
        self._headers: dict[str, str] = {}
        self._file: FilePart | None = None
        self._field: str | None = None
        self._text = bytearray()

    def callbacks(self) -> MultipartCallbacks:
        """What the parser is to call."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._add_to_header,
            "on_header_value": self._add_to_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._end_headers,
            "on_part_data": self._add_data,
            "on_part_end": self._end,
        }

    def _begin(self) -> None:
        self._headers, self._file, self._field = {}, None, None
        self._text.clear()

    def _add_to_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _add_to_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[self._header.decode("latin-1").lower()] = self._value.decode("utf-8", "replace").strip()
        self._header = self._value = b""

    def _end_headers(self) -> None:
        parameters = _parameters(self._headers.get("content-disposition", ""))
        name, filename = parameters.get("name"), parameters.get("filename")
        if not name:
            return
        if filename is None:
            self._field = name
        elif _FILE_FIELD.fullmatch(name) and len(self.form.files) < _MOST_FILES:
            content = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the form
            kind = self._headers.get("content-type", "")
            self._file = FilePart(name, re.split(r"[/\\]", filename)[-1], kind, content)
            self.form.files.append(self._file)

    def _add_data(self, data: bytes, start: int, end: int) -> None:
        if self._file:
            self._file.content.write(data[start:end])
            self._file.size += end - start
        elif len(self._text) < _LARGEST_FIELD:
            self._text += data[start:end]

    def _end(self) -> None:
        if self._file:
            self._file.content.seek(0)
            self._file.whole = True
        elif self._field is not None:
            self.form.fields.append((self._field, self._text.decode("utf-8", "replace")))


def _parameters(disposition: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(disposition):
        value = match[3] if match[2] is None else _ESCAPED.sub(r"\1", match[2])
        found.setdefault(match[1].lower(), value)
    return found
