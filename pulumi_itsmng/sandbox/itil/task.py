"""Tasks: what is to be done on an object, and how long it takes."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.delays import later, seconds_between
from pulumi_itsmng.sandbox.itil.kinds import CHANGE, KINDS, TICKET, Status
from pulumi_itsmng.sandbox.itil.roles import Role, TicketRight
from pulumi_itsmng.sandbox.itil.ticket_rights import is_helpdesk
from pulumi_itsmng.sandbox.itil.timeline import TimelineBehaviour, timeline_position
from pulumi_itsmng.sandbox.itil.uploaded import attach_uploads
from pulumi_itsmng.sandbox.itil.visibility import (
    READ_ALL,
    READ_OWN,
    SEE_PRIVATE,
    SEE_PUBLIC,
    restrict_to_readable_tasks,
)

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_UPDATE_ALL = 1024
_ADD_TO_ALL = 4096


class TaskBehaviour(TimelineBehaviour):
    """A task of a problem or change: who may read the object reads its tasks."""

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.kind = KINDS[itemtype.name.removesuffix("Task")]

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who may change such objects, or has the right for tasks; a change's tasks are purged with the latter only."""
        session = context.session
        if right == rights.READ:
            return session.has_right(self.kind.right, READ_ALL | READ_OWN)
        if right == rights.PURGE and self.kind is CHANGE:
            return session.has_right("task", rights.PURGE)
        if session.has_right(self.kind.right, rights.UPDATE):
            return True
        bits = {rights.CREATE: _ADD_TO_ALL, rights.UPDATE: _UPDATE_ALL}
        return right in bits and session.has_right("task", bits[right])

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whether the session reads the object, and has to do with it or with the task."""
        found = self.parent_object(context, row)
        if found is None or not found[0].can(context, rights.READ, found[1]):
            return False
        if right == rights.READ:
            return True
        if context.session.has_right(self.kind.right, rights.UPDATE):
            return True
        if right == rights.CREATE:
            works_on_it = Actors(context, self.kind, found[1]["id"]).include(context.session, Role.ASSIGNED)
            own = context.session.has_right(self.kind.right, READ_OWN) and works_on_it
            return own or context.session.has_right("task", _ADD_TO_ALL)
        return row["users_id"] == context.session.user_id or context.session.has_right("task", _UPDATE_ALL)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a task that says nothing, and fill in author, date and the time it takes."""
        if not wanted.get("content"):
            context.add_message("A task needs a text")
            return None
        prepared = _planned(context, wanted)
        found = self.parent_object(context, wanted)
        if prepared is None or found is None:
            return None
        defaults = {
            "uuid": str(uuid.uuid4()),
            "users_id": context.session.user_id,
            "date": context.now,
            "is_private": 0,
        }
        prepared = defaults | {name: value for name, value in prepared.items() if value is not None}
        position = timeline_position(context, self.kind, found[1]["id"], as_id(prepared["users_id"]))
        return prepared | {"timeline_position": position}

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Let the object know: how long it takes, and that it is planned."""
        super().added(context, row, wanted)
        found = self.parent_object(context, row)
        if found is None:
            return
        attach_uploads(context, self.itemtype, row, wanted, of=found[1])
        found[0].touch(context, found[1]["id"])
        if row["actiontime"] > 0:
            found[0].sum_up_action_time(context, found[1]["id"])
        self.move_parent(context, row, wanted.get("_status"))
        self._plan_parent(context, row)
        self.tell_parent(context, row, history.ADD_SUBITEM)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Refuse to remove what it says."""
        if "content" in wanted and not wanted["content"]:
            context.add_message("A task needs a text")
            return None
        named = wanted.get(self.kind.foreign_key)
        if named is not None and context.database.get(self.kind.itemtype, as_id(named)) is None:
            return None
        prepared = _planned(context, wanted)
        if prepared is not None and wanted.get("update") is not None:
            return prepared | {"users_id_editor": context.session.user_id}
        return prepared

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Let the object know."""
        super().updated(context, before, row, changed)
        found = self.parent_object(context, row)
        if found is None:
            return
        found[0].touch(context, found[1]["id"])
        if changed:
            self._plan_parent(context, row)
            self.tell_parent(context, row, history.UPDATE_SUBITEM)

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Sum up the time again, if the change names the object, and give that the status that comes along."""
        found = self.parent_object(context, row)
        if found and wanted.get(self.kind.foreign_key) is not None and wanted.get("actiontime") is not None:
            found[0].sum_up_action_time(context, found[1]["id"])
        self.move_parent(context, row, wanted.get("_status"))

    def purged(self, context: RequestContext, row: Row) -> None:
        """Sum up the time without it."""
        found = self.parent_object(context, row)
        if found:
            found[0].sum_up_action_time(context, found[1]["id"])
        super().purged(context, row)

    def _plan_parent(self, context: RequestContext, row: Row) -> None:
        found = self.parent_object(context, row)
        if not row["begin"] or found is None or Status.PLANNED not in self.kind.statuses:
            return
        if found[1]["status"] in (Status.INCOMING, Status.ASSIGNED):
            found[0].move(context, found[1]["id"], Status.PLANNED)


class TicketTaskBehaviour(TaskBehaviour):
    """A task of a ticket can be private, and ends with the ticket."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who works on tickets may read, add and change tasks."""
        bits = {rights.READ: SEE_PUBLIC | SEE_PRIVATE, rights.CREATE: _ADD_TO_ALL, rights.UPDATE: _UPDATE_ALL}
        works = right in bits and context.session.has_right("ticket", TicketRight.OWN)
        return works or context.session.has_right("task", bits.get(right, right))

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Whether the session reads the ticket, and has to do with the task; that of a closed one stays."""
        found = self.parent_object(context, row)
        if found is None:
            return False
        open_ = found[1]["status"] not in TICKET.closed
        if right == rights.PURGE:
            return open_
        if not found[0].can(context, rights.READ, found[1]):
            return False
        session = context.session
        if right == rights.READ:
            return self._may_read(context, row)
        if right == rights.CREATE:
            works_on_it = Actors(context, TICKET, found[1]["id"]).include(session, Role.ASSIGNED)
            return open_ and (works_on_it or session.has_right("task", _ADD_TO_ALL))
        return open_ and (row["users_id"] == session.user_id or session.has_right("task", _UPDATE_ALL))

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those the session sees."""
        restrict_to_readable_tasks(context, conditions)

    def _may_read(self, context: RequestContext, row: Row) -> bool:
        session = context.session
        if session.has_right("task", SEE_PRIVATE):
            return True
        if not row["is_private"] and session.has_right("task", SEE_PUBLIC):
            return True
        wrote = row["users_id"] == session.user_id and not is_helpdesk(session)
        return wrote or row["users_id_tech"] == session.user_id or row["groups_id_tech"] in session.groups


def _planned(context: RequestContext, wanted: Input) -> Input | None:
    """Read when a task is planned: from one moment to another, or for so many seconds; None to refuse."""
    plan: Any = wanted.get("plan")
    if plan is None:
        return wanted
    if isinstance(plan, list):
        plan = {}
    if not isinstance(plan, dict):
        raise ServerBrokeError
    begin, end = plan.get("begin"), plan.get("end")
    if begin and not end and plan.get("_duration") is not None:
        end = later(begin, as_id(plan["_duration"]))
    if not begin or not end or seconds_between(begin, end) <= 0:
        context.add_message("Error in entering dates. The starting date is later than the ending date")
        return None
    return wanted | {"begin": begin, "end": end, "actiontime": seconds_between(begin, end)}
