"""Names of what forms a tree: a complete name is that of an item after those of all above it."""

from __future__ import annotations

from collections.abc import Iterator

from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, fold
from pulumi_itsmng.catalog import CATALOG

SEPARATOR = " > "
"""What stands between the names in a complete name."""


def is_caseless(itemtype: str | None) -> bool:
    """Whether case and accents do not tell the names of an itemtype apart: so it is with logins."""
    declared = CATALOG.get(itemtype or "")
    return (
        declared is not None
        and declared.name_field is not None
        and declared.inputs[declared.name_field].case_insensitive
    )


def comparable(itemtype: str | None, name: str) -> str:
    """A name in the one form that it has in common with all that name the same item."""
    return fold(name) if is_caseless(itemtype) else name


def can_mean(itemtype: str | None, name: str, complete_name: str) -> bool:
    """Whether an item may be meant by a name: it is its complete name, or the end of it."""
    wanted, called = comparable(itemtype, name), comparable(itemtype, complete_name)
    return called == wanted or called.endswith(SEPARATOR + wanted)


def searchable(itemtype: str, name: str) -> str:
    """A name as the server is to look for it."""
    return Folded(name) if is_caseless(itemtype) else name


def shorter(name: str) -> Iterator[str]:
    """What is left of a name without the first names of those above."""
    while name := name.partition(SEPARATOR)[2]:
        yield name


def called(row: Row) -> str:
    """What an item is called: its complete name in a tree, else its name (of a user, the login)."""
    return str(row.get("completename") or row.get("name") or "")
