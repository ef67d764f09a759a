"""Approvals: somebody is asked whether a ticket or change may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.attached import AttachedBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.user import friendly_name
from pulumi_itsmng.sandbox.itil.kinds import KINDS, TICKET
from pulumi_itsmng.sandbox.itil.roles import VALIDATE
from pulumi_itsmng.sandbox.itil.solutions import Verdict
from pulumi_itsmng.sandbox.itil.timeline import timeline_position
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_CREATE_FOR_REQUESTS = 1024
_CREATE_FOR_INCIDENTS = 2048
_VALIDATE_CHANGES = 1024
_CREATE_FOR_TYPE = {1: _CREATE_FOR_INCIDENTS, 2: _CREATE_FOR_REQUESTS}


class ValidationBehaviour(AttachedBehaviour):
    """An approval of a change."""

    announces = False
    create = rights.CREATE
    """The bits for asking for one."""
    validate = _VALIDATE_CHANGES
    """The bits for giving one."""

    def __init__(self, itemtype: Itemtype) -> None:
        super().__init__(itemtype)
        self.kind = KINDS[itemtype.name.removesuffix("Validation")]
        self.right = itemtype.name.lower()

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who asks, who answers and who removes may read."""
        bits = {
            rights.READ: self.create | self.validate | rights.PURGE,
            rights.CREATE: self.create,
            rights.UPDATE: self.create | self.validate,
        }
        if right in bits:
            return context.session.has_right(self.right, bits[right])
        parents = context.behaviour(self.kind.itemtype)
        return context.session.has_right(self.right, right) and parents.can_any(context, rights.UPDATE)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Changing one is for who is asked, and for who may ask."""
        session = context.session
        if right == rights.CREATE:
            return self._may_ask(context, row)
        if right == rights.UPDATE:
            return row["users_id_validate"] == session.user_id or session.has_right(self.right, self.create)
        return super().in_scope(context, right, row)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Note who asks; somebody must be asked."""
        item_id = as_id(wanted.get(self.kind.foreign_key) or 0)
        if as_id(wanted.get("users_id_validate") or 0) <= 0:
            return None
        me = context.session.user_id
        position = timeline_position(context, self.kind, item_id, me)
        asked = {"users_id": me, "submission_date": context.now, "status": Verdict.WAITING}
        return wanted | asked | {"timeline_position": position}

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Let the object wait for the answer."""
        super().added(context, row, wanted)
        item = self._object(context, row)
        if item and item["global_validation"] in (Verdict.NONE, Verdict.ACCEPTED):
            self._decide(context, item, Verdict.WAITING)
        self._tell(context, row, "Approval request send to")

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Date the answer; a refusal needs a reason."""
        status = wanted.get("status")
        answers = status is not None and row["users_id_validate"] == context.session.user_id
        if answers and as_id(status) == Verdict.REFUSED and not wanted.get("comment_validation"):
            context.add_message("If approval is denied, specify a reason.")
            return None
        prepared = super().prepare_update(context, row, wanted)
        if prepared is None or not answers:
            return prepared
        return prepared | {"validation_date": "NULL" if as_id(status) == Verdict.WAITING else context.now}

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Let the object know the answer."""
        super().updated(context, before, row, changed)
        item = self._object(context, row)
        if item and "status" in changed:
            self._decide(context, item, self._verdict(context, item))
            granted = as_id(row["status"]) == Verdict.ACCEPTED
            sentence = "Approval granted by" if granted else "Update the approval request to"
            self._tell(context, row, sentence)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """What waited for the answer waits no longer."""
        super().purging(context, row, orders)
        item = self._object(context, row)
        if item and item["global_validation"] == Verdict.WAITING:
            self._decide(context, item, Verdict.NONE)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the object."""
        super().purged(context, row)
        self._tell(context, row, "Cancel the approval request to")

    def _may_ask(self, context: RequestContext, row: Row) -> bool:  # noqa: ARG002
        return context.session.has_right(self.right, self.create)

    def _object(self, context: RequestContext, row: Row) -> Row | None:
        return context.database.get(self.kind.itemtype, as_id(row[self.kind.foreign_key]))

    def _decide(self, context: RequestContext, item: Row, verdict: Verdict) -> None:
        update(context, self.kind.itemtype, item, {"id": item["id"], "global_validation": verdict})

    def _verdict(self, context: RequestContext, item: Row) -> Verdict:
        """What all answers come to: one is enough, unless a share of approvals is demanded."""
        answers = [
            answer["status"] for answer in context.database.find(self.itemtype, **{self.kind.foreign_key: item["id"]})
        ]
        accepted, refused = (100 * answers.count(verdict) // len(answers) for verdict in (3, 4))
        demanded = item["validation_percent"]
        if accepted >= demanded if demanded > 0 else accepted > 0:
            return Verdict.ACCEPTED
        if refused + demanded > 100 if demanded > 0 else refused > 0:
            return Verdict.REFUSED
        return Verdict.WAITING

    def _tell(self, context: RequestContext, row: Row, sentence: str) -> None:
        user = context.database.get(REGISTRY["User"], as_id(row["users_id_validate"]))
        item = self._object(context, row)
        if item:
            entry = f"{sentence} {friendly_name(user) if user else ''}"
            history.write(context, self.kind.itemtype, item["id"], history.MESSAGE, new=entry, link=self.itemtype.name)


class TicketValidationBehaviour(ValidationBehaviour):
    """An approval of a ticket; asking for it is a right for incidents, and one for requests."""

    create = _CREATE_FOR_REQUESTS | _CREATE_FOR_INCIDENTS
    validate = VALIDATE

    def _may_ask(self, context: RequestContext, row: Row) -> bool:
        ticket = self._object(context, {"tickets_id": row.get("tickets_id") or 0})
        if ticket is None or ticket["status"] in TICKET.closed:
            return False
        if not context.behaviour(TICKET.itemtype).can(context, rights.READ, ticket):
            return False
        bit = _CREATE_FOR_TYPE.get(ticket["type"], 0)
        return context.session.has_right(self.right, bit)
