"""Entities: the tree everything else is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.itemtypes.entity_fields import UPDATE_HELPDESK, permitted
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.storage import Row

_ROOT = 0
_AT_THE_TOP = {"entities_id": -1, "level": 1}


class EntityBehaviour(TreeBehaviour):
    """An entity is seen by who has it active, not by who has its parent active."""

    lowest_parent = _ROOT

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Some of its fields are set by who looks after the support or the notifications."""
        session = context.session
        if right == rights.UPDATE and (
            session.has_right(self.right, UPDATE_HELPDESK) or session.has_right("notification", rights.UPDATE)
        ):
            return True
        return super().can_any(context, right)

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Creating needs the parent, all else the entity itself."""
        session = context.session
        if right != rights.CREATE:
            return session.sees_entity(row["id"])
        own = session.profile["entities"].get(row.get("entities_id"))
        return bool(own["is_recursive"]) if own else session.sees_entity(row.get("entities_id"))

    def restrict(self, context: RequestContext, conditions: Conditions) -> None:
        """List the active ones; all, even later ones that it may not read, to a session that began with all."""
        if not context.session.sees_all:
            active = context.session.active_entities
            conditions.add(f"{self.itemtype.table}.id IN ({', '.join('?' * len(active))})", *active)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one without a name, and count the ids without gaps."""
        if as_text(wanted.get("name")).strip() in ("", "0"):
            context.add_message("You can't add an entity without name")
            return None
        placed = super().prepare_addition(context, wanted)
        if placed is None:
            return None
        highest: int = context.database.value(f"SELECT max(id) FROM {self.itemtype.table}")  # noqa: S608 - own table
        return permitted(context.session, placed | {"id": highest + 1, "max_closedate": context.now})

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Let the session see it, which lasts only if the request may change its session."""
        super().added(context, row, wanted)
        context.session.active_entities = [*context.session.active_entities, row["id"]]

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Keep the root where it is.

        An entity that is to be below itself goes where the root is: what the server makes of its own
        refusal has no id, which it takes for that of the root.
        """
        prepared = super().prepare_update(context, row, wanted)
        if prepared is None:
            prepared = _AT_THE_TOP
        elif row["id"] == _ROOT:
            prepared = prepared | _AT_THE_TOP
        return permitted(context.session, prepared)

    def may_be_deleted(self, context: RequestContext, row: Row) -> bool:  # noqa: ARG002
        """All but the root may."""
        return bool(row["id"] != _ROOT)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:  # noqa: ARG002
        """Leave the entities below where they are, with a parent that is gone."""
        context.database.trees.purging(self.itemtype, row["id"])
