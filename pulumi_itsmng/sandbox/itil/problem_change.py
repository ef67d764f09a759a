"""Problems and changes: what the support finds out and plans by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil import naming
from pulumi_itsmng.sandbox.itil.actors import Actors
from pulumi_itsmng.sandbox.itil.kinds import PROBLEM, TICKET, Kind, Status
from pulumi_itsmng.sandbox.itil.object import ItilBehaviour
from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.itil.visibility import READ_ALL, READ_OWN, restrict_to_visible
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row


class _InnerBehaviour(ItilBehaviour):
    """An object of the support itself; only reading it depends on who has to do with it."""

    reads_recursively = True
    """Whether a recursive one is seen from the entities below its own."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Reading all, or one's own, are rights of their own."""
        return context.session.has_right(self.kind.right, READ_ALL | READ_OWN if right == rights.READ else right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Who does not see all sees those he has to do with."""
        place = row if self.reads_recursively else row | {"is_recursive": 0}
        if not super().in_scope(context, right, place):
            return False
        if right != rights.READ or context.session.has_right(self.kind.right, READ_ALL):
            return True
        return Actors(context, self.kind, row["id"]).include(context.session, *Role)

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those the session sees."""
        super().restrict(context, conditions)
        restrict_to_visible(context, self.kind, conditions)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Link it to the thing it was made for."""
        super().added(context, row, wanted)
        if wanted.get("_from_items_id") is not None and wanted.get("_from_itemtype") is not None:
            self.link(context, row["id"], wanted["_from_itemtype"], as_id(wanted["_from_items_id"]))

    def follow_from(self, context: RequestContext, item_id: int, origin: Kind, origin_id: object, link: str) -> None:
        """Link it to the object it comes from, and to all that is about."""
        found = context.database.get(origin.itemtype, as_id(origin_id))
        if found is None:
            return
        add(context, REGISTRY[link], {origin.foreign_key: found["id"], self.kind.foreign_key: item_id})
        for thing in context.database.find(REGISTRY[origin.items], **{origin.foreign_key: found["id"]}):
            self.link(context, item_id, thing["itemtype"], thing["items_id"])


class ProblemBehaviour(_InnerBehaviour):
    """A problem: what is behind tickets."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """One that somebody works on is new no longer."""
        prepared = super().prepare_addition(context, wanted)
        if prepared and naming.assigns_somebody(prepared) and as_id(prepared["status"]) in self.kind.new:
            prepared["status"] = Status.ASSIGNED
        return prepared

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Link it to the ticket it comes from."""
        super().added(context, row, wanted)
        if wanted.get("_tickets_id") is not None:
            self.follow_from(context, row["id"], TICKET, wanted["_tickets_id"], "Problem_Ticket")


class ChangeBehaviour(_InnerBehaviour):
    """A change: what is to become different."""

    reads_recursively = False

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Link it to the ticket or the problem it comes from."""
        super().added(context, row, wanted)
        if wanted.get("_tickets_id") is not None:
            self.follow_from(context, row["id"], TICKET, wanted["_tickets_id"], "Change_Ticket")
        if wanted.get("_problems_id") is not None:
            self.follow_from(context, row["id"], PROBLEM, wanted["_problems_id"], "Change_Problem")
