"""Sending files with items, and getting them back."""

from __future__ import annotations

import json
from typing import Any

import httpx

from tests.contract.session import JSON, Session, created_ids

File = tuple[str, bytes, str]
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
"""A picture of one point, as PNG."""

DAMAGED_DOT = DOT.replace(b"IDAT", b"IDAT\0")
"""The same with a byte too much."""


def text(content: str = "some text\n", name: str = "note.txt") -> File:
    """A text file."""
    return name, content.encode(), "text/plain"


def send_form(session: Session, method: str, path: str, parts: list[tuple[str, Any]], **options: Any) -> httpx.Response:
    """A multipart form; a part is a field's name and what httpx takes for a file."""
    return session.http.request(method, f"{session.server.url}/{path}", files=parts, **options)


def upload(session: Session, itemtype: str, wanted: JSON, *files: File, field: str = "filename[]") -> httpx.Response:
    """Create an item with files; what is made is removed in the end."""
    manifest = (None, json.dumps({"input": wanted}).encode(), "application/json")
    answer = send_form(session, "POST", itemtype, [("uploadManifest", manifest), *((field, file) for file in files)])
    session.created += [(itemtype, item_id) for item_id in created_ids(answer)]
    return answer


def create_document(session: Session, *files: File, **wanted: Any) -> JSON:
    """A document that must be made; the document."""
    answer = upload(session, "Document", wanted, *files)
    assert answer.status_code == 201, answer.text
    return session.read("Document", answer.json()["id"])


def download(session: Session, document_id: int, **options: Any) -> httpx.Response:
    """The file of a document."""
    return session.http.get(f"{session.server.url}/Document/{document_id}", params={"alt": "media"}, **options)
