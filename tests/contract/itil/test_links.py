"""What tickets, problems and changes are about, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import CHANGE, CLOSED, PROBLEM, SELF_SERVICE, TICKET, Kind, every_kind, links
from tests.contract.session import code


@every_kind
def test_a_new_object_names_its_assets(desk: Desk, kind: Kind) -> None:
    computers = [desk.create("Computer", name="pc") for _ in range(2)]

    item = desk.create(kind.name, content="x", items_id={"Computer": computers})

    found = [(link["itemtype"], link["items_id"]) for link in links(desk, kind.things, kind, item)]
    assert found == [("Computer", computer) for computer in computers]


@every_kind
def test_an_object_is_linked_to_an_asset_once(desk: Desk, kind: Kind) -> None:
    computer, item = desk.create("Computer", name="pc"), desk.create(kind.name, content="x")
    link = {kind.key: item, "itemtype": "Computer", "items_id": computer}

    assert desk.post(kind.things, **link).status_code == 201
    assert code(desk.post(kind.things, **link)) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_an_asset_lists_its_objects(desk: Desk, kind: Kind) -> None:
    computer = desk.create("Computer", name="pc")
    item = desk.create(kind.name, content="x", items_id={"Computer": [computer]})

    found = desk.call("GET", f"Computer/{computer}/{kind.things}").json()

    assert [link[kind.key] for link in found] == [item]


def test_a_closed_ticket_gets_no_new_asset(desk: Desk) -> None:
    computer, ticket = desk.create("Computer", name="pc"), desk.create("Ticket", content="x", status=CLOSED)

    refused = desk.post("Item_Ticket", tickets_id=ticket, itemtype="Computer", items_id=computer)

    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_who_may_change_a_ticket_says_what_it_is_about(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    own = person.session.create("Ticket", content="x")
    other = desk.create("Ticket", content="x", _users_id_observer=person.id)
    thing = {"itemtype": "Computer", "items_id": desk.create("Computer", name="pc")}

    assert person.session.add("Item_Ticket", {"tickets_id": own} | thing).status_code == 201
    assert code(person.session.add("Item_Ticket", {"tickets_id": other} | thing)) == (400, "ERROR_GLPI_ADD")


@pytest.mark.parametrize(
    ("link", "first", "second"),
    [
        ("Problem_Ticket", PROBLEM, TICKET),
        ("Change_Ticket", CHANGE, TICKET),
        ("Change_Problem", CHANGE, PROBLEM),
    ],
)
def test_two_objects_are_linked_once(desk: Desk, link: str, first: Kind, second: Kind) -> None:
    keys = {kind.key: desk.create(kind.name, content="x") for kind in (first, second)}

    made = desk.create(link, **keys)
    again = desk.post(link, **keys)

    assert desk.get(link, made) == {"id": made} | keys
    assert again.status_code in (200, 400)  # 200 with an empty body where refused SQL ends the request
    assert [row["id"] for row in links(desk, link, first, keys[first.key])] == [made]
    assert [row["id"] for row in links(desk, link, second, keys[second.key])] == [made]


@pytest.mark.parametrize(("kind", "link"), [(PROBLEM, "Problem_Ticket"), (CHANGE, "Change_Ticket")])
def test_a_problem_or_change_from_a_ticket_keeps_its_assets(desk: Desk, kind: Kind, link: str) -> None:
    computer = desk.create("Computer", name="pc")
    ticket = desk.create("Ticket", content="x", items_id={"Computer": [computer]})

    item = desk.create(kind.name, content="x", _tickets_id=ticket)

    assert [row["tickets_id"] for row in links(desk, link, kind, item)] == [ticket]
    assert [row["items_id"] for row in links(desk, kind.things, kind, item)] == [computer]


def test_a_change_from_a_problem_keeps_its_assets(desk: Desk) -> None:
    computer = desk.create("Computer", name="pc")
    problem = desk.create("Problem", content="x", _from_itemtype="Computer", _from_items_id=computer)

    change = desk.create("Change", content="x", _problems_id=problem)

    assert [row["problems_id"] for row in links(desk, "Change_Problem", CHANGE, change)] == [problem]
    assert [row["items_id"] for row in links(desk, CHANGE.things, CHANGE, change)] == [computer]


def test_tickets_are_linked_once_whichever_way(desk: Desk) -> None:
    first, second = (desk.create("Ticket", content="x") for _ in range(2))

    link = desk.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    assert desk.get("Ticket_Ticket", link)["link"] == 1
    assert code(desk.post("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first)) == (400, "ERROR_GLPI_ADD")
    assert code(desk.post("Ticket_Ticket", tickets_id_1=first, tickets_id_2=first)) == (400, "ERROR_GLPI_ADD")


def test_a_duplicate_takes_the_place_of_a_mere_link(desk: Desk) -> None:
    first, second = (desk.create("Ticket", content="x") for _ in range(2))
    simple = desk.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    duplicate = desk.create("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first, link=2)

    assert desk.read("Ticket_Ticket", simple).status_code == 404
    assert desk.get("Ticket_Ticket", duplicate)["link"] == 2
    assert code(desk.post("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)) == (400, "ERROR_GLPI_ADD")


def test_a_parent_is_kept_as_a_son(desk: Desk) -> None:
    parent, son = (desk.create("Ticket", content="x") for _ in range(2))

    link = desk.create("Ticket_Ticket", tickets_id_1=parent, tickets_id_2=son, link=4)

    row = desk.get("Ticket_Ticket", link)
    assert (row["tickets_id_1"], row["tickets_id_2"], row["link"]) == (son, parent, 3)


def test_a_new_ticket_can_be_linked_to_another(desk: Desk) -> None:
    first = desk.create("Ticket", content="x")

    second = desk.create("Ticket", content="x", _link={"tickets_id_2": first, "link": 3})

    (link,) = [row for row in desk.call("GET", "Ticket_Ticket").json() if row["tickets_id_1"] == second]
    assert (link["tickets_id_2"], link["link"]) == (first, 3)


def test_links_go_with_the_ticket(desk: Desk) -> None:
    first, second = (desk.create("Ticket", content="x") for _ in range(2))
    link = desk.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    desk.call("DELETE", f"Ticket/{second}", params={"force_purge": "true"})

    assert desk.read("Ticket_Ticket", link).status_code == 404
