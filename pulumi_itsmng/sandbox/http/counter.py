"""How many requests arrived, for tests that count."""

from __future__ import annotations

from collections import Counter
from typing import Any


class RequestCounter:
    """Counts requests of the API by method and path."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, method: str, path: str) -> None:
        """Count one request.

        Args:
            path: Its path below the base URL.
        """
        self._counts[f"{method} {path}"] += 1

    def clear(self) -> None:
        """Begin at nothing."""
        self._counts.clear()

    def report(self) -> dict[str, Any]:
        """What was counted.

        Returns:
            The total, and the count of each method and path.
        """
        return {"total": self._counts.total(), "requests": dict(self._counts)}
