"""Request types: of each default there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.php.values import truthy

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_DEFAULTS = ("is_helpdesk_default", "is_followup_default", "is_mail_default", "is_mailfollowup_default")


class RequestTypeBehaviour(DropdownBehaviour):
    """A new default takes over from the one before, which no history tells of."""

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Take over the defaults it is to be."""
        super().added(context, row, wanted)
        self._take_over(context, row, [name for name in _DEFAULTS if truthy(wanted.get(name))])

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Take over the defaults it is now; one that it was has no successor."""
        super().updated(context, before, row, changed)
        now = [name for name in _DEFAULTS if name in changed and truthy(row[name])]
        self._take_over(context, row, now)
        if any(name in changed and name not in now for name in _DEFAULTS):
            context.add_message("Be careful: there is no default value")

    def _take_over(self, context: RequestContext, row: Row, names: list[str]) -> None:
        for name in names:
            for other in context.database.find(self.itemtype, **{name: 1}):
                if other["id"] != row["id"]:
                    context.database.set_column(self.itemtype, other["id"], name, 0)
