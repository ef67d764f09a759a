"""What an entry of the server's history proves of a field.

The server cuts the texts that it notes, and loses the backslashes with which it escaped them: a line break is noted as
`n`, or `rn` if it is CR and LF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import as_stored
from pulumi_itsmng.catalog import Field

UPDATED, MOVED = 0, 18
"""What an entry says was done (`linked_action`): a field was changed, or a child got another parent."""

KEPT = 180
"""How many characters of a value the history keeps."""

ESCAPED = 250
"""How many it keeps with a backslash before each that needs one: if that is more than a text has room for, it is cut
there. A cut between a backslash and its character is SQL that fails, so there is no such entry."""

_NEEDS_BACKSLASH = frozenset("'\"\\")

_LINE_ENDS = ("n", "rn", "\n", "\r\n")
"""As what a line break may be noted. A live text no longer tells which of the two kinds it was."""


def tells(row: Row, field: Field, value: Any, shown: Any) -> bool:
    """Whether an entry says that a field got the value that is live.

    Args:
        row: the entry, the newest about that field.
        field: the field.
        value: the live value; of a reference, the id.
        shown: of a reference, the name of the item that it leads to.
    """
    after = str(row["new_value"] or "")
    if field.kind != "reference":
        return as_stored(after) in _noted(as_stored(str(value)))
    if int(row["linked_action"]) == MOVED:
        return after == (str(shown).rpartition(" > ")[2] if value else "")
    return after == str(value) or after.endswith(f"({value})") or not (after or value)


def _noted(text: str) -> Iterator[str]:
    """All that the history may hold of a text."""
    for line_end in _LINE_ENDS:
        kept = text.replace("\n", line_end)[:KEPT]
        yield kept
        yield _cut_escaped(kept)


def _cut_escaped(text: str) -> str:
    room, kept = ESCAPED, 0
    for character in text:
        room -= 2 if character in _NEEDS_BACKSLASH else 1
        if room < 0:
            break
        kept += 1
    return text[:kept]
