"""Business rules: all kinds are in one table, and the server's own lists of them break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.unique import unique_tag

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions


class RuleBehaviour(Behaviour):
    """A rule knows its kind and its place among the rules of that kind, and cannot be listed."""

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:  # noqa: ARG002
        """End the request, as the server's program does on its query."""
        raise ServerBrokeError

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Fill in kind, place and a tag."""
        filled = {"sub_type": self.itemtype.name, "uuid": unique_tag(), "ranking": self._next_ranking(context)}
        return wanted | {name: value for name, value in filled.items() if wanted.get(name) is None}

    def _next_ranking(self, context: RequestContext) -> int:
        rankings = (rule["ranking"] for rule in context.database.find(self.itemtype, sub_type=self.itemtype.name))
        return int(max(rankings, default=0)) + 1
