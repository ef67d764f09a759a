"""Software: what becomes of its licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_LICENCE = REGISTRY["SoftwareLicense"]


class SoftwareBehaviour(Behaviour):
    """A licence outlives its software."""

    kept_references = frozenset({("SoftwareLicense", "softwares_id")})

    def purging(self, call: Call, row: Row, orders: Input) -> None:
        """Put its licences into the trash; they go on naming it."""
        super().purging(call, row, orders)
        for licence in call.database.find(_LICENCE, softwares_id=row["id"]):
            delete(call, _LICENCE, licence, {}, purge=False)
