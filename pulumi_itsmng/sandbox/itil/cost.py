"""Costs of tickets, problems and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import restrict_to_entities

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.conditions import Conditions


class CostBehaviour(ChildBehaviour):
    """A cost is in the entity of its object."""

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those of the active entities."""
        restrict_to_entities(context, self.itemtype, conditions)
