"""Approvals of tickets and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.conftest import Api, Person
from tests.contract.itil import (
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


def ask(api: Api, kind: Kind, item_id: int, user: int) -> int:
    return api.create(f"{kind.name}Validation", users_id_validate=user, **{kind.key: item_id})


def verdict(api: Api, kind: Kind, item_id: int) -> int:
    return int(api.get(kind.name, item_id)["global_validation"])


@approved_kinds
def test_asking_makes_it_wait(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    row = api.get(f"{kind.name}Validation", ask(api, kind, item, me(api)))

    assert (row["users_id"], row["users_id_validate"], row["status"]) == (me(api), me(api), WAITING)
    assert row["submission_date"] is not None
    assert row["entities_id"] == api.entity
    assert verdict(api, kind, item) == WAITING


@approved_kinds
def test_somebody_must_be_asked(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    assert code(api.post(f"{kind.name}Validation", **{kind.key: item})) == (400, "ERROR_GLPI_ADD")


@approved_kinds
@pytest.mark.parametrize(("answer", "comment"), [(ACCEPTED, ""), (REFUSED, "too dear")])
def test_one_answer_decides(api: Api, kind: Kind, answer: int, comment: str) -> None:
    item = api.create(kind.name, content="x")
    other = api.create("User", name=api.mark)
    validation = ask(api, kind, item, me(api))
    ask(api, kind, item, other)

    api.update(f"{kind.name}Validation", validation, status=answer, comment_validation=comment)

    assert verdict(api, kind, item) == answer
    assert api.get(f"{kind.name}Validation", validation)["validation_date"] is not None


@approved_kinds
def test_a_share_can_be_demanded(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x", validation_percent=60)
    first, second, third = (ask(api, kind, item, me(api)) for _ in range(3))

    api.update(f"{kind.name}Validation", first, status=ACCEPTED)
    assert verdict(api, kind, item) == WAITING

    api.update(f"{kind.name}Validation", second, status=ACCEPTED)
    assert verdict(api, kind, item) == ACCEPTED

    for validation in (second, third):
        api.update(f"{kind.name}Validation", validation, status=REFUSED, comment_validation="no")
    assert verdict(api, kind, item) == REFUSED


@approved_kinds
def test_a_refusal_needs_a_reason(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    validation = ask(api, kind, item, me(api))

    assert code(api.update(f"{kind.name}Validation", validation, status=REFUSED)) == (400, "ERROR_GLPI_UPDATE")
    assert verdict(api, kind, item) == WAITING


@approved_kinds
def test_an_answer_can_be_taken_back(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    validation = ask(api, kind, item, me(api))
    api.update(f"{kind.name}Validation", validation, status=ACCEPTED)

    api.update(f"{kind.name}Validation", validation, status=WAITING)

    assert api.get(f"{kind.name}Validation", validation)["validation_date"] is None
    assert verdict(api, kind, item) == WAITING


@approved_kinds
def test_without_the_question_there_is_nothing_to_wait_for(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    validation = ask(api, kind, item, me(api))

    api.call("DELETE", f"{kind.name}Validation/{validation}")

    assert verdict(api, kind, item) == UNASKED


@approved_kinds
def test_the_history_tells_of_it(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    validation = ask(api, kind, item, me(api))
    api.update(f"{kind.name}Validation", validation, status=ACCEPTED)
    api.call("DELETE", f"{kind.name}Validation/{validation}")

    entries = [entry for entry in history(api, kind, item) if entry["itemtype_link"] == f"{kind.name}Validation"]

    assert [entry["linked_action"] for entry in entries] == [12, 12, 12]


def test_closed_tickets_need_no_approval(api: Api) -> None:
    ticket = api.create("Ticket", content="x", status=CLOSED)

    refused = api.post("TicketValidation", tickets_id=ticket, users_id_validate=me(api))

    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_who_is_asked_sees_the_ticket_and_answers(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(ADMIN)
    ticket = api.create("Ticket", content="x")
    validation = ask(api, TICKET, ticket, person.id)

    assert person.session.change("TicketValidation", validation, status=ACCEPTED)

    assert verdict(api, TICKET, ticket) == ACCEPTED


def test_asking_takes_a_right(api: Api, log_in_as: Callable[[int], Person]) -> None:
    technician, user = log_in_as(TECHNICIAN), log_in_as(SELF_SERVICE)
    ticket = api.create("Ticket", content="x", _users_id_requester=user.id)
    question = {"tickets_id": ticket, "users_id_validate": user.id}

    assert technician.session.add("TicketValidation", question).status_code == 201
    assert code(user.session.add("TicketValidation", question)) == (400, "ERROR_GLPI_ADD")
