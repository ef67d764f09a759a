"""What the engine did or would do, from its own event log: no scraping of what it prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NO_CHANGES = ("same", "refresh", "read")


@dataclass(frozen=True)
class Change:
    """One resource that is, or would be, changed.

    Attributes:
        operation: create, update, delete ...
        name: The resource's name in the program.
        properties: Those whose values differ, for an update.
    """

    operation: str
    name: str
    properties: frozenset[str] = frozenset()


def changes(event_log: Path, of_type: str) -> list[Change]:
    """Read the changes of the resources whose type begins so from the log of one command."""
    return [
        Change(found["op"], found["urn"].rpartition("::")[2], frozenset(found.get("detailedDiff") or {}))
        for found in _outcomes(event_log)
        if found["type"].startswith(of_type) and found["op"] not in NO_CHANGES
    ]


def _outcomes(event_log: Path) -> Iterator[dict[str, Any]]:
    """There is one such event for each resource, at the end of its step: in previews, too."""
    for line in event_log.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if "resOutputsEvent" in event:
            yield event["resOutputsEvent"]["metadata"]
