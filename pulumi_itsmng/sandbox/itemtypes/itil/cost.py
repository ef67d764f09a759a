"""Costs of tickets, problems and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import restrict_to_entities
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.items.listing import Conditions
    from pulumi_itsmng.sandbox.storage import Row


class CostBehaviour(ChildBehaviour):
    """A cost is for a time, which ends no sooner than it begins."""

    def restrict(self, call: Call, conditions: Conditions) -> None:
        """List those of the active entities."""
        restrict_to_entities(call, self.itemtype, conditions)

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:  # noqa: ARG002
        """Correct the end."""
        return _with_end(wanted)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Correct the end."""
        prepared = super().prepare_update(call, row, wanted)
        return None if prepared is None else _with_end(prepared)


def _with_end(wanted: Input) -> Input:
    begin, end = as_text(wanted.get("begin_date")), as_text(wanted.get("end_date"))
    return wanted | {"end_date": wanted["begin_date"]} if begin and end < begin else wanted
