"""States: names that must not repeat, checked by the server before the database does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class StateBehaviour(TreeBehaviour):
    """The server's own check looks only at what a request names, so it is too strict and too lax."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a name of the top level where no parent is named; otherwise leave it to the database."""
        if wanted.get("states_id") is None and self._taken(context, wanted | {"states_id": 0}):
            context.add_message("State must be unique!")
            return None
        return super().prepare_addition(context, self._visible_where_its_parent_is(context, wanted))

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Refuse a name, a parent, or the pair of them that any other state has."""
        changed = any(wanted.get(name) not in (None, row[name]) for name in ("states_id", "name"))
        if changed and self._taken(context, wanted):
            context.add_message("State must be unique per level!")
            return None
        return super().prepare_update(context, row, wanted)

    def _visible_where_its_parent_is(self, context: RequestContext, wanted: Input) -> Input:
        parent = context.database.get(self.itemtype, as_id(wanted.get("states_id") or 0))
        inherited = {name: value for name, value in (parent or {}).items() if name.startswith("is_visible_")}
        return inherited | wanted

    def _taken(self, context: RequestContext, wanted: Input) -> bool:
        named = {name: wanted[name] for name in ("states_id", "name") if wanted.get(name) is not None}
        return bool(context.database.find(self.itemtype, **named))
