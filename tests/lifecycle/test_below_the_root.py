"""A session whose entity is not the root: the server lists the entities that are active in it, and no other."""

from __future__ import annotations

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

B = "Root entity > A > B"


@pytest.fixture
def tree(colleague: Colleague) -> dict[str, int]:
    """Entities by name: A with B in it, and C beside A."""
    a = colleague.create("Entity", name="A", entities_id=0)
    b = colleague.see_all().create("Entity", name="B", entities_id=a)
    c = colleague.create("Entity", name="C", entities_id=0)
    colleague.see_all()
    return {"A": a, "B": b, "C": c}


def below(sandbox: SandboxServer, entity: str) -> Computers:
    return Computers(sandbox.url, entity=entity)


@pytest.mark.parametrize("declared", ["Hall", "Paris > Hall"])
@pytest.mark.parametrize("in_", ["root", "A"])
def test_what_the_server_shows_from_above_is_visible(
    sandbox: SandboxServer, colleague: Colleague, tree: dict[str, int], in_: str, declared: str
) -> None:
    where = {"entities_id": tree.get(in_, 0), "is_recursive": 1}
    paris = colleague.create("Location", name="Paris", **where)
    hall = colleague.create("Location", name="Hall", locations_id=paris, **where)

    item_id, state = below(sandbox, B).create(name="PC", entity=B, location=declared)

    assert state["resolved"]["location"]["id"] == hall
    row = colleague.see_all().get("Computer", item_id)
    assert row is not None
    assert (row["entities_id"], row["locations_id"]) == (tree["B"], hall)


def test_an_id_from_above_is_visible(sandbox: SandboxServer, colleague: Colleague, tree: dict[str, int]) -> None:
    hall = colleague.create("Location", name="Hall", entities_id=0, is_recursive=1)

    _, state = below(sandbox, B).create(name="PC", entity=B, location=hall)

    assert state["resolved"]["location"] == {"id": hall, "name": "Hall"}


def test_what_is_below_is_still_not_visible_above_it(
    sandbox: SandboxServer, colleague: Colleague, tree: dict[str, int]
) -> None:
    colleague.create("Location", name="Hall", entities_id=tree["B"], is_recursive=1)

    with pytest.raises(ItemError, match="is not visible in 'Root entity > A'"):
        below(sandbox, "Root entity > A").create(name="PC", entity="Root entity > A", location="Hall")


def test_an_entity_is_made_below_the_one_of_the_session(
    sandbox: SandboxServer, colleague: Colleague, tree: dict[str, int]
) -> None:
    entities = Managed(sandbox.url, CATALOG["Entity"], entity=B)

    item_id, state = entities.create(name="D", parent=B)

    assert state["complete_name"] == f"{B} > D"
    assert colleague.see_all().get("Entity", item_id) is not None


@pytest.mark.parametrize("by_id", [False, True])
def test_the_entity_of_the_session_keeps_its_parent(
    sandbox: SandboxServer, colleague: Colleague, tree: dict[str, int], by_id: bool
) -> None:
    entities = Managed(sandbox.url, CATALOG["Entity"], entity=B)
    parent = tree["A"] if by_id else "Root entity > A"

    item_id, state = entities.create(name="B", parent=parent, adopt=tree["B"])
    entities.update(item_id, state, name="B", parent=parent, adopt=tree["B"], comment="x")

    row = colleague.see_all().get("Entity", tree["B"])
    assert row is not None
    assert (row["entities_id"], row["comment"]) == (tree["A"], "x")
