"""Items of trees: a new name alone leaves an item where it is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pulumi_itsmng.api import Client, Rejected
from pulumi_itsmng.api.sync_client import Client as ScriptClient
from pulumi_itsmng.api.trees import NO_TREES, parent_column, tree_column
from pulumi_itsmng.sandbox.schema import REGISTRY
from tests.support.client import run
from tests.support.front import Front
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


def requests(sandbox: SandboxServer) -> dict[str, int]:
    counts: dict[str, int] = sandbox.requests()["requests"]
    return {name: count for name, count in counts.items() if "Session" not in name}


def live(colleague: Colleague, itemtype: str, item_id: int) -> dict[str, Any]:
    row = colleague.get(itemtype, item_id)
    assert row is not None
    return row


@pytest.mark.parametrize("itemtype", ["Location", "State", "ITILCategory", "Group", "Entity", "BusinessCriticity"])
def test_a_new_name_alone_does_not_move_an_item(sandbox: SandboxServer, itemtype: str) -> None:
    key = REGISTRY[itemtype].foreign_key

    async def rename(client: Client) -> dict[str, Any]:
        items = client.items(itemtype)
        above = await items.create({"name": "a", key: 0})
        below = await items.create({"name": "b", key: above})
        await items.update(below, {"name": "c"})
        return {"parent": above} | await items.get(below)

    row = run(sandbox.url, rename)

    assert (row["name"], row[key]) == ("c", row["parent"])
    assert row["completename"].endswith("a > c")


def test_scripts_rename_without_moving(sandbox: SandboxServer, colleague: Colleague) -> None:
    above = colleague.create("Location", name="a")
    below = colleague.create("Location", name="b", locations_id=above)

    with ScriptClient(url=sandbox.url, user_token=SUPER_ADMIN_TOKEN) as client:
        client.items("Location").update(below, {"name": "c"})

    assert live(colleague, "Location", below)["completename"] == "a > c"


def test_a_parent_that_is_given_is_taken_and_nothing_read(sandbox: SandboxServer, colleague: Colleague) -> None:
    above = colleague.create("Location", name="a")
    below = colleague.create("Location", name="b", locations_id=above)
    before = requests(sandbox)

    run(sandbox.url, lambda client: client.items("Location").update(below, {"name": "c", "locations_id": 0}))

    assert requests(sandbox) == before | {f"PUT /Location/{below}": 1}
    assert live(colleague, "Location", below)["completename"] == "c"


def test_many_new_names_take_one_more_batch(sandbox: SandboxServer, colleague: Colleague) -> None:
    above = colleague.create("Location", name="a")
    below = [colleague.create("Location", name=f"b{number}", locations_id=above) for number in range(40)]

    async def rename(client: Client) -> dict[int, Any]:
        changes = {one: {"name": f"c{one}"} for one in below}
        return await client.items("Location").update_many(changes | {4711: {"name": "x"}})

    done = run(sandbox.url, rename)

    assert isinstance(done.pop(4711), Rejected)
    assert set(done.values()) == {None}
    counts = requests(sandbox)
    assert {row["locations_id"] for row in colleague.list("Location")} == {0, above}
    assert (counts["PUT /Location"], counts[f"GET /Location/{below[0]}"]) == (1, 1)


def test_what_is_no_tree_is_read_at_most_once(sandbox: SandboxServer, colleague: Colleague) -> None:
    ids = [colleague.create("Manufacturer", name=f"pc-{number}") for number in range(5)]

    async def rename(client: Client) -> None:
        makers = client.items("Manufacturer")
        await asyncio.gather(*(makers.update(one, {"name": f"x{one}"}) for one in ids))
        await makers.update(ids[0], {"name": "y"})

    before = requests(sandbox)
    run(sandbox.url, rename)

    more = {name: count - before.get(name, 0) for name, count in requests(sandbox).items()}
    assert sum(count for name, count in more.items() if name.startswith("GET")) == 1


def test_a_row_that_was_seen_spares_the_read(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Manufacturer", name="pc")

    async def rename(client: Client) -> None:
        makers = client.items("Manufacturer")
        (row,) = await makers.find({"name": "pc"})
        await makers.update(row["id"], {"name": "x"})

    run(sandbox.url, rename)

    assert f"GET /Manufacturer/{item_id}" not in requests(sandbox)


def test_computers_are_renamed_without_a_read(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc")
    before = requests(sandbox)

    run(sandbox.url, lambda client: client.items("Computer").update(item_id, {"name": "x"}))

    assert requests(sandbox) == before | {f"PUT /Computer/{item_id}": 1}


def test_the_root_entity_can_be_renamed(sandbox: SandboxServer, colleague: Colleague) -> None:
    run(sandbox.url, lambda client: client.items("Entity").update(0, {"name": "Acme"}))

    assert live(colleague, "Entity", 0)["name"] == "Acme"


def test_every_tree_is_known_by_its_columns() -> None:
    for itemtype in REGISTRY:
        row = dict.fromkeys(itemtype.columns)
        assert tree_column(itemtype.name, row) == (itemtype.foreign_key if itemtype.tree else None)
        assert not (itemtype.tree and itemtype.name in NO_TREES)


def test_plugins_and_namespaces_have_trees_too() -> None:
    assert parent_column("PluginFieldsBuilding", ["plugin_fields_buildings_id"]) == "plugin_fields_buildings_id"
    assert parent_column("Acme\\Box", ["boxes_id", "name"]) == "boxes_id"
    assert parent_column("Location", ["name", "entities_id"]) is None


class Moved:
    """A server whose search still finds below A what was moved with its branch to X."""

    def __init__(self, colleague: Colleague) -> None:
        self.a, self.x = (colleague.create("Location", name=name) for name in "AX")
        self.b = colleague.create("Location", name="B", locations_id=self.x)
        self.c = colleague.create("Location", name="C", locations_id=self.b)

    def rewrite(self, path: str) -> str:
        return path.replace(f"value%5D={self.a}&", f"value%5D={self.x}&") if "/search/Location" in path else path


async def below(client: Client, *item_ids: int) -> list[list[str]]:
    names = (client.referring("Location", ["completename"], one, below=True) for one in item_ids)
    return await asyncio.gather(*names)


def test_what_was_moved_away_is_not_below(sandbox: SandboxServer, colleague: Colleague) -> None:
    moved = Moved(colleague)

    with Front(sandbox.origin, rewrite=moved.rewrite) as front:
        assert run(front.url, lambda client: below(client, moved.a)) == [[]]
        assert run(front.url, lambda client: below(client, moved.a, moved.b)) == [[], ["C"]]


def test_what_is_below_is_found_at_any_depth(sandbox: SandboxServer, colleague: Colleague) -> None:
    moved = Moved(colleague)

    assert run(sandbox.url, lambda client: below(client, moved.x, moved.a, moved.c)) == [["B", "C"], [], []]


def test_nothing_below_takes_one_request_for_all(sandbox: SandboxServer, colleague: Colleague) -> None:
    ids = [colleague.create("Location", name=f"place {number}") for number in range(15)]

    assert run(sandbox.url, lambda client: below(client, *ids)) == [[]] * 15

    assert requests(sandbox)["GET /search/Location"] == 1


def test_a_few_of_many_below_are_named(sandbox: SandboxServer, colleague: Colleague) -> None:
    above = colleague.create("Location", name="A")
    rows = [{"name": f"place {number:03}", "locations_id": above} for number in range(120)]
    run(sandbox.url, lambda client: client.items("Location").create_many(rows))

    assert run(sandbox.url, lambda client: below(client, above)) == [["place 000", "place 001", "place 002"]]


def test_a_hit_that_cannot_be_read_counts(sandbox: SandboxServer, colleague: Colleague) -> None:
    moved = Moved(colleague)
    colleague.edit("Location", moved.b, entities_id=999)

    assert run(sandbox.url, lambda client: below(client, moved.x)) == [["B", "C"]]
