"""What belongs to the installation's setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.behaviour import Behaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext


class SetupBehaviour(Behaviour):
    """The right to configure has no bits of its own for making and purging."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who may change the configuration may also make and purge what belongs to it."""
        return super().can_any(context, right if right == rights.READ else rights.UPDATE)
