"""The inventory that the quick start's program declares, in the server's words."""

from __future__ import annotations

import csv
import html
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.harness.colleague import Colleague

COLUMNS = {
    "hostname": "name",
    "serial": "serial",
    "inventory_number": "otherserial",
    "alternate_username": "contact",
    "alternate_username_number": "contact_num",
    "uuid": "uuid",
    "comment": "comment",
}
"""The server's column for each column of the file."""

Row = dict[str, Any]
"""A computer as the server has it, with its texts as a person would write them."""

Machine = tuple[str, ...]
"""The values of one machine, in the order of COLUMNS."""


def read(file: Path) -> list[Machine]:
    """Read the machines from the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [tuple(row[column] for column in COLUMNS) for row in csv.DictReader(lines)]


def from_row(row: Mapping[str, object]) -> Machine:
    """The same values of a computer on the server, where an unset text may be null."""
    return tuple(str(row[column] or "") for column in COLUMNS.values())


def computers(colleague: Colleague, *, trashed: bool = False) -> dict[str, Row]:
    """The computers on the server that are in use, or those in its trash, by their names."""
    rows = [_readable(row) for row in colleague.list("Computer", trash=trashed)]
    return {row["name"]: row for row in rows}


def _readable(row: Row) -> Row:
    """The server keeps < and > encoded, and answers so."""
    return {column: html.unescape(value) if isinstance(value, str) else value for column, value in row.items()}
