"""Entities: the tree everything else is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.itemtypes.entity_fields import UPDATE_HELPDESK, permitted
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.listing import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_ROOT = 0
_AT_THE_TOP = {"entities_id": -1, "level": 1}


class EntityBehaviour(TreeBehaviour):
    """An entity is seen by who has it active, not by who has its parent active."""

    lowest_parent = _ROOT

    def can_any(self, call: Call, right: int) -> bool:
        """Some of its fields are set by who looks after the support or the notifications."""
        session = call.session
        if right == rights.UPDATE and (
            session.has_right(self.right, UPDATE_HELPDESK) or session.has_right("notification", rights.UPDATE)
        ):
            return True
        return super().can_any(call, right)

    def reaches(self, call: Call, right: int, row: Row) -> bool:
        """Creating needs the parent, all else the entity itself."""
        session = call.session
        if right != rights.CREATE:
            return session.sees_entity(row["id"])
        own = session.profile["entities"].get(row.get("entities_id"))
        return bool(own["is_recursive"]) if own else session.sees_entity(row.get("entities_id"))

    def restrict(self, call: Call, conditions: Conditions) -> None:
        """List the active ones; all, even later ones that it may not read, to a session that began with all."""
        if not call.session.sees_all:
            active = call.session.active_entities
            conditions.add(f"{self.itemtype.table}.id IN ({', '.join('?' * len(active))})", *active)

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse one without a name, and count the ids without gaps."""
        if as_text(wanted.get("name")).strip() in ("", "0"):
            call.say("You can't add an entity without name")
            return None
        placed = super().prepare_addition(call, wanted)
        if placed is None:
            return None
        highest: int = call.database.value(f"SELECT max(id) FROM {self.itemtype.table}")  # noqa: S608 - own table
        return permitted(call.session, placed | {"id": highest + 1, "max_closedate": call.now})

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Let the session see it, which lasts only if the request may change its session."""
        super().added(call, row, wanted)
        call.session.active_entities = [*call.session.active_entities, row["id"]]

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Keep the root where it is.

        An entity that is to be below itself goes where the root is: what the server makes of its own
        refusal has no id, which it takes for that of the root.
        """
        prepared = super().prepare_update(call, row, wanted)
        if prepared is None:
            prepared = _AT_THE_TOP
        elif row["id"] == _ROOT:
            prepared = prepared | _AT_THE_TOP
        return permitted(call.session, prepared)

    def may_be_deleted(self, call: Call, row: Row) -> bool:  # noqa: ARG002
        """All but the root may."""
        return bool(row["id"] != _ROOT)

    def purging(self, call: Call, row: Row, orders: Input) -> None:  # noqa: ARG002
        """Leave the entities below where they are, with a parent that is gone."""
        call.database.trees.purging(self.itemtype, row["id"])
