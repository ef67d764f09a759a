"""What a reference leads to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """What a reference led to.

    Attributes:
        id: its id.
        name: its complete name, or its login, or its name.
    """

    id: int
    name: str


NOTHING = Target(0, "")
"""What a reference to nothing leads to."""
