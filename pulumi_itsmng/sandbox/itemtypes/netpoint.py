"""Network outlets: where each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_LOCATION = REGISTRY["Location"]


class NetpointBehaviour(DropdownBehaviour):
    """The history of a location tells which outlets it got and lost."""

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Tell the location's history."""
        super().added(call, row, wanted)
        self._tell(call, row, history.ADD_SUBITEM, new=self._entry(call, row))

    def purged(self, call: Call, row: Row) -> None:
        """Tell the location's history."""
        super().purged(call, row)
        self._tell(call, row, history.DELETE_SUBITEM, old=self._entry(call, row))

    def name(self, call: Call, row: Row) -> str:
        """Where another item refers to an outlet, it is called by its location, too."""
        location = reference_name(call, _LOCATION.name, row["locations_id"])
        return f"{self.own_name(call, row)} ({location or '&nbsp;'})"

    def own_name(self, call: Call, row: Row) -> str:
        """The name alone."""
        return super().name(call, row)

    def _entry(self, call: Call, row: Row) -> str:
        return self.own_name(call, row) or history.NAMELESS

    def _tell(self, call: Call, row: Row, action: int, *, old: str = "", new: str = "") -> None:
        if row["locations_id"]:
            history.write(call, _LOCATION, row["locations_id"], action, old=old, new=new, link=self.itemtype.name)
