"""Memberships: which user is in which group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import LinkBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class GroupUserBehaviour(LinkBehaviour):
    """A user of a group; the histories tell of a change and of the end, but not of the beginning."""

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Tell nobody: the server puts the group into people's plannings instead."""
