"""What happens when tickets, problems and changes move from one status to another."""

from __future__ import annotations

import pytest

from tests.contract.itil.desk import Desk
from tests.contract.itil.words import (
    ASSIGNED,
    CHANGE,
    CLOSED,
    NEW,
    PENDING,
    PLANNED,
    PROBLEM,
    SOLVED,
    TICKET,
    Kind,
    every_kind,
    status,
)

OBSERVED = 8


@every_kind
def test_solving_dates_it(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    desk.update(kind.name, item, status=SOLVED)

    row = desk.get(kind.name, item)
    assert row["status"] == SOLVED
    assert row["solvedate"] >= row["date"]
    assert row["closedate"] is None
    assert row["begin_waiting_date"] == row["solvedate"]


@every_kind
def test_closing_dates_the_solution_too(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    desk.update(kind.name, item, status=CLOSED)

    row = desk.get(kind.name, item)
    assert row["closedate"] == row["solvedate"] >= row["date"]


@every_kind
def test_closing_keeps_the_date_of_the_solution(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", status=SOLVED, date="2024-01-02 03:04:05")

    desk.update(kind.name, item, status=CLOSED)

    row = desk.get(kind.name, item)
    assert row["solvedate"] == "2024-01-02 03:04:05" < row["closedate"]


@every_kind
def test_a_future_object_is_solved_at_its_beginning(desk: Desk, kind: Kind) -> None:
    """Inferred for a beginning that the database can keep."""
    item = desk.create(kind.name, content="x", date="2037-01-02 03:04:05")

    desk.update(kind.name, item, status=SOLVED)

    assert desk.get(kind.name, item)["solvedate"] == "2037-01-02 03:04:05"


@every_kind
def test_a_beginning_after_the_databases_last_moment_is_lost(desk: Desk, kind: Kind) -> None:
    """Its timestamps count seconds in 31 bits: until 2038."""
    item = desk.create(kind.name, content="x", date="2099-01-02 03:04:05")
    assert desk.get(kind.name, item)["date"] == "0000-00-00 00:00:00"

    desk.update(kind.name, item, status=SOLVED)

    row = desk.get(kind.name, item)
    assert row["solvedate"] == row["date_mod"]
    assert row["solve_delay_stat"] == 2**31 - 1


@every_kind
def test_reopening_takes_the_dates_away(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", status=CLOSED)

    desk.update(kind.name, item, status=PENDING)

    row = desk.get(kind.name, item)
    assert (row["status"], row["solvedate"], row["closedate"]) == (PENDING, None, None)


@every_kind
def test_a_client_does_not_date_what_is_open(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    desk.update(kind.name, item, status=PENDING, solvedate="2099-01-01 00:00:00", closedate="2099-01-01 00:00:00")

    row = desk.get(kind.name, item)
    assert (row["solvedate"], row["closedate"]) == (None, None)


@every_kind
def test_it_cannot_be_closed_before_it_is_solved(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    desk.update(kind.name, item, status=CLOSED, solvedate="2099-01-01 00:00:00")

    assert desk.get(kind.name, item)["closedate"] is None


@every_kind
def test_it_cannot_be_solved_before_it_begins(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", status=SOLVED, date="2024-01-02 03:04:05")

    desk.update(kind.name, item, solvedate="2024-01-01 00:00:00")
    assert desk.get(kind.name, item)["solvedate"] == "2024-01-02 03:04:05"

    desk.update(kind.name, item, solvedate="2024-01-03 00:00:00")
    assert desk.get(kind.name, item)["solvedate"] == "2024-01-03 00:00:00"


@every_kind
def test_waiting_is_dated_and_counted_when_it_ends(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", status=PENDING, date="2024-01-01 00:00:00", _users_id_assign=2)

    desk.update(kind.name, item, status=12 if kind is CHANGE else PLANNED)

    row = desk.get(kind.name, item)
    assert row["begin_waiting_date"] is None
    assert row["waiting_duration"] > 365 * 24 * 3600


def test_waiting_postpones_the_due_date(desk: Desk) -> None:
    due = "2024-06-01 00:00:00"
    item = desk.create(
        "Problem", content="x", status=PENDING, date="2024-01-01 00:00:00", time_to_resolve=due, _users_id_assign=2
    )

    desk.update("Problem", item, status=PLANNED)

    assert desk.get("Problem", item)["time_to_resolve"] > due


@every_kind
def test_solving_and_closing_take_a_delay_without_the_waiting(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", date="2024-01-01 00:00:00")

    desk.update(kind.name, item, status=CLOSED)

    row = desk.get(kind.name, item)
    assert row["solve_delay_stat"] == row["close_delay_stat"] > 365 * 24 * 3600


def test_the_first_touch_takes_a_ticket_into_account(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x", date="2024-01-01 00:00:00")
    taken = desk.get("Ticket", ticket)["takeintoaccount_delay_stat"]
    assert taken > 365 * 24 * 3600

    desk.update("Ticket", ticket, name="other")

    assert desk.get("Ticket", ticket)["takeintoaccount_delay_stat"] == taken


def test_a_mere_requester_does_not_take_it_into_account(desk: Desk) -> None:
    worker = desk.create("User", name=desk.mark)
    ticket = desk.create("Ticket", content="x", _users_id_assign=worker)

    desk.update("Ticket", ticket, name="other")

    assert desk.get("Ticket", ticket)["takeintoaccount_delay_stat"] == 0


def test_assigning_somebody_takes_it_into_account(desk: Desk) -> None:
    user = desk.create("User", name=desk.mark)

    ticket = desk.create("Ticket", content="x", _users_id_assign=user, _users_id_requester=user)

    assert desk.get("Ticket", ticket)["takeintoaccount_delay_stat"] > 0


@pytest.mark.parametrize("wanted", [ASSIGNED, PLANNED, 99])
def test_a_new_problem_without_workers_stays_new(desk: Desk, wanted: int) -> None:
    problem = desk.create("Problem", content="x")

    desk.update("Problem", problem, status=wanted)

    assert status(desk, PROBLEM, problem) == NEW


def test_it_can_wait_without_anybody_to_work_on_it(desk: Desk) -> None:
    problem = desk.create("Problem", content="x")

    desk.update("Problem", problem, status=PENDING)

    assert status(desk, PROBLEM, problem) == PENDING


def test_unknown_statuses_are_stored(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")

    desk.update("Ticket", ticket, status=99)

    assert status(desk, TICKET, ticket) == 99


@pytest.mark.parametrize("kind", [PROBLEM, CHANGE], ids=lambda kind: kind.name)
def test_observing_a_solution_counts_as_solved(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    desk.update(kind.name, item, status=OBSERVED)

    assert desk.get(kind.name, item)["solvedate"] is not None


@every_kind
def test_a_change_of_status_is_in_the_history(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", _users_id_assign=2)
    before = status(desk, kind, item)

    desk.update(kind.name, item, status=PENDING)

    entries = desk.call("GET", f"{kind.name}/{item}/Log", params={"range": "0-999"}).json()
    (entry,) = [entry for entry in entries if entry["id_search_option"] == 12 and entry["new_value"] == str(PENDING)]
    assert entry["old_value"] == str(before)
