"""Approvals of tickets and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
    ACCEPTED,
    ADMIN,
    CHANGE,
    CLOSED,
    REFUSED,
    SELF_SERVICE,
    TECHNICIAN,
    TICKET,
    UNASKED,
    WAITING,
    Kind,
    history,
    me,
)
from tests.contract.session import code

approved_kinds = pytest.mark.parametrize("kind", [TICKET, CHANGE], ids=lambda kind: kind.name)


def ask(desk: Desk, kind: Kind, item_id: int, user: int) -> int:
    return desk.create(f"{kind.name}Validation", users_id_validate=user, **{kind.key: item_id})


def verdict(desk: Desk, kind: Kind, item_id: int) -> int:
    return int(desk.get(kind.name, item_id)["global_validation"])


@approved_kinds
def test_a_request_for_approval_makes_an_object_wait(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    row = desk.get(f"{kind.name}Validation", ask(desk, kind, item, me(desk)))

    assert (row["users_id"], row["users_id_validate"], row["status"]) == (me(desk), me(desk), WAITING)
    assert row["submission_date"] is not None
    assert row["entities_id"] == desk.entity
    assert verdict(desk, kind, item) == WAITING


@approved_kinds
def test_somebody_must_be_asked(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    assert code(desk.post(f"{kind.name}Validation", **{kind.key: item})) == (400, "ERROR_GLPI_ADD")


@approved_kinds
@pytest.mark.parametrize(("answer", "comment"), [(ACCEPTED, ""), (REFUSED, "too dear")])
def test_one_answer_decides(desk: Desk, kind: Kind, answer: int, comment: str) -> None:
    item = desk.create(kind.name, content="x")
    other = desk.create("User", name=desk.mark)
    validation = ask(desk, kind, item, me(desk))
    ask(desk, kind, item, other)

    desk.update(f"{kind.name}Validation", validation, status=answer, comment_validation=comment)

    assert verdict(desk, kind, item) == answer
    assert desk.get(f"{kind.name}Validation", validation)["validation_date"] is not None


@approved_kinds
def test_a_share_can_be_demanded(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", validation_percent=60)
    first, second, third = (ask(desk, kind, item, me(desk)) for _ in range(3))

    desk.update(f"{kind.name}Validation", first, status=ACCEPTED)
    assert verdict(desk, kind, item) == WAITING

    desk.update(f"{kind.name}Validation", second, status=ACCEPTED)
    assert verdict(desk, kind, item) == ACCEPTED

    for validation in (second, third):
        desk.update(f"{kind.name}Validation", validation, status=REFUSED, comment_validation="no")
    assert verdict(desk, kind, item) == REFUSED


@approved_kinds
def test_a_refusal_needs_a_reason(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    validation = ask(desk, kind, item, me(desk))

    assert code(desk.update(f"{kind.name}Validation", validation, status=REFUSED)) == (400, "ERROR_GLPI_UPDATE")
    assert verdict(desk, kind, item) == WAITING


@approved_kinds
def test_an_answer_can_be_taken_back(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    validation = ask(desk, kind, item, me(desk))
    desk.update(f"{kind.name}Validation", validation, status=ACCEPTED)

    desk.update(f"{kind.name}Validation", validation, status=WAITING)

    assert desk.get(f"{kind.name}Validation", validation)["validation_date"] is None
    assert verdict(desk, kind, item) == WAITING


@approved_kinds
def test_deleting_the_request_ends_the_wait_for_approval(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    validation = ask(desk, kind, item, me(desk))

    desk.call("DELETE", f"{kind.name}Validation/{validation}")

    assert verdict(desk, kind, item) == UNASKED


@approved_kinds
def test_the_history_tells_of_it(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    validation = ask(desk, kind, item, me(desk))
    desk.update(f"{kind.name}Validation", validation, status=ACCEPTED)
    desk.call("DELETE", f"{kind.name}Validation/{validation}")

    entries = [entry for entry in history(desk, kind, item) if entry["itemtype_link"] == f"{kind.name}Validation"]

    assert [entry["linked_action"] for entry in entries] == [12, 12, 12]


def test_closed_tickets_need_no_approval(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x", status=CLOSED)

    refused = desk.post("TicketValidation", tickets_id=ticket, users_id_validate=me(desk))

    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_who_is_asked_sees_the_ticket_and_answers(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(ADMIN)
    ticket = desk.create("Ticket", content="x")
    validation = ask(desk, TICKET, ticket, person.id)

    assert person.session.change("TicketValidation", validation, status=ACCEPTED)

    assert verdict(desk, TICKET, ticket) == ACCEPTED


def test_asking_takes_a_right(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    technician, user = log_in_as(TECHNICIAN), log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_requester=user.id)
    question = {"tickets_id": ticket, "users_id_validate": user.id}

    assert technician.session.add("TicketValidation", question).status_code == 201
    assert code(user.session.add("TicketValidation", question)) == (400, "ERROR_GLPI_ADD")
