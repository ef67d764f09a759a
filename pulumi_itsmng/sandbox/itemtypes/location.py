"""Locations: the installation's own business rules name the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.tree import TreeBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_IN_BUSINESS_RULES = 1


class LocationBehaviour(TreeBehaviour):
    """A location that business rules name switches them off when it goes."""

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """Say that rules were switched off."""
        super().purging(context, row, orders)
        if row["id"] == _IN_BUSINESS_RULES:
            context.add_message("Rules using the object have been disabled.")
