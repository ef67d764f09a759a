"""Who asks, who works on it, who watches: the actors of tickets, problems and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.conftest import Api, Person
from tests.contract.itil import (
    ASSIGNED,
    CHANGE,
    NEW,
    OBSERVER,
    PENDING,
    PROBLEM,
    REQUESTER,
    SELF_SERVICE,
    SOLVED,
    TICKET,
    WORKER,
    Kind,
    every_kind,
    history,
    links,
    me,
    open_ticket,
    status,
)
from tests.contract.session import code, unique


def new_user(api: Api) -> int:
    return api.create("User", name=unique("actor"))


@every_kind
def test_who_makes_it_asks_for_it(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    assert [link["users_id"] for link in links(api, kind.users, kind, item, REQUESTER)] == [me(api)]


@every_kind
def test_actors_are_named_alone_or_in_lists_and_once_each(api: Api, kind: Kind) -> None:
    first, second = new_user(api), new_user(api)

    item = api.create(
        kind.name,
        content="x",
        _users_id_requester=first,
        _users_id_observer=[first, second, first, 0],
        _users_id_assign=second,
    )

    found = [(link["type"], link["users_id"]) for link in links(api, kind.users, kind, item)]
    assert found == [(REQUESTER, first), (OBSERVER, first), (OBSERVER, second), (WORKER, second)]


@every_kind
def test_groups_and_suppliers_are_actors_too(api: Api, kind: Kind) -> None:
    group = api.create("Group", name=unique())
    supplier = api.create("Supplier", name=unique())

    item = api.create(
        kind.name, content="x", _groups_id_requester=group, _groups_id_assign=[group], _suppliers_id_assign=supplier
    )

    groups = {(link["type"], link["groups_id"]) for link in links(api, kind.groups, kind, item)}
    assert groups == {(REQUESTER, group), (WORKER, group)}
    found = links(api, kind.suppliers, kind, item)
    assert [(link["type"], link["suppliers_id"]) for link in found] == [(WORKER, supplier)]


@every_kind
def test_actors_can_be_named_the_newer_way(api: Api, kind: Kind) -> None:
    user, group = new_user(api), api.create("Group", name=unique())

    item = api.create(
        kind.name,
        content="x",
        _itil_assign={"_type": "group", "groups_id": group},
        _itil_observer={"_type": "user", "users_id": user},
    )

    assert [link["groups_id"] for link in links(api, kind.groups, kind, item, WORKER)] == [group]
    assert [link["users_id"] for link in links(api, kind.users, kind, item, OBSERVER)] == [user]


@every_kind
def test_only_ticket_users_are_notified_unless_it_is_said(api: Api, kind: Kind) -> None:
    user = new_user(api)
    item = api.create(
        kind.name,
        content="x",
        _users_id_assign=user,
        _users_id_observer=[user],
        _users_id_observer_notif={"use_notification": [1], "alternative_email": ["a@example.org"]},
    )

    (plain,) = links(api, kind.users, kind, item, WORKER)
    (told,) = links(api, kind.users, kind, item, OBSERVER)
    assert (plain["use_notification"], plain["alternative_email"]) == (int(kind is TICKET), "")
    assert (told["use_notification"], told["alternative_email"]) == (1, "a@example.org")


@every_kind
def test_an_actor_can_be_a_mail_address(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")
    keys = {kind.key: item, "type": OBSERVER, "users_id": 0}

    assert api.post(kind.users, **keys, alternative_email="a@example.org").status_code == 201
    assert code(api.post(kind.users, **keys, alternative_email="nobody")) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_an_actor_without_user_or_address_may_not_be_added(api: Api, kind: Kind) -> None:
    item = api.create(kind.name, content="x")

    refused = api.post(kind.users, **{kind.key: 999999999, "type": OBSERVER, "users_id": me(api)})

    assert code(refused) == (400, "ERROR_GLPI_ADD")
    assert api.get(kind.name, item)


@every_kind
def test_nobody_plays_a_part_twice(api: Api, kind: Kind) -> None:
    item, user = api.create(kind.name, content="x"), new_user(api)
    keys = {kind.key: item, "type": OBSERVER, "users_id": user}
    api.create(kind.users, **keys)

    refused = api.post(kind.users, **keys)

    assert refused.status_code in (200, 400)  # 200 with an empty body where refused SQL ends the request
    assert len(links(api, kind.users, kind, item, OBSERVER)) == 1


def test_who_works_on_tickets_works_on_those_he_makes(api: Api) -> None:
    ticket = api.create("Ticket", content="x")

    assert [link["users_id"] for link in links(api, TICKET.users, TICKET, ticket, WORKER)] == [me(api)]
    assert status(api, TICKET, ticket) == ASSIGNED


def test_naming_somebody_else_leaves_him_out(api: Api) -> None:
    user = new_user(api)

    ticket = api.create("Ticket", content="x", _users_id_assign=user)

    assert [link["users_id"] for link in links(api, TICKET.users, TICKET, ticket, WORKER)] == [user]


def test_a_ticket_of_the_simplified_interface_is_new(api: Api, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)

    ticket = person.session.create("Ticket", content="help")

    assert status(api, TICKET, ticket) == NEW
    assert [(link["type"], link["users_id"]) for link in links(api, TICKET.users, TICKET, ticket)] == [
        (REQUESTER, person.id)
    ]


@pytest.mark.parametrize("party", ["users", "groups", "suppliers"])
def test_a_problem_that_somebody_works_on_is_new_no_longer(api: Api, party: str) -> None:
    itemtype = {"users": "User", "groups": "Group", "suppliers": "Supplier"}[party]
    actor = api.create(itemtype, name=unique("actor"))

    problem = api.create("Problem", content="x", **{f"_{party}_id_assign": actor})

    assert status(api, PROBLEM, problem) == ASSIGNED


def test_a_change_has_no_such_status(api: Api) -> None:
    change = api.create("Change", content="x", _users_id_assign=new_user(api))

    assert status(api, CHANGE, change) == NEW


def test_a_link_to_somebody_who_works_on_it_assigns_it(api: Api) -> None:
    ticket = open_ticket(api)
    assert status(api, TICKET, ticket) == NEW

    api.create("Ticket_User", tickets_id=ticket, users_id=new_user(api), type=OBSERVER)
    assert status(api, TICKET, ticket) == NEW

    api.create("Group_Ticket", tickets_id=ticket, groups_id=api.create("Group", name=unique()), type=WORKER)
    assert status(api, TICKET, ticket) == ASSIGNED


def test_without_anybody_to_work_on_it_it_is_new_again(api: Api) -> None:
    ticket = api.create("Ticket", content="x")
    (link,) = links(api, "Ticket_User", TICKET, ticket, WORKER)

    api.call("DELETE", f"Ticket_User/{link['id']}")

    assert status(api, TICKET, ticket) == NEW


def test_what_is_solved_stays_so_without_anybody_to_work_on_it(api: Api) -> None:
    ticket = api.create("Ticket", content="x")
    (link,) = links(api, "Ticket_User", TICKET, ticket, WORKER)
    api.update("Ticket", ticket, status=SOLVED)

    api.call("DELETE", f"Ticket_User/{link['id']}")

    assert status(api, TICKET, ticket) == SOLVED


@every_kind
def test_a_change_can_name_an_actor(api: Api, kind: Kind) -> None:
    item, user = api.create(kind.name, content="x"), new_user(api)

    api.update(kind.name, item, _itil_observer={"_type": "user", "users_id": user, "use_notification": 1})

    (link,) = links(api, kind.users, kind, item, OBSERVER)
    assert (link["users_id"], link["use_notification"]) == (user, 1)


def test_a_change_that_assigns_moves_what_is_new(api: Api) -> None:
    ticket = open_ticket(api)

    api.update("Ticket", ticket, _itil_assign={"_type": "user", "users_id": new_user(api)})

    assert status(api, TICKET, ticket) == ASSIGNED


def test_fields_of_a_new_ticket_add_actors_in_a_change_where_there_are_none(api: Api) -> None:
    ticket, user = open_ticket(api), new_user(api)

    api.update("Ticket", ticket, _users_id_assign=user, status=PENDING)

    assert [link["users_id"] for link in links(api, "Ticket_User", TICKET, ticket, WORKER)] == [user]
    broken = api.update("Ticket", ticket, _users_id_assign=user)
    assert (broken.status_code, broken.content) == (200, b"")


def test_they_say_nothing_to_problems(api: Api) -> None:
    problem = api.create("Problem", content="x")

    api.update("Problem", problem, _users_id_assign=new_user(api))

    assert links(api, PROBLEM.users, PROBLEM, problem, WORKER) == []


@every_kind
def test_additional_actors_come_on_top(api: Api, kind: Kind) -> None:
    user, group = new_user(api), api.create("Group", name=unique())

    item = api.create(
        kind.name,
        content="x",
        _additional_observers=[{"users_id": user, "use_notification": 0}],
        _additional_groups_observers=[group, 0],
    )

    assert [link["users_id"] for link in links(api, kind.users, kind, item, OBSERVER)] == [user]
    assert [link["groups_id"] for link in links(api, kind.groups, kind, item, OBSERVER)] == [group]


@every_kind
def test_the_history_tells_of_actors(api: Api, kind: Kind) -> None:
    group = api.create("Group", name=unique())

    item = api.create(kind.name, content="x", _groups_id_observer=group)

    (entry,) = [entry for entry in history(api, kind, item) if entry["itemtype_link"] == "Group"]
    assert entry["linked_action"] == 15
    assert entry["new_value"].endswith(f"({group})")


def test_an_emptied_address_becomes_that_of_the_user(api: Api) -> None:
    user = new_user(api)
    api.create("UserEmail", users_id=user, email="own@example.org", is_default=1)
    ticket = api.create("Ticket", content="x")
    link = api.create("Ticket_User", tickets_id=ticket, users_id=user, type=OBSERVER)

    api.update("Ticket_User", link, users_id=user, alternative_email="")

    assert api.get("Ticket_User", link)["alternative_email"] == "own@example.org"


@pytest.mark.parametrize(("mode", "from_thing"), [(1, True), (2, False)])
def test_an_entity_can_have_tickets_assigned_by_thing_or_category(api: Api, mode: int, from_thing: bool) -> None:
    of_thing, of_category = api.create("Group", name=unique()), api.create("Group", name=unique())
    computer = api.create("Computer", name="pc", groups_id_tech=of_thing)
    category = api.create("ITILCategory", name=unique(), groups_id=of_category)
    api.update("Entity", api.entity, auto_assign_mode=mode)

    ticket = api.create("Ticket", content="x", itilcategories_id=category, items_id={"Computer": [computer]})

    assigned = [link["groups_id"] for link in links(api, "Group_Ticket", TICKET, ticket, WORKER)]
    assert assigned == [of_thing if from_thing else of_category]
