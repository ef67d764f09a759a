"""Whether the item that has an id now is the one that a state knows by it.

Ids mean other items on another server, and on one that was restored from a backup, what was created since then has the
ids of what was lost. Nothing of these is this stack's to change or delete.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.desired import known_values
from pulumi_itsmng.lifecycle.live import LiveItem

_QUARTER = 15 * 60
"""Seconds. Time zones differ by whole quarters of an hour."""

REUSED_ID = (
    "another item has its id now: is this another server, or one that was restored from a backup? The item counts as "
    "gone, and the other one is left alone"
)
"""What to say of it."""


def is_different_item(state: Mapping[str, Any], live: LiveItem) -> bool:
    """Whether a live item is surely not the one that a state knows: the server never changes when it was created.

    A server that is moved may show all its times in another time zone. Of links between two items it keeps no times.
    """
    known_since, lives_since = (_moment(outputs.get("date_creation")) for outputs in (state, live.outputs))
    if known_since is None or lives_since is None:
        return False
    return (known_since - lives_since).total_seconds() % _QUARTER != 0


def link_differs(itemtype: ItemType, state: Mapping[str, Any], live: LiveItem) -> bool:
    """Whether a link does not join what a state says it does: then it is another one."""
    known = known_values(itemtype, state)
    fixed = [name for name, field in itemtype.readable.items() if field.replace_on_change and name in known]
    return any(known[name] != live.values[name] for name in fixed)


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
