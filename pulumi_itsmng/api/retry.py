"""When a request is sent again by itself, and how long that waits.

Only what is safe: a request that surely did not arrive, or was turned away, and a read that was cut off or met a
server that broke, or a proxy without one behind it. A write that may have been done is never sent again.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import anyio

from pulumi_itsmng.api.errors import ConnectionFailed, ConnectionLost, ItsmngError, Overloaded, UnexpectedResponse

T = TypeVar("T")

BROKEN_STATUSES = {500, 502, 504}
"""What a server that broke answers, or a proxy for one that is gone or slow: harmless to a read, not to a write."""


@dataclass(frozen=True)
class Retry:
    """How often and when to try again.

    Attributes:
        times: how often a request is sent again, at most.
        first_wait: seconds before the first repetition, at most; each further one waits up to twice as long.
        longest_wait: seconds between two tries, at most; a server that asks for more is not waited for.
        sleep: waits for some seconds.
        jitter: a number between 0 and 1 that spreads the waits of many clients.
    """

    times: int = 3
    first_wait: float = 0.5
    longest_wait: float = 30.0
    sleep: Callable[[float], Awaitable[None]] = field(default=anyio.sleep, repr=False)
    jitter: Callable[[], float] = field(default=random.random, repr=False)

    async def run(self, send: Callable[[], Awaitable[T]]) -> T:
        """Send until it works, it is not safe to go on, or it was tried often enough.

        Args:
            send: sends the request once.

        Raises:
            ItsmngError: the last failure.
        """
        for tried in range(self.times):
            try:
                return await send()
            except ItsmngError as error:
                wait = self._wait(tried, error)
                if wait is None:
                    raise
            await self.sleep(wait)
        return await send()

    async def pause(self) -> None:
        """Give the server a moment."""
        await self.sleep(self.first_wait)

    def _wait(self, tried: int, error: ItsmngError) -> float | None:
        """The seconds to wait before the request is sent again, or None if it must not be, or not so late."""
        if not is_safe_to_repeat(error):
            return None
        asked = error.retry_after if isinstance(error, Overloaded) else None
        if asked is not None:
            return asked if asked <= self.longest_wait else None
        ceiling = min(self.longest_wait, self.first_wait * 2.0**tried)
        return ceiling * (0.5 + self.jitter() / 2)


def is_safe_to_repeat(error: ItsmngError) -> bool:
    """Whether the request that failed so can be sent again without doing anything twice."""
    if isinstance(error, ConnectionLost):
        return not error.timed_out
    if isinstance(error, (ConnectionFailed, Overloaded)):
        return True
    return isinstance(error, UnexpectedResponse) and error.status in BROKEN_STATUSES
