"""Tasks of tickets, problems and changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
    CHANGE,
    CLOSED,
    NEW,
    PENDING,
    PLANNED,
    PROBLEM,
    READER,
    SELF_SERVICE,
    TECHNICIAN,
    TICKET,
    Kind,
    every_kind,
    history,
    me,
    status,
)
from tests.contract.session import code


def add_task(desk: Desk, kind: Kind, item_id: int, **wanted: Any) -> int:
    return desk.create(f"{kind.name}Task", **({kind.key: item_id, "content": "t"} | wanted))


@every_kind
def test_it_is_dated_signed_numbered_and_public(desk: Desk, kind: Kind) -> None:
    row = desk.get(f"{kind.name}Task", add_task(desk, kind, desk.create(kind.name, content="x")))

    assert (row["users_id"], row["is_private"], row["state"]) == (me(desk), 0, int(kind is TICKET))
    assert row["date"] == row["date_creation"]
    assert len(row["uuid"]) == 36


@every_kind
def test_a_task_without_text_is_refused(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    task = add_task(desk, kind, item)

    assert code(desk.post(f"{kind.name}Task", **{kind.key: item})) == (400, "ERROR_GLPI_ADD")
    assert code(desk.update(f"{kind.name}Task", task, content="")) == (400, "ERROR_GLPI_UPDATE")


@every_kind
def test_a_task_of_a_missing_object_is_refused(desk: Desk, kind: Kind) -> None:
    assert code(desk.post(f"{kind.name}Task", content="t", **{kind.key: 999999999})) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_the_object_takes_as_long_as_all_its_tasks(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    first = add_task(desk, kind, item, actiontime=600)
    second = add_task(desk, kind, item, actiontime=60)
    assert desk.get(kind.name, item)["actiontime"] == 660

    desk.update(f"{kind.name}Task", first, actiontime=1200, **{kind.key: item})
    assert desk.get(kind.name, item)["actiontime"] == 1260

    desk.call("DELETE", f"{kind.name}Task/{second}")
    assert desk.get(kind.name, item)["actiontime"] == 1200


def test_a_task_update_without_its_object_keeps_the_sum(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")
    task = add_task(desk, TICKET, ticket, actiontime=600)

    desk.update("TicketTask", task, actiontime=1200)

    assert desk.get("Ticket", ticket)["actiontime"] == 600


@every_kind
def test_a_plan_gives_it_times(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x", _users_id_assign=me(desk))
    begin, end = "2030-01-01 10:00:00", "2030-01-01 12:00:00"

    row = desk.get(f"{kind.name}Task", add_task(desk, kind, item, plan={"begin": begin, "end": end}))

    assert (row["begin"], row["end"], row["actiontime"]) == (begin, end, 7200)
    assert status(desk, kind, item) == (NEW if kind is CHANGE else PLANNED)


def test_a_plan_can_be_a_beginning_and_a_duration(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")

    task = add_task(desk, TICKET, ticket, plan={"begin": "2030-01-01 10:00:00", "_duration": 1800})

    assert desk.get("TicketTask", task)["end"] == "2030-01-01 10:30:00"


@every_kind
def test_a_plan_that_ends_before_it_begins_is_refused(desk: Desk, kind: Kind) -> None:
    plan = {"begin": "2030-01-01 12:00:00", "end": "2030-01-01 10:00:00"}
    item = desk.create(kind.name, content="x")

    assert code(desk.post(f"{kind.name}Task", content="t", plan=plan, **{kind.key: item})) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_one_can_bring_a_status(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    task = add_task(desk, kind, item, _status=PENDING)
    assert status(desk, kind, item) == PENDING

    desk.update(f"{kind.name}Task", task, _status=CLOSED)
    assert status(desk, kind, item) == CLOSED


@every_kind
def test_the_history_of_the_object_tells_of_it(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    task = add_task(desk, kind, item)
    desk.update(f"{kind.name}Task", task, content="other")
    desk.call("DELETE", f"{kind.name}Task/{task}")

    entries = [entry for entry in history(desk, kind, item) if entry["itemtype_link"] == f"{kind.name}Task"]

    assert [entry["linked_action"] for entry in entries] == [17, 18, 19]
    assert {entry["new_value"] for entry in entries} == {str(task)}


def test_a_ticket_can_bring_its_task_and_its_follow_up(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x", actiontime=600, _followup={"content": "f", "is_private": 1})

    (task,) = desk.call("GET", f"Ticket/{ticket}/TicketTask").json()
    (followup,) = desk.call("GET", f"Ticket/{ticket}/ITILFollowup").json()
    assert (task["actiontime"], task["state"]) == (600, 2)
    assert (followup["content"], followup["is_private"]) == ("f", 1)
    assert desk.get("Ticket", ticket)["actiontime"] == 600


def test_the_tasks_of_a_closed_ticket_stay_as_they_are(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")
    task = add_task(desk, TICKET, ticket)
    desk.update("Ticket", ticket, status=CLOSED)

    assert code(desk.post("TicketTask", tickets_id=ticket, content="t")) == (400, "ERROR_GLPI_ADD")
    assert code(desk.update("TicketTask", task, content="other")) == (400, "ERROR_GLPI_UPDATE")
    assert code(desk.call("DELETE", f"TicketTask/{task}")) == (400, "ERROR_GLPI_DELETE")


def test_who_asked_reads_public_tasks_only(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_requester=person.id)
    public, private = add_task(desk, TICKET, ticket), add_task(desk, TICKET, ticket, is_private=1)

    assert person.session.ids(f"Ticket/{ticket}/TicketTask") == [public]
    assert code(person.session.request("GET", f"TicketTask/{private}")) == (403, "ERROR_RIGHT_MISSING")
    refused = person.session.add("TicketTask", {"tickets_id": ticket, "content": "do it"})
    assert code(refused) == (400, "ERROR_GLPI_ADD")


@pytest.mark.parametrize(("profile", "adds"), [(TECHNICIAN, True), (READER, False)])
def test_adding_tasks_to_all_tickets_takes_the_right(
    desk: Desk, log_in_as: Callable[[int], Person], profile: int, *, adds: bool
) -> None:
    person = log_in_as(profile)
    ticket = desk.create("Ticket", content="x")

    answer = person.session.add("TicketTask", {"tickets_id": ticket, "content": "t"})

    assert answer.status_code == (201 if adds else 400)


def test_who_works_on_a_ticket_adds_tasks_without_it(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(READER)
    ticket = desk.create("Ticket", content="x", _users_id_assign=person.id)

    task = person.session.create("TicketTask", tickets_id=ticket, content="t")

    assert code(person.session.update("TicketTask", add_task(desk, TICKET, ticket), content="x")) == (
        400,
        "ERROR_GLPI_UPDATE",
    )
    assert person.session.change("TicketTask", task, content="x")


def test_who_is_in_charge_of_a_private_task_reads_it(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(READER)
    ticket = desk.create("Ticket", content="x")
    task = add_task(desk, TICKET, ticket, is_private=1, users_id_tech=person.id)
    other = add_task(desk, TICKET, ticket, is_private=1)

    assert person.session.read("TicketTask", task)["id"] == task
    assert person.session.ids("TicketTask") == [task]
    assert code(person.session.request("GET", f"TicketTask/{other}")) == (403, "ERROR_RIGHT_MISSING")


@pytest.mark.parametrize("kind", [PROBLEM, CHANGE], ids=lambda kind: kind.name)
def test_only_who_may_change_problems_and_changes_writes_tasks(
    desk: Desk, log_in_as: Callable[[int], Person], kind: Kind
) -> None:
    """To purge the tasks of a change, the right to purge tasks is asked for instead, which a planner has not."""
    name = kind.name.lower()
    worker, planner = log_in_as(desk.profile(**{name: 1})), log_in_as(desk.profile(**{name: 1024 | 2}))
    item = desk.create(kind.name, content="x", _users_id_assign=worker.id)
    task, wanted = add_task(desk, kind, item), {kind.key: item, "content": "t"}

    assert planner.session.change(f"{kind.name}Task", task, content="better")
    assert planner.session.add(f"{kind.name}Task", wanted).status_code == 201
    assert code(worker.session.add(f"{kind.name}Task", wanted)) == (400, "ERROR_GLPI_ADD")
    assert worker.session.read(f"{kind.name}Task", task)["id"] == task
    assert code(worker.session.delete(f"{kind.name}Task", task)) == (400, "ERROR_GLPI_DELETE")
    assert planner.session.delete(f"{kind.name}Task", task).status_code == (400 if kind is CHANGE else 200)


def test_the_right_to_purge_tasks_purges_those_of_changes(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    """Inferred: recorded is only that the right to change changes is not enough."""
    cleaner = log_in_as(desk.profile(change=1024 | 2, task=16))
    task = add_task(desk, CHANGE, desk.create("Change", content="x"))

    assert cleaner.session.delete("ChangeTask", task).status_code == 200
