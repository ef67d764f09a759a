"""Which entities a session sees and when, and what moves between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.contract.people import create_person, create_profile, log_in_with
from tests.contract.session import NO_SUCH_ID, Session, code, is_broken, unique


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


def test_an_item_is_created_outside_the_entity_of_its_place(session: Session) -> None:
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
def test_no_item_is_created_in_an_unknown_entity(session: Session, entity: object) -> None:
    assert code(session.add("Computer", {"name": unique(), "entities_id": entity})) == (400, "ERROR_GLPI_ADD")


@pytest.mark.parametrize("switch", [{"entities_id": 0, "is_recursive": True}, {}])
def test_switching_to_all_loads_them_again(session: Session, switch: dict[str, object]) -> None:
    entity = session.create("Entity", name=unique(), entities_id=0)
    assert session.request("POST", "changeActiveEntities", switch).json() is True
    assert session.read("Entity", entity)["id"] == entity


def test_a_switch_lasts_and_says_what_is_active(session: Session) -> None:
    entity = session.create_entity()
    child = session.create_entity(entities_id=entity)
    session.switch_to(entity, recursive=True)
    assert session.get("getActiveEntities")["active_entity"] == {
        "id": entity,
        "active_entity_recursive": True,
        "active_entities": [{"id": entity}, {"id": child}],
    }
    session.switch_to(entity)
    assert session.get("getActiveEntities")["active_entity"] == {
        "id": entity,
        "active_entity_recursive": False,
        "active_entities": [{"id": entity}],
    }


def test_a_login_activates_the_entities_of_the_profile(session: Session) -> None:
    entity = session.create_entity()
    later = session.colleague(session.server.login, session.server.password)
    active = later.get("getActiveEntities")["active_entity"]
    assert (active["id"], active["active_entity_recursive"]) == (0, 1)
    assert active["active_entity_recursive"] is not True  # that is what a switch makes of it
    assert {"id": entity} in active["active_entities"]


def test_entities_are_switched_by_query_string_and_by_get_too(session: Session) -> None:
    entity = session.create_entity()
    for method in ("GET", "POST"):
        session.switch_to(0)
        answer = session.request(method, "changeActiveEntities", entities_id=entity, is_recursive="true")
        assert answer.json() is True
        assert session.get("getActiveEntities")["active_entity"]["id"] == entity


def test_a_refused_switch_changes_nothing(session: Session) -> None:
    before = session.get("getActiveEntities")
    for switch in ({"entities_id": NO_SUCH_ID}, {"entities_id": 0, "is_recursive": "yes"}, {"entities_id": -1}):
        assert code(session.request("POST", "changeActiveEntities", switch)) == (400, "ERROR")
    assert session.get("getActiveEntities") == before


def test_a_user_with_two_entities_has_both_when_he_names_none(session: Session) -> None:
    north, south = session.create_entity(name=unique("A")), session.create_entity(name=unique("B"))
    session.create_entity(entities_id=north)
    below = session.create_entity(entities_id=south)
    profile = create_profile(session, computer=1)
    person = create_person(session, _profiles_id=profile, _entities_id=north)
    session.create("Profile_User", users_id=person.id, profiles_id=profile, entities_id=south, is_recursive=1)
    his = session.colleague(person.login, person.password)
    his.request("POST", "changeActiveEntities", {})
    active = his.get("getActiveEntities")["active_entity"]
    assert {one["id"] for one in active["active_entities"]} == {north, south, below}
    mine = [one["id"] for one in his.get("getMyEntities", is_recursive="true")["myentities"]]
    assert mine == [north, below, south]


def test_a_users_own_entity_is_active_after_his_login(session: Session) -> None:
    north = session.create_entity()
    below = session.create_entity(entities_id=north)
    person = create_person(session, _profiles_id=create_profile(session), _entities_id=north, _is_recursive=1)
    session.change("User", person.id, entities_id=below)
    active = session.colleague(person.login, person.password).get("getActiveEntities")["active_entity"]
    assert (active["id"], active["active_entities"]) == (below, [{"id": below}])


def test_recursion_of_an_item_can_be_changed(session: Session) -> None:
    entity = session.create_entity()
    group = session.create("Group", name=unique(), entities_id=entity)
    session.change("Group", group, entities_id=0, is_recursive=1)
    session.switch_to(entity)
    assert session.read("Group", group)["entities_id"] == 0
    session.switch_to(0)
    session.change("Group", group, is_recursive=0)
    session.switch_to(entity)
    assert code(session.request("GET", f"Group/{group}")) == (403, "ERROR_RIGHT_MISSING")


@pytest.mark.parametrize("written", [int, str, float])
def test_an_item_moves_to_the_entity_that_is_named(session: Session, written: Callable[[int], object]) -> None:
    entity = session.create_entity()
    item = session.create("Computer", name=unique(), entities_id=written(entity))
    assert session.read("Computer", item)["entities_id"] == entity
    session.change("Computer", item, entities_id=0)
    session.change("Computer", item, entities_id=written(entity))
    assert session.read("Computer", item)["entities_id"] == entity


def test_an_item_may_move_where_the_session_sees_it_no_more(session: Session) -> None:
    entity = session.create_entity()
    item = session.create("Computer", name=unique())
    session.switch_to(0)
    session.change("Computer", item, entities_id=entity)
    assert code(session.request("GET", f"Computer/{item}")) == (403, "ERROR_RIGHT_MISSING")


def test_a_place_moves_to_where_its_name_is_taken_only_in_part(session: Session, either_kind: str) -> None:
    one, other = session.create_entity(), session.create_entity()
    name = unique()
    session.create("Location", name=name, entities_id=other)
    place = session.create("Location", name=name, entities_id=one)
    answer = session.update("Location", place, entities_id=other, comment="x")
    row = session.read("Location", place)
    assert row["entities_id"] == one
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert row["comment"] is None
    else:
        assert answer.json()[0]["message"]
        assert row["comment"] == "x"


def test_a_moved_entity_takes_its_items_along(session: Session) -> None:
    one, other = session.create_entity(), session.create_entity()
    item = session.create("Computer", name=unique(), entities_id=other)
    session.change("Entity", other, name=session.read("Entity", other)["name"], entities_id=one)
    assert session.read("Computer", item)["entities_id"] == other
    session.switch_to(one, recursive=True)
    assert item in session.ids("Computer")


def test_parts_of_an_item_move_to_its_new_entity(session: Session) -> None:
    entity = session.create_entity()
    item = session.create("Computer", name=unique())
    port = {"instantiation_type": "NetworkPortEthernet"}
    hung = {
        itemtype: session.create(itemtype, itemtype="Computer", items_id=item, **port)
        for itemtype in ("Infocom", "NetworkPort", "Item_Disk")
    }
    session.change("Computer", item, entities_id=entity)
    assert {session.read(itemtype, one)["entities_id"] for itemtype, one in hung.items()} == {entity}


def test_an_outlet_but_no_budget_is_made_where_its_place_is(session: Session) -> None:
    entity = session.create_entity()
    place = session.create("Location", name=unique(), entities_id=entity)
    outlet = session.create("Netpoint", name=unique(), locations_id=place, entities_id=0)
    assert session.read("Netpoint", outlet)["entities_id"] == entity
    session.change("Netpoint", outlet, entities_id=0, locations_id=place)
    assert session.read("Netpoint", outlet)["entities_id"] == 0
    budget = session.create("Budget", name=unique(), locations_id=place, entities_id=0)
    assert session.read("Budget", budget)["entities_id"] == 0


def test_an_entity_cannot_be_named_0_or_blank(session: Session) -> None:
    assert [session.add("Entity", {"name": name}).status_code for name in ("  ", "0")] == [400, 400]


def test_fields_of_an_entity_that_nobody_may_set_are_ignored(session: Session) -> None:
    entity = session.create_entity(date_creation="2001-02-03 04:05:06", authldaps_id=None)
    assert session.read("Entity", entity)["date_creation"] != "2001-02-03 04:05:06"


def test_the_right_to_support_fields_allows_only_those(session: Session) -> None:
    entity = session.create_entity()
    log_in_with(session, entity=1 + 2048).change("Entity", entity, comment="x", autoclose_delay=5)
    row = session.read("Entity", entity)
    assert (row["comment"], row["autoclose_delay"]) == (None, 5)


def test_only_1_lets_my_entities_go_down(session: Session) -> None:
    session.create_entity()

    def count(**query: str) -> int:
        return len(session.get("getMyEntities", **query)["myentities"])

    assert count(is_recursive="1") == count(is_recursive="true") > count(is_recursive="yes") == count()


# ---------------------------------------------------------------- what a session of a sub-entity lists


def test_a_session_of_a_sub_entity_lists_active_entities_only(session: Session) -> None:
    above = session.create_entity()
    own = session.create_entity(entities_id=above)
    below = session.create_entity(entities_id=own)
    aside = session.create_entity()

    session.switch_to(own, recursive=True)
    assert session.ids("Entity") == [own, below]
    session.switch_to(own)
    assert session.ids("Entity") == [own]

    for entity in (0, above, aside):
        assert code(session.request("GET", f"Entity/{entity}")) == (403, "ERROR_RIGHT_MISSING")
    assert [one["id"] for one in session.get("getMyEntities")["myentities"]] == [0]


def test_an_entity_made_in_a_sub_entity_is_not_listed_there(session: Session) -> None:
    session.switch_to(session.create_entity(), recursive=True)
    before = session.ids("Entity")

    unseen = session.create("Entity", name=unique(), entities_id=before[0])

    assert session.ids("Entity") == before
    seen = session.create_entity(entities_id=before[0])
    assert session.ids("Entity") == [*before, seen]
    assert unseen not in session.ids("Entity")


@pytest.mark.parametrize("recursive", [True, False])
def test_users_authorized_above_are_listed_if_that_reaches_down(session: Session, *, recursive: bool) -> None:
    entity = session.create_entity()
    profile = create_profile(session)
    here = session.create("User", name=unique(), _profiles_id=profile, _entities_id=entity)
    reaching = session.create("User", name=unique(), _profiles_id=profile, _entities_id=0, _is_recursive=1)
    above = session.create("User", name=unique(), _profiles_id=profile, _entities_id=0, _is_recursive=0)

    session.switch_to(entity, recursive=recursive)

    listed = session.ids("User")
    assert {here, reaching} <= set(listed)
    assert above not in listed
    assert session.read("User", reaching)["id"] == reaching
    assert code(session.request("GET", f"User/{above}")) == (403, "ERROR_RIGHT_MISSING")
