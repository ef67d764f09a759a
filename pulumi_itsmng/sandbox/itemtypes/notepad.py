"""Notes: they keep who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class NotepadBehaviour(ChildBehaviour):
    """A note keeps who wrote it and who changed it last; to write one is a right of its own."""

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """Writing needs the right to write notes about such items."""
        if right not in (rights.CREATE, rights.UPDATE):
            return super().in_scope(context, right, row)
        itemtype = REGISTRY.find(str(row.get("itemtype") or ""))
        return itemtype is not None and context.session.has_right(context.behaviour(itemtype).right, rights.UPDATENOTE)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Note author and time."""
        user = context.session.user_id
        return wanted | {"date": context.now, "users_id": user, "users_id_lastupdater": user}

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Note who changes it."""
        return wanted | {"users_id_lastupdater": context.session.user_id}
