"""Follow-ups, and what they do to the object they are on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.conftest import Api, Person
from tests.contract.itil import (
    ACCEPTED,
    ASSIGNED,
    CLOSED,
    NEW,
    PENDING,
    REFUSED,
    SELF_SERVICE,
    SOLVED,
    TECHNICIAN,
    TICKET,
    Kind,
    every_kind,
    history,
    me,
    open_ticket,
    status,
)
from tests.contract.session import code


def follow_up(api: Api, kind: Kind, item_id: int, **wanted: Any) -> int:
    return api.create("ITILFollowup", **({"itemtype": kind.name, "items_id": item_id, "content": "f"} | wanted))


def solve(api: Api, kind: Kind, item_id: int) -> int:
    return api.create("ITILSolution", itemtype=kind.name, items_id=item_id, content="solved")


@every_kind
def test_it_is_dated_signed_and_public(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    row = api.get("ITILFollowup", follow_up(api, kind, item))

    assert (row["users_id"], row["is_private"], row["requesttypes_id"]) == (me(api), 0, 0)
    assert row["date"] == row["date_creation"]


@every_kind
def test_one_that_says_nothing_is_refused(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    assert code(api.post("ITILFollowup", itemtype=kind.name, items_id=item)) == (400, "ERROR_GLPI_ADD")
    assert code(api.post("ITILFollowup", itemtype=kind.name, items_id=item, content="")) == (400, "ERROR_GLPI_ADD")


def test_one_on_nothing_is_refused(api: Api) -> None:
    assert code(api.post("ITILFollowup", content="f")) == (400, "ERROR_GLPI_ADD")
    assert code(api.post("ITILFollowup", itemtype="Ticket", items_id=999999999, content="f")) == (
        400,
        "ERROR_GLPI_ADD",
    )


def test_one_on_anything_else_breaks_the_server(api: Api) -> None:
    computer = api.create("Computer", name="pc")

    answer = api.post("ITILFollowup", itemtype="Computer", items_id=computer, content="f")

    assert (answer.status_code, answer.content) == (200, b"")


@every_kind
def test_what_those_who_work_on_it_write_is_on_the_right(api: Api, kind: Kind) -> None:
    asker = api.create("User", name=api.mark)
    working = api.create(kind.name, content="x", _users_id_requester=asker, _users_id_assign=me(api))
    asking = api.create(kind.name, content="x", _users_id_assign=me(api))

    sides = [api.get("ITILFollowup", follow_up(api, kind, item))["timeline_position"] for item in (working, asking)]

    assert sides == [4, 1]


def test_a_worker_is_one_as_a_member_of_a_group_too(api: Api) -> None:
    asker, worker = (api.create("User", name=f"{api.mark}-{part}") for part in "ab")
    group = api.create("Group", name=api.mark)
    api.create("Group_User", users_id=worker, groups_id=group)
    ticket = api.create("Ticket", content="x", _users_id_requester=asker, _groups_id_assign=group)

    assert api.get("ITILFollowup", follow_up(api, TICKET, ticket, users_id=worker))["timeline_position"] == 4


@every_kind
def test_the_history_of_the_object_tells_of_it(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    followup = follow_up(api, kind, item)
    api.update("ITILFollowup", followup, content="other")
    api.call("DELETE", f"ITILFollowup/{followup}")

    entries = [entry for entry in history(api, kind, item) if entry["itemtype_link"] == "ITILFollowup"]

    assert [(entry["linked_action"], entry["new_value"]) for entry in entries] == [
        (17, str(followup)),
        (18, str(followup)),
        (19, str(followup)),
    ]


def test_who_changes_the_text_is_noted(api: Api) -> None:
    followup = follow_up(api, TICKET, api.create("Ticket", content="x"))

    api.update("ITILFollowup", followup, is_private=1)
    assert api.get("ITILFollowup", followup)["users_id_editor"] == 0

    api.update("ITILFollowup", followup, content="other")
    assert api.get("ITILFollowup", followup)["users_id_editor"] == me(api)


@every_kind
def test_one_approves_the_solution_and_closes(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    solution = solve(api, kind, item)

    followup = follow_up(api, kind, item, content="", add_close=1)

    assert status(api, kind, item) == CLOSED
    row = api.get("ITILSolution", solution)
    assert (row["status"], row["users_id_approval"]) == (ACCEPTED, me(api))
    assert row["date_approval"] is not None
    assert api.get("ITILFollowup", followup)["content"] != ""


def test_nothing_closes_that_is_not_solved(api: Api) -> None:
    ticket = api.create("Ticket", content="x")

    follow_up(api, TICKET, ticket, add_close=1)

    assert status(api, TICKET, ticket) == ASSIGNED


def test_one_refuses_the_solution_and_reopens(api: Api) -> None:
    ticket = api.create("Ticket", content="x")
    solution = solve(api, TICKET, ticket)

    refused = api.post("ITILFollowup", itemtype="Ticket", items_id=ticket, content="", add_reopen=1)
    assert code(refused) == (400, "ERROR_GLPI_ADD")
    follow_up(api, TICKET, ticket, content="not at all", add_reopen=1)

    assert status(api, TICKET, ticket) == ASSIGNED
    assert api.get("Ticket", ticket)["solvedate"] is None
    row = api.get("ITILSolution", solution)
    assert (row["status"], row["users_id_approval"]) == (REFUSED, me(api))


@pytest.mark.parametrize("before", [PENDING, SOLVED, CLOSED])
def test_what_nobody_works_on_reopens_as_new(api: Api, before: int) -> None:
    ticket = open_ticket(api)
    api.update("Ticket", ticket, status=before)

    follow_up(api, TICKET, ticket, add_reopen=1)

    assert status(api, TICKET, ticket) == NEW


def test_a_change_cannot_become_assigned(api: Api) -> None:
    change = api.create("Change", content="x", status=SOLVED, _users_id_assign=me(api))

    api.create("ITILFollowup", itemtype="Change", items_id=change, content="f", add_reopen=1)

    assert api.get("Change", change)["status"] == SOLVED


@every_kind
def test_one_can_bring_a_status(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    followup = follow_up(api, kind, item, _status=PENDING)
    assert status(api, kind, item) == PENDING

    api.update("ITILFollowup", followup, _status=SOLVED)
    assert status(api, kind, item) == SOLVED


def test_who_asked_reads_public_ones_only_and_adds_his_own(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = api.create("Ticket", content="x", _users_id_requester=person.id)
    public, private = follow_up(api, TICKET, ticket), follow_up(api, TICKET, ticket, is_private=1)

    assert person.session.ids(f"Ticket/{ticket}/ITILFollowup") == [public]
    assert code(person.session.request("GET", f"ITILFollowup/{private}")) == (403, "ERROR_RIGHT_MISSING")

    own = person.session.create("ITILFollowup", itemtype="Ticket", items_id=ticket, content="and?")
    assert api.get("ITILFollowup", own)["users_id"] == person.id


def test_who_has_nothing_to_do_with_a_ticket_adds_none(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = api.create("Ticket", content="x")
    followup = follow_up(api, TICKET, ticket)

    refused = person.session.add("ITILFollowup", {"itemtype": "Ticket", "items_id": ticket, "content": "me too"})

    assert code(refused) == (400, "ERROR_GLPI_ADD")
    assert code(person.session.request("GET", f"ITILFollowup/{followup}")) == (403, "ERROR_RIGHT_MISSING")
    assert person.session.ids("ITILFollowup") == []


def test_a_technician_changes_the_follow_ups_of_others_but_does_not_purge_them(
    api: Api, log_in_as: Callable[[int], Person]
) -> None:
    person = log_in_as(TECHNICIAN)
    followup = follow_up(api, TICKET, api.create("Ticket", content="x"))

    assert person.session.change("ITILFollowup", followup, content="better")
    assert code(person.session.delete("ITILFollowup", followup)) == (400, "ERROR_GLPI_DELETE")


def test_who_asked_approves_the_solution(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = api.create("Ticket", content="x", _users_id_requester=person.id)
    solve(api, TICKET, ticket)

    person.session.create("ITILFollowup", itemtype="Ticket", items_id=ticket, add_close=1)

    assert status(api, TICKET, ticket) == CLOSED
