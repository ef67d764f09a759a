"""Who asks, who works on it, who watches: the actors of tickets, problems and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.itil.words import (
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
from tests.contract.session import code, is_broken, unique


def new_user(desk: Desk) -> int:
    return desk.create("User", name=unique("actor"))


@every_kind
def test_the_creator_is_the_requester(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    assert [link["users_id"] for link in links(desk, kind.users, kind, item, REQUESTER)] == [me(desk)]


@every_kind
def test_actors_are_named_alone_or_in_lists_and_once_each(desk: Desk, kind: Kind) -> None:
    first, second = new_user(desk), new_user(desk)

    item = desk.create(
        kind.name,
        content="x",
        _users_id_requester=first,
        _users_id_observer=[first, second, first, 0],
        _users_id_assign=second,
    )

    found = [(link["type"], link["users_id"]) for link in links(desk, kind.users, kind, item)]
    assert found == [(REQUESTER, first), (OBSERVER, first), (OBSERVER, second), (WORKER, second)]


@every_kind
def test_groups_and_suppliers_are_actors_too(desk: Desk, kind: Kind) -> None:
    group = desk.create("Group", name=unique())
    supplier = desk.create("Supplier", name=unique())

    item = desk.create(
        kind.name, content="x", _groups_id_requester=group, _groups_id_assign=[group], _suppliers_id_assign=supplier
    )

    groups = {(link["type"], link["groups_id"]) for link in links(desk, kind.groups, kind, item)}
    assert groups == {(REQUESTER, group), (WORKER, group)}
    found = links(desk, kind.suppliers, kind, item)
    assert [(link["type"], link["suppliers_id"]) for link in found] == [(WORKER, supplier)]


@every_kind
def test_the_names_of_the_servers_form_add_no_actors(desk: Desk, kind: Kind) -> None:
    user, group = new_user(desk), desk.create("Group", name=unique())

    item = desk.create(
        kind.name,
        content="x",
        _itil_assign={"_type": "group", "groups_id": group},
        _itil_observer={"_type": "user", "users_id": user},
    )

    assert links(desk, kind.groups, kind, item) == []
    assert links(desk, kind.users, kind, item, OBSERVER) == []


@every_kind
def test_only_ticket_users_are_notified_unless_it_is_said(desk: Desk, kind: Kind) -> None:
    user = new_user(desk)
    item = desk.create(
        kind.name,
        content="x",
        _users_id_assign=user,
        _users_id_observer=[user],
        _users_id_observer_notif={"use_notification": [1], "alternative_email": ["a@example.org"]},
    )

    (plain,) = links(desk, kind.users, kind, item, WORKER)
    (told,) = links(desk, kind.users, kind, item, OBSERVER)
    assert (plain["use_notification"], plain["alternative_email"]) == (int(kind is TICKET), "")
    assert (told["use_notification"], told["alternative_email"]) == (1, "a@example.org")


@every_kind
def test_an_actor_can_be_a_mail_address(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")
    keys = {kind.key: item, "type": OBSERVER, "users_id": 0}

    assert desk.post(kind.users, **keys, alternative_email="a@example.org").status_code == 201
    assert code(desk.post(kind.users, **keys, alternative_email="nobody")) == (400, "ERROR_GLPI_ADD")


@every_kind
def test_an_actor_without_user_or_address_may_not_be_added(desk: Desk, kind: Kind) -> None:
    item = desk.create(kind.name, content="x")

    refused = desk.post(kind.users, **{kind.key: 999999999, "type": OBSERVER, "users_id": me(desk)})

    assert code(refused) == (400, "ERROR_GLPI_ADD")
    assert desk.get(kind.name, item)


@every_kind
def test_a_user_has_each_role_once(desk: Desk, kind: Kind) -> None:
    item, user = desk.create(kind.name, content="x"), new_user(desk)
    keys = {kind.key: item, "type": OBSERVER, "users_id": user}
    desk.create(kind.users, **keys)

    refused = desk.post(kind.users, **keys)

    assert refused.status_code in (200, 400)  # 200 with an empty body where refused SQL ends the request
    assert len(links(desk, kind.users, kind, item, OBSERVER)) == 1


def test_a_technician_is_assigned_the_tickets_he_creates(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")

    assert [link["users_id"] for link in links(desk, TICKET.users, TICKET, ticket, WORKER)] == [me(desk)]
    assert status(desk, TICKET, ticket) == ASSIGNED


def test_naming_somebody_else_leaves_him_out(desk: Desk) -> None:
    user = new_user(desk)

    ticket = desk.create("Ticket", content="x", _users_id_assign=user)

    assert [link["users_id"] for link in links(desk, TICKET.users, TICKET, ticket, WORKER)] == [user]


def test_a_ticket_of_the_simplified_interface_is_new(desk: Desk, log_in_as: Callable[[int], Person]) -> None:
    person = log_in_as(SELF_SERVICE)

    ticket = person.session.create("Ticket", content="help")

    assert status(desk, TICKET, ticket) == NEW
    assert [(link["type"], link["users_id"]) for link in links(desk, TICKET.users, TICKET, ticket)] == [
        (REQUESTER, person.id)
    ]


@pytest.mark.parametrize("party", ["users", "groups", "suppliers"])
def test_a_problem_that_somebody_works_on_is_new_no_longer(desk: Desk, party: str) -> None:
    itemtype = {"users": "User", "groups": "Group", "suppliers": "Supplier"}[party]
    actor = desk.create(itemtype, name=unique("actor"))

    problem = desk.create("Problem", content="x", **{f"_{party}_id_assign": actor})

    assert status(desk, PROBLEM, problem) == ASSIGNED


def test_assigning_a_change_leaves_it_new(desk: Desk) -> None:
    change = desk.create("Change", content="x", _users_id_assign=new_user(desk))

    assert status(desk, CHANGE, change) == NEW


def test_a_link_to_somebody_who_works_on_it_assigns_it(desk: Desk) -> None:
    ticket = open_ticket(desk)
    assert status(desk, TICKET, ticket) == NEW

    desk.create("Ticket_User", tickets_id=ticket, users_id=new_user(desk), type=OBSERVER)
    assert status(desk, TICKET, ticket) == NEW

    desk.create("Group_Ticket", tickets_id=ticket, groups_id=desk.create("Group", name=unique()), type=WORKER)
    assert status(desk, TICKET, ticket) == ASSIGNED


def test_removing_the_last_worker_makes_a_ticket_new_again(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")
    (link,) = links(desk, "Ticket_User", TICKET, ticket, WORKER)

    desk.call("DELETE", f"Ticket_User/{link['id']}")

    assert status(desk, TICKET, ticket) == NEW


def test_a_solved_ticket_stays_solved_without_workers(desk: Desk) -> None:
    ticket = desk.create("Ticket", content="x")
    (link,) = links(desk, "Ticket_User", TICKET, ticket, WORKER)
    desk.update("Ticket", ticket, status=SOLVED)

    desk.call("DELETE", f"Ticket_User/{link['id']}")

    assert status(desk, TICKET, ticket) == SOLVED


@every_kind
@pytest.mark.parametrize("word", ["requester", "observer", "assign"])
def test_the_names_of_the_servers_form_break_an_update(desk: Desk, kind: Kind, word: str) -> None:
    item, user = desk.create(kind.name, name="n", content="x"), new_user(desk)

    broken = desk.update(kind.name, item, name="other", **{f"_itil_{word}": {"_type": "user", "users_id": user}})

    assert is_broken(broken)
    assert user not in [link["users_id"] for link in links(desk, kind.users, kind, item)]
    assert desk.get(kind.name, item)["name"] == "n"


@every_kind
def test_additional_actors_of_an_update_are_ids(desk: Desk, kind: Kind) -> None:
    """That an object breaks the update is inferred: it does where an update names actors as the server's form does."""
    item, user, group = desk.create(kind.name, content="x"), new_user(desk), desk.create("Group", name=unique())

    desk.update(kind.name, item, _additional_groups_observers=[group], _additional_observers={"0": {"users_id": user}})
    assert [link["groups_id"] for link in links(desk, kind.groups, kind, item, OBSERVER)] == [group]

    assert is_broken(desk.update(kind.name, item, _additional_observers=[{"users_id": user}]))
    assert links(desk, kind.users, kind, item, OBSERVER) == []


def test_creation_fields_add_only_the_first_actor_in_an_update(desk: Desk) -> None:
    ticket, user = open_ticket(desk), new_user(desk)

    desk.update("Ticket", ticket, _users_id_assign=user, status=PENDING)

    assert [link["users_id"] for link in links(desk, "Ticket_User", TICKET, ticket, WORKER)] == [user]
    assert is_broken(desk.update("Ticket", ticket, _users_id_assign=user))


def test_creation_fields_add_no_actor_to_an_existing_problem(desk: Desk) -> None:
    problem = desk.create("Problem", content="x")

    desk.update("Problem", problem, _users_id_assign=new_user(desk))

    assert links(desk, PROBLEM.users, PROBLEM, problem, WORKER) == []


@every_kind
def test_additional_actors_come_on_top(desk: Desk, kind: Kind) -> None:
    user, group = new_user(desk), desk.create("Group", name=unique())

    item = desk.create(
        kind.name,
        content="x",
        _additional_observers=[{"users_id": user, "use_notification": 0}],
        _additional_groups_observers=[group, 0],
    )

    assert [link["users_id"] for link in links(desk, kind.users, kind, item, OBSERVER)] == [user]
    assert [link["groups_id"] for link in links(desk, kind.groups, kind, item, OBSERVER)] == [group]


@every_kind
def test_the_history_tells_of_actors(desk: Desk, kind: Kind) -> None:
    group, user = desk.create("Group", name="Support"), desk.create("User", name=desk.mark, realname="Real")
    item = desk.create(kind.name, content="x", _groups_id_observer=group, _users_id_observer=user)

    desk.call("DELETE", f"{kind.groups}/{links(desk, kind.groups, kind, item)[0]['id']}")

    entries = [
        entry
        for entry in history(desk, kind, item)
        if {entry["old_value"], entry["new_value"]} & {f"Real ({user})", f"Support ({group})"}
    ]
    told = [(entry["linked_action"], entry["old_value"], entry["new_value"]) for entry in entries]
    assert told == [(15, "", f"Real ({user})"), (15, "", f"Support ({group})"), (16, f"Support ({group})", "")]
    options = [entry["id_search_option"] for entry in entries]
    assert options == ([66, 65, 0] if kind is TICKET else [0, 0, 0])


def test_an_emptied_address_becomes_that_of_the_user(desk: Desk) -> None:
    user = new_user(desk)
    desk.create("UserEmail", users_id=user, email="own@example.org", is_default=1)
    ticket = desk.create("Ticket", content="x")
    link = desk.create("Ticket_User", tickets_id=ticket, users_id=user, type=OBSERVER)

    desk.update("Ticket_User", link, users_id=user, alternative_email="")

    assert desk.get("Ticket_User", link)["alternative_email"] == "own@example.org"


@pytest.mark.parametrize(("mode", "from_thing"), [(1, True), (2, False)])
def test_an_entity_assigns_tickets_by_asset_or_category(desk: Desk, mode: int, from_thing: bool) -> None:
    of_thing, of_category = desk.create("Group", name=unique()), desk.create("Group", name=unique())
    computer = desk.create("Computer", name="pc", groups_id_tech=of_thing)
    category = desk.create("ITILCategory", name=unique(), groups_id=of_category)
    desk.update("Entity", desk.entity, auto_assign_mode=mode)

    ticket = desk.create("Ticket", content="x", itilcategories_id=category, items_id={"Computer": [computer]})

    assigned = [link["groups_id"] for link in links(desk, "Group_Ticket", TICKET, ticket, WORKER)]
    assert assigned == [of_thing if from_thing else of_category]
