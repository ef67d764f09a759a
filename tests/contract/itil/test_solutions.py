"""Solutions, and duplicates that end together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
    ACCEPTED,
    ASSIGNED,
    CLOSED,
    HOTLINER,
    REFUSED,
    SOLVED,
    TECHNICIAN,
    TICKET,
    WAITING,
    Kind,
    every_kind,
    history,
    me,
    status,
)
from tests.contract.session import code, unique


@every_kind
def test_a_solution_solves(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    solution = desk.create("ITILSolution", itemtype=kind.name, items_id=item, content="s", users_id=999)

    assert status(desk, kind, item) == SOLVED
    row = desk.get("ITILSolution", solution)
    assert row["users_id"] == me(desk)
    assert (row["status"], row["users_id_approval"]) == ((WAITING, 0) if kind is TICKET else (ACCEPTED, me(desk)))


@every_kind
def test_the_history_tells_of_a_new_one_but_not_of_its_changes(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    solution = desk.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    desk.update("ITILSolution", solution, content="better")

    entries = [entry for entry in history(desk, kind, item) if entry["itemtype_link"] == "ITILSolution"]
    assert [entry["linked_action"] for entry in entries] == [17]


@every_kind
def test_an_object_has_one_solution(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    desk.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    refused = desk.post("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    assert code(refused) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_what_is_closed_cannot_be_solved(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", status=CLOSED)

    refused = desk.post("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    assert code(refused) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_what_is_not_there_takes_a_solution(desk: Desk, kind: Kind) -> None:
    solution = desk.create("ITILSolution", itemtype=kind.name, items_id=999999999, content="s")

    desk.call("DELETE", f"ITILSolution/{solution}")


def test_a_missing_object_takes_no_solution_of_a_stranger(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    """Inferred from the same check on one that is there."""
    wanted = {"itemtype": "Problem", "items_id": 999999999, "content": "s"}

    assert code(log_in_as(HOTLINER).session.add("ITILSolution", wanted)) == (400, "ERROR_GLPI_ADD")


def test_a_solution_of_anything_else_breaks_the_server(desk: Desk) -> None:
    computer = desk.create("Computer", name="pc")

    answers = [
        desk.post("ITILSolution", content="s"),
        desk.post("ITILSolution", itemtype="Computer", items_id=computer, content="s"),
    ]

    assert [(answer.status_code, answer.content) for answer in answers] == [(200, b"")] * 2


@every_kind
def test_reopening_refuses_the_last_one(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", _users_id_assign=me(desk))
    first = desk.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")
    desk.update(kind.name, item, status=4)
    second = desk.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    verdicts = [desk.get("ITILSolution", solution)["status"] for solution in (first, second)]

    assert verdicts == [REFUSED, WAITING if kind is TICKET else ACCEPTED]


@every_kind
def test_a_kind_of_solution_solves_too(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    solution_type = desk.create("SolutionType", name=unique())

    desk.update(kind.name, item, solutiontypes_id=solution_type)

    assert status(desk, kind, item) == SOLVED
    (solution,) = desk.call("GET", f"{kind.name}/{item}/ITILSolution").json()
    assert solution["solutiontypes_id"] == solution_type


def test_an_entity_can_close_solved_tickets_at_once(desk: Desk) -> None:
    desk.update("Entity", desk.entity, autoclose_delay=0)
    ticket = desk.create("Ticket", content="x")

    solution = desk.create("ITILSolution", itemtype="Ticket", items_id=ticket, content="s")

    assert status(desk, TICKET, ticket) == CLOSED
    assert desk.get("ITILSolution", solution)["status"] == ACCEPTED


def test_duplicates_get_the_same_solution(desk: Desk) -> None:
    first, second, other = (desk.create("Ticket", content="x") for _ in range(3))
    desk.create("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first, link=2)
    desk.create("Ticket_Ticket", tickets_id_1=other, tickets_id_2=first)

    desk.create("ITILSolution", itemtype="Ticket", items_id=first, content="the same")

    assert [status(desk, TICKET, ticket) for ticket in (first, second, other)] == [SOLVED, SOLVED, ASSIGNED]
    (solution,) = desk.call("GET", f"Ticket/{second}/ITILSolution").json()
    assert solution["content"] == "the same"


@pytest.mark.parametrize("end", [SOLVED, CLOSED])
def test_duplicates_end_together(desk: Desk, end: int) -> None:
    first, second = (desk.create("Ticket", content="x") for _ in range(2))
    desk.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second, link=2)

    desk.update("Ticket", first, status=end)

    assert status(desk, TICKET, second) == end


def test_solving_needs_the_right_or_an_assignment(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    technician = log_in_as(TECHNICIAN)
    ticket = desk.create("Ticket", content="x")
    problem = desk.create("Problem", content="x")
    stranger = log_in_as(HOTLINER)

    assert technician.session.create("ITILSolution", itemtype="Ticket", items_id=ticket, content="s")
    refused = stranger.session.add("ITILSolution", {"itemtype": "Problem", "items_id": problem, "content": "s"})
    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_purging_a_solution_needs_only_its_entity(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    ticket = desk.create("Ticket", content="x")
    solution = desk.create("ITILSolution", itemtype="Ticket", items_id=ticket, content="s")

    assert log_in_as(HOTLINER).session.delete("ITILSolution", solution).status_code == 200
    assert desk.read("ITILSolution", solution).status_code == 404
