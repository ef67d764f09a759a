"""The operating system of an asset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import LinkBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input


class OperatingSystemOfItemBehaviour(LinkBehaviour):
    """It is where the asset is, whatever the client says."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Take over entity and recursion of the asset."""
        asset = self.parent(context, self.attachments[1], wanted)
        return wanted | {name: asset[1].get(name, 0) for name in ("entities_id", "is_recursive")} if asset else wanted
