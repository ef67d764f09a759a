"""Files of documents: they outlive restarts and kills, never half, and never fill the memory."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import socket
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pulumi_itsmng.sandbox.http.multipart import read_form
from pulumi_itsmng.sandbox.storage import Database, Files
from tests.support.killing import kill_while_writing
from tests.support.properties import examples
from tests.support.quick import first_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

MEGABYTE = 1 << 20
SEVERAL_PARTS = bytes(range(256)) * 3000

some = examples(60)
names = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], max_codepoint=0xFFFF), max_size=30)


def upload(colleague: Colleague, content: Any, name: str = "data.txt") -> int:
    """A document with a file; its id."""
    manifest = ("uploadManifest", (None, json.dumps({"input": {"name": "data"}}).encode(), "application/json"))
    answer = colleague._http.post(f"{colleague._url}/Document", files=[manifest, ("filename[]", (name, content))])
    return int(answer.raise_for_status().json()["id"])


def download(colleague: Colleague, document: int) -> bytes:
    """The file of a document."""
    answer = colleague._http.get(f"{colleague._url}/Document/{document}", params={"alt": "media"})
    return answer.raise_for_status().content


@some
@given(content=st.binary(min_size=1, max_size=400))
@example(SEVERAL_PARTS)
@example(b"\r\n--boundary\r\n")
def test_a_file_comes_back_as_it_went(sandbox: SandboxServer, colleague: Colleague, content: bytes) -> None:
    document = upload(colleague, content)

    row = colleague.get("Document", document)
    assert row is not None
    assert row["sha1sum"] == hashlib.sha1(content, usedforsecurity=False).hexdigest()
    assert download(colleague, document) == content


@some
@given(stem=names)
@example("a\"b'c")
@example("back\\slash")
@example("../../up")
def test_whatever_a_file_is_called_the_document_has_it(sandbox: SandboxServer, colleague: Colleague, stem: str) -> None:
    document = upload(colleague, b"content", f"{stem}.txt")

    if not set(stem) & set("<>"):  # such a file is lost on the way, as on the server
        assert download(colleague, document) == b"content"
        row = colleague.get("Document", document)
        assert row is not None
        assert "/" not in row["filename"]


@pytest.mark.slow
def test_files_and_uploads_survive_a_restart(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data) as server, Colleague(server.url) as colleague:
        document = upload(colleague, SEVERAL_PARTS)

    with SandboxServer("--data", data) as server, Colleague(server.url) as colleague:
        assert download(colleague, document) == SEVERAL_PARTS
        assert [file.name for file in tmp_path.iterdir() if not file.name.startswith("sandbox.db")] == []


@pytest.mark.parametrize("after", first_of([4, 1, 9]))
def test_a_kill_leaves_no_half_document(tmp_path: Path, after: int) -> None:
    """Uploads go on until the server is killed; every document there is then has its whole file."""
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data, measured=False) as server:
        colleague = Colleague(server.url)
        answered = kill_while_writing(
            server, lambda answered: upload(colleague, SEVERAL_PARTS + bytes([answered])), after=after
        )
        colleague._http.close()

    with SandboxServer("--data", data, measured=False) as server, Colleague(server.url) as colleague:
        documents = colleague.list("Document")
        assert answered <= len(documents) <= answered + 1
        for number, row in enumerate(documents):
            assert download(colleague, row["id"]) == SEVERAL_PARTS + bytes([number])


@pytest.mark.slow
def test_a_kill_within_an_upload_leaves_nothing_of_it(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data, measured=False) as server:
        colleague = Colleague(server.url)
        with begun_upload(server, colleague):
            server.kill()
        colleague._http.close()

    with SandboxServer("--data", data, measured=False) as server, Colleague(server.url) as colleague:
        assert colleague.list("Document") == []
        upload(colleague, SEVERAL_PARTS)


def test_an_upload_that_breaks_off_makes_no_document(sandbox: SandboxServer, colleague: Colleague) -> None:
    with begun_upload(sandbox, colleague):
        pass

    assert colleague.list("Document") == []


def begun_upload(server: SandboxServer, colleague: Colleague) -> socket.socket:
    """The connection of an upload that the server has the first half of."""
    url = httpx.URL(server.url)
    head = (
        f"POST {url.path}/Document HTTP/1.1\r\nHost: {url.host}\r\nContent-Length: {4 * MEGABYTE}\r\n"
        f"Session-Token: {colleague._http.headers['Session-Token']}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
        '--x\r\nContent-Disposition: form-data; name="uploadManifest"\r\n\r\n{"input": {"name": "half"}}\r\n'
        '--x\r\nContent-Disposition: form-data; name="filename[]"; filename="half.txt"\r\n\r\n'
    )
    connection = socket.create_connection((url.host, url.port or 80))
    connection.sendall(head.encode() + b"x" * 2 * MEGABYTE)
    return connection


def test_a_reset_forgets_files(sandbox: SandboxServer, colleague: Colleague) -> None:
    path = (colleague.get("Document", upload(colleague, b"forgotten")) or {})["filepath"]

    sandbox.reset()

    with Colleague(sandbox.url) as newcomer:
        document = newcomer.create("Document", name="looking", filepath=path, mime="text/plain")
        assert download(newcomer, document) != b"forgotten"


def test_an_answer_can_be_lost_after_the_file_was_kept(sandbox: SandboxServer, colleague: Colleague) -> None:
    sandbox.faults([{"kind": "cut_after", "method": "POST"}])

    with pytest.raises(httpx.TransportError):
        upload(colleague, SEVERAL_PARTS)

    (row,) = colleague.list("Document")
    assert download(colleague, row["id"]) == SEVERAL_PARTS


@pytest.mark.parametrize("kind", ["cut_before", "status", "html", "empty"])
def test_an_upload_can_fail_before_anything_is_kept(sandbox: SandboxServer, colleague: Colleague, kind: str) -> None:
    sandbox.faults([{"kind": kind, "method": "POST"}])

    with pytest.raises((httpx.HTTPError, json.JSONDecodeError)):
        upload(colleague, SEVERAL_PARTS)

    assert colleague.list("Document") == []


def test_half_of_a_file_can_be_lost(sandbox: SandboxServer, colleague: Colleague) -> None:
    document = upload(colleague, SEVERAL_PARTS)
    sandbox.faults([{"kind": "half", "method": "GET"}])
    got: list[bytes] = []

    def read() -> None:
        url, query = f"{sandbox.url}/Document/{document}", {"alt": "media"}
        with colleague._http.stream("GET", url, params=query) as answer:
            got.extend(answer.iter_bytes())

    with pytest.raises(httpx.RemoteProtocolError):
        read()

    assert b"".join(got) == SEVERAL_PARTS[: len(SEVERAL_PARTS) // 2]


def test_a_large_file_does_not_fill_the_memory() -> None:
    """Peaks of Python's own memory; what SQLite holds is its page cache."""
    parts = 24
    database = Database()
    files = Files(database)
    files.create_tables()

    async def body() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="f"; filename="large.txt"\r\n\r\n'
        for _ in range(parts):
            yield bytes(MEGABYTE)
        yield b"\r\n--x--\r\n"

    tracemalloc.start()
    try:
        form = asyncio.run(read_form("multipart/form-data; boundary=x", body()))
        with database.transaction():
            files.store("large", form.files[0].content)
        stored = files.get("large")
        assert stored is not None
        with files.open(stored) as content:
            peak = tracemalloc.get_traced_memory()[1]
            size = sum(len(part) for part in iter(lambda: content.read(MEGABYTE), b""))
    finally:
        tracemalloc.stop()
        form.close()
        database.close()
    assert (size, stored.size) == (parts * MEGABYTE, parts * MEGABYTE)
    assert peak < 8 * MEGABYTE


def test_a_file_that_is_being_read_stays_whole() -> None:
    database = Database()
    files = Files(database)
    files.create_tables()
    files.store("read", io.BytesIO(SEVERAL_PARTS))
    stored = files.get("read")
    assert stored is not None

    with files.open(stored) as content:
        files.remove(stored)
        assert content.read() == SEVERAL_PARTS

    assert files.get("read") is None
    database.close()
