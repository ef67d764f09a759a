"""Software: what it updates, and what becomes of its licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.http.incoming import truthy
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

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """It is an update of other software only if that is said too."""
        prepared = super().prepare_addition(call, wanted)
        return None if prepared is None else _of_nothing(prepared)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """It is an update of other software only while that is said too."""
        prepared = super().prepare_update(call, row, wanted)
        return None if prepared is None else _of_nothing(prepared)

    def purging(self, call: Call, row: Row, orders: Input) -> None:
        """Put its licences into the trash; they go on naming it."""
        super().purging(call, row, orders)
        for licence in call.database.find(_LICENCE, softwares_id=row["id"]):
            delete(call, _LICENCE, licence, {}, purge=False)


def _of_nothing(wanted: Input) -> Input:
    is_update = wanted.get("is_update")
    return wanted if is_update is None or truthy(is_update) else wanted | {"softwares_id": 0}
