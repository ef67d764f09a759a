"""Entities: the tree everything else is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.listing import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_ROOT = 0


class EntityBehaviour(TreeBehaviour):
    """An entity is seen by who has it active, not by who has its parent active."""

    lowest_parent = _ROOT
    chooses_ids = True

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Creating needs the parent, all else the entity itself."""
        session = call.session
        if right != rights.CREATE:
            return session.sees_entity(row["id"])
        own = session.profile["entities"].get(row.get("entities_id"))
        return bool(own["is_recursive"]) if own else session.sees_entity(row.get("entities_id"))

    def restrict(self, call: Call, conditions: Conditions) -> None:
        """List them all, even those a session may not read."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse one without a name, and count the ids without gaps."""
        if not wanted.get("name"):
            call.say("You can't add an entity without name")
            return None
        placed = super().prepare_addition(call, wanted)
        if placed is None:
            return None
        highest: int = call.database.value(f"SELECT max(id) FROM {self.itemtype.table}")  # noqa: S608 - own table
        return placed | {"id": highest + 1, "max_closedate": call.now}

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Let the session see it, which lasts only if the request may change its session."""
        super().added(call, row, wanted)
        call.session.active_entities = [*call.session.active_entities, row["id"]]

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Keep the root where it is."""
        prepared = super().prepare_update(call, row, wanted)
        if prepared is None or row["id"] != _ROOT:
            return prepared
        return prepared | {"entities_id": -1, "level": 1}

    def may_be_deleted(self, call: Call, row: Row) -> bool:  # noqa: ARG002
        """All but the root may."""
        return bool(row["id"] != _ROOT)

    def purging(self, call: Call, row: Row, orders: Input) -> None:
        """Leave the entities below where they are, with a parent that is gone."""
