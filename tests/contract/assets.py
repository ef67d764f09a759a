"""What the tests of assets and of what hangs on them have in common."""

from __future__ import annotations

from typing import Any

import httpx

from tests.contract.session import Session


def hang(session: Session, itemtype: str, owner: str, owner_id: int, **wanted: Any) -> httpx.Response:
    """Ask for something that hangs on an item."""
    return session.add(itemtype, {"itemtype": owner, "items_id": owner_id} | wanted)


def hung(session: Session, itemtype: str, owner: str, owner_id: int, **wanted: Any) -> int:
    """Make something that hangs on an item; its id."""
    answer = hang(session, itemtype, owner, owner_id, **wanted)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def connect(session: Session, computer: int, itemtype: str, item: int) -> httpx.Response:
    """Connect an item with a computer."""
    return hang(session, "Computer_Item", itemtype, item, computers_id=computer)


def shown_with(session: Session, itemtype: str, item_id: int, *sections: str, **query: Any) -> dict[str, Any]:
    """An item with sections, by the names of the `with_` parameters."""
    return session.read(itemtype, item_id, **{f"with_{section}": "true" for section in sections}, **query)
