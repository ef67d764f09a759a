"""Solutions: adding one solves the object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.itemtypes.itil.duplicates import solve_duplicates
from pulumi_itsmng.sandbox.itemtypes.itil.entity_settings import NEVER, entity_setting
from pulumi_itsmng.sandbox.itemtypes.itil.object import ItilBehaviour, itil_behaviour
from pulumi_itsmng.sandbox.itemtypes.itil.solutions import Verdict
from pulumi_itsmng.sandbox.itil.kinds import TICKET, Status, kind_named

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_NO_ITEM: Row = {"id": 0, "status": None}
"""What is solved where there is no such object; nobody works on it."""


class SolutionBehaviour(ChildBehaviour):
    """A solution of a ticket, problem or change."""

    def can_any(self, call: Call, right: int) -> bool:
        """Writing depends on the object only."""
        if right != rights.READ:
            return True
        return any(call.session.has_right(name, rights.READ) for name in ("ticket", "change", "problem"))

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Who may solve the object may write its solutions."""
        if right not in (rights.CREATE, rights.UPDATE):
            return super().reaches(call, right, row)
        behaviour = itil_behaviour(call, kind_named(row.get("itemtype")))
        parent = self.parent(call, self.attachments[0], row)
        item = parent[1] if parent else _NO_ITEM
        if not behaviour.may_solve(call, item):
            return False
        return right == rights.UPDATE or item["status"] not in behaviour.kind.closed

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse a second one; one that needs no approval is accepted at once."""
        parent = self.parent(call, self.attachments[0], wanted)
        kind = kind_named(wanted.get("itemtype"))
        if parent and parent[1]["status"] in kind.solved:
            call.say("The item is already solved, did anyone pushed a solution before you ?")
            return None
        me = call.session.user_id
        if kind is TICKET and not (parent and self._closes_at_once(call, parent[1])):
            return wanted | {"users_id": me, "status": Verdict.WAITING}
        accepted = {"status": Verdict.ACCEPTED, "users_id_approval": me, "date_approval": call.now}
        return wanted | {"users_id": me} | accepted

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Solve the object, and the duplicates of a ticket with it."""
        parent = self.parent(call, self.attachments[0], row)
        if parent and wanted.get("_linked_ticket") is None:
            behaviour = call.behaviour(parent[0])
            closes = parent[0] is TICKET.itemtype and self._closes_at_once(call, parent[1])
            if parent[0] is TICKET.itemtype:
                solve_duplicates(call, parent[1]["id"], row)
            if isinstance(behaviour, ItilBehaviour):
                behaviour.move(call, parent[1]["id"], Status.CLOSED if closes else Status.SOLVED)
        super().added(call, row, wanted)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Note who changed it, where a form says so."""
        if self.parent(call, self.attachments[0], row) is None:
            return None
        return wanted | {"users_id_editor": call.session.user_id} if wanted.get("update") is not None else wanted

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:
        """Tell nobody: the object's history knows of its solutions only that they came and went."""

    def name(self, call: Call, row: Row) -> str:  # noqa: ARG002
        """A solution has no name but its number."""
        return str(row["id"])

    def _closes_at_once(self, call: Call, ticket: Row) -> bool:
        """Whether the ticket's entity closes what is solved without asking."""
        return bool(entity_setting(call, ticket["entities_id"], "autoclose_delay", default=NEVER) == 0)
