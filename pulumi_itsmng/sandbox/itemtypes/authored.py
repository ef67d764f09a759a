"""Documents, notes and links to documents: they keep who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour, LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class DocumentBehaviour(Behaviour):
    """A document keeps its author."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Note the author."""
        return _by_author(call, wanted)


class DocumentItemBehaviour(LinkBehaviour):
    """A link to a document keeps who made it."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Note the author."""
        return _by_author(call, wanted)


class NotepadBehaviour(ChildBehaviour):
    """A note keeps who wrote it and who changed it last."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Note author and time."""
        return {"date": call.now, "users_id_lastupdater": call.session.user_id} | _by_author(call, wanted)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Note who changes it."""
        return wanted | {"users_id_lastupdater": call.session.user_id}


def _by_author(call: Call, wanted: Input) -> Input:
    return wanted if wanted.get("users_id") else wanted | {"users_id": call.session.user_id}
