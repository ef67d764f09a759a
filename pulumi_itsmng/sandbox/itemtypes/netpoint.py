"""Network outlets: where each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_LOCATION = REGISTRY["Location"]


class NetpointBehaviour(DropdownBehaviour):
    """The history of a location tells which outlets it got and lost."""

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Tell the location's history."""
        super().added(context, row, wanted)
        self._tell(context, row, history.ADD_SUBITEM, new=self._entry(context, row))

    def purged(self, context: RequestContext, row: Row) -> None:
        """Tell the location's history."""
        super().purged(context, row)
        self._tell(context, row, history.DELETE_SUBITEM, old=self._entry(context, row))

    def name(self, context: RequestContext, row: Row) -> str:
        """Where another item refers to an outlet, it is called by its location, too."""
        location = reference_name(context, _LOCATION.name, row["locations_id"])
        return f"{self.own_name(context, row)} ({location or '&nbsp;'})"

    def own_name(self, context: RequestContext, row: Row) -> str:
        """The name alone."""
        return super().name(context, row)

    def _entry(self, context: RequestContext, row: Row) -> str:
        return self.own_name(context, row) or history.NAMELESS

    def _tell(self, context: RequestContext, row: Row, action: int, *, old: str = "", new: str = "") -> None:
        if row["locations_id"]:
            history.write(context, _LOCATION, row["locations_id"], action, old=old, new=new, link=self.itemtype.name)
