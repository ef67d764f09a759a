"""The installation's settings, which a client can change although the server says it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import STRUCTURES
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class ConfigBehaviour(Behaviour):
    """An update of any setting sets every setting it names."""

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Set what is named, and then refuse to change the row itself."""
        if truthy(wanted.get("maintenance_mode")):
            context.add_message("Maintenance mode activated. Backdoor using: /index.php?skipMaintenance=1")
        for name, value in wanted.items():
            for setting in context.database.find(self.itemtype, context="core", name=name):
                if not isinstance(value, STRUCTURES):
                    context.database.set_column(self.itemtype, setting["id"], "value", as_text(value))
        return None
