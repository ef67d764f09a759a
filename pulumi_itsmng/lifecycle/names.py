"""Names of what forms a tree: a complete name is that of an item after those of all above it."""

from __future__ import annotations

from collections.abc import Iterator

SEPARATOR = " > "
"""What stands between the names in a complete name."""


def shorter(name: str) -> Iterator[str]:
    """What is left of a name without the first names of those above."""
    while name := name.partition(SEPARATOR)[2]:
        yield name
