"""Follow-ups: what those who have to do with an object write to each other; some approve or refuse a solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.kinds import REOPENABLE, TICKET, Status
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour
from pulumi_itsmng.sandbox.itil.roles import Role, TicketRight
from pulumi_itsmng.sandbox.itil.ticket_rights import is_asked_to_validate, is_helpdesk
from pulumi_itsmng.sandbox.itil.timeline import TimelineBehaviour, timeline_position
from pulumi_itsmng.sandbox.itil.uploaded import attach_uploads
from pulumi_itsmng.sandbox.itil.visibility import (
    SEE_PRIVATE,
    SEE_PUBLIC,
    restrict_to_readable_followups,
)

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_UPDATE_OWN = 2
_ADD_TO_OWN = 4
_UPDATE_ALL = 1024
_ADD_TO_THOSE_OF_GROUPS = 2048
_ADD_TO_ALL = 4096
_ADD = _ADD_TO_OWN | _ADD_TO_THOSE_OF_GROUPS | _ADD_TO_ALL


class FollowupBehaviour(TimelineBehaviour):
    """A follow-up on a ticket, problem or change."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Rights for the objects count too."""
        session = context.session
        if right == rights.READ:
            sees = session.has_right("followup", SEE_PUBLIC | SEE_PRIVATE)
            reads = any(session.has_right(name, rights.READ) for name in ("ticket", "change", "problem"))
            return sees or reads or session.has_right("ticket", TicketRight.OWN)
        if right == rights.CREATE:
            changes = any(session.has_right(name, rights.UPDATE) for name in ("change", "problem"))
            return changes or session.has_right("followup", _ADD) or session.has_right("ticket", TicketRight.OWN)
        return session.has_right("followup", right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Who may read the object may do what his rights for follow-ups say."""
        parent = self.parent(context, self.attachments[0], row)
        if parent is None:
            return False
        behaviour, item = context.behaviour(parent[0]), parent[1]
        if not behaviour.can(context, rights.READ, item):
            return False
        if not isinstance(behaviour, ItilBehaviour):
            raise ServerBrokeError
        if right == rights.READ:
            return self._may_read(context, behaviour, row)
        if right == rights.CREATE:
            return self._may_add(context, behaviour, item)
        if right == rights.UPDATE:
            own = row["users_id"] == context.session.user_id
            return context.session.has_right("followup", _UPDATE_OWN if own else _UPDATE_ALL)
        return True

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those the session sees."""
        restrict_to_readable_followups(context, conditions)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one that says nothing, unless it approves a solution."""
        content = wanted.get("content") or ""
        approves, reopens = wanted.get("add_close") is not None, wanted.get("add_reopen") is not None
        if not content and not approves:
            context.add_message(
                "If you reject the solution, you must specify a reason" if reopens else "A followup needs a text"
            )
            return None
        found = self.parent_object(context, wanted)
        if found is None:
            return None
        author = wanted["users_id"] if wanted.get("users_id") is not None else context.session.user_id
        prepared = {"is_private": 0, "date": context.now} | {
            name: value for name, value in wanted.items() if value is not None
        }
        position = timeline_position(context, found[0].kind, found[1]["id"], as_id(author))
        named = {"content": content or "Solution approved", "users_id": author, "timeline_position": position}
        return prepared | named | {"_close": int(approves)} | ({"_reopen": 1} if reopens else {})

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Close or reopen the object if that is what it is for."""
        super().added(context, row, wanted)
        found = self.parent_object(context, row)
        if found is None:
            return
        behaviour, item = found
        attach_uploads(context, self.itemtype, row, wanted, of=item)
        behaviour.touch(context, item["id"])
        if wanted["_close"] and item["status"] == Status.SOLVED:
            behaviour.move(context, item["id"], Status.CLOSED, closedate=context.now, _accepted=True)
        elif not (wanted.get("_reopen") and self._reopens(context, behaviour, item, wanted)):
            self.move_parent(context, row, wanted.get("_status"))
        self.tell_parent(context, row, history.ADD_SUBITEM)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Note who changed the text."""
        if self.parent_object(context, row) is None:
            return None
        content = wanted.get("content")
        if content is not None and content != row["content"]:
            return wanted | {"users_id_editor": context.session.user_id}
        return wanted

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Give the object the status that comes with the change."""
        found = self.parent_object(context, row)
        if found:
            found[0].touch(context, found[1]["id"])
            self.move_parent(context, row, wanted.get("_status"))
            self.tell_parent(context, row, history.UPDATE_SUBITEM)

    def _may_read(self, context: RequestContext, behaviour: ItilBehaviour, row: Row) -> bool:
        session = context.session
        if session.has_right("followup", SEE_PRIVATE):
            return True
        if not row["is_private"] and session.has_right("followup", SEE_PUBLIC):
            return True
        if behaviour.kind is TICKET:
            return bool(row["users_id"] == session.user_id)
        return session.has_right(behaviour.kind.right, rights.READ)

    def _may_add(self, context: RequestContext, behaviour: ItilBehaviour, item: Row) -> bool:
        session, kind = context.session, behaviour.kind
        if item["status"] in kind.closed and not _may_reopen(context, behaviour, item):
            return False
        if session.has_right("followup", _ADD_TO_ALL):
            return True
        actors = Actors(context, kind, item["id"])
        own = actors.user_is(session.user_id, Role.REQUESTER) or item["users_id_recipient"] == session.user_id
        return (
            (session.has_right("followup", _ADD_TO_OWN) and own)
            or (
                session.has_right("followup", _ADD_TO_THOSE_OF_GROUPS) and actors.one_of(session.groups, Role.REQUESTER)
            )
            or actors.include(session, Role.ASSIGNED)
            or (kind is TICKET and is_asked_to_validate(context, item))
        )

    def _reopens(self, context: RequestContext, behaviour: ItilBehaviour, item: Row, wanted: Input) -> bool:
        """Reopen the object, unless the follow-up brings a status of its own; whether that was done."""
        status = wanted.get("_status")
        if item["status"] not in REOPENABLE or (status is not None and str(status) != str(item["status"])):
            return False
        assigned = Actors(context, behaviour.kind, item["id"]).assigned
        new = Status.ASSIGNED if assigned else Status.INCOMING
        if not is_helpdesk(context.session) and not behaviour.kind.allows(context.session, item["status"], new):
            return False
        behaviour.move(context, item["id"], new)
        return True


def _may_reopen(context: RequestContext, behaviour: ItilBehaviour, item: Row) -> bool:
    kind, session = behaviour.kind, context.session
    working = Status.ASSIGNED if Status.ASSIGNED in kind.statuses else Status.EVALUATION
    moves = any(kind.allows(session, item["status"], new) for new in (Status.INCOMING, working))
    return moves and session.has_right("followup", rights.CREATE)
