"""Who may do what with tickets, problems and changes, by the profiles of every installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
    ADMIN,
    CHANGE,
    HOTLINER,
    OBSERVER,
    PROBLEM,
    READER,
    SELF_SERVICE,
    SOLVED,
    SUPER_ADMIN,
    TECHNICIAN,
    TICKET,
    Kind,
    links,
    open_ticket,
    status,
)
from tests.contract.session import Session, code

SUPERVISOR, READ_ONLY = 7, 8
_READ, _READ_ALL, _SEE_PUBLIC = 1, 1024, 1
EVERYBODY = [SELF_SERVICE, READER, ADMIN, SUPER_ADMIN, HOTLINER, TECHNICIAN, SUPERVISOR, READ_ONLY]

LogIn = Callable[[int], Person]


READ_REFUSED = (403, "ERROR_RIGHT_MISSING")


def what_he_may(person: Person, kind: Kind, item_id: int) -> str:
    """Reading, updating, deleting and purging, as letters."""
    session, path = person.session, f"{kind.name}/{item_id}"
    answers = {
        "r": session.request("GET", path),
        "u": session.update(kind.name, item_id, content="changed"),
        "d": session.delete(kind.name, item_id),
        "p": session.delete(kind.name, item_id, force_purge="true"),
    }
    return "".join(letter for letter, answer in answers.items() if answer.status_code == 200)


@pytest.mark.parametrize(
    ("profile", "may"),
    [
        (SELF_SERVICE, ""),
        (READER, "rdp"),
        (ADMIN, "rudp"),
        (SUPER_ADMIN, "rudp"),
        (HOTLINER, "ru"),
        (TECHNICIAN, "ru"),
        (SUPERVISOR, "rudp"),
        (READ_ONLY, "r"),
    ],
)
def test_the_ticket_of_another(desk: Desk, log_in_as: LogIn, profile: int, may: str) -> None:
    ticket = desk.create("Ticket", content="x")

    assert what_he_may(log_in_as(profile), TICKET, ticket) == may


@pytest.mark.parametrize("profile", [SELF_SERVICE, READER, HOTLINER, TECHNICIAN, READ_ONLY])
def test_a_requester_reads_his_own_ticket(desk: Desk, log_in_as: LogIn, profile: int) -> None:
    person = log_in_as(profile)
    ticket = desk.create("Ticket", content="x", _users_id_requester=person.id)

    assert person.session.read("Ticket", ticket)["id"] == ticket


@pytest.mark.parametrize("role", ["_users_id_requester", "_users_id_observer"])
def test_a_user_sees_the_tickets_he_has_to_do_with(desk: Desk, log_in_as: LogIn, role: str) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket, other = desk.create("Ticket", content="x", **{role: person.id}), desk.create("Ticket", content="x")

    assert person.session.read("Ticket", ticket)["id"] == ticket
    assert person.session.ids("Ticket") == [ticket]
    assert code(person.session.request("GET", f"Ticket/{other}")) == READ_REFUSED


def test_a_user_changes_his_ticket_until_somebody_deals_with_it(desk: Desk, log_in_as: LogIn) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = person.session.create("Ticket", content="x")
    assert person.session.change("Ticket", ticket, content="better", impact=5)
    row = desk.get("Ticket", ticket)
    assert (row["content"], row["impact"]) == ("better", 3)

    desk.create("ITILFollowup", itemtype="Ticket", items_id=ticket, content="f")

    assert code(person.session.update("Ticket", ticket, content="best")) == (400, "ERROR_GLPI_UPDATE")


def test_a_user_does_not_change_what_is_solved(desk: Desk, log_in_as: LogIn) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = person.session.create("Ticket", content="x")
    desk.update("Ticket", ticket, status=SOLVED)

    assert code(person.session.update("Ticket", ticket, content="best")) == (400, "ERROR_GLPI_UPDATE")


def test_a_user_trashes_his_ticket_until_work_on_it_begins(desk: Desk, log_in_as: LogIn) -> None:
    person = log_in_as(SELF_SERVICE)
    first, second = (person.session.create("Ticket", content="x") for _ in range(2))
    desk.create("TicketTask", tickets_id=second, content="t")

    assert person.session.delete("Ticket", first).status_code == 200
    assert code(person.session.delete("Ticket", second)) == (400, "ERROR_GLPI_DELETE")
    assert code(person.session.delete("Ticket", first, force_purge="true")) == (400, "ERROR_GLPI_DELETE")


def test_a_user_sets_no_priority_of_his_own(log_in_as: LogIn) -> None:
    session = log_in_as(SELF_SERVICE).session

    assert session.read("Ticket", session.create("Ticket", content="x", priority=6))["priority"] == 3


def test_a_worker_without_the_right_to_change_sets_only_status(desk: Desk, log_in_as: LogIn) -> None:
    person = log_in_as(READER)
    ticket = desk.create("Ticket", content="x", _users_id_assign=person.id, _users_id_requester=person.id)
    desk.create("ITILFollowup", itemtype="Ticket", items_id=ticket, content="f")

    assert person.session.change("Ticket", ticket, status=4, impact=5)

    row = desk.get("Ticket", ticket)
    assert (row["status"], row["impact"]) == (4, 3)


def test_groups_see_their_tickets(desk: Desk, log_in_as: LogIn) -> None:
    group, profile = desk.create("Group", name=desk.mark), desk.profile(ticket=2048 | 1)
    ticket = desk.create("Ticket", content="x", _groups_id_requester=group)
    member = log_in_as(profile)
    assert code(member.session.request("GET", f"Ticket/{ticket}")) == READ_REFUSED

    desk.create("Group_User", users_id=member.id, groups_id=group)
    member.session.request("POST", "changeActiveProfile", {"profiles_id": profile}, session_write="true")

    assert member.session.read("Ticket", ticket)["id"] == ticket
    assert member.session.ids("Ticket") == [ticket]


def test_workers_see_what_they_work_on_and_what_is_new(desk: Desk, log_in_as: LogIn) -> None:
    member = log_in_as(desk.profile(ticket=4096 | 8192))
    mine = desk.create("Ticket", content="x", _users_id_assign=member.id)
    new, other = open_ticket(desk), desk.create("Ticket", content="x")

    assert member.session.ids("Ticket") == [mine, new]
    assert member.session.read("Ticket", new)["id"] == new
    assert code(member.session.request("GET", f"Ticket/{other}")) == READ_REFUSED


def test_who_is_asked_to_approve_sees_the_ticket(desk: Desk, log_in_as: LogIn) -> None:
    member = log_in_as(desk.profile(ticketvalidation=4096))
    ticket, other = desk.create("Ticket", content="x"), desk.create("Ticket", content="x")
    desk.create("TicketValidation", tickets_id=ticket, users_id_validate=member.id)

    assert member.session.ids("Ticket") == [ticket]
    assert member.session.get("search/Ticket")["totalcount"] == 1
    assert member.session.read("Ticket", ticket)["id"] == ticket
    assert code(member.session.request("GET", f"Ticket/{other}")) == READ_REFUSED


@pytest.mark.parametrize("kind", [PROBLEM, CHANGE], ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    ("profile", "may"),
    [
        (SELF_SERVICE, {"Problem": "", "Change": ""}),
        (READER, {"Problem": "r", "Change": "r"}),
        (ADMIN, {"Problem": "rudp", "Change": "rudp"}),
        (TECHNICIAN, {"Problem": "r", "Change": "rudp"}),
        (SUPERVISOR, {"Problem": "rudp", "Change": "rudp"}),
        (READ_ONLY, {"Problem": "r", "Change": "r"}),
    ],
)
def test_the_problems_and_changes_of_others(
    desk: Desk, log_in_as: LogIn, kind: Kind, profile: int, may: dict[str, str]
) -> None:
    item = desk.create(kind.name, content="x")

    assert what_he_may(log_in_as(profile), kind, item) == may[kind.name]


@pytest.mark.parametrize("kind", [PROBLEM, CHANGE], ids=lambda kind: kind.name)
def test_a_right_to_ones_own_objects_shows_only_those(desk: Desk, log_in_as: LogIn, kind: Kind) -> None:
    member = log_in_as(desk.profile(**{kind.name.lower(): 1}))
    mine = desk.create(kind.name, content="x", _users_id_assign=member.id)
    other = desk.create(kind.name, content="x")

    assert member.session.ids(kind.name) == [mine]
    assert member.session.get(f"search/{kind.name}")["totalcount"] == 1
    assert member.session.read(kind.name, mine)["id"] == mine
    assert code(member.session.request("GET", f"{kind.name}/{other}")) == READ_REFUSED


def test_a_list_of_problems_needs_the_right_to_read_them(log_in_as: LogIn) -> None:
    session = log_in_as(SELF_SERVICE).session

    assert code(session.request("GET", "Problem")) == READ_REFUSED
    assert session.ids("Ticket") == []


def test_costs_of_tickets_are_a_right_of_their_own(desk: Desk, log_in_as: LogIn) -> None:
    ticket = desk.create("Ticket", content="x")
    desk.create("TicketCost", tickets_id=ticket, name="c")

    assert len(log_in_as(TECHNICIAN).session.ids("TicketCost")) == 1
    assert code(log_in_as(SELF_SERVICE).session.request("GET", "TicketCost")) == READ_REFUSED


def test_a_user_leaves_a_ticket_he_watches(desk: Desk, log_in_as: LogIn) -> None:
    person = log_in_as(SELF_SERVICE)
    ticket = desk.create("Ticket", content="x", _users_id_observer=person.id)
    (link,) = links(desk, "Ticket_User", TICKET, ticket, OBSERVER)

    assert person.session.change("Ticket_User", link["id"], use_notification=0)
    assert status(desk, TICKET, ticket) == 2


def test_a_search_hides_private_followups_and_tasks(desk: Desk) -> None:
    ticket = desk.create("Ticket", name="broken", content="x")
    for content, is_private in (("open", 0), ("secret", 1)):
        wanted = {"content": content, "is_private": is_private}
        desk.create("ITILFollowup", itemtype="Ticket", items_id=ticket, **wanted)
        desk.create("TicketTask", tickets_id=ticket, **wanted)
    reader = desk.log_in(desk.profile(ticket=_READ | _READ_ALL, followup=_SEE_PUBLIC, task=_SEE_PUBLIC))

    seen = {session: _written(session, ticket) for session in (desk.session, reader.session)}

    assert seen[reader.session] == {"25": "open", "27": 1, "26": "open", "28": 1}
    assert (seen[desk.session]["27"], seen[desk.session]["28"]) == (2, 2)
    assert sorted(seen[desk.session]["25"]) == sorted(seen[desk.session]["26"]) == ["open", "secret"]


def _written(session: Session, ticket: int) -> dict[str, Any]:
    """The texts and numbers of follow-ups and tasks a search shows."""
    criterion = {"criteria[0][field]": 2, "criteria[0][searchtype]": "contains", "criteria[0][value]": ticket}
    columns = {f"forcedisplay[{number}]": number for number in (25, 27, 26, 28)}
    (row,) = session.get("search/Ticket", **criterion, **columns)["data"]
    return {number: row[number] for number in ("25", "27", "26", "28")}
