"""Values as PHP takes them."""

from __future__ import annotations


def truthy(value: object) -> bool:
    """Whether PHP takes a value for true."""
    return value not in (None, False, 0, 0.0, "", "0", [], {})
