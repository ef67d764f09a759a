"""What is written on an object in the course of time: follow-ups and tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.attached import AttachedBehaviour
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour
from pulumi_itsmng.sandbox.itil.roles import Role

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.itil.kinds import Kind
    from pulumi_itsmng.sandbox.storage import Row

_LEFT = 1
_RIGHT = 4


def timeline_position(context: RequestContext, kind: Kind, item_id: int, author: int) -> int:
    """The side of the timeline an entry is shown on: what those who work on it write is on the right."""
    roles = Actors(context, kind, item_id).roles_of(author)
    return _RIGHT if Role.ASSIGNED in roles and Role.REQUESTER not in roles else _LEFT


class TimelineBehaviour(AttachedBehaviour):
    """An entry: the object's history tells that it came, changed and went."""

    announces = False

    def can(self, context: RequestContext, right: int, row: Row) -> bool:
        """Nobody keeps a user from his own private ones."""
        return _is_own_private(context, row) or super().can(context, right, row)

    def parent_object(self, context: RequestContext, row: Row) -> tuple[ItilBehaviour, Row] | None:
        """The object an entry is on.

        Returns:
            The object's rules and the object; None if there is none.
        """
        parent = self.parent(context, self.attachments[0], row)
        behaviour = context.behaviour(parent[0]) if parent else None
        return (behaviour, parent[1]) if parent and isinstance(behaviour, ItilBehaviour) else None

    def tell_parent(self, context: RequestContext, row: Row, action: int) -> None:
        """Write into the history of the object."""
        found = self.parent_object(context, row)
        if found:
            entry, link = str(row["id"]), self.itemtype.name
            history.write(context, found[0].itemtype, found[1]["id"], action, new=entry, link=link)

    def move_parent(self, context: RequestContext, row: Row, status: object) -> None:
        """Give the object another status, if an order says so.

        Args:
            row: The entry.
            status: The status; None for no order.
        """
        found = self.parent_object(context, row)
        if found and status is not None and str(status) != str(found[1]["status"]):
            found[0].move(context, found[1]["id"], status)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the object."""
        super().purged(context, row)
        found = self.parent_object(context, row)
        if found:
            found[0].touch(context, found[1]["id"])
            self.tell_parent(context, row, history.DELETE_SUBITEM)


def _is_own_private(context: RequestContext, row: Row) -> bool:
    """Whether it is a private entry of the session's own user, with which he may do anything."""
    return bool(row.get("is_private")) and row.get("users_id") == context.session.user_id
