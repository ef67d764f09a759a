"""Names that are taken: where they may repeat, and what a refusal leaves half done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.session import Session, code, is_broken, refuses_sql, unique
from tests.contract.trees import PARENT_KEYS, grow, place, root


@pytest.mark.parametrize("itemtype", ["Location", "Entity", "State"])
@pytest.mark.parametrize("change", [str, str.upper, lambda name: f"{name} ", lambda name: name.replace("e", "é")])
def test_a_name_is_taken_whatever_its_case_accents_and_spaces(
    session: Session, either_kind: str, itemtype: str, change: Any
) -> None:
    top, _ = grow(session, itemtype)
    _, name = grow(session, itemtype, top, name=unique("these"))
    wanted = {"name": change(name), PARENT_KEYS[itemtype]: top}
    assert refuses_sql(session.add(itemtype, wanted), either_kind)
    assert len(session.ids(f"{itemtype}/{top}/{itemtype}")) == 1


@pytest.mark.parametrize("itemtype", ["Location", "Entity", "State"])
def test_a_name_may_repeat_below_another_parent(session: Session, itemtype: str) -> None:
    top, _ = grow(session, itemtype)
    child, name = grow(session, itemtype, top)
    namesake, _ = grow(session, itemtype, child, name=name)
    assert place(session, itemtype, namesake)[0] == child


def test_a_location_may_repeat_in_another_entity(session: Session) -> None:
    _, name = grow(session, "Location")
    entity = session.create_entity()
    namesake, _ = grow(session, "Location", name=name, entities_id=entity)
    assert session.read("Location", namesake)["entities_id"] == entity


def test_an_empty_name_collides_with_a_missing_name(session: Session, either_kind: str) -> None:
    top, _ = grow(session, "Location")
    session.create("Location", comment="none", locations_id=top)
    assert refuses_sql(session.add("Location", {"name": "", "locations_id": top}), either_kind)


@pytest.mark.parametrize("itemtype", ["Computer", "Group", "Manufacturer", "Profile"])
def test_names_of_some_itemtypes_repeat(session: Session, itemtype: str) -> None:
    name = unique()
    assert session.create(itemtype, name=name) != session.create(itemtype, name=name)


@pytest.mark.parametrize("itemtype", ["Location", "Entity"])
def test_a_refused_name_leaves_a_change_half_done(session: Session, either_kind: str, itemtype: str) -> None:
    top, top_name = grow(session, itemtype)
    _, taken = grow(session, itemtype, top)
    item, name = grow(session, itemtype, top)
    before = place(session, itemtype, item)
    answer = session.update(itemtype, item, name=taken, comment="x", **{PARENT_KEYS[itemtype]: top})
    row = session.read(itemtype, item)
    assert row["name"] == name
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert place(session, itemtype, item) == before
        assert row["comment"] is None
    else:
        (said,) = answer.json()
        assert said[str(item)] is True
        assert said["message"]
        assert row["completename"] == f"{root(session, itemtype)}{top_name} > {taken}"
        assert row["comment"] == "x"


def test_a_refused_parent_leaves_a_change_half_done(session: Session, either_kind: str) -> None:
    top, top_name = grow(session, "Location")
    _, taken = grow(session, "Location", top)
    item, item_name = grow(session, "Location")
    answer = session.update("Location", item, name=taken, locations_id=top)
    row = session.read("Location", item)
    assert (row["name"], row["locations_id"]) == (taken, 0)
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert (row["completename"], row["level"]) == (item_name, 1)
    else:
        assert answer.json()[0][str(item)] is True
        assert (row["completename"], row["level"]) == (f"{top_name} > {taken}", 2)


def test_a_state_without_a_parent_is_unique_at_the_top(session: Session) -> None:
    top, name = grow(session, "State")
    child, child_name = grow(session, "State", top)
    assert code(session.add("State", {"name": name})) == (400, "ERROR_GLPI_ADD")
    assert session.create("State", name=child_name)
    assert child


def test_a_state_may_have_the_name_of_its_parent(session: Session) -> None:
    top, name = grow(session, "State")
    child, _ = grow(session, "State", top, name=name)
    assert place(session, "State", child) == (top, f"{name} > {name}", 2)


def test_a_state_is_renamed_to_no_name_that_any_other_has(session: Session) -> None:
    top, _ = grow(session, "State")
    _, taken = grow(session, "State", top)
    item, name = grow(session, "State")
    assert code(session.update("State", item, name=taken)) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("State", item)["name"] == name


def test_a_state_is_visible_where_its_parent_is(session: Session) -> None:
    top, _ = grow(session, "State", is_visible_monitor=0)
    inherits, _ = grow(session, "State", top)
    insists, _ = grow(session, "State", top, is_visible_monitor=1)
    assert session.read("State", inherits)["is_visible_monitor"] == 0
    assert session.read("State", insists)["is_visible_monitor"] == 1
