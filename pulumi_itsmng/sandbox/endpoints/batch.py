"""What became of the items of one request."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.sandbox.errors import ApiError


class Batch:
    """Collects the results of a creation, update or deletion.

    Args:
        verb: What was to be done, as the error codes name it: ADD, UPDATE or DELETE.
    """

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._results: list[Any] = []
        self._count = 0
        self._failed = 0

    def count(self, result: Any, *, done: bool) -> None:
        """Note the result of one item.

        Args:
            result: What the answer says of it.
            done: Whether it was done.
        """
        self._results.append(result)
        self._count += 1
        self._failed += not done

    def fail(self, result: Any = None) -> None:
        """Note an item that was not touched.

        Args:
            result: What the answer says of it; None leaves it out.
        """
        if result is not None:
            self._results.append(result)
        self._count += 1
        self._failed += 1

    def skip(self) -> None:
        """Note an item that the answer does not mention, and that did not fail either."""
        self._count += 1

    def results(self, *, several: bool) -> list[Any]:
        """The results, if all went well.

        Args:
            several: Whether the request named the items in a list; an empty list is a failure.

        Raises:
            ApiError: Some or all items failed.
        """
        if not several:
            if self._failed:
                message = self._results[0]["message"] if self._results else None
                raise ApiError(f"ERROR_GLPI_{self._verb}", message)
            return self._results
        if self._failed == self._count:
            raise ApiError(f"ERROR_GLPI_{self._verb}", self._results)
        if self._failed:
            raise ApiError(f"ERROR_GLPI_PARTIAL_{self._verb}", self._results, 207)
        return self._results
