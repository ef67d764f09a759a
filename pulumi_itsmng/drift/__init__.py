"""What changed on the server since a stack was last brought up to date, and who did it."""

from pulumi_itsmng.drift.detect import detect_drift
from pulumi_itsmng.drift.report import Blame, FieldDrift, ItemDrift, Report, Status, Unlisted, Unmanaged
from pulumi_itsmng.drift.selection import matches_a_field
from pulumi_itsmng.stack.state import Managed, State, StateError, read_state

__all__ = [
    "Blame",
    "FieldDrift",
    "ItemDrift",
    "Managed",
    "Report",
    "State",
    "StateError",
    "Status",
    "Unlisted",
    "Unmanaged",
    "detect_drift",
    "matches_a_field",
    "read_state",
]
