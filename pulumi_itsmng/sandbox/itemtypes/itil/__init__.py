"""Tickets, problems and changes, and what hangs on them: one set of rules for all three."""

from pulumi_itsmng.sandbox.itemtypes.itil.behaviours import ITIL_BEHAVIOURS

__all__ = ["ITIL_BEHAVIOURS"]
