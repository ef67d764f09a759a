"""Solutions, and duplicates that end together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.conftest import Api, Person
from tests.contract.itil import (
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
    me,
    status,
)
from tests.contract.session import code, unique


@every_kind
def test_a_solution_solves(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    solution = api.create("ITILSolution", itemtype=kind.name, items_id=item, content="s", users_id=999)

    assert status(api, kind, item) == SOLVED
    row = api.get("ITILSolution", solution)
    assert row["users_id"] == me(api)
    assert (row["status"], row["users_id_approval"]) == ((WAITING, 0) if kind is TICKET else (ACCEPTED, me(api)))


@every_kind
def test_there_is_no_second_one(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    api.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    refused = api.post("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    assert code(refused) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_what_is_closed_cannot_be_solved(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x", status=CLOSED)

    refused = api.post("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_nothing_cannot_be_solved(api: Api) -> None:
    assert code(api.post("ITILSolution", itemtype="Ticket", items_id=999999999, content="s")) == (
        400,
        "ERROR_GLPI_ADD",
    )


def test_a_solution_of_anything_else_breaks_the_server(api: Api) -> None:
    computer = api.create("Computer", name="pc")

    answers = [
        api.post("ITILSolution", content="s"),
        api.post("ITILSolution", itemtype="Computer", items_id=computer, content="s"),
    ]

    assert [(answer.status_code, answer.content) for answer in answers] == [(200, b"")] * 2


@every_kind
def test_reopening_refuses_the_last_one(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x", _users_id_assign=me(api))
    first = api.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")
    api.update(kind.name, item, status=4)
    second = api.create("ITILSolution", itemtype=kind.name, items_id=item, content="s")

    verdicts = [api.get("ITILSolution", solution)["status"] for solution in (first, second)]

    assert verdicts == [REFUSED, WAITING if kind is TICKET else ACCEPTED]


@every_kind
def test_a_kind_of_solution_solves_too(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    solution_type = api.create("SolutionType", name=unique())

    api.update(kind.name, item, solutiontypes_id=solution_type)

    assert status(api, kind, item) == SOLVED
    (solution,) = api.call("GET", f"{kind.name}/{item}/ITILSolution").json()
    assert solution["solutiontypes_id"] == solution_type


def test_an_entity_can_close_solved_tickets_at_once(api: Api) -> None:
    api.update("Entity", api.entity, autoclose_delay=0)
    ticket = api.create("Ticket", content="x")

    solution = api.create("ITILSolution", itemtype="Ticket", items_id=ticket, content="s")

    assert status(api, TICKET, ticket) == CLOSED
    assert api.get("ITILSolution", solution)["status"] == ACCEPTED


def test_duplicates_get_the_same_solution(api: Api) -> None:
    first, second, other = (api.create("Ticket", content="x") for _ in range(3))
    api.create("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first, link=2)
    api.create("Ticket_Ticket", tickets_id_1=other, tickets_id_2=first)

    api.create("ITILSolution", itemtype="Ticket", items_id=first, content="the same")

    assert [status(api, TICKET, ticket) for ticket in (first, second, other)] == [SOLVED, SOLVED, ASSIGNED]
    (solution,) = api.call("GET", f"Ticket/{second}/ITILSolution").json()
    assert solution["content"] == "the same"


@pytest.mark.parametrize("end", [SOLVED, CLOSED])
def test_duplicates_end_together(api: Api, end: int) -> None:
    first, second = (api.create("Ticket", content="x") for _ in range(2))
    api.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second, link=2)

    api.update("Ticket", first, status=end)

    assert status(api, TICKET, second) == end


def test_solving_takes_the_right_or_the_work(api: Api, log_in_as: Callable[[int], Person]) -> None:
    technician = log_in_as(TECHNICIAN)
    ticket = api.create("Ticket", content="x")
    problem = api.create("Problem", content="x")
    stranger = log_in_as(HOTLINER)

    assert technician.session.create("ITILSolution", itemtype="Ticket", items_id=ticket, content="s")
    refused = stranger.session.add("ITILSolution", {"itemtype": "Problem", "items_id": problem, "content": "s"})
    assert code(refused) == (400, "ERROR_GLPI_ADD")
