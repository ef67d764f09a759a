"""Printers: their page counters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input


class PrinterBehaviour(Behaviour):
    """A printer has printed at least what it had printed when it came."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """Begin the last counter at the first."""
        first = wanted.get("init_pages_counter")
        if first is not None and wanted.get("last_pages_counter") is None:
            return wanted | {"last_pages_counter": as_id(first)}
        return wanted
