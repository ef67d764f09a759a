"""What those who asked for a ticket think of how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import ASSIGNED, CLOSED, SELF_SERVICE, TECHNICIAN
from tests.contract.session import code


def close(desk: Desk, **wanted: Any) -> int:
    """A closed ticket of an entity that asks for opinions."""
    desk.update("Entity", desk.entity, inquest_config=1, inquest_rate=100, inquest_delay=0)
    ticket = desk.create("Ticket", content="x", **wanted)
    desk.update("Ticket", ticket, status=CLOSED)
    return ticket


def survey_of(desk: Desk, ticket: int) -> dict[str, Any]:
    (survey,) = desk.call("GET", f"Ticket/{ticket}/TicketSatisfaction").json()
    return dict(survey)


def test_closing_a_ticket_starts_a_survey(desk: Desk) -> None:
    ticket = close(desk)

    survey = survey_of(desk, ticket)

    assert (survey["tickets_id"], survey["type"], survey["satisfaction"]) == (ticket, 1, None)
    assert survey["date_begin"] is not None


def test_reopening_a_ticket_removes_its_survey(desk: Desk) -> None:
    ticket = close(desk)

    desk.update("Ticket", ticket, status=ASSIGNED)

    assert desk.call("GET", f"Ticket/{ticket}/TicketSatisfaction").json() == []


@pytest.mark.usefixtures("sandbox_only")  # the server finds surveys by the ids of their tickets
def test_only_the_requester_answers_the_survey(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person, other = log_in_as(SELF_SERVICE), log_in_as(TECHNICIAN)
    survey = survey_of(desk, close(desk, _users_id_requester=person.id))["id"]

    assert code(other.session.update("TicketSatisfaction", survey, satisfaction=1)) == (400, "ERROR_GLPI_UPDATE")
    assert person.session.change("TicketSatisfaction", survey, satisfaction=5, comment="good")

    row = desk.get("TicketSatisfaction", survey)
    assert (row["satisfaction"], row["comment"]) == (5, "good")
    assert row["date_answered"] is not None
