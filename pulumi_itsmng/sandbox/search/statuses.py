"""The words a search knows for the statuses of tickets, problems and changes."""

from __future__ import annotations

from pulumi_itsmng.sandbox.itil.kinds import KINDS, Status

_TABLES = [kind.itemtype.table for kind in KINDS.values()]
STATUSES = frozenset(f"{table}.status" for table in _TABLES)
"""The fields that hold a status."""

LEVELS = frozenset(f"{table}.{level}" for table in _TABLES for level in ("priority", "impact", "urgency")) | {
    "glpi_projects.priority"
}
"""The fields that hold a priority or the like."""

APPROVALS = frozenset(
    f"glpi_{field}"
    for field in (
        "tickets.global_validation",
        "ticketvalidations.status",
        "changes.global_validation",
        "changevalidations.status",
    )
)
"""The fields that say where an approval stands."""

APPROVABLE = (1, 4)
"""Where it stands if nothing is in the way: nobody was asked, or it was given."""

_IN_PROCESS = {
    "Ticket": {Status.ASSIGNED, Status.PLANNED},
    "Problem": {Status.ACCEPTED, Status.ASSIGNED, Status.PLANNED},
    "Change": {Status.ACCEPTED, Status.QUALIFICATION, Status.TEST},
}


def meant(itemtype: str, value: str) -> list[int]:
    """The statuses a value stands for.

    Args:
        itemtype: Ticket, Problem or Change.
        value: A status, or a word for several.

    Returns:
        The statuses; none if there is no such word or status.
    """
    kind = KINDS.get(itemtype)
    if kind is None:
        return []
    words: dict[str, frozenset[int] | set[Status]] = {
        "process": _IN_PROCESS[itemtype],
        "notclosed": kind.statuses - kind.closed,
        "old": kind.done,
        "notold": kind.statuses - kind.done,
        "all": kind.statuses,
    }
    if value in words:
        return sorted(words[value])
    return [int(value)] if value.isdigit() and int(value) in kind.statuses else []
