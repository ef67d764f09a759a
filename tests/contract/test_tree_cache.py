"""What the server remembers of its trees in its user data cache, and where that is wrong.

What hides an entity is tried on the sandbox alone.
"""

from __future__ import annotations

import pytest

from tests.contract.session import Session, code, unique
from tests.contract.trees import grow
from tools.harness.sandbox import SandboxServer

DENIED = (403, "ERROR_RIGHT_MISSING")


def newcomer(session: Session) -> Session:
    """A session that begins now, of the same user."""
    return session.colleague(session.server.login, session.server.password)


def moved_to_the_top(session: Session) -> tuple[int, int, int]:
    """An entity that was moved from below another to the top; that other one, and a computer in the moved one."""
    above, _ = grow(session, "Entity")
    moved, name = grow(session, "Entity", above)
    computer = session.create("Computer", name=unique(), entities_id=moved)
    session.change("Entity", moved, name=name, entities_id=0)
    return moved, above, computer


def found_under(session: Session, itemtype: str, item_id: int) -> list[int]:
    """The ids that a search finds from an item down."""
    rows = session.get(
        f"search/{itemtype}",
        **{
            "criteria[0][field]": "1",
            "criteria[0][searchtype]": "under",
            "criteria[0][value]": str(item_id),
            "forcedisplay[0]": "2",
        },
    )
    return sorted(row["2"] for row in rows.get("data", []))


# ---------------------------------------------------------------- entities that are moved to the top


@pytest.mark.usefixtures("sandbox_only", "either_kind")
def test_an_entity_moved_to_the_top_hides_from_later_sessions(session: Session) -> None:
    moved, _, computer = moved_to_the_top(session)

    assert session.read("Entity", moved)["completename"].startswith("Root entity > contract")
    later = newcomer(session)
    assert code(later.request("GET", f"Entity/{moved}")) == DENIED
    assert code(later.request("GET", f"Computer/{computer}")) == DENIED
    assert computer not in later.ids("Computer")
    assert code(later.add("Computer", {"name": unique(), "entities_id": moved}))[0] == 400


@pytest.mark.usefixtures("sandbox_only")
def test_who_moves_an_entity_to_the_top_still_sees_it(session: Session) -> None:
    moved, _, computer = moved_to_the_top(session)

    assert session.read("Entity", moved)["entities_id"] == 0
    assert session.read("Computer", computer)["entities_id"] == moved


@pytest.mark.usefixtures("sandbox_only")
def test_a_hidden_entity_cannot_be_moved_back(session: Session) -> None:
    moved, above, _ = moved_to_the_top(session)

    later = newcomer(session)
    assert code(later.update("Entity", moved, name=unique(), entities_id=above)) == (400, "ERROR_GLPI_UPDATE")


@pytest.mark.usefixtures("sandbox_only")
@pytest.mark.parametrize("switch", [{"entities_id": 0, "is_recursive": True}, {}])
def test_loading_the_entities_anew_does_not_show_a_hidden_one(session: Session, switch: object) -> None:
    moved, _, _ = moved_to_the_top(session)

    later = newcomer(session)
    assert later.request("POST", "changeActiveEntities", switch).json() is True
    assert code(later.request("GET", f"Entity/{moved}")) == DENIED
    assert moved not in [one["id"] for one in later.get("getMyEntities", is_recursive="1")["myentities"]]


@pytest.mark.usefixtures("sandbox_only")
def test_changing_others_does_not_show_a_hidden_entity(session: Session) -> None:
    moved, above, _ = moved_to_the_top(session)

    other, _ = grow(session, "Entity")
    session.change("Entity", above, name=unique(), entities_id=0)
    session.change("Entity", 0, comment="touched")
    session.purge("Entity", other)

    later = newcomer(session)
    assert code(later.request("GET", f"Entity/{moved}")) == DENIED


@pytest.mark.usefixtures("sandbox_only")
def test_a_hidden_entity_shows_once_the_cache_is_cleared(session: Session, sandbox_process: SandboxServer) -> None:
    moved, _, computer = moved_to_the_top(session)
    later = newcomer(session)
    assert code(later.request("GET", f"Entity/{moved}")) == DENIED

    sandbox_process.clear_cache()

    assert code(later.request("GET", f"Entity/{moved}")) == DENIED, "what a session sees is settled when it begins"
    after = newcomer(session)
    assert after.read("Entity", moved)["entities_id"] == 0
    assert after.read("Computer", computer)["entities_id"] == moved


@pytest.mark.usefixtures("sandbox_only")
def test_what_lies_below_a_hidden_entity_is_not_hidden(session: Session) -> None:
    above, _ = grow(session, "Entity")
    moved, name = grow(session, "Entity", above)
    below, _ = grow(session, "Entity", moved)

    session.change("Entity", moved, name=name, entities_id=0)

    later = newcomer(session)
    assert code(later.request("GET", f"Entity/{moved}")) == DENIED
    assert later.read("Entity", below)["entities_id"] == moved


def test_an_entity_moved_below_another_is_not_hidden(session: Session) -> None:
    first, _ = grow(session, "Entity")
    second, _ = grow(session, "Entity")
    moved, name = grow(session, "Entity", first)

    session.change("Entity", moved, name=name, entities_id=second)

    later = newcomer(session)
    assert later.read("Entity", moved)["entities_id"] == second


# ---------------------------------------------------------------- entities whose parent is purged


@pytest.mark.usefixtures("sandbox_only")
def test_entities_below_a_purged_one_are_hidden_when_cleared(session: Session, sandbox_process: SandboxServer) -> None:
    above, _ = grow(session, "Entity")
    below, _ = grow(session, "Entity", above)
    session.purge("Entity", above)

    later = newcomer(session)
    assert later.read("Entity", below)["entities_id"] == above
    sandbox_process.clear_cache()

    after = newcomer(session)
    assert code(after.request("GET", f"Entity/{below}")) == DENIED


# ---------------------------------------------------------------- searches


@pytest.mark.usefixtures("sandbox_only")
def test_a_moved_branch_is_still_found_under_its_old_ancestor(session: Session) -> None:
    old, name = grow(session, "Location")
    branch, branch_name = grow(session, "Location", old)
    leaf, _ = grow(session, "Location", branch)
    new, _ = grow(session, "Location")
    session.change("Location", old, name=f"{name} renamed", locations_id=0)
    assert found_under(session, "Location", old) == [old, branch, leaf]

    session.change("Location", branch, name=branch_name, locations_id=new)

    assert session.read("Location", leaf)["completename"].startswith(session.read("Location", new)["name"])
    later = newcomer(session)
    assert found_under(session, "Location", old) == found_under(later, "Location", old) == [old, leaf]
    assert found_under(later, "Location", new) == sorted([new, branch, leaf])


@pytest.mark.usefixtures("sandbox_only")
def test_a_moved_branch_is_found_where_it_is_once_cleared(session: Session, sandbox_process: SandboxServer) -> None:
    old, _ = grow(session, "Location")
    branch, name = grow(session, "Location", old)
    leaf, _ = grow(session, "Location", branch)
    new, _ = grow(session, "Location")
    assert found_under(session, "Location", old) == [old, branch, leaf]
    session.change("Location", branch, name=name, locations_id=new)

    sandbox_process.clear_cache()

    assert found_under(session, "Location", old) == [old]
    assert found_under(session, "Location", new) == sorted([new, branch, leaf])


def test_a_new_item_is_found_under_all_above_it(session: Session) -> None:
    top, _ = grow(session, "Location")
    middle, _ = grow(session, "Location", top)
    assert found_under(session, "Location", top) == [top, middle]

    leaf, _ = grow(session, "Location", middle)

    assert found_under(session, "Location", top) == [top, middle, leaf]


# ---------------------------------------------------------------- what an item shows of it


def test_an_item_shows_what_the_server_noted_above_it(session: Session) -> None:
    top, _ = grow(session, "Location")
    middle, name = grow(session, "Location", top)

    assert session.read("Location", middle)["ancestors_cache"] == f'{{"{top}":{top}}}'
    session.change("Location", middle, name=name, locations_id=0)
    assert session.read("Location", middle)["ancestors_cache"] == "[]"
