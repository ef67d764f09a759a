"""Authorizations: which user has which profile in which entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.login.profiles import rights_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.listing import Conditions
    from pulumi_itsmng.sandbox.storage import Row


class ProfileUserBehaviour(LinkBehaviour):
    """Nobody gives a profile that may do more than he may himself."""

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Besides user and profile it needs the entity, and no more rights than one's own."""
        if not super().reaches(call, right, row):
            return False
        if right == rights.READ:
            return True
        own = call.session.profile
        given = rights_of(call.database, as_id(row.get("profiles_id", 0)))
        if any(bits & ~int(own.get(name) or 0) for name, bits in given.items()):
            return False
        return right != rights.CREATE or call.session.sees_entity(row.get("entities_id"))

    def complete(self, call: Call, wanted: Input) -> Input:  # noqa: ARG002
        """The entity is not the user's but the one named."""
        return wanted

    def restrict(self, call: Call, conditions: Conditions) -> None:
        """List those of the active entities."""
        active = call.session.active_entities
        conditions.add(f"{self.itemtype.table}.entities_id IN ({', '.join('?' * len(active))})", *active)
