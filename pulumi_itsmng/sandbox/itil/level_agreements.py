"""Dates that an agreement on service levels promises; the installation has no agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.items.behaviour import Input

_AGREEMENT_OF = {
    "time_to_resolve": "slas_id_ttr",
    "time_to_own": "slas_id_tto",
    "internal_time_to_resolve": "olas_id_ttr",
    "internal_time_to_own": "olas_id_tto",
}


def with_level_agreements(wanted: Input) -> Input:
    """Drop agreements, all of which are unknown, and dates before the ticket's own."""
    kept = dict(wanted)
    for due, agreement in _AGREEMENT_OF.items():
        named = as_id(kept.get(agreement) or 0) > 0
        if named:
            kept[agreement] = 0
        opened = kept.get("date")
        if opened and not named and kept.get(due) not in (None, "NULL") and as_text(kept[due]) < as_text(opened):
            del kept[due]
    return kept
