"""Authorizations: which user has which profile in which entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history, rights
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.login.profiles import outranks

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row


class ProfileUserBehaviour(LinkBehaviour):
    """Who may change users gives them profiles, but none that may do more than he may himself."""

    tells_both = False
    made, unmade = history.ADD_SUBITEM, history.DELETE_SUBITEM

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """To give a profile the session must see the user and the entity; to take it, change the user."""
        if right != rights.CREATE:
            return super().in_scope(context, right, row)
        return (
            super().in_scope(context, rights.READ, row)
            and outranks(context.database, context.session, [as_id(row.get("profiles_id", 0))])
            and context.session.sees_entity(row.get("entities_id"))
        )

    def complete(self, context: RequestContext, wanted: Input) -> Input:  # noqa: ARG002
        """The entity is not the user's but the one named."""
        return wanted

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List those of the active entities."""
        active = context.session.active_entities
        conditions.add(f"{self.itemtype.table}.entities_id IN ({', '.join('?' * len(active))})", *active)
