"""Tickets, problems and changes: what a new one gets, and what follows from its fields."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.itil.desk import Desk
from tests.contract.itil.words import (
    CHANGE,
    CLOSED,
    NEW,
    PENDING,
    PROBLEM,
    SOLVED,
    TICKET,
    Kind,
    every_kind,
    history,
    me,
)
from tests.contract.session import code, unique


@every_kind
def test_a_new_one_is_dated_and_signed(desk: Desk, kind: Kind) -> None:
    row = desk.get(kind.name, desk.create(kind.name, name="n", content="x"))

    assert row["date"] == row["date_creation"]
    assert row["users_id_recipient"] == row["users_id_lastupdater"] == me(desk)
    assert row["solvedate"] is row["closedate"] is None


@every_kind
def test_without_a_title_it_gets_the_beginning_of_its_text(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="<p>The disk\nis <b>full</b></p> " + "x" * 100)

    title = desk.get(kind.name, item)["name"]
    assert title.startswith("The disk is full x")
    assert len(title) == 70


@every_kind
def test_without_title_and_text_it_has_empty_ones(desk: Desk, kind: Kind) -> None:
    row = desk.get(kind.name, desk.create(kind.name))

    assert (row["name"], row["content"]) == ("", "")


@every_kind
@pytest.mark.parametrize(("content", "kept"), [("  x ", "x "), ("\n x", "\n x")])
def test_spaces_before_title_and_text_are_cut(desk: Desk, kind: Kind, content: str, kept: str) -> None:
    row = desk.get(kind.name, desk.create(kind.name, name="  n ", content=content))

    assert (row["name"], row["content"]) == ("n ", kept)


@every_kind
@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({}, (3, 3, 3)),
        ({"urgency": 5, "impact": 5}, (5, 5, 5)),
        ({"urgency": 2, "impact": 5}, (2, 5, 3)),
        ({"urgency": 1, "impact": 1}, (1, 1, 1)),
        ({"urgency": 9, "impact": None}, (3, 3, 3)),
        ({"urgency": 1, "impact": 1, "priority": 6}, (1, 1, 6)),
    ],
)
def test_the_priority_follows_from_urgency_and_impact(
    desk: Desk, kind: Kind, levels: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    row = desk.get(kind.name, desk.create(kind.name, name="n", content="x", **levels))

    assert (row["urgency"], row["impact"], row["priority"]) == expected


@every_kind
@pytest.mark.parametrize("level", ["high", "", -1])
def test_the_server_cannot_calculate_with_words(desk: Desk, kind: Kind, level: object) -> None:
    answer = desk.post(kind.name, name="n", content="x", urgency=level)

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("change", "priority"),
    [
        ({"urgency": 5, "impact": 5}, 5),
        ({"impact": 5}, 4),
        ({"urgency": 5, "priority": 1}, 4),
        ({"impact": 5, "priority": 1}, 1),
        ({"urgency": 3, "priority": 2}, 2),
    ],
)
def test_a_tickets_priority_follows_changes(desk: Desk, change: dict[str, int], priority: int) -> None:
    ticket = desk.create("Ticket", name="n", content="x")

    desk.update("Ticket", ticket, **change)

    assert desk.get("Ticket", ticket)["priority"] == priority


@pytest.mark.parametrize("kind", [PROBLEM, CHANGE], ids=lambda kind: kind.name)
def test_the_priority_of_problems_and_changes_stays(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x")

    desk.update(kind.name, item, urgency=5, impact=5)

    assert desk.get(kind.name, item)["priority"] == 3


def test_a_new_ticket_is_a_helpdesk_incident_without_approval(desk: Desk) -> None:
    row = desk.get("Ticket", desk.create("Ticket", name="n", content="x"))

    assert (row["type"], row["requesttypes_id"], row["global_validation"]) == (1, 1, 1)


@every_kind
def test_a_date_must_be_a_whole_one(desk: Desk, kind: Kind) -> None:
    assert code(desk.post(kind.name, name="n", content="x", date="2024-01-01")) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_one_can_be_solved_or_closed_from_the_beginning(desk: Desk, kind: Kind) -> None:
    date = "2024-01-02 03:04:05"

    solved = desk.get(kind.name, desk.create(kind.name, name="n", content="x", date=date, status=SOLVED))
    closed = desk.get(kind.name, desk.create(kind.name, name="n", content="x", date=date, status=CLOSED))

    assert (solved["solvedate"], solved["closedate"]) == (date, None)
    assert (closed["solvedate"], closed["closedate"]) == (date, date)


@every_kind
def test_one_can_wait_from_the_beginning(desk: Desk, kind: Kind) -> None:
    date = "2024-01-02 03:04:05"

    row = desk.get(kind.name, desk.create(kind.name, name="n", content="x", date=date, status=PENDING))

    assert row["begin_waiting_date"] == date


@every_kind
def test_the_text_is_mandatory_in_a_change(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x")

    assert code(desk.update(kind.name, item, content="")) == (400, "ERROR_GLPI_UPDATE")
    assert desk.get(kind.name, item)["content"] == "x"


@every_kind
def test_a_template_named_by_its_key_demands_nothing(desk: Desk, kind: Kind) -> None:
    assert desk.post(kind.name, name="n", **{f"_{kind.name.lower()}templates_id": 1}).status_code == 201


@every_kind
def test_a_template_of_the_servers_form_demands_its_fields(desk: Desk, kind: Kind) -> None:
    """Inferred: the server's program looks for the template under that name."""
    order = {f"_{kind.name.lower()}template": 1}

    assert code(desk.post(kind.name, name="n", **order)) == (400, "ERROR_GLPI_ADD")
    assert desk.post(kind.name, name="n", content="x", **order).status_code == 201


@every_kind
def test_a_field_a_template_makes_mandatory_cannot_be_emptied(desk: Desk, kind: Kind) -> None:
    template = desk.create(f"{kind.name}Template", name=unique())
    key = f"{kind.name.lower()}templates_id"
    desk.create(f"{kind.name}TemplateMandatoryField", num=1, **{key: template})
    category_key = key if kind is not TICKET else "tickettemplates_id_incident"
    category = desk.create("ITILCategory", name=unique(), **{category_key: template})
    item = desk.create(kind.name, name="n", content="x", itilcategories_id=category)
    named = {"type": 1} if kind is TICKET else {}

    assert code(desk.update(kind.name, item, name="", **named)) == (400, "ERROR_GLPI_UPDATE")
    assert desk.update(kind.name, item, content="", **named).status_code == 200


def test_unknown_service_level_agreements_are_dropped(desk: Desk) -> None:
    row = desk.get("Ticket", desk.create("Ticket", name="n", content="x", slas_id_ttr=5, olas_id_tto=6))

    assert (row["slas_id_ttr"], row["olas_id_tto"]) == (0, 0)


def test_a_due_date_before_the_beginning_is_dropped(desk: Desk) -> None:
    dates = {"time_to_resolve": "2020-01-01 00:00:00", "time_to_own": "2037-01-01 00:00:00"}

    row = desk.get("Ticket", desk.create("Ticket", name="n", content="x", **dates))

    assert (row["time_to_resolve"], row["time_to_own"]) == (None, "2037-01-01 00:00:00")


def test_a_due_date_cannot_move_before_the_beginning(desk: Desk) -> None:
    item = desk.create("Problem", name="n", content="x", time_to_resolve="2037-01-01 00:00:00")

    desk.update("Problem", item, time_to_resolve="2020-01-01 00:00:00")

    assert desk.get("Problem", item)["time_to_resolve"] == "2037-01-01 00:00:00"


@every_kind
def test_a_date_that_differs_only_in_seconds_did_not_change(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x", date="2024-01-02 03:04:05")

    desk.update(kind.name, item, date="2024-01-02 03:04:59")
    assert desk.get(kind.name, item)["date"] == "2024-01-02 03:04:05"

    desk.update(kind.name, item, date="2024-01-02 03:05:00")
    assert desk.get(kind.name, item)["date"] == "2024-01-02 03:05:00"


@every_kind
def test_a_closed_object_changes_its_status_but_not_its_title(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x", status=CLOSED)

    assert code(desk.update(kind.name, item, name="other")) == (400, "ERROR_GLPI_UPDATE")
    desk.update(kind.name, item, name="other", itilcategories_id=0, status=PENDING)

    row = desk.get(kind.name, item)
    assert (row["name"], row["status"]) == ("n", PENDING)


@every_kind
def test_a_purge_removes_an_object_with_its_parts(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x")
    followup = desk.create("ITILFollowup", itemtype=kind.name, items_id=item, content="f")
    task = desk.create(f"{kind.name}Task", content="t", **{kind.key: item})
    cost = desk.create(f"{kind.name}Cost", name="c", **{kind.key: item})

    desk.call("DELETE", f"{kind.name}/{item}")
    assert desk.get(kind.name, item)["is_deleted"] == 1
    desk.update(kind.name, item, is_deleted=0)
    assert desk.get(kind.name, item)["is_deleted"] == 0

    desk.call("DELETE", f"{kind.name}/{item}", params={"force_purge": "true"})
    gone = [("ITILFollowup", followup), (f"{kind.name}Task", task), (f"{kind.name}Cost", cost), (kind.name, item)]
    assert [desk.read(itemtype, item_id).status_code for itemtype, item_id in gone] == [404] * 4


@every_kind
def test_the_history_tells_of_changed_fields(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x")

    desk.update(kind.name, item, name="other", urgency=5)

    entries = {entry["id_search_option"]: entry for entry in history(desk, kind, item)}
    assert (entries[1]["old_value"], entries[1]["new_value"]) == ("n", "other")
    assert (entries[10]["old_value"], entries[10]["new_value"]) == ("3", "5")


def test_a_category_code_is_unique_and_lost_unless_it_is_named(desk: Desk) -> None:
    category = desk.create("ITILCategory", name=unique(), code=" HW ")
    assert desk.get("ITILCategory", category)["code"] == "HW"
    assert code(desk.post("ITILCategory", name=unique(), code="HW")) == (400, "ERROR_GLPI_ADD")

    assert desk.update("ITILCategory", category, code="HW").json()[0][str(category)] is True
    desk.update("ITILCategory", category, comment="x")

    assert desk.get("ITILCategory", category)["code"] == ""


def test_a_category_below_itself_only_loses_its_code(desk: Desk) -> None:
    category = desk.create("ITILCategory", name=unique(), code=unique())
    before = desk.get("ITILCategory", category)

    answer = desk.update("ITILCategory", category, itilcategories_id=category, comment="x")

    assert (answer.status_code, answer.json()) == (200, [{str(category): True, "message": ""}])
    after = desk.get("ITILCategory", category)
    for name in ("itilcategories_id", "completename", "level", "comment"):
        assert after[name] == before[name]
    assert after["code"] == ""


@every_kind
def test_costs_can_end_before_they_begin_and_move_with_it(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, name="n", content="x")
    cost = desk.create(f"{kind.name}Cost", name="c", begin_date="2024-05-02", end_date="2024-05-01", **{kind.key: item})
    other = desk.create("Entity", name=unique(), entities_id=desk.entity)
    desk.see_all()

    row = desk.get(f"{kind.name}Cost", cost)
    assert (row["end_date"], row["entities_id"]) == ("2024-05-01", desk.entity)
    desk.update(kind.name, item, entities_id=other)

    assert desk.get(f"{kind.name}Cost", cost)["entities_id"] == other


def test_a_new_one_is_new(desk: Desk) -> None:
    statuses = [desk.get(kind.name, desk.create(kind.name, content="x"))["status"] for kind in (PROBLEM, CHANGE)]

    assert statuses == [NEW, NEW]
