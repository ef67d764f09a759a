"""Drop-downs: their names are trimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.behaviour import Behaviour, Input
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.storage import Row


class DropdownBehaviour(Behaviour):
    """A list of words to choose from, such as the manufacturers."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Cut the spaces around the name; what is at a place is in the place's entity."""
        place = None if self.itemtype.tree else _place(context, wanted)
        return _trimmed(wanted | {"entities_id": place["entities_id"]} if place else wanted)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Cut the spaces around the name."""
        return _trimmed(wanted)


def _place(context: RequestContext, wanted: Input) -> Row | None:
    return context.database.get(REGISTRY["Location"], as_id(wanted.get("locations_id", 0)))


def _trimmed(wanted: Input) -> Input:
    name = wanted.get("name")
    return wanted | {"name": name.strip()} if isinstance(name, str) else wanted
