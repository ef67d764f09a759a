"""Entities that the server's user data cache hides after they were moved to the top."""

from __future__ import annotations

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

REMEDY = "Setup > General > Performance: Reset"

State = dict[str, object]


@pytest.fixture
def moved(entities: Managed) -> tuple[int, dict[str, object]]:
    """Id and state of an entity that a program has just moved to the top."""
    above, _ = entities.create(name="A")
    item_id, state = entities.create(name="B", parent=above)
    return item_id, entities.update(item_id, state, name="B")


def test_who_moves_an_entity_to_the_top_is_told_the_remedy(
    entities: Managed, moved: tuple[int, State], caplog: pytest.LogCaptureFixture
) -> None:
    item_id, state = moved

    assert state["complete_name"] == "Root entity > B"
    (told,) = [record.getMessage() for record in caplog.get_records("setup") if record.levelname == "WARNING"]
    assert told.startswith(f"Entity {item_id}: moved, but ITSM-NG's user data cache hides it")
    assert REMEDY in told


def test_another_move_is_not_told_of(entities: Managed, caplog: pytest.LogCaptureFixture) -> None:
    above, _ = entities.create(name="A")
    other, _ = entities.create(name="C")
    item_id, state = entities.create(name="B", parent=above)

    entities.update(item_id, state, name="B", parent=other)

    assert [record for record in caplog.records if record.name == "pulumi_itsmng.lifecycle"] == []


def test_what_is_hidden_is_never_gone(entities: Managed, moved: tuple[int, State]) -> None:
    item_id, state = moved

    for step in (
        lambda: entities.read(item_id, state),
        lambda: entities.update(item_id, state, name="C"),
        lambda: entities.update(item_id, state, name="B", comment="x"),
        lambda: entities.delete(item_id, state),
    ):
        with pytest.raises(ItemError) as raised:
            step()
        assert str(raised.value).startswith(f"Entity {item_id}: not ")
        assert REMEDY in str(raised.value)
        assert "gone" not in str(raised.value)


def test_what_is_in_a_hidden_entity_is_not_gone(
    sandbox: SandboxServer, entities: Managed, computers: Computers
) -> None:
    above, _ = entities.create(name="A")
    inner, state = entities.create(name="B", parent=above)
    item_id, of_computer = computers.create(name="PC", entity=inner)
    entities.update(inner, state, name="B")

    with pytest.raises(ItemError, match=REMEDY):
        computers.read(item_id, of_computer)
    with pytest.raises(ItemError, match=REMEDY):
        computers.update(item_id, of_computer, name="PC 2", entity=inner)


def test_all_is_well_once_the_cache_is_reset(
    sandbox: SandboxServer, entities: Managed, moved: tuple[int, State]
) -> None:
    item_id, state = moved
    sandbox.clear_cache()

    snapshot = entities.read(item_id, state)

    assert snapshot is not None
    assert (snapshot.state, snapshot.changed) == (state, ())


def test_an_account_with_fewer_entities_is_not_told_of_a_cache(
    sandbox: SandboxServer, colleague: Colleague, computers: Computers
) -> None:
    entity = colleague.create("Entity", name="A", entities_id=0)
    other = colleague.create("Entity", name="C", entities_id=0)
    colleague.see_all()
    item_id, state = computers.create(name="PC", entity=other)

    with pytest.raises(ItemError) as raised:
        Managed(sandbox.url, CATALOG["Computer"], entity=str(entity)).read(item_id, state)

    assert "cache" not in str(raised.value)


def test_a_hidden_item_that_is_to_be_taken_over_names_the_remedy(entities: Managed, moved: tuple[int, State]) -> None:
    item_id, _ = moved

    with pytest.raises(ItemError, match=REMEDY):
        entities.create(name="B", adopt=item_id)
    with pytest.raises(ItemError, match=REMEDY):
        entities.in_one_run(lambda item: item.look_up(item_id, {}))


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("adopt", ["never", "matching"])
def test_a_twin_of_a_hidden_entity_is_told_of_the_cache(entities: Managed, adopt: str) -> None:
    with pytest.raises(ItemError, match="perhaps one of that name is there, and ITSM-NG's user data cache hides it"):
        entities.create(name="B", adopt=adopt)


def test_a_refused_deletion_of_what_is_shown_names_no_cache(
    sandbox: SandboxServer, computers: Computers, colleague: Colleague
) -> None:
    item_id, state = computers.create(name="PC")
    colleague.set_right(4, "computer", 1 | 2 | 4 | 8)  # all but to purge

    with pytest.raises(ItemError) as raised:
        computers.delete(item_id, state | {"on_destroy": "purge"})

    assert "cache" not in str(raised.value)


def test_a_hidden_entity_is_not_used_for_what_is_seen_below_it(entities: Managed, computers: Computers) -> None:
    above, _ = entities.create(name="A")
    inner, state = entities.create(name="B", parent=above)
    entities.create(name="C", parent=inner)
    entities.update(inner, state, name="B")

    with pytest.raises(ItemError, match=REMEDY):
        computers.create(name="PC", entity=inner)
    with pytest.raises(ItemError, match="there is no Entity"):
        computers.create(name="PC", entity="Root entity > A > B")
