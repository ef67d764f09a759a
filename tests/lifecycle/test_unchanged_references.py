"""A reference that a program did not change leads to what it led to, whatever has become of its name since."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tests.support.lifecycle import ItemLifecycle
from tools.harness.colleague import TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


def test_a_leaver_in_the_trash_keeps_his_machine(computers: Computers, colleague: Colleague) -> None:
    ada = colleague.create("User", name="ada")
    item_id, state = computers.create(name="PC", user="ada")
    colleague.trash("User", ada)

    state = computers.update(item_id, state, name="PC", user="ada", comment="to be given back")

    assert state["resolved"]["user"] == {"id": ada, "name": "ada"}
    assert colleague.get("Computer", item_id) is not None
    assert colleague.get("Computer", item_id)["users_id"] == ada  # type: ignore[index]


@pytest.mark.parametrize("declared", ["HQ", "Paris > HQ"])
def test_a_place_renamed_by_hand_stays_the_place(computers: Computers, colleague: Colleague, declared: str) -> None:
    paris = colleague.create("Location", name="Paris")
    place = colleague.create("Location", name="HQ", locations_id=paris)
    item_id, state = computers.create(name="PC", location=declared)
    colleague.edit("Location", place, name="Head office", locations_id=paris)
    other = colleague.create("Location", name="HQ", locations_id=paris)

    state = computers.update(item_id, state, name="PC", location=declared, comment="x")

    assert state["resolved"]["location"]["id"] == place != other
    assert colleague.get("Computer", item_id)["locations_id"] == place  # type: ignore[index]


def test_a_word_keeps_its_meaning_beside_a_namesake(sandbox: SandboxServer, colleague: Colleague) -> None:
    entities = Managed(sandbox.url, CATALOG["Entity"])
    item_id, state = entities.create(name="A", calendar="24/7")
    calendar = colleague.create("Calendar", name="24/7", entities_id=0, is_recursive=1)
    colleague.see_all().edit("Entity", item_id, calendars_id=calendar)
    snapshot = entities.read(item_id, state)
    assert snapshot is not None
    assert snapshot.state["resolved"]["calendar"]["id"] == calendar

    entities.update(item_id, snapshot.state, name="A", calendar="24/7", comment="x")

    assert colleague.get("Entity", item_id)["calendars_id"] == 0  # type: ignore[index]


def test_a_root_entity_renamed_by_hand_stays_the_root(computers: Computers, colleague: Colleague) -> None:
    colleague.create("Entity", name="A", entities_id=0)
    item_id, state = computers.create(name="PC", entity="Root entity > A")
    colleague.edit("Entity", 0, name="Ministry")

    state = computers.update(item_id, state, name="PC", entity="Root entity > A", comment="x")

    assert state["resolved"]["entity"]["name"] == "Ministry > A"


def test_a_group_of_a_membership_stays_the_group(sandbox: SandboxServer, colleague: Colleague) -> None:
    memberships = Managed(sandbox.url, CATALOG["GroupUser"])
    colleague.create("User", name="ada")
    group = colleague.create("Group", name="Team")
    item_id, state = memberships.create(user="ada", group="Team")
    colleague.edit("Group", group, name="Squad")

    state = memberships.update(item_id, state, user="ada", group="Team", manager=True)

    assert state["resolved"]["group"]["id"] == group


def test_what_was_made_anew_by_hand_is_looked_up_by_name(computers: Computers, colleague: Colleague) -> None:
    old = colleague.create("Location", name="HQ")
    item_id, state = computers.create(name="PC", location="HQ")
    colleague.purge("Location", old)
    new = colleague.create("Location", name="HQ")

    state = computers.update(item_id, state, name="PC", location="HQ", comment="x")

    assert state["resolved"]["location"]["id"] == new


@pytest.mark.parametrize("login", ["ada", "ADA"])
def test_who_lies_in_the_trash_is_said_to_lie_there(computers: Computers, colleague: Colleague, login: str) -> None:
    ada = colleague.create("User", name="ada")
    colleague.trash("User", ada)

    with pytest.raises(ItemError) as raised:
        computers.create(name="PC", user=login)

    assert f"user: User {ada} ('ada') lies in the trash" in str(raised.value)


def test_what_is_nowhere_is_not_said_to_lie_in_the_trash(computers: Computers) -> None:
    with pytest.raises(ItemError) as raised:
        computers.create(name="PC", user="ada")

    assert "trash" not in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [("Location", {"name": "A"}), ("Entity", {"name": "A"}), ("Group", {"name": "A"}), ("User", {"login": "ada"})],
)
@pytest.mark.parametrize("field", ["name_field", "comment"])
def test_what_is_gone_is_said_to_be_gone(
    sandbox: SandboxServer, colleague: Colleague, kind: str, inputs: dict[str, Any], field: str
) -> None:
    managed = Managed(sandbox.url, CATALOG[kind])
    item_id, state = managed.create(**inputs)
    colleague.see_all().purge(kind, item_id)
    change = {managed.itemtype.name_field or "" if field == "name_field" else field: "B"}

    with pytest.raises(ItemError) as raised:
        managed.update(item_id, state, **inputs | change)

    assert str(raised.value).startswith(f"{kind} {item_id}: not updated: ")
    assert "it is gone; run `pulumi up --refresh` to create it anew" in str(raised.value)


@pytest.mark.parametrize("field", ["location", "manufacturer"])
def test_who_may_not_read_it_keeps_what_was_referred_to(
    sandbox: SandboxServer, computers: Computers, colleague: Colleague, field: str
) -> None:
    target = colleague.create(field.title(), name="X")
    item_id, state = computers.create(name="PC", **{field: "X"})
    technicians = Computers(sandbox.url, user_token=TECHNICIAN_TOKEN)

    state = technicians.update(item_id, state, name="PC", **{field: "X"}, comment="x")

    assert state["resolved"][field] == {"id": target, "name": "X"}
    for one in (technicians, computers):
        snapshot = one.read(item_id, state)
        assert snapshot is not None
        assert snapshot.changed == ()


@pytest.mark.parametrize("by_id", [False, True])
def test_what_went_out_of_sight_blocks_no_other_change(computers: Computers, colleague: Colleague, by_id: bool) -> None:
    here, there = (colleague.create("Entity", name=name, entities_id=0) for name in ("A", "B"))
    colleague.see_all()
    place = colleague.create("Location", name="HQ", entities_id=0, is_recursive=1)
    given: dict[str, Any] = {"name": "PC", "entity": here, "location": place if by_id else "HQ"}
    item_id, state = computers.create(**given)
    colleague.edit("Location", place, name="HQ", locations_id=0, entities_id=there, is_recursive=0)

    state = computers.update(item_id, state, **given, comment="x")

    assert state["resolved"]["location"]["id"] == place


def test_in_another_entity_a_name_is_looked_up_anew(computers: Computers, colleague: Colleague) -> None:
    here, there = (colleague.create("Entity", name=name, entities_id=0) for name in ("A", "B"))
    colleague.see_all()
    places = [colleague.create("Location", name="HQ", entities_id=one) for one in (here, there)]
    item_id, state = computers.create(name="PC", entity=here, location="HQ")

    state = computers.update(item_id, state, name="PC", entity=there, location="HQ")

    assert state["resolved"]["location"]["id"] == places[1]


def test_a_password_of_who_is_gone_names_the_user(sandbox: SandboxServer, colleague: Colleague) -> None:
    users = Managed(sandbox.url, CATALOG["User"])
    item_id, state = users.create(login="ada", password="Long enough 1")
    colleague.purge("User", item_id)

    with pytest.raises(ItemError, match=f"^User {item_id}: not updated: .*it is gone; run"):
        users.update(item_id, state, login="ada", password="Long enough 2")


def test_many_that_are_not_there_take_few_requests(sandbox: SandboxServer, computers: Computers) -> None:
    names = [f"place {number}" for number in range(20)]

    async def all_of_them(item: ItemLifecycle) -> list[Any]:
        tasks = (item.create({"name": name, "location": name}) for name in names)
        return await asyncio.gather(*tasks, return_exceptions=True)

    before = sandbox.requests()["total"]
    errors = computers.in_one_run(all_of_them)

    assert all("there is no Location" in str(error) for error in errors)
    assert sandbox.requests()["total"] - before < len(names)
