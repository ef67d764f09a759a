"""Questions that are asked once in a run, however many want to know."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Answers by their questions.

    What is known of an itemtype has a tuple as its key, the first of which is the itemtype.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, asyncio.Future[Any]] = {}

    async def answer(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        """The answer to a question: asked once, however many want to know at the same time, unless that fails."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = asyncio.ensure_future(ask())
            known.add_done_callback(lambda done: self._drop_failed(key, done))
        answer: T = await asyncio.shield(known)
        return answer

    def learn(self, key: Hashable, answer: Any) -> None:
        """Take note of an answer that has come by itself."""
        known: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        known.set_result(answer)
        self._known[key] = known

    def drop(self, key: Hashable) -> None:
        """Ask a question anew."""
        self._known.pop(key, None)

    def forget(self, itemtype: str) -> None:
        """Ask anew what concerns an itemtype of which something was written."""
        self._known = {
            key: known for key, known in self._known.items() if not (isinstance(key, tuple) and key[0] == itemtype)
        }

    def clear(self) -> None:
        """Ask everything anew."""
        self._known.clear()

    def _drop_failed(self, key: Hashable, done: asyncio.Future[Any]) -> None:
        if (done.cancelled() or done.exception() is not None) and self._known.get(key) is done:
            del self._known[key]
