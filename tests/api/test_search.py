"""The server's search, and lookups that are exact."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import Client, Criteria, where
from tests.support.client import run
from tests.support.properties import examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

FLEET = [
    {"name": "alpha", "serial": "S-1", "comment": "old"},
    {"name": "beta", "serial": "S-2"},
    {"name": "Alphabet", "serial": "T-1", "comment": "old"},
    {"name": "gamma"},
]


@pytest.fixture
def fleet(sandbox: SandboxServer, colleague: Colleague) -> SandboxServer:
    for row in FLEET:
        colleague.create("Computer", **row)
    return sandbox


async def names(client: Client, criteria: Criteria | None, **options: Any) -> list[str]:
    return [str(row["name"]) async for row in client.search("Computer").find(criteria, **options)]


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        (None, {"alpha", "beta", "Alphabet", "gamma"}),
        (where("name").contains("alpha"), {"alpha", "Alphabet"}),
        (where(1).contains("^alpha$"), {"alpha"}),
        (where("name").contains("alpha") & where("serial").contains("^S"), {"alpha"}),
        (where("name").contains("beta") | where("serial").contains("T-1"), {"beta", "Alphabet"}),
        (~where("name").contains("alpha"), {"beta", "gamma"}),
        (~~where("name").contains("alpha"), {"alpha", "Alphabet"}),
        (where("comment").contains("old") & ~where("serial").contains("^T"), {"alpha"}),
        (
            where("comment").contains("old") & ~(where("name").contains("^a") & where("serial").contains("^T")),
            {"alpha"},
        ),
        (~(where("name").contains("^a") | where("name").contains("^b")), {"gamma"}),
        (where("serial").is_empty(), {"gamma"}),
        (where("Entity.completename").equals(0), {"alpha", "beta", "Alphabet", "gamma"}),
        (where("Entity.completename").not_equals(0), set()),
        (where("Entity.completename").under(0), {"alpha", "beta", "Alphabet", "gamma"}),
        (where("Entity.completename").not_under(0), set()),
        (where("date_creation").less_than("-1DAY"), set()),
        (where("date_creation").more_than("-1DAY"), {"alpha", "beta", "Alphabet", "gamma"}),
    ],
)
def test_conditions_are_combined(fleet: SandboxServer, criteria: Criteria | None, found: set[str]) -> None:
    assert set(run(fleet.url, lambda client: names(client, criteria))) == found


LEAVES = st.sampled_from(
    [
        (where("name").contains("alpha"), lambda row: "alpha" in row["name"].lower()),
        (where("name").contains("^b"), lambda row: row["name"].startswith("b")),
        (where("serial").contains("S-"), lambda row: "S-" in row.get("serial", "")),
        (where("comment").contains("old"), lambda row: row.get("comment") == "old"),
    ]
)
TREES = st.recursive(
    LEAVES,
    lambda trees: st.one_of(
        trees.map(lambda one: (~one[0], lambda row: not one[1](row))),
        st.tuples(trees, trees).map(lambda two: (two[0][0] & two[1][0], lambda row: two[0][1](row) and two[1][1](row))),
        st.tuples(trees, trees).map(lambda two: (two[0][0] | two[1][0], lambda row: two[0][1](row) or two[1][1](row))),
    ),
    max_leaves=6,
)


@examples(40)
@given(tree=TREES)
def test_any_tree_of_conditions_means_what_it_says(fleet: SandboxServer, tree: tuple[Criteria, Any]) -> None:
    criteria, holds = tree

    found = run(fleet.url, lambda client: names(client, criteria))

    assert sorted(found) == sorted(row["name"] for row in FLEET if holds(row))


def test_a_caller_chooses_columns_order_and_page_size(fleet: SandboxServer, colleague: Colleague) -> None:
    colleague.trash("Computer", 4)

    async def ask(client: Client) -> None:
        assert await names(client, None, sort="name", descending=True) == ["beta", "Alphabet", "alpha"]
        assert await names(client, None, sort="name", page=1) == ["alpha", "Alphabet", "beta"]
        assert await names(client, None, trash=True) == ["gamma"]
        rows = [row async for row in client.search("Computer").find(show=["id", "serial", 16], sort="id")]
        assert [(row["id"], row["serial"], row[16]) for row in rows] == [
            (1, "S-1", "old"),
            (2, "S-2", None),
            (3, "T-1", "old"),
        ]
        everything = [row async for row in client.search("AllAssets").find(where("name").contains("^alpha$"))]
        assert len(everything) == 1

    run(fleet.url, ask)


def test_options_are_asked_for_once(fleet: SandboxServer) -> None:
    async def ask(client: Client) -> None:
        options = await client.search("Computer").options()
        assert (options[5].name, options[5].label) == ("serial", "Serial number")
        assert "contains" in options[5].search_types
        await names(client, None)
        await names(client, None)

    run(fleet.url, ask)

    assert fleet.requests()["requests"]["GET /listSearchOptions/Computer"] == 1


def test_a_field_that_does_not_exist_is_told_with_similar_ones(sandbox: SandboxServer) -> None:
    async def ask(client: Client) -> None:
        with pytest.raises(LookupError, match="no field 'seral' to search by; did you mean 'serial'"):
            await names(client, where("seral").contains("x"))
        with pytest.raises(LookupError, match="no search option 4711"):
            await names(client, where(4711).contains("x"))

    run(sandbox.url, ask)


TRICKY = [
    *("pc", "PC", "pç", " pc", "pc ", "pcx", "xpc", "p%", "p_", "p<c", "p>c", "p&c", "p&lt;c", "p\\c", "p'c", 'p"c'),
    *("^pc", "pc$", "^", "$", "%", "[pc]", "p|c", "p;c", "a/b", "é" * 100),
]


def test_a_lookup_is_exact(sandbox: SandboxServer) -> None:
    async def look(client: Client) -> None:
        computers = client.items("Computer")
        ids = await computers.create_many({"name": name} for name in TRICKY)
        for name, item_id in zip(TRICKY, ids, strict=True):
            twins = (
                {item_id} if name not in ("p<c", "p&lt;c") else {ids[TRICKY.index("p<c")], ids[TRICKY.index("p&lt;c")]}
            )
            assert {row["id"] for row in await computers.find({"name": name})} == twins, name
        assert await computers.find({"name": "p"}) == []

    run(sandbox.url, look)


def test_a_lookup_takes_every_column_into_account(sandbox: SandboxServer, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    ours = colleague.create("Computer", name="pc", entities_id=north)
    colleague.create("Computer", name="pc", entities_id=0)
    trashed = colleague.create("Computer", name="pc", entities_id=north)
    colleague.trash("Computer", trashed)

    async def look(client: Client) -> None:
        computers = client.items("Computer")
        assert [row["id"] for row in await computers.find({"name": "pc", "entities_id": north})] == [ours]
        assert [row["id"] for row in await computers.find({"name": "pc", "serial": ""}, trash=True)] == [trashed]
        assert await computers.find({"name": "pc", "serial": "S1"}) == []

    run(sandbox.url, look)
