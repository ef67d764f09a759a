"""Which fields of an object a session may change, when it may not change all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.kinds import TICKET, Kind
from pulumi_itsmng.sandbox.itil.roles import Role, TicketRight

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_OF_WHAT_IS_CLOSED = frozenset({"id", "status", "entities_id", "itilcategories_id"})
_OF_WHAT_IS_UNTOUCHED = frozenset(
    {"content", "urgency", "priority", "itilcategories_id", "name", "items_id", "takeintoaccount_delay_stat"}
)


def editable(context: RequestContext, kind: Kind, row: Row, wanted: Input) -> Input | None:
    """The fields of a change that the session may make.

    Returns:
        The same without the others; None if nothing is left.
    """
    closed = row["status"] in kind.closed
    if context.session.has_right(kind.right, rights.UPDATE) and not closed:
        return wanted
    allowed = _OF_WHAT_IS_CLOSED if closed else _without_the_right(context, kind, row, wanted)
    kept = {name: value for name, value in wanted.items() if name in allowed and value is not None}
    return kept if len(kept) > 1 else None


def _without_the_right(context: RequestContext, kind: Kind, row: Row, wanted: Input) -> set[str]:
    allowed = {"id"}
    actors = Actors(context, kind, row["id"])
    if "_from_assignment" in wanted or _may_move(context, kind, row, actors):
        allowed |= {"status", "_accepted"}
    if kind.name != "Problem" and _may_validate(context, kind, row):
        allowed.add("global_validation")
    if kind is TICKET and context.session.has_right(kind.right, TicketRight.ASSIGN | TicketRight.STEAL):
        allowed.add("_itil_assign")
    if context.behaviour(kind.itemtype).in_scope(context, rights.UPDATE, row):
        allowed |= _OF_WHAT_IS_UNTOUCHED
    return allowed


def _may_move(context: RequestContext, kind: Kind, row: Row, actors: Actors) -> bool:
    """Whether the session may approve what was done, or take the object over."""
    session = context.session
    may_approve = row["users_id_recipient"] == session.user_id
    if kind is not TICKET:
        return may_approve or actors.include(session, Role.REQUESTER)
    may_approve = may_approve and session.has_right(kind.right, TicketRight.SURVEY)
    if may_approve or actors.include(session, Role.REQUESTER):
        return True
    if row["is_deleted"]:
        return False
    if session.has_right(kind.right, TicketRight.ASSIGN | TicketRight.STEAL):
        return True
    return session.has_right(kind.right, TicketRight.OWN) and Role.ASSIGNED not in actors.users


def _may_validate(context: RequestContext, kind: Kind, row: Row) -> bool:
    validations = context.behaviour(kind.validations)
    asked = context.database.find(kind.validations, **{kind.foreign_key: row["id"]})
    mine = any(validation["users_id_validate"] == context.session.user_id for validation in asked)
    return mine or validations.can_any(context, rights.CREATE)
