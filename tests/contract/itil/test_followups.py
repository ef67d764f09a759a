"""Follow-ups, and what they do to the object they are on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
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


def follow_up(desk: Desk, kind: Kind, item_id: int, **wanted: Any) -> int:
    return desk.create("ITILFollowup", **({"itemtype": kind.name, "items_id": item_id, "content": "f"} | wanted))


def solve(desk: Desk, kind: Kind, item_id: int) -> int:
    return desk.create("ITILSolution", itemtype=kind.name, items_id=item_id, content="solved")


@every_kind
def test_it_is_dated_signed_and_public(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    row = desk.get("ITILFollowup", follow_up(desk, kind, item))

    assert (row["users_id"], row["is_private"], row["requesttypes_id"]) == (me(desk), 0, 0)
    assert row["date"] == row["date_creation"]


@every_kind
def test_a_followup_without_text_is_refused(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    assert code(desk.post("ITILFollowup", itemtype=kind.name, items_id=item)) == (400, "ERROR_GLPI_ADD")
    assert code(desk.post("ITILFollowup", itemtype=kind.name, items_id=item, content="")) == (400, "ERROR_GLPI_ADD")


def test_a_followup_without_an_object_is_refused(desk: Desk) -> None:
    assert code(desk.post("ITILFollowup", content="f")) == (400, "ERROR_GLPI_ADD")
    assert code(desk.post("ITILFollowup", itemtype="Ticket", items_id=999999999, content="f")) == (
        400,
        "ERROR_GLPI_ADD",
    )


def test_a_followup_on_an_asset_breaks_the_server(desk: Desk) -> None:
    computer = desk.create("Computer", name="pc")

    answer = desk.post("ITILFollowup", itemtype="Computer", items_id=computer, content="f")

    assert (answer.status_code, answer.content) == (200, b"")


@every_kind
def test_followups_of_workers_stand_on_the_right(desk: Desk, kind: Kind) -> None:
    asker = desk.create("User", name=desk.mark)
    working = desk.create(kind.name, content="x", _users_id_requester=asker, _users_id_assign=me(desk))
    asking = desk.create(kind.name, content="x", _users_id_assign=me(desk))

    sides = [desk.get("ITILFollowup", follow_up(desk, kind, item))["timeline_position"] for item in (working, asking)]

    assert sides == [4, 1]


def test_a_member_of_an_assigned_group_counts_as_a_worker(desk: Desk) -> None:
    asker, worker = (desk.create("User", name=f"{desk.mark}-{part}") for part in "ab")
    group = desk.create("Group", name=desk.mark)
    desk.create("Group_User", users_id=worker, groups_id=group)
    ticket = desk.create("Ticket", content="x", _users_id_requester=asker, _groups_id_assign=group)

    assert desk.get("ITILFollowup", follow_up(desk, TICKET, ticket, users_id=worker))["timeline_position"] == 4


@every_kind
def test_the_history_of_the_object_tells_of_it(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    followup = follow_up(desk, kind, item)
    desk.update("ITILFollowup", followup, content="other")
    desk.call("DELETE", f"ITILFollowup/{followup}")

    entries = [entry for entry in history(desk, kind, item) if entry["itemtype_link"] == "ITILFollowup"]

    assert [(entry["linked_action"], entry["new_value"]) for entry in entries] == [
        (17, str(followup)),
        (18, str(followup)),
        (19, str(followup)),
    ]


def test_who_changes_the_text_is_noted(desk: Desk) -> None:
    followup = follow_up(desk, TICKET, desk.create("Ticket", content="x"))

    desk.update("ITILFollowup", followup, is_private=1)
    assert desk.get("ITILFollowup", followup)["users_id_editor"] == 0

    desk.update("ITILFollowup", followup, content="other")
    assert desk.get("ITILFollowup", followup)["users_id_editor"] == me(desk)


@every_kind
def test_one_approves_the_solution_and_closes(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    solution = solve(desk, kind, item)

    followup = follow_up(desk, kind, item, content="", add_close=1)

    assert status(desk, kind, item) == CLOSED
    row = desk.get("ITILSolution", solution)
    assert (row["status"], row["users_id_approval"]) == (ACCEPTED, me(desk))
    assert row["date_approval"] is not None
    assert desk.get("ITILFollowup", followup)["content"] != ""


def test_a_followup_closes_no_unsolved_ticket(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")

    follow_up(desk, TICKET, ticket, add_close=1)

    assert status(desk, TICKET, ticket) == ASSIGNED


def test_one_refuses_the_solution_and_reopens(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")
    solution = solve(desk, TICKET, ticket)

    refused = desk.post("ITILFollowup", itemtype="Ticket", items_id=ticket, content="", add_reopen=1)
    assert code(refused) == (400, "ERROR_GLPI_ADD")
    follow_up(desk, TICKET, ticket, content="not at all", add_reopen=1)

    assert status(desk, TICKET, ticket) == ASSIGNED
    assert desk.get("Ticket", ticket)["solvedate"] is None
    row = desk.get("ITILSolution", solution)
    assert (row["status"], row["users_id_approval"]) == (REFUSED, me(desk))


@pytest.mark.parametrize("before", [PENDING, SOLVED, CLOSED])
def test_a_ticket_without_workers_reopens_as_new(desk: Desk, before: int) -> None:
    ticket = open_ticket(desk)
    desk.update("Ticket", ticket, status=before)

    follow_up(desk, TICKET, ticket, add_reopen=1)

    assert status(desk, TICKET, ticket) == NEW


@every_kind
def test_what_somebody_works_on_reopens_as_assigned(desk: Desk, kind: Kind) -> None:
    """Although changes know no such status."""
    item = desk.create(kind.name, content="x", status=SOLVED, _users_id_assign=me(desk))

    desk.create("ITILFollowup", itemtype=kind.name, items_id=item, content="f", add_reopen=1)

    assert status(desk, kind, item) == ASSIGNED


@every_kind
def test_one_can_bring_a_status(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    followup = follow_up(desk, kind, item, _status=PENDING)
    assert status(desk, kind, item) == PENDING

    desk.update("ITILFollowup", followup, _status=SOLVED)
    assert status(desk, kind, item) == SOLVED


def test_a_requester_reads_public_followups_and_adds_his_own(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_requester=person.id)
    public, private = follow_up(desk, TICKET, ticket), follow_up(desk, TICKET, ticket, is_private=1)

    assert person.session.ids(f"Ticket/{ticket}/ITILFollowup") == [public]
    assert code(person.session.request("GET", f"ITILFollowup/{private}")) == (403, "ERROR_RIGHT_MISSING")

    own = person.session.create("ITILFollowup", itemtype="Ticket", items_id=ticket, content="and?")
    assert desk.get("ITILFollowup", own)["users_id"] == person.id


def test_a_stranger_to_a_ticket_adds_no_followup(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x")
    followup = follow_up(desk, TICKET, ticket)

    refused = person.session.add("ITILFollowup", {"itemtype": "Ticket", "items_id": ticket, "content": "me too"})

    assert code(refused) == (400, "ERROR_GLPI_ADD")
    assert code(person.session.request("GET", f"ITILFollowup/{followup}")) == (403, "ERROR_RIGHT_MISSING")
    assert person.session.ids("ITILFollowup") == []


def test_a_technician_edits_but_never_purges_foreign_followups(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(TECHNICIAN)
    followup = follow_up(desk, TICKET, desk.create("Ticket", content="x"))

    assert person.session.change("ITILFollowup", followup, content="better")
    assert code(person.session.delete("ITILFollowup", followup)) == (400, "ERROR_GLPI_DELETE")


def test_who_asked_approves_the_solution(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_requester=person.id)
    solve(desk, TICKET, ticket)

    person.session.create("ITILFollowup", itemtype="Ticket", items_id=ticket, add_close=1)

    assert status(desk, TICKET, ticket) == CLOSED


def test_one_can_become_a_ticket_of_its_own(desk: Desk) -> None:
    followup = follow_up(desk, TICKET, desk.create("Ticket", content="x"))

    ticket = desk.create("Ticket", content="f", _promoted_fup_id=followup)

    assert desk.get("ITILFollowup", followup)["sourceof_items_id"] == ticket


def test_only_who_may_reopen_a_closed_ticket_follows_it_up(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", status=CLOSED, _users_id_requester=person.id)
    own = {"itemtype": "Ticket", "items_id": ticket, "content": "still broken"}

    assert code(person.session.add("ITILFollowup", own)) == (400, "ERROR_GLPI_ADD")
    assert follow_up(desk, TICKET, ticket)


def test_only_its_author_reads_a_private_followup(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person, other = log_in_as(SELF_SERVICE), log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_requester=[person.id, other.id])

    own = person.session.create("ITILFollowup", itemtype="Ticket", items_id=ticket, content="psst", is_private=1)

    assert person.session.read("ITILFollowup", own)["id"] == own
    assert person.session.ids("ITILFollowup") == []
    assert code(other.session.request("GET", f"ITILFollowup/{own}")) == (403, "ERROR_RIGHT_MISSING")
    assert other.session.ids("ITILFollowup") == []


@pytest.mark.parametrize(("followups", "adds"), [(2048, True), (1, False)])
def test_a_requester_group_needs_a_right_to_follow_up(
    desk: Desk, log_in_as: Callable[[int], Person], followups: int, *, adds: bool
) -> None:
    profile, group = desk.profile(ticket=1024, followup=followups), desk.create("Group", name=desk.mark)
    person = log_in_as(profile)
    desk.create("Group_User", users_id=person.id, groups_id=group)
    person.session.request("POST", "changeActiveProfile", {"profiles_id": profile}, session_write="true")
    ticket = desk.create("Ticket", content="x", _groups_id_requester=group)

    answer = person.session.add("ITILFollowup", {"itemtype": "Ticket", "items_id": ticket, "content": "f"})

    assert answer.status_code == (201 if adds else 400)


def test_only_readers_of_problems_read_their_followups(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    reader, stranger = log_in_as(desk.profile(problem=1024 | 1)), log_in_as(desk.profile(ticket=1))
    problem = desk.create("Problem", content="x")
    followup = desk.create("ITILFollowup", itemtype="Problem", items_id=problem, content="f")

    assert reader.session.read("ITILFollowup", followup)["id"] == followup
    assert code(stranger.session.request("GET", f"ITILFollowup/{followup}")) == (403, "ERROR_RIGHT_MISSING")
