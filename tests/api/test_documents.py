"""Files sent to the server and fetched from it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import httpx
import pytest

from pulumi_itsmng.api import (
    AmbiguousWrite,
    Client,
    ConnectionLost,
    HtmlResponse,
    NotFound,
    Rejected,
    ServerCrashed,
    UnexpectedResponse,
    UploadRefused,
)
from tests.support.client import run
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

TEXT = "Grüße <b>\n".encode() * 1_000


async def fetched(client: Client, document_id: int) -> tuple[str, str, int | None, bytes]:
    async with client.documents.download(document_id) as file:
        return file.filename, file.mime, file.size, b"".join([part async for part in file])


def test_a_file_from_bytes_path_or_stream_comes_back_unchanged(sandbox: SandboxServer, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(TEXT)

    async def there_and_back(client: Client) -> None:
        with path.open("rb") as stream:
            for source, filename in ((TEXT, "notes.txt"), (path, ""), (str(path), ""), (stream, "")):
                row = {"name": "<notes>", "comment": "of a meeting"}
                document_id = await client.documents.upload(source, row, filename=filename)
                assert await fetched(client, document_id) == ("notes.txt", "text/plain", len(TEXT), TEXT)
                live = await client.items("Document").get(document_id)
                assert {name: live[name] for name in row} == row
                assert live["sha1sum"] == hashlib.sha1(TEXT).hexdigest()

    run(sandbox.url, there_and_back)


def test_bytes_need_a_filename() -> None:
    with pytest.raises(TypeError, match="needs a filename"):
        run("http://127.0.0.1:1", lambda client: client.documents.upload(b"x", {}))


def test_a_file_that_is_refused_is_an_error_and_leaves_nothing(sandbox: SandboxServer, colleague: Colleague) -> None:
    with pytest.raises(UploadRefused, match="Document types") as caught:
        run(sandbox.url, lambda client: client.documents.upload(b"x", {"name": "tool"}, filename="tool.exe"))

    assert caught.value.itemtype == "Document"
    assert colleague.list("Document") == colleague.list("Document", trash=True) == []


def test_a_file_is_saved_as_a_whole_or_not_at_all(sandbox: SandboxServer, tmp_path: Path) -> None:
    target = tmp_path / "saved.txt"
    target.write_bytes(b"of before")

    async def save(client: Client) -> None:
        document_id = await client.documents.upload(TEXT, {"name": "notes"}, filename="notes.txt")
        sandbox.faults([{"kind": "half", "path": "/Document/"}])
        with pytest.raises(ConnectionLost) as caught:
            await client.documents.save(document_id, target)
        assert (caught.value.itemtype, caught.value.item_id) == ("Document", document_id)
        assert target.read_bytes() == b"of before"
        await client.documents.save(document_id, target)
        assert target.read_bytes() == TEXT

    run(sandbox.url, save)

    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("fault", "error"), [("html", HtmlResponse), ("empty", ServerCrashed)])
def test_what_is_no_file_is_not_saved(
    sandbox: SandboxServer, tmp_path: Path, fault: str, error: type[UnexpectedResponse]
) -> None:
    async def save(client: Client) -> None:
        document_id = await client.documents.upload(TEXT, {"name": "notes"}, filename="notes.txt")
        sandbox.faults([{"kind": fault, "path": "/Document/"}])
        with pytest.raises(error):
            await client.documents.save(document_id, tmp_path / "notes.txt")

    run(sandbox.url, save)

    assert list(tmp_path.iterdir()) == []


def test_files_are_sent_and_fetched_again_after_a_busy_moment(sandbox: SandboxServer) -> None:
    async def there_and_back(client: Client) -> bytes:
        sandbox.faults([{"kind": "status", "status": 503, "path": "/Document", "times": 2}])
        document_id = await client.documents.upload(io.BytesIO(TEXT), {"name": "notes"}, filename="notes.txt")
        sandbox.faults([{"kind": "status", "status": 503, "path": "/Document/", "times": 2}])
        return (await fetched(client, document_id))[3]

    assert run(sandbox.url, there_and_back) == TEXT


def test_a_stream_that_can_be_read_only_once_is_refused(sandbox: SandboxServer) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(ValueError, match="read again"):
        run(sandbox.url, lambda client: client.documents.upload(Pipe(TEXT), {"name": "notes"}, filename="notes.txt"))

    assert sandbox.requests()["total"] == 0


def test_an_error_during_a_download_names_its_own_item(sandbox: SandboxServer) -> None:
    async def use(client: Client) -> None:
        document_id = await client.documents.upload(TEXT, {"name": "notes"}, filename="notes.txt")
        async with client.documents.download(document_id):
            await client.items("Computer").get(4711)

    with pytest.raises(NotFound) as caught:
        run(sandbox.url, use)

    assert (caught.value.itemtype, caught.value.item_id) == ("Computer", 4711)


def test_a_document_that_is_not_there(sandbox: SandboxServer) -> None:
    with pytest.raises(NotFound):
        run(sandbox.url, lambda client: fetched(client, 4711))


def test_a_document_is_attached_to_an_item_once(sandbox: SandboxServer, colleague: Colleague) -> None:
    computer = colleague.create("Computer", name="pc")

    async def attach(client: Client) -> list[dict[str, Any]]:
        document_id = await client.documents.upload(TEXT, {"name": "notes"}, filename="notes.txt")
        await client.documents.link(document_id, "Computer", computer)
        with pytest.raises(Rejected):
            await client.documents.link(document_id, "Computer", computer)
        return [row async for row in client.items("Document_Item").list(of=("Computer", computer))]

    assert len(run(sandbox.url, attach)) == 1


def test_an_upload_whose_answer_was_lost_says_what_to_look_for(sandbox: SandboxServer, colleague: Colleague) -> None:
    sandbox.faults([{"kind": "cut_after", "method": "POST"}])

    with pytest.raises(AmbiguousWrite) as caught:
        run(sandbox.url, lambda client: client.documents.upload(TEXT, {"name": "notes"}, filename="notes.txt"))

    assert caught.value.row == {"name": "notes", "filename": "notes.txt"}
    assert len(colleague.list("Document")) == 1


def test_a_session_that_ended_is_renewed_for_files_too(sandbox: SandboxServer) -> None:
    async def there_and_back(client: Client) -> bytes:
        await client.account.profiles()
        httpx.get(f"{sandbox.url}/killSession", headers=await client._session.headers())
        document_id = await client.documents.upload(io.BytesIO(TEXT), {"name": "notes"}, filename="notes.txt")
        httpx.get(f"{sandbox.url}/killSession", headers=await client._session.headers())
        return (await fetched(client, document_id))[3]

    assert run(sandbox.url, there_and_back) == TEXT


def test_a_large_file_is_never_held_in_memory(sandbox: SandboxServer, tmp_path: Path) -> None:
    class Huge(io.RawIOBase):
        """Fifty megabytes that are nowhere."""

        size = 50_000_000

        def __init__(self) -> None:
            self.position = 0
            self.largest = 0

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, offset: int, whence: int = 0) -> int:
            self.position = offset + (0, self.position, self.size)[whence]
            return self.position

        def tell(self) -> int:
            return self.position

        def read(self, size: int = -1) -> bytes:
            count = min(size if size >= 0 else self.size, self.size - self.position)
            self.position += count
            self.largest = max(self.largest, count)
            return b"x" * count

    huge = Huge()

    async def there_and_back(client: Client) -> int:
        document_id = await client.documents.upload(huge, {"name": "huge"}, filename="huge.txt")
        largest = 0
        async with client.documents.download(document_id) as file:
            assert file.size == huge.size
            async for part in file:
                largest = max(largest, len(part))
        return largest

    assert run(sandbox.url, there_and_back) < 1_000_000
    assert huge.largest < 1_000_000
