"""Drop-downs: their names are trimmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.behaviour import Behaviour, Input

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.storage import Row


class DropdownBehaviour(Behaviour):
    """A list of words to choose from, such as the manufacturers."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:  # noqa: ARG002
        """Cut the spaces around the name."""
        return _trimmed(wanted)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Cut the spaces around the name."""
        return _trimmed(wanted)


def _trimmed(wanted: Input) -> Input:
    name = wanted.get("name")
    return wanted | {"name": name.strip()} if isinstance(name, str) else wanted
