"""Files that come with tickets, problems and changes, and with what is written on them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.files import File, download, upload
from tests.contract.itil.words import Kind, every_kind
from tests.contract.session import JSON, Session, unique


def _file() -> File:
    name = unique("file")
    return f"{name}.txt", f"{name}\n".encode(), "text/plain"


def _send(session: Session, kind: str, /, *files: File, **wanted: Any) -> int:
    answer = upload(session, kind, wanted, *files, field="filename[]")
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def _documents(session: Session, itemtype: str, item_id: int) -> list[JSON]:
    """The documents of an item, which are removed in the end."""
    ids = [link["documents_id"] for link in session.get(f"{itemtype}/{item_id}/Document_Item")]
    session.created += [("Document", document_id) for document_id in ids]
    return [session.read("Document", document_id) for document_id in ids]


@every_kind
def test_a_file_becomes_a_document_of_it(session: Session, kind: Kind) -> None:
    file = _file()

    item = _send(session, kind.name, file, name="broken", content="see the file")

    (document,) = _documents(session, kind.name, item)
    is_ticket = kind.name == "Ticket"
    assert document["name"] == (f"Document Ticket {item}" if is_ticket else file[0])
    assert (document["filename"], document["tickets_id"]) == (file[0], item if is_ticket else 0)
    assert download(session, document["id"]).content == file[1]


@pytest.mark.parametrize("itemtype", ["ITILFollowup", "TicketTask"])
def test_a_file_becomes_a_document_of_what_it_was_written_with(session: Session, itemtype: str) -> None:
    ticket = session.create("Ticket", name="broken", content="x")
    parent = {"tickets_id": ticket} if itemtype == "TicketTask" else {"itemtype": "Ticket", "items_id": ticket}
    file = _file()

    entry = _send(session, itemtype, file, content="see the file", **parent)

    (document,) = _documents(session, itemtype, entry)
    assert (document["name"], document["tickets_id"]) == (file[0], 0)
    assert _documents(session, "Ticket", ticket) == []


def test_a_file_that_comes_with_a_solution_is_no_document(session: Session) -> None:
    ticket = session.create("Ticket", name="broken", content="x")

    solution = _send(session, "ITILSolution", _file(), content="see the file", itemtype="Ticket", items_id=ticket)

    assert _documents(session, "ITILSolution", solution) == []
    assert _documents(session, "Ticket", ticket) == []


def test_the_same_file_again_is_the_same_document(session: Session) -> None:
    file = _file()

    first, second = (_send(session, "Ticket", file, name="broken", content="x") for _ in range(2))

    assert _documents(session, "Ticket", first) == _documents(session, "Ticket", second)


def test_a_refused_file_leaves_the_ticket_without_document(session: Session) -> None:
    ticket = _send(session, "Ticket", ("bad.exe", b"MZ", "text/plain"), name="broken", content="x")

    assert _documents(session, "Ticket", ticket) == []
