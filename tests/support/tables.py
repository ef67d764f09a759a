"""What became of a server's tables: what was touched that was there, and what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Row = dict[str, Any]
Tables = Mapping[str, Mapping[int, Row]]

PASSING = {"last_login", "ancestors_cache", "sons_cache"}
"""Columns that the server changes for itself: at each log-in, and where it keeps who is above and below whom."""

HISTORY = "glpi_logs"
"""The table of who changed what. Its entries of an item that is purged go with it."""


def touched(before: Tables, after: Tables, *, but: frozenset[str] = frozenset()) -> list[str]:
    """The rows that are gone or no longer as they were, each with the columns that differ.

    Args:
        before: the tables at first.
        after: the tables now.
        but: columns that may differ, beside those that pass.
    """
    found = []
    for table, rows in before.items():
        for item_id, row in rows.items():
            now = after.get(table, {}).get(item_id)
            changed = {name for name in row if now and row[name] != now[name]} - PASSING - but
            if now is None or changed:
                found.append(f"{table} {item_id}: {', '.join(sorted(changed)) or 'gone'}")
    return found


def new(before: Tables, after: Tables) -> Iterator[tuple[str, Row]]:
    """The rows that were not there at first, each with its table; what is in the history is not looked at."""
    for table, rows in after.items():
        if table != HISTORY:
            yield from ((table, row) for item_id, row in rows.items() if item_id not in before.get(table, {}))
