"""The words a search knows for the statuses of tickets, problems and changes."""

from __future__ import annotations

_TABLES = ("glpi_tickets", "glpi_problems", "glpi_changes")
STATUSES = frozenset(f"{table}.status" for table in _TABLES)
"""The fields that hold a status."""

LEVELS = frozenset(f"{table}.{level}" for table in _TABLES for level in ("priority", "impact", "urgency")) | {
    "glpi_projects.priority"
}
"""The fields that hold a priority or the like."""

_SOLVED, _CLOSED = 5, 6
_ALL = {"Ticket": [1, 2, 3, 4, 5, 6], "Problem": [1, 7, 2, 3, 4, 5, 8, 6], "Change": [1, 9, 10, 7, 4, 11, 12, 5, 8, 6]}
_IN_PROCESS = {"Ticket": [2, 3], "Problem": [7, 2, 3], "Change": [7, 12, 11]}
_FINISHED = {"Ticket": [5], "Problem": [8, 5], "Change": [5, 8]}


def meant(itemtype: str, value: str) -> list[int]:
    """The statuses a value stands for.

    Args:
        itemtype: Ticket, Problem or Change.
        value: A status, or a word for several.

    Returns:
        The statuses; none if there is no such word or status.
    """
    known = _ALL.get(itemtype, [])
    words = {
        "process": _IN_PROCESS.get(itemtype, []),
        "notclosed": [status for status in known if status != _CLOSED],
        "old": [*_FINISHED.get(itemtype, []), _CLOSED],
        "notold": [status for status in known if status not in (*_FINISHED.get(itemtype, []), _CLOSED)],
        "all": known,
    }
    if value in words:
        return words[value]
    return [int(value)] if value.isdigit() and int(value) in known else []
