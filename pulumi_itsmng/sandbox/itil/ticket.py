"""Tickets: what people ask the support for."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id, refuse_object
from pulumi_itsmng.sandbox.itil import naming, priority, ticket_rights
from pulumi_itsmng.sandbox.itil.assigning import assigned_by_entity
from pulumi_itsmng.sandbox.itil.duplicates import finish_duplicates
from pulumi_itsmng.sandbox.itil.entity_settings import entity_setting
from pulumi_itsmng.sandbox.itil.kinds import Status
from pulumi_itsmng.sandbox.itil.level_agreements import with_level_agreements
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour
from pulumi_itsmng.sandbox.itil.roles import VALIDATE, TicketRight
from pulumi_itsmng.sandbox.itil.ticket_rights import is_helpdesk
from pulumi_itsmng.sandbox.itil.visibility import restrict_to_visible
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_INCIDENT = 1
_DONE_TASK = 2
_NO_APPROVAL = 1
_SURVEY = REGISTRY["TicketSatisfaction"]
_FOLLOWUP = REGISTRY["ITILFollowup"]
_LINK = REGISTRY["Ticket_Ticket"]
_READ = (
    TicketRight.READ_ALL
    | TicketRight.READ_OWN
    | rights.UPDATE
    | TicketRight.READ_ASSIGNED
    | TicketRight.READ_OF_GROUPS
    | TicketRight.OWN
)
_UPDATE = rights.UPDATE | TicketRight.ASSIGN | TicketRight.STEAL | TicketRight.OWN | TicketRight.CHANGE_PRIORITY


class TicketBehaviour(ItilBehaviour):
    """A ticket: its rights depend on who asked for it and who works on it."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """In the simplified interface, who may create tickets may change and delete them."""
        session = context.session
        if right == rights.READ:
            return session.has_right("ticket", _READ) or session.has_right("ticketvalidation", VALIDATE)
        if right in (rights.UPDATE, rights.DELETE) and is_helpdesk(session):
            return session.has_right("ticket", rights.CREATE)
        return session.has_right("ticket", _UPDATE if right == rights.UPDATE else right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Beside the entity, it depends on what the session has to do with it."""
        if not super().in_scope(context, right, row):
            return False
        rules = {
            rights.READ: ticket_rights.may_view,
            rights.UPDATE: ticket_rights.may_update,
            rights.DELETE: ticket_rights.may_delete,
        }
        return right not in rules or rules[right](context, row)

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those the session sees."""
        super().restrict(context, conditions)
        restrict_to_visible(context, self.kind, conditions)

    def may_choose_priority(self, context: RequestContext) -> bool:
        """That is a right of its own."""
        return context.session.has_right("ticket", TicketRight.CHANGE_PRIORITY)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Assign it, and fill in what only tickets have."""
        prepared = super().prepare_addition(context, wanted)
        if prepared is None:
            return None
        entity = as_id(prepared["entities_id"])
        defaults = {
            "requesttypes_id": self._default_source(context),
            "global_validation": _NO_APPROVAL,
            "type": entity_setting(context, entity, "tickettype", default=_INCIDENT),
        }
        prepared |= {name: value for name, value in defaults.items() if prepared.get(name) is None}
        if self._takes_new_ones(context) and _is_nobody(prepared.get("_users_id_assign")):
            prepared["_users_id_assign"] = context.session.user_id
        prepared = assigned_by_entity(context, entity, prepared)
        if naming.assigns_somebody(prepared) and as_id(prepared["status"]) in self.kind.new:
            prepared["status"] = Status.ASSIGNED
        return with_level_agreements(prepared)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Add the follow-up, the task and the links that come with it."""
        followup = wanted.get("_followup")
        if isinstance(followup, dict) and followup.get("content"):
            given = {name: followup[name] for name in ("content", "is_private") if name in followup}
            add(context, _FOLLOWUP, given | {"itemtype": "Ticket", "items_id": row["id"]})
        plan = wanted.get("plan")
        if plan or row["actiontime"] > 0:
            task = {"tickets_id": row["id"], "actiontime": row["actiontime"], "state": _DONE_TASK}
            planned = {"plan": plan} if plan else {}
            add(context, REGISTRY["TicketTask"], task | planned | {"content": "Auto-created task"})
        link = wanted.get("_link")
        if isinstance(link, dict):
            self._link_tickets(context, link | {"tickets_id_1": row["id"]})
        origin = context.database.get(_FOLLOWUP, as_id(wanted.get("_promoted_fup_id") or 0))
        if origin:
            update(context, _FOLLOWUP, origin, {"id": origin["id"], "sourceof_items_id": row["id"]})
        super().added(context, row, wanted)

    def permitted(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Recalculate the priority, and leave out assignments the session may not make."""
        prepared = priority.recalculated(context, row, wanted, may_choose=self.may_choose_priority(context))
        kept = super().permitted(context, row, prepared)
        if kept is None:
            return None
        kept = naming.as_additional(context, self.kind, row, kept)
        self._link_tickets(context, kept.get("_link"))
        return with_level_agreements(kept)

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Finish duplicates with it, and ask who wanted it for his opinion."""
        super().updated(context, before, row, changed)
        if "status" not in changed or as_id(row["status"]) not in self.kind.done:
            return
        finish_duplicates(context, row["id"], as_id(row["status"]))
        if as_id(row["status"]) in self.kind.closed:
            self._ask_for_opinion(context, row)

    def reopened(self, context: RequestContext, row: Row) -> None:
        """Forget the opinion on how it went."""
        for survey in context.database.find(_SURVEY, tickets_id=row["id"]):
            context.database.delete(_SURVEY, survey["id"])

    def _default_source(self, context: RequestContext) -> int:
        sources = context.database.find(REGISTRY["RequestType"], is_helpdesk_default=1, is_active=1)
        return int(sources[0]["id"]) if sources else 0

    def _takes_new_ones(self, context: RequestContext) -> bool:
        """Whether the user works on the tickets he makes, unless he names somebody."""
        preference = context.session.user["set_default_tech"]
        if preference is None:
            preference = setting(context.database, "set_default_tech")
        works = context.session.has_right("ticket", TicketRight.OWN)
        return works and truthy(preference) and not is_helpdesk(context.session)

    def _link_tickets(self, context: RequestContext, link: object) -> None:
        refuse_object(link)
        if not isinstance(link, dict) or not link.get("tickets_id_2"):
            return
        if context.behaviour(_LINK).can(context, rights.CREATE, link):
            add(context, _LINK, link)
        else:
            context.add_message("Unknown ticket")

    def _ask_for_opinion(self, context: RequestContext, row: Row) -> None:
        entity = as_id(row["entities_id"])
        rate, delay = (
            entity_setting(context, entity, "inquest_config", name, default=0)
            for name in ("inquest_rate", "inquest_delay")
        )
        if delay != 0 or random.randint(1, 100) > rate:  # noqa: S311 - a sample, no secret
            return
        self.reopened(context, row)
        kind = entity_setting(context, entity, "inquest_config", default=1)
        context.database.insert(_SURVEY, {"tickets_id": row["id"], "date_begin": context.now, "type": kind})


def _is_nobody(named: object) -> bool:
    return named is None or (not isinstance(named, (list, dict)) and named != "" and as_id(named) == 0)
