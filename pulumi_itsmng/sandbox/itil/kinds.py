"""What tells tickets, problems and changes apart: their statuses, and the itemtypes around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.session import Session


class Status(IntEnum):
    """Where an object is in its life."""

    INCOMING = 1
    ASSIGNED = 2
    PLANNED = 3
    WAITING = 4
    SOLVED = 5
    CLOSED = 6
    ACCEPTED = 7
    OBSERVED = 8
    EVALUATION = 9
    APPROVAL = 10
    TEST = 11
    QUALIFICATION = 12


REOPENABLE = frozenset({Status.CLOSED, Status.SOLVED, Status.WAITING})
"""The statuses from which a follow-up can reopen."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three.

    Attributes:
        name: Its itemtype's name.
        users: The itemtype that links users to it.
        groups: The one that links groups.
        suppliers: The one that links suppliers.
        items: The one that links the things it is about.
        statuses: Those it can have.
        new: Those in which nobody works on it yet.
        solved: Those in which it is solved but not closed.
        closed: Those in which it is closed.
    """

    name: str
    users: str
    groups: str
    suppliers: str
    items: str
    statuses: frozenset[int]
    new: frozenset[int]
    solved: frozenset[int]
    closed: frozenset[int] = field(default=frozenset({Status.CLOSED}))

    @property
    def itemtype(self) -> Itemtype:
        """Its itemtype."""
        return REGISTRY[self.name]

    @property
    def foreign_key(self) -> str:
        """The column elsewhere that holds its id."""
        return self.itemtype.foreign_key

    @property
    def right(self) -> str:
        """The name of the right for it."""
        return self.name.lower()

    @property
    def tasks(self) -> Itemtype:
        """The itemtype of its tasks."""
        return REGISTRY[f"{self.name}Task"]

    @property
    def validations(self) -> Itemtype:
        """The itemtype of the approvals asked for; problems need none."""
        return REGISTRY[f"{self.name}Validation"]

    @property
    def done(self) -> frozenset[int]:
        """The statuses in which no work is left."""
        return self.solved | self.closed

    def allows(self, session: Session, old: object, new: int) -> bool:
        """Whether the session's profile may move it from one status to another.

        Returns:
            Whether it may; a profile can name statuses of other kinds, too.
        """
        moves = session.profile.get(f"{self.right}_status")
        from_here = moves.get(str(old)) if isinstance(moves, dict) else None
        return not isinstance(from_here, dict) or bool(from_here.get(str(new), 1))


_COMMON = frozenset({Status.INCOMING, Status.WAITING, Status.SOLVED, Status.CLOSED})
_WORK = frozenset({Status.ASSIGNED, Status.PLANNED})
_SOLVED = frozenset({Status.SOLVED, Status.OBSERVED})
_CHANGE_NEW = frozenset({Status.INCOMING, Status.ACCEPTED, Status.EVALUATION, Status.APPROVAL})

TICKET = Kind(
    "Ticket",
    users="Ticket_User",
    groups="Group_Ticket",
    suppliers="Supplier_Ticket",
    items="Item_Ticket",
    statuses=_COMMON | _WORK,
    new=frozenset({Status.INCOMING}),
    solved=frozenset({Status.SOLVED}),
)
PROBLEM = Kind(
    "Problem",
    users="Problem_User",
    groups="Group_Problem",
    suppliers="Problem_Supplier",
    items="Item_Problem",
    statuses=_COMMON | _WORK | {Status.ACCEPTED, Status.OBSERVED},
    new=frozenset({Status.INCOMING, Status.ACCEPTED}),
    solved=_SOLVED,
)
CHANGE = Kind(
    "Change",
    users="Change_User",
    groups="Change_Group",
    suppliers="Change_Supplier",
    items="Change_Item",
    statuses=_COMMON | _CHANGE_NEW | {Status.TEST, Status.QUALIFICATION, Status.OBSERVED},
    new=_CHANGE_NEW,
    solved=_SOLVED,
)
KINDS = {kind.name: kind for kind in (TICKET, PROBLEM, CHANGE)}


def kind_named(name: object) -> Kind:
    """The kind a client names.

    Raises:
        ServerBrokeError: It is none of the three; the server takes it for one all the same.
    """
    itemtype = REGISTRY.find(name) if isinstance(name, str) else None
    if itemtype is None or itemtype.name not in KINDS:
        raise ServerBrokeError
    return KINDS[itemtype.name]
