"""Documents: files sent to the server and fetched from it, without holding them in memory."""

from __future__ import annotations

import json
import mimetypes
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pulumi_itsmng.api.codec import encode_row
from pulumi_itsmng.api.errors import AmbiguousWrite, ItsmngError, UploadRefused
from pulumi_itsmng.api.items import Items
from pulumi_itsmng.api.request import Request
from pulumi_itsmng.api.session import Session

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True)
class Download:
    """A file that is arriving.

    Attributes:
        filename: what the server calls it.
        mime: its type, such as `application/pdf`.
        size: its bytes, if the server says so.
    """

    filename: str
    mime: str
    size: int | None
    _response: httpx.Response

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Its bytes, in parts, while they arrive."""
        return self._response.aiter_bytes()


class Documents:
    """The documents of the server.

    Args:
        session: the session.
        documents: the items of the itemtype `Document`.
        links: the items of the itemtype `Document_Item`.
    """

    def __init__(self, session: Session, documents: Items, links: Items) -> None:
        self._session = session
        self._documents = documents
        self._links = links

    async def upload(
        self, source: bytes | str | os.PathLike[str] | IO[bytes], row: Mapping[str, Any], *, filename: str = ""
    ) -> int:
        """Make a document of a file (`POST /Document`).

        Args:
            source: the file's bytes, its path, or a binary stream that can be read again from its beginning, as a
                request may have to be sent again.
            row: the document's columns, such as `name` and `entities_id`.
            filename: what it is called; the server tells by its ending whether it takes it. Without it, the name
                of the path or stream.

        Returns:
            The document's id.

        Raises:
            ValueError: the stream can be read only once.
            UploadRefused: the server does not take such files; nothing is left of it.
            Rejected: the server made no document.
            AmbiguousWrite: the document may have been made.
        """
        filename = filename or _name_of(source)
        manifest = {"input": encode_row(row) | {"_filename": [filename]}}
        kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        with _opened(source) as content:
            files = [
                ("uploadManifest", (None, json.dumps(manifest), "application/json")),
                ("filename[0]", (filename, content, kind)),
            ]
            try:
                answer = await self._session.request(Request("POST", "Document", files=files))
            except AmbiguousWrite as error:
                lost = error.with_context("Document")
                lost.row = {**row, "filename": filename}
                raise lost from error
            except ItsmngError as error:
                raise error.with_context("Document") from error.__cause__
        return await self._taken(answer.body)

    @asynccontextmanager
    async def download(self, document_id: int) -> AsyncIterator[Download]:
        """Fetch the file of a document (`GET /Document/:id` with `Accept: application/octet-stream`).

        Example:
            ```python
            async with client.documents.download(7) as file:
                async for part in file:
                    ...
            ```

        Raises:
            NotFound: there is no such document, or it has no file.
            ConnectionLost: the connection broke; what has arrived is not all.
        """
        request = Request("GET", f"Document/{document_id}", headers={"Accept": "application/octet-stream"})
        try:
            async with self._session.stream(request) as response:
                size = response.headers.get("Content-Length", "")
                yield Download(
                    filename=_filename(response.headers.get("Content-Disposition", "")),
                    mime=response.headers.get("Content-Type", "").partition(";")[0],
                    size=int(size) if size.isdecimal() else None,
                    _response=response,
                )
        except ItsmngError as error:
            if error.itemtype is not None:  # whoever uses the file has had an error of another kind
                raise
            raise error.with_context("Document", document_id) from error.__cause__

    async def save(self, document_id: int, path: str | os.PathLike[str]) -> None:
        """Fetch the file of a document into a file, which is there as a whole or not at all.

        Raises:
            ItsmngError: as `download`.
        """
        target = Path(path)
        partial = target.with_name(f".{target.name}.part")
        try:
            async with self.download(document_id) as file:
                with partial.open("wb") as output:
                    async for part in file:
                        output.write(part)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)

    async def link(self, document_id: int, itemtype: str, item_id: int) -> int:
        """Attach a document to an item (`POST /Document_Item`); the link's id.

        Raises:
            Rejected: it is attached already, or the account may not.
        """
        return await self._links.create({"documents_id": document_id, "itemtype": itemtype, "items_id": item_id})

    async def _taken(self, body: Any) -> int:
        """The id of a document that was made, whose file must have been taken too."""
        document_id = body.get("id") if isinstance(body, dict) else None
        if type(document_id) is not int:
            raise AmbiguousWrite("the server answered an upload without an id").with_context("Document")
        results = body.get("upload_result", {}).get("filename") or []
        if results and not any(result.get("error") for result in results):
            return document_id
        await self._documents.delete(document_id, purge=True)
        raise UploadRefused(status=201, code="ERROR_UPLOAD").with_context("Document", document_id)


@contextmanager
def _opened(source: bytes | str | os.PathLike[str] | IO[bytes]) -> Iterator[bytes | IO[bytes]]:
    if isinstance(source, (str, os.PathLike)):
        with Path(source).open("rb") as stream:
            yield stream
    elif isinstance(source, bytes) or source.seekable():
        yield source
    else:
        raise ValueError("a stream that cannot be read again from its beginning has to be kept in a file first")


def _name_of(source: object) -> str:
    path = source if isinstance(source, (str, os.PathLike)) else getattr(source, "name", None)
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError("what has no name of its own needs a filename")
    return Path(path).name


def _filename(disposition: str) -> str:
    message = Message()
    message["Content-Disposition"] = disposition
    return message.get_filename("")
