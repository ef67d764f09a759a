"""Business rules: the server's own lists of them break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.behaviour import Behaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.listing import Conditions


class RuleBehaviour(Behaviour):
    """A rule cannot be listed."""

    def restrict(self, call: Call, conditions: Conditions) -> None:  # noqa: ARG002
        """End the request, as the server's program does on its query."""
        raise ServerBrokeError
