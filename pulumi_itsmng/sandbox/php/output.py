"""What PHP makes of values that go out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def encode(content: Any) -> bytes:
    """JSON as the server writes it: UTF-8, and a whole float without its point.

    Args:
        content: What to write.
    """
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def as_php_array(items: Mapping[Any, Any]) -> list[Any] | dict[str, Any]:
    """A dict as PHP writes it: a list if its keys count from 0.

    Args:
        items: The dict.

    Returns:
        A list, or the dict with text keys.
    """
    if list(items) == list(range(len(items))):
        return list(items.values())
    return {str(key): value for key, value in items.items()}
