"""Solutions: adding one solves the object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.itil.duplicates import solve_duplicates
from pulumi_itsmng.sandbox.itil.entity_settings import NEVER, entity_setting
from pulumi_itsmng.sandbox.itil.kinds import TICKET, Status, kind_named
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour, itil_behaviour
from pulumi_itsmng.sandbox.itil.solutions import Verdict

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_NO_ITEM: Row = {"id": 0, "status": None}
"""What is solved where there is no such object; nobody works on it."""


class SolutionBehaviour(ChildBehaviour):
    """A solution of a ticket, problem or change."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Writing depends on the object only."""
        if right != rights.READ:
            return True
        return any(context.session.has_right(name, rights.READ) for name in ("ticket", "change", "problem"))

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Who may solve the object may write its solutions."""
        if right not in (rights.CREATE, rights.UPDATE):
            return super().in_scope(context, right, row)
        behaviour = itil_behaviour(context, kind_named(row.get("itemtype")))
        parent = self.parent(context, self.attachments[0], row)
        item = parent[1] if parent else _NO_ITEM
        if not behaviour.may_solve(context, item):
            return False
        return right == rights.UPDATE or item["status"] not in behaviour.kind.closed

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a second one; one that needs no approval is accepted at once."""
        parent = self.parent(context, self.attachments[0], wanted)
        kind = kind_named(wanted.get("itemtype"))
        if parent and parent[1]["status"] in kind.solved:
            context.add_message("The item is already solved, did anyone pushed a solution before you ?")
            return None
        me = context.session.user_id
        if kind is TICKET and not (parent and self._closes_at_once(context, parent[1])):
            return wanted | {"users_id": me, "status": Verdict.WAITING}
        accepted = {"status": Verdict.ACCEPTED, "users_id_approval": me, "date_approval": context.now}
        return wanted | {"users_id": me} | accepted

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Solve the object, and the duplicates of a ticket with it."""
        parent = self.parent(context, self.attachments[0], row)
        if parent and wanted.get("_linked_ticket") is None:
            behaviour = context.behaviour(parent[0])
            closes = parent[0] is TICKET.itemtype and self._closes_at_once(context, parent[1])
            if parent[0] is TICKET.itemtype:
                solve_duplicates(context, parent[1]["id"], row)
            if isinstance(behaviour, ItilBehaviour):
                behaviour.move(context, parent[1]["id"], Status.CLOSED if closes else Status.SOLVED)
        super().added(context, row, wanted)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Note who changed it, where a form says so."""
        if self.parent(context, self.attachments[0], row) is None:
            return None
        return wanted | {"users_id_editor": context.session.user_id} if wanted.get("update") is not None else wanted

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Tell nobody: the object's history knows of its solutions only that they came and went."""

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """A solution has no name but its number."""
        return str(row["id"])

    def _closes_at_once(self, context: RequestContext, ticket: Row) -> bool:
        """Whether the ticket's entity closes what is solved without asking."""
        return bool(entity_setting(context, ticket["entities_id"], "autoclose_delay", default=NEVER) == 0)
