"""Line operators: the codes of their country and network, which only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input

_CODES = ("mcc", "mnc")


class LineOperatorBehaviour(DropdownBehaviour):
    """Codes that are not given are 0, so there is one operator without codes at most."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse the codes of another operator."""
        codes = {name: wanted[name] if wanted.get(name) is not None else 0 for name in _CODES}
        if context.database.find(self.itemtype, **{name: as_id(code) for name, code in codes.items()}):
            context.add_message("Another line operator has these codes.")
            return None
        return super().prepare_addition(context, wanted | codes)
