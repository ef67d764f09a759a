"""Which entities a session sees, and when."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, code, unique


def test_a_new_entity_is_invisible_to_the_session_that_made_it(session: Session) -> None:
    entity = session.create("Entity", name=unique(), entities_id=0)
    assert code(session.request("GET", f"Entity/{entity}")) == (403, "ERROR_RIGHT_MISSING")
    assert entity in session.ids("Entity")
    assert code(session.add("Computer", {"name": unique(), "entities_id": entity})) == (400, "ERROR_GLPI_ADD")


def test_a_new_session_sees_it(session: Session) -> None:
    entity = session.create("Entity", name=unique(), entities_id=0)
    later = session.server.session()
    assert later.read("Entity", entity)["id"] == entity
    later.close()


def test_reloading_the_entities_shows_it(session: Session) -> None:
    entity = session.create("Entity", name=unique(), entities_id=0)
    switch = {"entities_id": "all", "is_recursive": True}
    assert session.request("POST", "changeActiveEntities", switch).json() is True
    assert session.read("Entity", entity)["id"] == entity


def test_session_write_shows_it_at_once(session: Session) -> None:
    entity = session.create_entity()
    computer = session.create("Computer", name=unique(), entities_id=entity)
    assert session.read("Computer", computer)["entities_id"] == entity


def test_without_an_entity_an_item_goes_to_the_active_one(session: Session) -> None:
    entity = session.create_entity()
    session.switch_to(entity)
    computer = session.create("Computer", name=unique())
    assert session.read("Computer", computer)["entities_id"] == entity


def test_items_outside_the_active_entities_are_forbidden(session: Session) -> None:
    entity = session.create_entity()
    computer = session.create("Computer", name=unique(), entities_id=entity)
    session.switch_to(0)
    assert code(session.request("GET", f"Computer/{computer}")) == (403, "ERROR_RIGHT_MISSING")
    assert code(session.update("Computer", computer, comment="x")) == (400, "ERROR_GLPI_UPDATE")
    assert code(session.delete("Computer", computer)) == (400, "ERROR_GLPI_DELETE")
    assert computer not in session.ids("Computer")


def test_a_recursive_item_above_is_read_but_not_written(session: Session) -> None:
    entity = session.create_entity()
    seen = session.create("Location", name=unique(), entities_id=0, is_recursive=1)
    hidden = session.create("Location", name=unique(), entities_id=0, is_recursive=0)
    session.switch_to(entity)
    listed = session.ids("Location")
    assert seen in listed
    assert hidden not in listed
    assert session.read("Location", seen)["id"] == seen
    assert code(session.update("Location", seen, comment="x")) == (400, "ERROR_GLPI_UPDATE")


def test_the_word_all_is_read_as_the_root_entity(session: Session) -> None:
    session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": "all"})
    active = session.get("getActiveEntities")["active_entity"]
    assert active == {"id": 0, "active_entity_recursive": False, "active_entities": [{"id": 0}]}


def test_naming_no_entity_makes_all_of_them_active(session: Session) -> None:
    entity = session.create_entity()
    session.request("POST", "changeActiveEntities", {})
    active = session.get("getActiveEntities")["active_entity"]
    assert {"id": entity} in active["active_entities"]


def test_recursion_must_be_a_boolean_and_the_entity_must_exist(session: Session) -> None:
    for switch in ({"entities_id": 0, "is_recursive": 1}, {"entities_id": 987654}):
        assert code(session.request("POST", "changeActiveEntities", switch)) == (400, "ERROR")


def test_my_entities_lists_those_below_before_their_own(session: Session) -> None:
    name = unique()
    entity = session.create_entity(name=name)
    root = session.get("getMyEntities")["myentities"]
    assert [one["id"] for one in root] == [0]
    recursive = session.get("getMyEntities", is_recursive="true")["myentities"]
    assert recursive[-1]["id"] == 0
    below = next(one for one in recursive if one["id"] == entity)
    assert below["name"].endswith(f" &gt; {name}")


@pytest.mark.usefixtures("sandbox_only")
@pytest.mark.usefixtures("sandbox_only")
def test_an_item_moved_to_an_unknown_entity_is_lost_to_everyone(session: Session) -> None:
    computer = session.create("Computer", name=unique())
    session.created.remove(("Computer", computer))
    session.change("Computer", computer, entities_id=987654)
    assert code(session.request("GET", f"Computer/{computer}")) == (403, "ERROR_RIGHT_MISSING")


def test_a_moved_item_keeps_a_place_of_its_old_entity(session: Session) -> None:
    one, other = session.create_entity(), session.create_entity()
    place = session.create("Location", name=unique(), entities_id=one)
    computer = session.create("Computer", name=unique(), entities_id=one, locations_id=place)
    session.change("Computer", computer, entities_id=other)
    moved = session.read("Computer", computer)
    assert (moved["entities_id"], moved["locations_id"]) == (other, place)


def test_an_item_is_created_in_its_own_entity_wherever_its_place_is(session: Session) -> None:
    entity = session.create_entity()
    place = session.create("Location", name=unique(), entities_id=entity)
    computer = session.create("Computer", name=unique(), entities_id=0, locations_id=place)
    assert session.read("Computer", computer)["entities_id"] == 0


def test_a_moved_place_leaves_its_children_where_they_are(session: Session) -> None:
    entity = session.create_entity()
    parent = session.create("Location", name=unique(), entities_id=0)
    child = session.create("Location", name=unique(), entities_id=0, locations_id=parent)
    session.change("Location", parent, entities_id=entity)
    assert session.read("Location", child)["entities_id"] == 0


@pytest.mark.parametrize("entity", [987654, -1, "abc"])
def test_nothing_is_created_in_an_entity_that_is_none(session: Session, entity: object) -> None:
    assert code(session.add("Computer", {"name": unique(), "entities_id": entity})) == (400, "ERROR_GLPI_ADD")
