"""Taking over what is there already: never a second item, never a write that changes nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.errors import ItemError, WriteNotHonoured
from tests.lifecycle.conftest import Managed
from tests.support.lifecycle import ItemLifecycle
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

ADOPTABLE = [itemtype for itemtype in CATALOG.values() if not itemtype.is_link]
WITH_TRASH = [itemtype for itemtype in ADOPTABLE if itemtype.has_trash]

WITH_TWINS = [itemtype for itemtype in WITH_TRASH if not itemtype.unique_in_trash]
"""Those of which the server itself lets two have the same natural key."""

every_itemtype = pytest.mark.parametrize("itemtype", ADOPTABLE, ids=lambda itemtype: itemtype.name)
every_itemtype_with_trash = pytest.mark.parametrize("itemtype", WITH_TRASH, ids=lambda itemtype: itemtype.name)

every_itemtype_with_twins = pytest.mark.parametrize("itemtype", WITH_TWINS, ids=lambda itemtype: itemtype.name)


def named(itemtype: ItemType, name: str = "one") -> dict[str, Any]:
    """What a program must say of an item, and says of the same one again."""
    return dict.fromkeys((*itemtype.required, itemtype.identified_by[0]), name)


def rows(itemtype: ItemType, colleague: Colleague) -> list[dict[str, Any]]:
    """All items, but for what each log-in of the provider changes of its own account."""
    return [row | {"last_login": None} for row in colleague.see_all().list(itemtype.name)]


def writes(sandbox: SandboxServer) -> list[str]:
    return [request for request in sandbox.requests()["requests"] if not request.startswith("GET")]


@every_itemtype
def test_the_error_of_a_duplicate_says_how_to_take_it_over(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    managed = Managed(sandbox.url, itemtype)
    item_id, _ = managed.create(**named(itemtype))
    before = rows(itemtype, colleague)

    with pytest.raises(ItemError, match=rf"there is {itemtype.name} {item_id}\b.*already: .*adopt={item_id}\b"):
        managed.create(**named(itemtype))

    assert rows(itemtype, colleague) == before


@every_itemtype
def test_an_equal_item_is_taken_over_without_a_write(sandbox: SandboxServer, itemtype: ItemType) -> None:
    item_id, created = Managed(sandbox.url, itemtype).create(**named(itemtype), comment="R&D <lab>")
    before = writes(sandbox)

    managed = Managed(sandbox.url, itemtype, adopt="matching")
    taken_id, state = managed.create(**named(itemtype), comment="R&D <lab>")

    assert (taken_id, state) == (item_id, created)
    assert writes(sandbox) == before
    snapshot = managed.read(item_id, state)
    assert snapshot is not None
    assert snapshot.state == state


@every_itemtype
@pytest.mark.parametrize("by_id", [False, True], ids=["matching", "id"])
def test_an_item_taken_over_gets_the_declared_values(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType, by_id: bool
) -> None:
    managed = Managed(sandbox.url, itemtype)
    item_id, _ = managed.create(**named(itemtype), comment="old")
    other_id, _ = managed.create(**named(itemtype, "other"))

    adopt = item_id if by_id else "matching"
    assert managed.create(**named(itemtype), comment="new", adopt=adopt)[0] == item_id

    rows = {row["id"]: row for row in colleague.see_all().list(itemtype.name)}
    assert rows[item_id]["comment"] == "new"
    assert rows[other_id]["comment"] in ("", None)


@every_itemtype
def test_an_id_takes_over_just_that_item_whatever_it_is_called(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    managed = Managed(sandbox.url, itemtype)
    item_id, _ = managed.create(**named(itemtype, "theirs"))

    taken_id, state = managed.create(**named(itemtype, "ours"), adopt=item_id)

    assert taken_id == item_id
    row = colleague.see_all().get(itemtype.name, item_id) or {}
    column = itemtype.readable[itemtype.identified_by[0]].column or ""
    assert row[column] == "ours"
    assert state[itemtype.identified_by[0]] == "ours"


@every_itemtype
def test_an_item_taken_over_by_id_gets_no_natural_key_in_use(sandbox: SandboxServer, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    one, _ = managed.create(**named(itemtype, "one"))
    two, _ = managed.create(**named(itemtype, "two"))

    with pytest.raises(ItemError, match=rf"there is {itemtype.name} {one}\b.*cannot be given to {itemtype.name} {two}"):
        managed.create(**named(itemtype, "one"), adopt=two)


@every_itemtype
def test_an_id_that_leads_to_nothing_creates_nothing(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    before = rows(itemtype, colleague)

    with pytest.raises(ItemError, match=rf"not taken over: there is no {itemtype.name} 4711: correct `adopt`"):
        Managed(sandbox.url, itemtype).create(**named(itemtype), adopt=4711)

    assert rows(itemtype, colleague) == before


@every_itemtype
def test_adopt_matching_creates_a_missing_item(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    before = len(colleague.list(itemtype.name))

    Managed(sandbox.url, itemtype, adopt="matching").create(**named(itemtype))

    assert len(colleague.see_all().list(itemtype.name)) == before + 1


@every_itemtype_with_trash
@pytest.mark.parametrize("by_id", [False, True], ids=["matching", "id"])
def test_taking_over_a_trashed_item_restores_it(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType, by_id: bool
) -> None:
    managed = Managed(sandbox.url, itemtype)
    item_id, state = managed.create(**named(itemtype))
    managed.delete(item_id, state)

    taken_id, state = managed.create(**named(itemtype), adopt=item_id if by_id else "matching")

    assert (taken_id, state["is_deleted"]) == (item_id, False)
    assert item_id in [row["id"] for row in colleague.list(itemtype.name)]


@every_itemtype_with_twins
def test_a_live_item_goes_before_one_in_the_trash(sandbox: SandboxServer, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    managed.delete(*managed.create(**named(itemtype)))
    live_id, _ = managed.create(**named(itemtype))

    assert managed.create(**named(itemtype), adopt="matching")[0] == live_id


@every_itemtype_with_twins
def test_several_live_twins_are_an_error(sandbox: SandboxServer, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    for _ in range(2):
        managed.create(**named(itemtype, "twin"), adopt="duplicate")

    for adopt in ("never", "matching"):
        with pytest.raises(ItemError, match=rf"there are {itemtype.name} .*: give all but one of them another"):
            managed.create(**named(itemtype, "twin"), adopt=adopt)


@every_itemtype_with_twins
@pytest.mark.parametrize("trashed", [False, True], ids=["live", "trashed"])
def test_several_that_match_are_listed(sandbox: SandboxServer, itemtype: ItemType, trashed: bool) -> None:
    managed = Managed(sandbox.url, itemtype)
    both = [managed.create(**named(itemtype), name="twin", adopt="duplicate") for _ in range(2)]
    if trashed:
        for item_id, state in both:
            managed.delete(item_id, state)

    (one, _), (two, _) = both
    with pytest.raises(ItemError, match=rf"there are {itemtype.name} {one} \('twin'\), {two} \('twin'\).*adopt=ID"):
        managed.create(**named(itemtype), adopt="matching")


def test_adopt_duplicate_does_not_look_for_items(sandbox: SandboxServer, colleague: Colleague) -> None:
    computers = Managed(sandbox.url, CATALOG["Computer"], adopt="duplicate")

    ids = {computers.create(name="pc")[0] for _ in range(2)}

    assert {row["id"] for row in colleague.list("Computer")} == ids
    assert len(ids) == 2


def test_the_adopt_of_a_resource_overrides_the_setting(sandbox: SandboxServer) -> None:
    computers = Managed(sandbox.url, CATALOG["Computer"], adopt="matching")
    computers.create(name="pc")

    with pytest.raises(ItemError, match="already"):
        computers.create(name="pc", adopt="never")


def test_two_resources_do_not_take_over_one_item(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc", serial="S1")
    computers = Managed(sandbox.url, CATALOG["Computer"])

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not taken over: another resource of this program"):
        computers.create_many([{"serial": "S1", "adopt": item_id}, {"name": "pc", "adopt": item_id}])


def test_two_resources_with_one_natural_key_do_not_both_create(sandbox: SandboxServer, colleague: Colleague) -> None:
    async def create_both(item: ItemLifecycle) -> list[Any]:
        both = (item.create(inputs) for inputs in ({"name": "pc", "entity": 0}, {"name": "pc"}))
        return await asyncio.gather(*both, return_exceptions=True)

    outcomes = Managed(sandbox.url, CATALOG["Computer"]).in_one_run(create_both)

    (error,) = [outcome for outcome in outcomes if isinstance(outcome, ItemError)]
    assert str(error).startswith("Computer: not created: another resource of this program has the same name and entity")
    assert len(colleague.list("Computer")) == 1


def test_what_another_resource_has_taken_over_is_not_changed(sandbox: SandboxServer, colleague: Colleague) -> None:
    computers = Managed(sandbox.url, CATALOG["Computer"], adopt="matching")
    item_id, state = computers.create(name="old")

    async def rename_after_another_took_the_name(item: ItemLifecycle) -> None:
        assert (await item.create({"name": "old"}))[0] == item_id
        await item.update(item_id, state, {"name": "new"})

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: another resource .*pulumi state delete"):
        computers.in_one_run(rename_after_another_took_the_name)

    assert (colleague.get("Computer", item_id) or {})["name"] == "old"


def test_what_another_resource_changes_is_not_taken_over(sandbox: SandboxServer, colleague: Colleague) -> None:
    computers = Managed(sandbox.url, CATALOG["Computer"], adopt="matching")
    item_id, state = computers.create(name="old")

    async def rename_while_another_takes_the_name(item: ItemLifecycle) -> None:
        await asyncio.gather(item.update(item_id, state, {"name": "new"}), item.create({"name": "old"}))

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not taken over: .*run `pulumi up` again"):
        computers.in_one_run(rename_while_another_takes_the_name)


def test_a_resource_learns_that_another_took_over_its_item() -> None:
    claims = Claims()
    claims.keep("Computer", 1)
    claims.take_over("Computer", 2)

    with pytest.raises(ItemError, match="another resource of this program stands for it"):
        claims.keep("Computer", 2)
    claims.delete("Computer", 1)
    claims.take_over("Computer", 1)


def test_an_entity_is_not_taken_over_to_lie_below_itself(sandbox: SandboxServer, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    colleague.create_entity("Lab", parent=north)

    with pytest.raises(ItemError, match="its parent is the item itself, or one below it"):
        Managed(sandbox.url, CATALOG["Entity"]).create(name="North", parent="North > Lab", adopt=north)


def test_an_item_taken_over_stays_after_an_unhonoured_update(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc", comment="theirs")
    sandbox.faults([{"kind": "empty", "method": "PUT"}])

    with pytest.raises(WriteNotHonoured, match=rf"^Computer {item_id}: .*comment"):
        Managed(sandbox.url, CATALOG["Computer"], adopt="matching").create(name="pc", comment="ours")

    assert (colleague.get("Computer", item_id) or {})["comment"] == "theirs"


@every_itemtype
def test_what_was_taken_over_in_this_run_is_not_deleted_in_it(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    managed = Managed(sandbox.url, itemtype, on_destroy="purge", adopt="matching")
    item_id, state = managed.create(**named(itemtype))

    assert managed.replace(item_id, state, create_first=True)[0] == item_id

    assert colleague.see_all().get(itemtype.name, item_id) is not None


@pytest.mark.no_cover  # what it runs, others run, too
@every_itemtype
@pytest.mark.parametrize("on_destroy", ["trash", "purge"])
@pytest.mark.parametrize("adopt", ["never", "matching", "duplicate", "id"])
def test_a_replacement_that_deletes_first_leaves_one_item(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType, adopt: str, on_destroy: str
) -> None:
    managed = Managed(sandbox.url, itemtype, on_destroy=on_destroy)
    item_id, state = managed.create(**named(itemtype))
    before = len(colleague.see_all().list(itemtype.name))

    new_id, _ = managed.replace(item_id, state | {"adopt": item_id if adopt == "id" else adopt}, create_first=False)

    live = [row["id"] for row in colleague.see_all().list(itemtype.name)]
    assert new_id in live
    assert len(live) == before
