"""Fields the server computes: its expressions in the words of this database, and how it writes their results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.search.option import TABLES

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.search.option import Option

_ADDED_UP = {"glpi_softwarelicenses.number": "SUM(TABLE.number) * COUNT(DISTINCT TABLE.id) / COUNT(TABLE.id)"}
"""What is added up although the server does not say so of the option. It leaves no digits behind the point."""

_DIGITS_OF_DIVISION = 4
_WORDS = (
    (re.compile(r"TIMESTAMPDIFF\(SECOND, (\S+), (\S+)\)"), r"(strftime('%s', \2) - strftime('%s', \1))"),
    (re.compile(r"CONCAT\((\S+), (' '), (\S+)\)"), r"(\1 || \2 || \3)"),
    (re.compile(r"\bIF\("), "iif("),
    (re.compile(r"\bLEAST\("), "min("),
    (re.compile(r"\bNOW\(\)"), "datetime('now', 'localtime')"),
    (re.compile(r"\b99999999\b"), "'99999999'"),
    (re.compile(r"/"), "* 1.0 /"),
)


def computation_of(option: Option) -> str:
    """How a field is computed, in the server's words but without their quotes.

    Returns:
        The expression; empty if the field is a column.
    """
    text = option.extras.get("computation") or _ADDED_UP.get(f"{option.table}.{option.field}", "")
    return str(text).replace("`", "")


def is_one_for_all(option: Option) -> bool:
    """Whether a computed field has one value for all rows of an item together."""
    return bool(computation_of(option)) and not option.extras.get("computationgroupby")


def computed(option: Option, alias: str) -> str:
    """A computed field as an expression in SQL.

    Args:
        alias: What the statement calls its table.
    """
    text = computation_of(option)
    for words, meant in _WORDS:
        text = words.sub(meant, text)
    return f"({text.replace('TABLE.', f'{alias}.')})"


def digits(option: Option) -> int | None:
    """How many digits behind the point a sum has, which the server writes as a text.

    Returns:
        As many as its decimals have and four more for each division; None if the field is no sum.
    """
    text = computation_of(option)
    if "SUM(" not in text:
        return None
    if "computation" not in option.extras:
        return 0
    columns = TABLES[option.table].columns
    scales = [columns[name].scale for name in re.findall(r"TABLE\.(\w+)", text) if name in columns]
    return max(scales) + _DIGITS_OF_DIVISION * text.count("/")
