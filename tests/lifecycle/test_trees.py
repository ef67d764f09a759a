"""Places, groups and entities: trees whose items keep their parents, and their natural keys."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.api import Items
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

TREES = ["Location", "Group", "Entity"]
PARENT = {"Location": "locations_id", "Group": "groups_id", "Entity": "entities_id"}


@pytest.fixture(params=TREES)
def tree(request: pytest.FixtureRequest, sandbox: SandboxServer) -> Managed:
    """The lifecycle of one kind of tree."""
    fixture: Managed = request.getfixturevalue({"Entity": "entities"}.get(request.param, f"{request.param.lower()}s"))
    return fixture


def complete(tree: Managed, *names: str) -> str:
    return " > ".join((["Root entity"] if tree.itemtype.name == "Entity" else []) + list(names))


def row_of(colleague: Colleague, tree: Managed, item_id: int) -> dict[str, Any]:
    colleague.see_all()
    row = colleague.get(tree.itemtype.name, item_id)
    assert row is not None
    return row


def test_an_item_is_put_below_its_parent_by_name_and_by_id(tree: Managed, colleague: Colleague) -> None:
    top, state = tree.create(name="Top", comment="first")
    assert (state["complete_name"], state["level"]) == (
        complete(tree, "Top"),
        2 if tree.itemtype.name == "Entity" else 1,
    )

    for name, parent in (("by name", complete(tree, "Top")), ("by id", top), ("by end", "Top")):
        item_id, state = tree.create(name=name, parent=parent)
        assert row_of(colleague, tree, item_id)[PARENT[tree.itemtype.name]] == top
        assert state["complete_name"] == complete(tree, "Top", name)


def test_a_name_is_taken_in_any_case_and_with_any_accents(entities: Managed, locations: Managed) -> None:
    for tree in (entities, locations):
        item_id, _ = tree.create(name="Café")

        with pytest.raises(
            ItemError,
            match=f"there is {tree.itemtype.name} {item_id} .*accents do not count: .*aliases.*adopt={item_id},",
        ):
            tree.create(name="CAFE")

        taken_over, state = tree.create(name="CAFE", adopt=item_id)
        assert (taken_over, state["name"]) == (item_id, "CAFE")


def test_a_rename_keeps_the_parent_and_the_children(tree: Managed, colleague: Colleague) -> None:
    top, _ = tree.create(name="Top")
    middle, state = tree.create(name="Middle", parent=top)
    bottom, _ = tree.create(name="Bottom", parent=middle)

    state = tree.update(middle, state, name="Renamed", parent=top)

    assert state["complete_name"] == complete(tree, "Top", "Renamed")
    assert row_of(colleague, tree, bottom)[PARENT[tree.itemtype.name]] == middle
    assert row_of(colleague, tree, bottom)["completename"] == complete(tree, "Top", "Renamed", "Bottom")


def test_a_rename_keeps_an_undeclared_parent(tree: Managed, colleague: Colleague) -> None:
    top, _ = tree.create(name="Top")
    item_id, state = tree.create(name="Moved")
    colleague.see_all()
    colleague.edit(tree.itemtype.name, item_id, name="Moved", **{PARENT[tree.itemtype.name]: top})

    tree.update(item_id, state, name="Renamed")

    assert row_of(colleague, tree, item_id)[PARENT[tree.itemtype.name]] == top


def test_an_item_moves_and_comes_back_to_the_top(tree: Managed, colleague: Colleague, sandbox: SandboxServer) -> None:
    one, _ = tree.create(name="One")
    other, _ = tree.create(name="Other")
    item_id, state = tree.create(name="It", parent=one)

    state = tree.update(item_id, state, name="It", parent=other)
    assert row_of(colleague, tree, item_id)["completename"] == complete(tree, "Other", "It")
    tree.update(item_id, state, name="It")
    sandbox.clear_cache()  # which would hide an entity
    with Colleague(sandbox.url) as later:
        assert row_of(later, tree, item_id)["completename"] == complete(tree, "It")


def test_other_fields_change_alone(tree: Managed, colleague: Colleague) -> None:
    top, _ = tree.create(name="Top")
    item_id, state = tree.create(name="It", parent=top, comment="before")

    tree.update(item_id, state, name="It", parent=top, comment="after")

    row = row_of(colleague, tree, item_id)
    assert (row["comment"], row["completename"]) == ("after", complete(tree, "Top", "It"))


def test_the_error_of_a_duplicate_name_has_the_id_of_the_first(tree: Managed) -> None:
    top, _ = tree.create(name="Top")
    item_id, _ = tree.create(name="It", parent=top)

    with pytest.raises(
        ItemError, match=rf"not created: there is {tree.itemtype.name} {item_id} \('It'\) with the same name"
    ):
        tree.create(name="It", parent=top)
    tree.create(name="It")  # elsewhere it may be called the same


def test_places_and_groups_may_share_a_name_across_entities(
    locations: Managed, groups: Managed, colleague: Colleague
) -> None:
    north = colleague.create_entity("North")
    for tree in (locations, groups):
        top, _ = tree.create(name="Top", child_entities=True)
        made = [tree.create(name="It", parent=top, entity=entity)[0] for entity in (0, north)]

        with pytest.raises(ItemError, match=rf"there is {tree.itemtype.name} {made[1]} .* with the same name"):
            tree.create(name="It", parent=top, entity="North")


def test_a_rename_to_a_name_that_is_taken_is_an_error(tree: Managed, colleague: Colleague) -> None:
    if tree.itemtype.name == "Group":
        return  # the server does not mind
    tree.create(name="Taken")
    item_id, state = tree.create(name="It", comment="before")

    with pytest.raises(ItemError, match=r"name differs.*has that name and is not renamed in this run"):
        tree.update(item_id, state, name="Taken", comment="before")

    assert row_of(colleague, tree, item_id)["name"] == "It"


def test_an_item_cannot_be_its_own_descendant(tree: Managed) -> None:
    top, state = tree.create(name="Top")
    bottom, _ = tree.create(name="Bottom", parent=top)

    for parent in (top, bottom):
        with pytest.raises(ItemError, match="its parent is the item itself, or one below it"):
            tree.update(top, state, name="Top", parent=parent)


@pytest.mark.parametrize("kind", ["Location", "Group"])
def test_what_has_children_is_not_deleted_unless_forced(
    sandbox: SandboxServer, colleague: Colleague, kind: str
) -> None:
    tree = Managed(sandbox.url, CATALOG[kind])
    top, state = tree.create(name="Top")
    child, _ = tree.create(name="Child", parent=top)

    with pytest.raises(ItemError, match=r"not deleted: it is in use by .*Child.*set force"):
        tree.delete(top, state)
    assert row_of(colleague, tree, top)

    tree.delete(top, state | {"force": True})
    assert colleague.get(tree.itemtype.name, top) is None
    assert row_of(colleague, tree, child)


def test_an_item_without_children_is_purged(tree: Managed, colleague: Colleague) -> None:
    item_id, state = tree.create(name="It")

    tree.delete(item_id, state)
    tree.delete(item_id, state)  # gone already

    colleague.see_all()
    assert colleague.get(tree.itemtype.name, item_id) is None


def test_the_root_entity_is_not_deleted(entities: Managed) -> None:
    snapshot = entities.read(0, {})
    assert snapshot is not None

    with pytest.raises(ItemError, match="cannot do without"):
        entities.delete(0, snapshot.state)


def test_a_new_entity_is_of_use_in_the_same_run(entities: Managed, sandbox: SandboxServer) -> None:
    entities.create(name="North")
    _, state = entities.create(name="Annex", parent="Root entity > North")

    assert state["complete_name"] == "Root entity > North > Annex"


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ({"serial": "S1", "name": "a"}, {"serial": "S1", "name": "b"}, True),
        ({"serial": "S1", "name": "a"}, {"serial": "S2", "name": "a"}, False),
        ({"serial": "S1"}, {"serial": "s1"}, True),
        ({"name": "a"}, {"name": "a"}, True),
        ({"inventory_number": "1", "name": "a"}, {"inventory_number": "1"}, True),
        ({"serial": "S1", "name": "a"}, {"serial": "S2", "name": "a", "identified_by": "name"}, True),
        ({"serial": "S1", "name": "a"}, {"serial": "S1", "name": "b", "identified_by": ["serial", "name"]}, False),
    ],
)
def test_a_computer_is_told_from_others_by_the_first_that_is_set(
    computers: Computers, first: dict[str, Any], second: dict[str, Any], refused: bool
) -> None:
    item_id, _ = computers.create(**first)
    second = second | (
        {"identified_by": [second["identified_by"]]} if isinstance(second.get("identified_by"), str) else {}
    )

    if refused:
        with pytest.raises(ItemError, match=rf"there is Computer {item_id} .*with the same"):
            computers.create(**second)
    else:
        computers.create(**second)


def test_serial_and_uuid_tell_a_machine_in_every_entity(computers: Computers, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    for key in ({"serial": "S1"}, {"uuid": "4C4C4544-0042"}):
        item_id, _ = computers.create(**key)

        with pytest.raises(
            ItemError, match=rf"there is Computer {item_id} \(in the entity 'Root entity'\) with the same"
        ):
            computers.create(**key, entity=north)
    for key in ({"inventory_number": "I1"}, {"name": "pc"}, {"serial": "S2", "identified_by": ["serial", "entity"]}):
        computers.create(**key)
        computers.create(**key, entity=north)


def test_a_computer_in_the_trash_is_no_duplicate(computers: Computers, colleague: Colleague) -> None:
    item_id, _ = computers.create(serial="S1")
    colleague.trash("Computer", item_id)

    computers.create(serial="S1")


@pytest.mark.parametrize("by_hand", [False, True])
def test_nothing_renamed_is_moved_below_itself(tree: Managed, colleague: Colleague, by_hand: bool) -> None:
    top, state = tree.create(name="Top")
    moved, of_moved = tree.create(name="Moved", parent=top)
    below, _ = tree.create(name="Below", parent=moved)
    if by_hand:
        row = row_of(colleague, tree, moved)
        colleague.edit(tree.itemtype.name, moved, name="Other", **{(key := PARENT[tree.itemtype.name]): row[key]})
    else:
        tree.update(top, state, name="Other")

    with pytest.raises(ItemError, match="not updated: its parent is the item itself, or one below it"):
        tree.update(moved, of_moved, name="Moved", parent=below)

    assert row_of(colleague, tree, moved)[PARENT[tree.itemtype.name]] == top


def test_a_parent_that_goes_along_with_a_name_is_not_verified(
    sandbox: SandboxServer, colleague: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    locations = Managed(sandbox.url, CATALOG["Location"])
    paris, lyon = (colleague.create("Location", name=name) for name in ("Paris", "Lyon"))
    item_id, state = locations.create(name="A", parent=paris)
    colleague.edit("Location", item_id, name="A", locations_id=lyon)
    update = Items.update

    async def without_parent(self: Items, item_id: int, row: dict[str, Any]) -> None:
        await update(self, item_id, {name: value for name, value in row.items() if name != "locations_id"})

    monkeypatch.setattr(Items, "update", without_parent)

    locations.update(item_id, state, name="B", parent=paris)

    assert colleague.get("Location", item_id)["completename"] == "Lyon > B"  # type: ignore[index]
