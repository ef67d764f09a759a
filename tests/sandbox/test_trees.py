"""How long the sandbox remembers what is below an item: until the process ends, or it is reset."""

from __future__ import annotations

from pathlib import Path

import pytest

from pulumi_itsmng.sandbox.installation import Installation
from pulumi_itsmng.sandbox.schema import REGISTRY

ENTITY = REGISTRY["Entity"]


def add_unseen(installation: Installation) -> int:
    """An entity at the top that the cache has not heard of."""
    return installation.database.insert(ENTITY, {"id": 7, "name": "new", "entities_id": 0})


@pytest.fixture(params=["memory", "file"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> str | None:
    return str(tmp_path / "data.db") if request.param == "file" else None


def test_the_cache_is_kept_until_it_is_cleared(path: str | None) -> None:
    installation = Installation(path)
    assert installation.database.trees.below(ENTITY, 0) == [0]

    new = add_unseen(installation)

    assert installation.database.trees.below(ENTITY, 0) == [0]
    installation.clear_cache()
    assert installation.database.trees.below(ENTITY, 0) == [0, new]
    installation.database.close()


def test_a_reset_clears_the_cache(path: str | None) -> None:
    installation = Installation(path)
    new = add_unseen(installation)
    assert installation.database.trees.below(ENTITY, 0) == [0, new]

    installation.reset()

    assert installation.database.trees.below(ENTITY, 0) == [0]
    installation.database.close()


def test_a_new_process_has_an_empty_cache(tmp_path: Path) -> None:
    file = str(tmp_path / "data.db")
    installation = Installation(file)
    assert installation.database.trees.below(ENTITY, 0) == [0]
    new = add_unseen(installation)
    installation.database.close()

    restarted = Installation(file)

    assert restarted.database.trees.below(ENTITY, 0) == [0, new]
    restarted.database.close()


@pytest.mark.parametrize("text", ["", "0", "no JSON", "1", '"text"'])
def test_a_note_that_says_nothing_is_made_anew(text: str) -> None:
    installation = Installation()
    new = add_unseen(installation)
    installation.database.set_column(ENTITY, new, "sons_cache", text)
    installation.database.set_column(ENTITY, new, "ancestors_cache", text)

    assert installation.database.trees.below(ENTITY, new) == [new]
    assert installation.database.trees.above(ENTITY, new) == [0]


def test_a_note_in_the_database_is_believed() -> None:
    installation = Installation()
    new = add_unseen(installation)
    installation.database.set_column(ENTITY, new, "sons_cache", '{"7":7,"9":"9"}')
    installation.database.set_column(ENTITY, new, "ancestors_cache", "[0,1]")

    assert installation.database.trees.below(ENTITY, new) == [7, 9]
    assert installation.database.trees.above(ENTITY, new) == [0, 1]
