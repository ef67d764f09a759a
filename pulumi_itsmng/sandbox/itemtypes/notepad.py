"""Notes: they keep who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class NotepadBehaviour(ChildBehaviour):
    """A note keeps who wrote it and who changed it last."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Note author and time."""
        user = call.session.user_id
        author = {} if wanted.get("users_id") else {"users_id": user}
        return {"date": call.now, "users_id_lastupdater": user} | wanted | author

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Note who changes it."""
        return wanted | {"users_id_lastupdater": call.session.user_id}
