"""Components: what a processor or a hard disk is called, and what becomes of one that is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class DeviceBehaviour(Behaviour):
    """A kind of component is called by its designation."""

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """The designation."""
        return str(row["designation"] or "")


class ItemDeviceBehaviour(LinkBehaviour):
    """A component in an item: in its kind's entity, at the item's place, and told of in the item's history alone."""

    tells_both = False
    made, changed, unmade = history.ADD_DEVICE, history.UPDATE_DEVICE, history.DELETE_DEVICE

    placed_by = 1

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one of no kind, and take over place and state of what it is built into."""
        owner, kind = self.attachments
        if not as_id(wanted.get(kind.column, 0)):
            context.add_message("A component must name its kind")
            return None
        end = self.parent(context, owner, wanted)
        if end is None:
            return wanted
        if setting(context.database, "is_location_autoupdate") and "locations_id" in end[1]:
            wanted = wanted | {"locations_id": end[1]["locations_id"]}
        mode = as_id(setting(context.database, "state_autoupdate_mode"))
        return wanted | {"states_id": end[1].get("states_id", 0) if mode < 0 else mode} if mode else wanted
