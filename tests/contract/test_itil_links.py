"""What tickets, problems and changes are about, and how they hang together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.conftest import Api, Person
from tests.contract.itil import CHANGE, CLOSED, PROBLEM, SELF_SERVICE, TICKET, Kind, every_kind, links
from tests.contract.session import code


@every_kind
def test_a_new_one_names_what_it_is_about(api: Api, kind: Kind) -> None:
    computers = [api.create("Computer", name="pc") for _ in range(2)]

    item = api.create(kind.name, content="x", items_id={"Computer": computers})

    found = [(link["itemtype"], link["items_id"]) for link in links(api, kind.things, kind, item)]
    assert found == [("Computer", computer) for computer in computers]


@every_kind
def test_it_is_about_a_thing_once(api: Api, kind: Kind) -> None:
    computer, item = api.create("Computer", name="pc"), api.create(kind.name, content="x")
    link = {kind.key: item, "itemtype": "Computer", "items_id": computer}

    assert api.post(kind.things, **link).status_code == 201
    assert code(api.post(kind.things, **link)) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_the_thing_lists_them(api: Api, kind: Kind) -> None:
    computer = api.create("Computer", name="pc")
    item = api.create(kind.name, content="x", items_id={"Computer": [computer]})

    found = api.call("GET", f"Computer/{computer}/{kind.things}").json()

    assert [link[kind.key] for link in found] == [item]


def test_what_a_closed_ticket_is_about_does_not_change(api: Api) -> None:
    computer, ticket = api.create("Computer", name="pc"), api.create("Ticket", content="x", status=CLOSED)

    refused = api.post("Item_Ticket", tickets_id=ticket, itemtype="Computer", items_id=computer)

    assert code(refused) == (400, "ERROR_GLPI_ADD")


def test_who_may_change_a_ticket_says_what_it_is_about(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)
    own = person.session.create("Ticket", content="x")
    other = api.create("Ticket", content="x", _users_id_observer=person.id)
    thing = {"itemtype": "Computer", "items_id": api.create("Computer", name="pc")}

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
def test_two_are_linked_once(api: Api, link: str, first: Kind, second: Kind) -> None:
    keys = {kind.key: api.create(kind.name, content="x") for kind in (first, second)}

    made = api.create(link, **keys)
    again = api.post(link, **keys)

    assert api.get(link, made) == {"id": made} | keys
    assert again.status_code in (200, 400)  # 200 with an empty body where refused SQL ends the request
    assert [row["id"] for row in links(api, link, first, keys[first.key])] == [made]
    assert [row["id"] for row in links(api, link, second, keys[second.key])] == [made]


@pytest.mark.parametrize(("kind", "link"), [(PROBLEM, "Problem_Ticket"), (CHANGE, "Change_Ticket")])
def test_what_comes_from_a_ticket_is_about_the_same_things(api: Api, kind: Kind, link: str) -> None:
    computer = api.create("Computer", name="pc")
    ticket = api.create("Ticket", content="x", items_id={"Computer": [computer]})

    item = api.create(kind.name, content="x", _tickets_id=ticket)

    assert [row["tickets_id"] for row in links(api, link, kind, item)] == [ticket]
    assert [row["items_id"] for row in links(api, kind.things, kind, item)] == [computer]


def test_what_comes_from_a_problem_is_about_the_same_things(api: Api) -> None:
    computer = api.create("Computer", name="pc")
    problem = api.create("Problem", content="x", _from_itemtype="Computer", _from_items_id=computer)

    change = api.create("Change", content="x", _problems_id=problem)

    assert [row["problems_id"] for row in links(api, "Change_Problem", CHANGE, change)] == [problem]
    assert [row["items_id"] for row in links(api, CHANGE.things, CHANGE, change)] == [computer]


def test_tickets_are_linked_once_whichever_way(api: Api) -> None:
    first, second = (api.create("Ticket", content="x") for _ in range(2))

    link = api.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    assert api.get("Ticket_Ticket", link)["link"] == 1
    assert code(api.post("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first)) == (400, "ERROR_GLPI_ADD")
    assert code(api.post("Ticket_Ticket", tickets_id_1=first, tickets_id_2=first)) == (400, "ERROR_GLPI_ADD")


def test_a_duplicate_takes_the_place_of_a_mere_link(api: Api) -> None:
    first, second = (api.create("Ticket", content="x") for _ in range(2))
    simple = api.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    duplicate = api.create("Ticket_Ticket", tickets_id_1=second, tickets_id_2=first, link=2)

    assert api.read("Ticket_Ticket", simple).status_code == 404
    assert api.get("Ticket_Ticket", duplicate)["link"] == 2
    assert code(api.post("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)) == (400, "ERROR_GLPI_ADD")


def test_a_parent_is_kept_as_a_son(api: Api) -> None:
    parent, son = (api.create("Ticket", content="x") for _ in range(2))

    link = api.create("Ticket_Ticket", tickets_id_1=parent, tickets_id_2=son, link=4)

    row = api.get("Ticket_Ticket", link)
    assert (row["tickets_id_1"], row["tickets_id_2"], row["link"]) == (son, parent, 3)


def test_a_new_ticket_can_be_linked_to_another(api: Api) -> None:
    first = api.create("Ticket", content="x")

    second = api.create("Ticket", content="x", _link={"tickets_id_2": first, "link": 3})

    (link,) = [row for row in api.call("GET", "Ticket_Ticket").json() if row["tickets_id_1"] == second]
    assert (link["tickets_id_2"], link["link"]) == (first, 3)


def test_links_go_with_the_ticket(api: Api) -> None:
    first, second = (api.create("Ticket", content="x") for _ in range(2))
    link = api.create("Ticket_Ticket", tickets_id_1=first, tickets_id_2=second)

    api.call("DELETE", f"Ticket/{second}", params={"force_purge": "true"})

    assert api.read("Ticket_Ticket", link).status_code == 404
