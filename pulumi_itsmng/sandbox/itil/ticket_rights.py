"""Who may do what with which ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.kinds import TICKET, Status
from pulumi_itsmng.sandbox.itil.roles import VALIDATE, Role, TicketRight
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.session import Session
    from pulumi_itsmng.sandbox.storage import Row


def is_helpdesk(session: Session) -> bool:
    """Whether the session has the simplified interface."""
    return session.profile.get("interface") == "helpdesk"


def may_view(context: RequestContext, row: Row) -> bool:
    """Whether the session sees a ticket of an entity it has."""
    session = context.session

    def has(right: int) -> bool:
        return session.has_right("ticket", right)

    if has(TicketRight.READ_ALL):
        return True
    actors = Actors(context, TICKET, row["id"])
    asked = Role.REQUESTER, Role.OBSERVER
    own = row["users_id_recipient"] == session.user_id or actors.user_is(session.user_id, *asked)
    return (
        (has(TicketRight.READ_OWN) and own)
        or (has(TicketRight.READ_OF_GROUPS) and actors.one_of(session.groups, *asked))
        or (
            has(TicketRight.READ_ASSIGNED)
            and (
                actors.include(session, Role.ASSIGNED) or (has(TicketRight.ASSIGN) and row["status"] == Status.INCOMING)
            )
        )
        or (session.has_right("ticketvalidation", VALIDATE) and is_asked_to_validate(context, row))
    )


def may_update(context: RequestContext, row: Row) -> bool:
    """Whether the session may change a ticket of an entity it has.

    Who asked for it may as long as nobody dealt with it; in the simplified interface nobody else.
    """
    session = context.session
    if is_untouched_own(context, row):
        return True
    if is_helpdesk(session):
        return False
    if session.has_right("ticket", rights.UPDATE):
        return True
    assigned = Actors(context, TICKET, row["id"]).user_is(session.user_id, Role.ASSIGNED)
    return session.has_right("ticket", TicketRight.OWN) and assigned


def may_delete(context: RequestContext, row: Row) -> bool:
    """Whether the session may put a ticket of an entity it has into the trash."""
    if not is_helpdesk(context.session):
        return True
    return _is_own(context, row) and not _is_dealt_with(context, row) and row["date"] == row["date_mod"]


def is_untouched_own(context: RequestContext, row: Row) -> bool:
    """Whether it is the user's own ticket, still open, and nobody has dealt with it."""
    return _is_own(context, row) and row["status"] not in TICKET.done and not _is_dealt_with(context, row)


def is_asked_to_validate(context: RequestContext, row: Row) -> bool:
    """Whether the user's approval is asked for."""
    asked = context.database.find(TICKET.validations, tickets_id=row["id"], users_id_validate=context.session.user_id)
    return bool(asked)


def _is_own(context: RequestContext, row: Row) -> bool:
    user_id = context.session.user_id
    return row["users_id_recipient"] == user_id or Actors(context, TICKET, row["id"]).user_is(user_id, Role.REQUESTER)


def _is_dealt_with(context: RequestContext, row: Row) -> bool:
    followups = context.database.find(REGISTRY["ITILFollowup"], itemtype="Ticket", items_id=row["id"])
    return bool(followups or context.database.find(TICKET.tasks, tickets_id=row["id"]))
