"""Trees for tests, and where an item is in one."""

from __future__ import annotations

from typing import Any

from tests.contract.session import Session, unique

PARENT_KEYS = {"Location": "locations_id", "Group": "groups_id", "Entity": "entities_id", "State": "states_id"}


def grow(session: Session, itemtype: str, parent: int = 0, **wanted: Any) -> tuple[int, str]:
    """Id and name of a new item below another."""
    wanted = {"name": unique(), PARENT_KEYS[itemtype]: parent, **wanted}
    if itemtype == "Entity":
        return session.create_entity(**wanted), wanted["name"]
    return session.create(itemtype, **wanted), wanted["name"]


def place(session: Session, itemtype: str, item_id: int) -> tuple[int, str, int]:
    """Parent, complete name and level of an item."""
    row = session.read(itemtype, item_id)
    return row[PARENT_KEYS[itemtype]], row["completename"], row["level"]


def root(session: Session, itemtype: str) -> str:
    """What complete names begin with."""
    return f"{session.read('Entity', 0)['completename']} > " if itemtype == "Entity" else ""
