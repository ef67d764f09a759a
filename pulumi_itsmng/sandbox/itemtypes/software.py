"""Software and its versions: what it updates, what becomes of its licences, and how histories call a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_LICENCE = REGISTRY["SoftwareLicense"]


class SoftwareBehaviour(Behaviour):
    """A licence outlives its software."""

    kept_references = frozenset({("SoftwareLicense", "softwares_id")})

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """It is an update of other software only if that is said too."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else _of_nothing(prepared)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """It is an update of other software only while that is said too."""
        prepared = super().prepare_update(context, row, wanted)
        return None if prepared is None else _of_nothing(prepared)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """Put its licences into the trash; they go on naming it."""
        super().purging(context, row, orders)
        for licence in context.database.find(_LICENCE, softwares_id=row["id"]):
            delete(context, _LICENCE, licence, {}, purge=False)


class VersionBehaviour(ChildBehaviour):
    """A version says in the histories of others of which software it is."""

    def full_name(self, context: RequestContext, row: Row) -> str:
        """The version after its software."""
        return after_software(context, row, self.own_name(context, row))


def after_software(context: RequestContext, row: Row, name: str) -> str:
    """A name after that of the software.

    Args:
        row: What belongs to the software.
    """
    software = context.database.get(REGISTRY["Software"], row["softwares_id"])
    return f"{software['name']} - {name}" if software and software["name"] and name else name


def _of_nothing(wanted: Input) -> Input:
    is_update = wanted.get("is_update")
    return wanted if is_update is None or truthy(is_update) else wanted | {"softwares_id": 0}
