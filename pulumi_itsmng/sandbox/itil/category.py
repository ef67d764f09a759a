"""Categories of tickets, problems and changes: their codes do not repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class CategoryBehaviour(TreeBehaviour):
    """A category; a change that does not name its code empties that."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a code that is taken."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else self._with_code(context, prepared, None)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Refuse a code that is taken. Of a change that puts it below itself, only the emptied code is left."""
        prepared = super().prepare_update(context, row, wanted)
        return {"code": ""} if prepared is None else self._with_code(context, prepared, row["id"])

    def _with_code(self, context: RequestContext, wanted: Input, own_id: int | None) -> Input | None:
        code = as_text(wanted.get("code")).strip()
        taken = context.database.find(self.itemtype, code=code) if code else []
        if any(category["id"] != own_id for category in taken):
            context.add_message("Code representation field must be unique.")
            return None
        return wanted | {"code": code}
