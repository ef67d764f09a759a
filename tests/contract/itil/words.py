"""Words of the tests of tickets, problems and changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from tests.contract.itil.desk import Desk

NEW, ASSIGNED, PLANNED, PENDING, SOLVED, CLOSED = range(1, 7)
REQUESTER, WORKER, OBSERVER = 1, 2, 3
UNASKED, WAITING, ACCEPTED, REFUSED = 1, 2, 3, 4
SELF_SERVICE, READER, ADMIN, SUPER_ADMIN, HOTLINER, TECHNICIAN = range(1, 7)


@dataclass(frozen=True)
class Kind:
    """The itemtypes around one of the three."""

    name: str
    users: str
    groups: str
    suppliers: str
    things: str

    @property
    def key(self) -> str:
        """The column elsewhere with its id."""
        return f"{self.name.lower()}s_id"


TICKET = Kind("Ticket", "Ticket_User", "Group_Ticket", "Supplier_Ticket", "Item_Ticket")
PROBLEM = Kind("Problem", "Problem_User", "Group_Problem", "Problem_Supplier", "Item_Problem")
CHANGE = Kind("Change", "Change_User", "Change_Group", "Change_Supplier", "Change_Item")

every_kind = pytest.mark.parametrize("kind", [TICKET, PROBLEM, CHANGE], ids=lambda kind: kind.name)


def open_ticket(desk: Desk, **wanted: Any) -> int:
    """A ticket nobody works on yet: made by somebody who works on it, who then leaves it."""
    ticket = desk.create("Ticket", **({"name": "broken", "content": "help"} | wanted))
    for link in links(desk, TICKET.users, TICKET, ticket, WORKER):
        desk.call("DELETE", f"{TICKET.users}/{link['id']}")
    return ticket


def links(desk: Desk, itemtype: str, kind: Kind, item_id: int, role: int | None = None) -> list[dict[str, Any]]:
    """The links of an object, those of one role only if it is named."""
    answer = desk.call("GET", f"{kind.name}/{item_id}/{itemtype}", params={"get_hateoas": "false"})
    found: list[dict[str, Any]] = answer.raise_for_status().json()
    return [link for link in found if role is None or link["type"] == role]


def status(desk: Desk, kind: Kind, item_id: int) -> int:
    """Where an object is."""
    return int(desk.get(kind.name, item_id)["status"])


def me(desk: Desk) -> int:
    """The test's own user."""
    return int(desk.call("GET", "getFullSession").json()["session"]["glpiID"])


def history(desk: Desk, kind: Kind, item_id: int) -> list[dict[str, Any]]:
    """The entries of an object's history."""
    found: list[dict[str, Any]] = desk.call(
        "GET", f"{kind.name}/{item_id}/Log", params={"get_hateoas": "false", "range": "0-999"}
    ).json()
    return found
