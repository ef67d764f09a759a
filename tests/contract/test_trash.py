"""Deleting: into the trash and back, for good, and what becomes of whatever used the item."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.session import Session, code, unique


def is_gone(session: Session, itemtype: str, item: int) -> bool:
    """Whether there is no such item any more."""
    answer = session.request("GET", f"{itemtype}/{item}")
    return answer.status_code == 404 and code(answer) == (404, "ERROR_ITEM_NOT_FOUND")


def test_a_deleted_item_is_in_the_trash(session: Session) -> None:
    item = session.create("Computer")
    answer = session.delete("Computer", item)
    assert (answer.status_code, answer.json()) == (200, [{str(item): True, "message": ""}])
    assert session.read("Computer", item)["is_deleted"] == 1


def test_an_item_in_the_trash_can_be_changed_and_deleted_again(session: Session) -> None:
    item = session.create("Computer")
    session.delete("Computer", item)
    session.change("Computer", item, serial="S1")
    assert session.delete("Computer", item).status_code == 200
    row = session.read("Computer", item)
    assert (row["serial"], row["is_deleted"]) == ("S1", 1)


def test_an_item_comes_back_from_the_trash(session: Session) -> None:
    item = session.create("Computer")
    session.delete("Computer", item)
    session.change("Computer", item, is_deleted=0)
    assert session.read("Computer", item)["is_deleted"] == 0
    assert item in session.ids("Computer")


def test_an_item_goes_into_the_trash_by_an_update(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, is_deleted=1)
    assert session.read("Computer", item)["is_deleted"] == 1


@pytest.mark.parametrize("first", [False, True])
def test_a_purge_needs_no_trash_before(session: Session, first: bool) -> None:
    item = session.create("Computer")
    if first:
        session.delete("Computer", item)
    session.purge("Computer", item)
    assert is_gone(session, "Computer", item)


@pytest.mark.parametrize("itemtype", ["Location", "Group", "Manufacturer", "ComputerModel", "State", "Profile"])
@pytest.mark.parametrize("query", [{}, {"force_purge": "true"}])
def test_what_has_no_trash_is_gone_at_once(session: Session, itemtype: str, query: dict[str, Any]) -> None:
    item = session.create(itemtype, name=unique())
    assert session.delete(itemtype, item, **query).status_code == 200
    assert is_gone(session, itemtype, item)
    assert code(session.delete(itemtype, item)) == (400, "ERROR_GLPI_DELETE")


def test_deleting_a_dropdown_clears_it_in_items(session: Session) -> None:
    place, model = session.create("Location", name=unique()), session.create("ComputerModel", name=unique())
    item = session.create("Computer", locations_id=place, computermodels_id=model)
    session.delete("Location", place)
    session.purge("ComputerModel", model)
    row = session.read("Computer", item)
    assert (row["locations_id"], row["computermodels_id"]) == (0, 0)


def test_deleting_a_dropdown_can_replace_it_in_items(session: Session) -> None:
    old, new = session.create("Manufacturer", name=unique()), session.create("Manufacturer", name=unique())
    item, trashed = session.create("Computer", manufacturers_id=old), session.create("Computer", manufacturers_id=old)
    session.delete("Computer", trashed)
    session.request("DELETE", "Manufacturer", {"input": {"id": old, "_replace_by": new}})
    assert is_gone(session, "Manufacturer", old)
    assert [session.read("Computer", one)["manufacturers_id"] for one in (item, trashed)] == [new, new]


def test_every_key_to_a_deleted_item_is_cleared(session: Session) -> None:
    group = session.create("Group", name=unique())
    item = session.create("Computer", groups_id=group, groups_id_tech=group)
    session.delete("Group", group)
    row = session.read("Computer", item)
    assert (row["groups_id"], row["groups_id_tech"]) == (0, 0)


def test_a_key_survives_while_its_item_is_in_the_trash(session: Session) -> None:
    user = session.create("User", name=unique())
    item = session.create("Computer", users_id=user)
    session.delete("User", user)
    assert session.read("Computer", item)["users_id"] == user
    session.purge("User", user)
    assert session.read("Computer", item)["users_id"] == 0


def test_purging_an_item_purges_its_notes(session: Session) -> None:
    computer = session.create("Computer")
    note = session.create("Notepad", itemtype="Computer", items_id=computer, content="x")
    other = session.create("Notepad", itemtype="Computer", items_id=session.create("Computer"), content="x")
    session.delete("Computer", computer)
    assert session.read("Notepad", note)["id"] == note
    session.purge("Computer", computer)
    assert is_gone(session, "Notepad", note)
    assert session.read("Notepad", other)["id"] == other


def test_only_a_part_made_by_an_agent_goes_to_the_trash(session: Session) -> None:
    computer = session.create("Computer")
    by_hand, by_agent = (
        session.create("Item_Disk", itemtype="Computer", items_id=computer, name=unique(), is_dynamic=is_dynamic)
        for is_dynamic in (0, 1)
    )
    for disk in (by_hand, by_agent):
        assert session.delete("Item_Disk", disk).status_code == 200
    assert is_gone(session, "Item_Disk", by_hand)
    assert session.read("Item_Disk", by_agent)["is_deleted"] == 1


def test_links_go_with_either_end(session: Session) -> None:
    groups = [session.create("Group", name=unique()) for _ in range(2)]
    user = session.create("User", name=unique())
    links = [session.create("Group_User", groups_id=group, users_id=user) for group in groups]
    session.delete("Group", groups[0])
    assert is_gone(session, "Group_User", links[0])
    session.purge("User", user)
    assert is_gone(session, "Group_User", links[1])


def test_purging_an_entity_moves_all_its_items_to_the_root(session: Session) -> None:
    entity = session.create_entity()
    place = session.create("Location", name=unique(), entities_id=entity)
    alive = session.create("Computer", name=unique(), entities_id=entity, locations_id=place)
    trashed = session.create("Computer", name=unique(), entities_id=entity)
    session.delete("Computer", trashed)
    session.purge("Entity", entity)
    row = session.read("Computer", alive)
    assert (row["entities_id"], row["locations_id"]) == (0, place)
    assert session.read("Location", place)["entities_id"] == 0
    moved = session.read("Computer", trashed)
    assert (moved["entities_id"], moved["is_deleted"]) == (0, 1)


def test_a_deleted_entity_with_items_is_purged_at_once(session: Session) -> None:
    entity = session.create_entity()
    item = session.create("Computer", entities_id=entity)
    assert session.delete("Entity", entity).status_code == 200
    assert is_gone(session, "Entity", entity)
    assert session.read("Computer", item)["entities_id"] == 0


@pytest.mark.usefixtures("sandbox_only")
def test_a_location_that_rules_name_says_so_when_it_goes(session: Session) -> None:
    first = session.create("Location", name=unique())
    assert first == 1
    assert session.delete("Location", first).json()[0]["message"]
    assert session.delete("Location", session.create("Location", name=unique())).json()[0]["message"] == ""


def test_a_deletion_changes_the_date_of_the_item(session: Session) -> None:
    item = session.create("Computer", date_mod="2001-02-03 04:05:06")
    session.delete("Computer", item)
    assert session.read("Computer", item)["date_mod"] > "2001-02-04"


def test_a_deletion_gives_no_date_to_what_has_none(session: Session) -> None:
    item = session.create("Computer", date_mod="NULL")
    session.delete("Computer", item)
    row = session.read("Computer", item)
    assert (row["is_deleted"], row["date_mod"]) == (1, None)


def test_an_item_can_be_created_in_the_trash(session: Session) -> None:
    item = session.create("Computer", is_deleted=1)
    assert session.read("Computer", item)["is_deleted"] == 1


def test_an_id_is_not_given_twice(session: Session) -> None:
    first = session.create("Computer")
    session.purge("Computer", first)
    assert session.create("Computer") > first


@pytest.mark.parametrize(("flag", "in_the_trash"), [("1", True), ("true", True), ("no", False), ("0", False)])
def test_the_trash_is_listed_for_a_number_or_the_word_true(session: Session, flag: str, in_the_trash: bool) -> None:
    name = unique()
    kept, trashed = (session.create("Computer", name=name) for _ in range(2))
    session.delete("Computer", trashed)
    found = session.ids("Computer", is_deleted=flag, **{"searchText[name]": name})
    assert found == [trashed if in_the_trash else kept]
