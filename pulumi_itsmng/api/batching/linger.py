"""Whether an operation that has just begun waits for others, so that they go together.

Pulumi's engine writes its state down between one operation and the next. Many that do not depend on each other so
begin 20 to 50 ms apart, when each would be done by itself before the next one comes: three requests for every item.
Waiting for a few of them costs no time, as the engine is what they all wait for, and makes it one.

Nobody says which operations will come. So the wait is tried where many have followed each other closely; and when
nobody came, as where each depends on the one before, it is tried again only after more and more of them.
"""

from __future__ import annotations

from collections import deque

MAX_CONCURRENCY = 4
"""Operations that go together: Pulumi's host of dynamic providers has this many at work at most."""

MAX_GAP = 0.5
"""Seconds between the beginnings of two operations that follow each other closely, though the machine is busy."""

MAX_LINGER = 0.25
"""Seconds that those at work wait for another at most."""

MIN_BURST = 8
"""Operations that must have followed each other closely before one waits."""

MAX_BACKOFF = 64
"""Operations that at most go by after a wait in vain before one waits again."""


class BatchLinger:
    """Decides until when operations wait for others; times are seconds of one clock."""

    def __init__(self) -> None:
        self._last_beginning = float("-inf")
        self._gaps: deque[float] = deque(maxlen=MIN_BURST)
        self._until: float | None = None
        self._came = False
        self._in_vain = 0
        self._to_go_by = 0

    def begin(self, now: float) -> None:
        """Note that an operation begins."""
        gap, self._last_beginning = now - self._last_beginning, now
        if gap > MAX_GAP:
            self._gaps.clear()
        else:
            self._gaps.append(gap)
        if self._until is not None:
            self._came, self._in_vain = True, 0
        elif len(self._gaps) < MIN_BURST:
            return
        elif self._to_go_by > 0:
            self._to_go_by -= 1
            return
        else:
            self._came = False
        # The gaps say how soon the next one would come.
        self._until = now + min(2 * max(self._gaps, default=0.0), MAX_LINGER)

    def waits(self, now: float, at_work: int) -> float:
        """How many more seconds those that are at work wait for others to come; 0 if they do not."""
        if self._until is None:
            return 0.0
        if at_work < MAX_CONCURRENCY and now < self._until:
            return self._until - now
        if at_work < MAX_CONCURRENCY and not self._came:
            self._in_vain += 1
            self._to_go_by = min(2**self._in_vain, MAX_BACKOFF)
        self._until = None
        return 0.0
