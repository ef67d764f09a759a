"""An event loop in a thread of its own, for callers that know nothing of event loops."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TypeVar

from anyio.from_thread import start_blocking_portal

T = TypeVar("T")


class EventLoopThread:
    """Runs asynchronous functions for any number of threads, which wait for the results."""

    def __init__(self) -> None:
        self._context = start_blocking_portal()
        self._portal = self._context.__enter__()

    def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Run an asynchronous function and wait for its result."""
        return self.submit(call).result()

    def submit(self, call: Callable[[], Awaitable[T]]) -> Future[T]:
        """Begin to run an asynchronous function, and return its future result."""

        async def task() -> T:
            return await call()

        return self._portal.start_task_soon(task)

    def close(self) -> None:
        """End the loop and its thread."""
        self._context.__exit__(None, None, None)
