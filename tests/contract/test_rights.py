"""Who may do what: a refusal is 403 to read and 400 to write."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.people import create_profile, log_in_with
from tests.contract.session import Session, code, unique

READ, UPDATE, CREATE, DELETE, PURGE = 1, 2, 4, 8, 16
EVERY_BIT = READ | UPDATE | CREATE | DELETE | PURGE


def abilities(session: Session, itemtype: str, item: int, **wanted: Any) -> int:
    """The bits of all a session can do with an item and items like it; a refusal must look like one."""
    allowed = 0

    def note(bit: int, answer: Any, refusal: tuple[int, str]) -> None:
        nonlocal allowed
        if answer.status_code < 300:
            allowed |= bit
        else:
            assert code(answer) == refusal
            assert answer.json()[1]

    listed = session.request("GET", itemtype)
    note(READ, session.request("GET", f"{itemtype}/{item}"), (403, "ERROR_RIGHT_MISSING"))
    assert listed.status_code == (200 if allowed & READ else 403)
    note(UPDATE, session.update(itemtype, item, comment=unique()), (400, "ERROR_GLPI_UPDATE"))
    note(CREATE, session.add(itemtype, {"name": unique(), **wanted}), (400, "ERROR_GLPI_ADD"))
    note(DELETE, session.delete(itemtype, item), (400, "ERROR_GLPI_DELETE"))
    note(PURGE, session.delete(itemtype, item, force_purge="true"), (400, "ERROR_GLPI_DELETE"))
    return allowed


@pytest.mark.parametrize("bits", [0, READ, UPDATE, CREATE, DELETE, PURGE, READ | UPDATE, EVERY_BIT])
def test_each_bit_of_a_right_allows_one_thing(session: Session, bits: int) -> None:
    item = session.create("Computer", name=unique())
    assert abilities(log_in_with(session, computer=bits), "Computer", item) == bits


@pytest.mark.parametrize(
    ("itemtype", "right"),
    [
        ("Manufacturer", "dropdown"),
        ("Location", "location"),
        ("State", "state"),
        ("Group", "group"),
        ("Profile", "profile"),
        ("Monitor", "monitor"),
        ("Supplier", "contact_enterprise"),
        ("Domain", "domain"),
    ],
)
def test_each_itemtype_has_its_right(session: Session, itemtype: str, right: str) -> None:
    has_trash = itemtype in ("Monitor", "Supplier", "Domain")
    bits = EVERY_BIT if has_trash else EVERY_BIT & ~DELETE
    allowed = log_in_with(session, **{right: bits})
    item = session.create(itemtype, name=unique())
    if has_trash:
        assert abilities(allowed, itemtype, item) == EVERY_BIT
    else:
        assert allowed.read(itemtype, item)["id"] == item
        allowed.change(itemtype, item, comment="x")
        allowed.create(itemtype, name=unique())
        assert allowed.delete(itemtype, item).status_code == 200
    others = log_in_with(session, computer=EVERY_BIT)
    assert abilities(others, itemtype, session.create(itemtype, name=unique())) == 0


def test_what_has_no_trash_needs_the_right_to_purge(session: Session) -> None:
    place = session.create("Location", name=unique())
    may_delete = log_in_with(session, location=DELETE)
    assert code(may_delete.delete("Location", place)) == (400, "ERROR_GLPI_DELETE")
    may_purge = log_in_with(session, location=PURGE)
    assert may_purge.delete("Location", place).status_code == 200


@pytest.mark.usefixtures("sandbox_only")
def test_a_technician_manages_users_but_takes_no_profile(session: Session) -> None:
    his = session.colleague("tech", "tech")
    user = his.create("User", name=unique())
    assert his.delete("User", user).status_code == 200
    his.change("User", 4, comment="me")
    answer = his.add("Profile_User", {"users_id": 4, "profiles_id": 4, "entities_id": 0})
    assert code(answer) == (400, "ERROR_GLPI_ADD")


def test_a_user_gives_profiles_only_in_his_own_entities(session: Session) -> None:
    entity = session.create_entity()
    his = log_in_with(session, in_entity=entity, user=EVERY_BIT, profile=READ)
    profile = create_profile(session)
    user = his.create("User", name=unique(), _profiles_id=profile, _entities_id=entity)
    answer = his.add("Profile_User", {"users_id": user, "profiles_id": profile, "entities_id": 0})
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert his.create("Profile_User", users_id=user, profiles_id=profile, entities_id=entity)


def test_who_has_one_entity_sees_what_is_in_it(session: Session) -> None:
    north, south = session.create_entity(), session.create_entity()
    below = session.create_entity(entities_id=north)
    computers = {
        entity: session.create("Computer", name=unique(), entities_id=entity) for entity in (0, north, south, below)
    }
    for recursive, seen in ((0, {north}), (1, {north, below})):
        hers = log_in_with(session, in_entity=north, recursive=recursive, computer=EVERY_BIT)
        listed = hers.ids("Computer")
        assert {entity for entity, item in computers.items() if item in listed} == seen
        for entity, item in computers.items():
            answer = hers.request("GET", f"Computer/{item}")
            changed = hers.update("Computer", item, comment=unique())
            created = hers.add("Computer", {"name": unique(), "entities_id": entity})
            if entity in seen:
                assert (answer.status_code, changed.status_code, created.status_code) == (200, 200, 201)
            else:
                assert code(answer) == (403, "ERROR_RIGHT_MISSING")
                assert code(changed) == (400, "ERROR_GLPI_UPDATE")
                assert code(created) == (400, "ERROR_GLPI_ADD")


def test_a_batch_that_is_forbidden_in_part(session: Session) -> None:
    north, south = session.create_entity(), session.create_entity()
    hers = log_in_with(session, in_entity=north, computer=EVERY_BIT)
    answer = hers.add("Computer", [{"name": unique(), "entities_id": entity} for entity in (south, north)])
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_ADD")
    assert [bool(made["id"]) for made in answer.json()[1]] == [False, True]
    items = [session.create("Computer", entities_id=entity) for entity in (south, north)]
    answer = hers.request("PUT", "Computer", {"input": [{"id": item, "serial": "x"} for item in items]})
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_UPDATE")
    assert [result[str(item)] for result, item in zip(answer.json()[1], items, strict=True)] == [False, True]
    answer = hers.request("DELETE", "Computer", {"input": [{"id": item} for item in items]})
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_DELETE")
    assert [result[str(item)] for result, item in zip(answer.json()[1], items, strict=True)] == [False, True]


def test_who_has_one_entity_creates_in_it_and_cannot_leave_it(session: Session) -> None:
    north = session.create_entity()
    hers = log_in_with(session, in_entity=north, recursive=1, computer=EVERY_BIT)
    assert hers.read("Computer", hers.create("Computer", name=unique()))["entities_id"] == north
    assert [one["id"] for one in hers.get("getMyEntities")["myentities"]] == [north]
    answer = hers.request("POST", "changeActiveEntities", {"entities_id": 0})
    assert code(answer) == (400, "ERROR")
    active = hers.get("getActiveEntities")["active_entity"]
    assert (active["id"], active["active_entities"]) == (north, [{"id": north}])


def test_a_profile_in_one_entity_cannot_switch_to_those_below(session: Session) -> None:
    north = session.create_entity()
    below = session.create_entity(entities_id=north)
    hers = log_in_with(session, in_entity=north, recursive=0, computer=READ)
    for switch in ({"entities_id": north, "is_recursive": True}, {"entities_id": below, "is_recursive": True}):
        assert code(hers.request("POST", "changeActiveEntities", switch)) == (400, "ERROR")
    hers.switch_to(north)


def test_recursive_items_above_are_read_only(session: Session) -> None:
    north = session.create_entity()
    seen = session.create("Location", name=unique(), entities_id=0, is_recursive=1)
    hidden = session.create("Location", name=unique(), entities_id=0, is_recursive=0)
    hers = log_in_with(session, in_entity=north, location=EVERY_BIT)
    listed = hers.ids("Location")
    assert (seen in listed, hidden in listed) == (True, False)
    assert hers.read("Location", seen)["id"] == seen
    assert code(hers.request("GET", f"Location/{hidden}")) == (403, "ERROR_RIGHT_MISSING")
    assert code(hers.update("Location", seen, comment="x")) == (400, "ERROR_GLPI_UPDATE")
    assert code(hers.delete("Location", seen)) == (400, "ERROR_GLPI_DELETE")


def test_users_are_seen_by_who_has_one_of_their_entities(session: Session) -> None:
    north, south = session.create_entity(), session.create_entity()
    profile = create_profile(session)
    mine = session.create("User", name=unique(), _profiles_id=profile, _entities_id=north)
    other = session.create("User", name=unique(), _profiles_id=profile, _entities_id=south)
    hers = log_in_with(session, in_entity=north, user=EVERY_BIT)
    listed = hers.ids("User")
    assert (mine in listed, other in listed) == (True, False)
    assert hers.read("User", mine)["id"] == mine
    assert code(hers.request("GET", f"User/{other}")) == (403, "ERROR_RIGHT_MISSING")
    assert code(hers.update("User", other, comment="x")) == (400, "ERROR_GLPI_UPDATE")


def test_authorizations_are_listed_for_the_active_entities(session: Session) -> None:
    north, south = session.create_entity(), session.create_entity()
    user = session.create("User", name=unique(), _profiles_id=create_profile(session), _entities_id=north)
    session.create("Profile_User", users_id=user, profiles_id=create_profile(session), entities_id=south)
    hers = log_in_with(session, in_entity=north, user=EVERY_BIT, profile=READ)
    assert len(session.ids(f"User/{user}/Profile_User")) == 2
    assert len(hers.ids(f"User/{user}/Profile_User")) == 1


def test_only_active_entities_are_listed_read_and_written(session: Session) -> None:
    north, south = session.create_entity(), session.create_entity()
    hers = log_in_with(session, in_entity=north, recursive=1, entity=EVERY_BIT)
    assert hers.ids("Entity") == [north]
    assert hers.read("Entity", north)["id"] == north
    for entity in (0, south):
        assert code(hers.request("GET", f"Entity/{entity}")) == (403, "ERROR_RIGHT_MISSING")
        assert code(hers.update("Entity", entity, comment="x")) == (400, "ERROR_GLPI_UPDATE")
        assert code(hers.add("Entity", {"name": unique(), "entities_id": entity})) == (400, "ERROR_GLPI_ADD")
    assert hers.create("Entity", name=unique(), entities_id=north)


def test_a_profile_in_one_entity_creates_no_entity_below(session: Session) -> None:
    north = session.create_entity()
    hers = log_in_with(session, in_entity=north, recursive=0, entity=EVERY_BIT)
    assert code(hers.add("Entity", {"name": unique(), "entities_id": north})) == (400, "ERROR_GLPI_ADD")


def test_the_right_to_write_an_item_covers_its_parts(session: Session) -> None:
    wanted = {"itemtype": "Computer", "items_id": session.create("Computer", name=unique()), "name": unique()}
    may_read, may_update = log_in_with(session, computer=READ), log_in_with(session, computer=READ | UPDATE)
    assert code(may_read.add("Item_Disk", wanted)) == (400, "ERROR_GLPI_ADD")
    disk = may_update.create("Item_Disk", **wanted)
    assert may_read.read("Item_Disk", disk)["name"] == wanted["name"]
    assert code(may_read.update("Item_Disk", disk, comment="x")) == (400, "ERROR_GLPI_UPDATE")
    may_update.change("Item_Disk", disk, name=unique())
    may_not = log_in_with(session)
    assert code(may_not.request("GET", f"Item_Disk/{disk}")) == (403, "ERROR_RIGHT_MISSING")
