"""Names that nothing else has."""

from __future__ import annotations

import random
import time

_INSTALLATION = "5b3a2f6c-9d01e7a4"
"""What stands for the server and its folder in the tags it makes."""


def unique_id() -> str:
    """Time and chance in 23 characters, as PHP's uniqid makes them."""
    microseconds = time.time_ns() // 1000
    chance = f"{random.randrange(10**9):09}"  # noqa: S311 - no secret
    return f"{microseconds // 1_000_000:08x}{microseconds % 1_000_000:05x}{chance[0]}.{chance[1:]}"


def unique_tag() -> str:
    """A tag for an item, unique among servers."""
    return f"{_INSTALLATION}-{unique_id()}"
