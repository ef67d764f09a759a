"""Surveys: what those who asked for a ticket think of how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.delays import seconds_between
from pulumi_itsmng.sandbox.itil.kinds import TICKET
from pulumi_itsmng.sandbox.itil.roles import Role, TicketRight

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_TIME_TO_THINK_AGAIN = 12 * 3600


class SatisfactionBehaviour(Behaviour):
    """A survey; who asked for the ticket answers it."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who may read his tickets may answer."""
        return super().can_any(context, rights.READ if right == rights.UPDATE else right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """An answer can be changed for some hours."""
        if right != rights.UPDATE:
            return True
        ticket = context.database.get(TICKET.itemtype, row["tickets_id"])
        answered = row["date_answered"]
        if ticket is None or (answered and seconds_between(answered, context.now) > _TIME_TO_THINK_AGAIN):
            return False
        if Actors(context, TICKET, ticket["id"]).include(context.session, Role.REQUESTER):
            return True
        wrote = bool(ticket["users_id_recipient"] == context.session.user_id)
        return wrote and context.session.has_right("ticket", TicketRight.SURVEY)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Date the answer."""
        return wanted if as_id(wanted.get("satisfaction") or 0) < 0 else wanted | {"date_answered": context.now}
