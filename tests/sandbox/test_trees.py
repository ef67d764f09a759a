"""How long the sandbox remembers what is below an item: until the process ends, or it is reset."""

from __future__ import annotations

from pathlib import Path

import pytest

from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.world import World

ENTITY = REGISTRY["Entity"]


def add_unseen(world: World) -> int:
    """An entity at the top that the cache has not heard of."""
    return world.database.insert(ENTITY, {"id": 7, "name": "new", "entities_id": 0})


@pytest.fixture(params=["memory", "file"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    return str(tmp_path / "data.db") if request.param == "file" else None


def test_the_cache_is_kept_until_it_is_cleared(path: str | None) -> None:
    world = World(path)
    assert world.database.trees.below(ENTITY, 0) == [0]

    new = add_unseen(world)

    assert world.database.trees.below(ENTITY, 0) == [0]
    world.clear_cache()
    assert world.database.trees.below(ENTITY, 0) == [0, new]
    world.database.close()


def test_a_reset_clears_the_cache(path: str | None) -> None:
    world = World(path)
    new = add_unseen(world)
    assert world.database.trees.below(ENTITY, 0) == [0, new]

    world.reset()

    assert world.database.trees.below(ENTITY, 0) == [0]
    world.database.close()


def test_a_new_process_has_an_empty_cache(tmp_path: Path) -> None:
    file = str(tmp_path / "data.db")
    world = World(file)
    assert world.database.trees.below(ENTITY, 0) == [0]
    new = add_unseen(world)
    world.database.close()

    restarted = World(file)

    assert restarted.database.trees.below(ENTITY, 0) == [0, new]
    restarted.database.close()


@pytest.mark.parametrize("text", ["", "0", "no JSON", "1", '"text"'])
def test_a_note_that_says_nothing_is_made_anew(text: str) -> None:
    world = World()
    new = add_unseen(world)
    world.database.set_column(ENTITY, new, "sons_cache", text)
    world.database.set_column(ENTITY, new, "ancestors_cache", text)

    assert world.database.trees.below(ENTITY, new) == [new]
    assert world.database.trees.above(ENTITY, new) == [0]


def test_a_note_in_the_database_is_believed() -> None:
    world = World()
    new = add_unseen(world)
    world.database.set_column(ENTITY, new, "sons_cache", '{"7":7,"9":"9"}')
    world.database.set_column(ENTITY, new, "ancestors_cache", "[0,1]")

    assert world.database.trees.below(ENTITY, new) == [7, 9]
    assert world.database.trees.above(ENTITY, new) == [0, 1]
