"""What one process of a provider or a program shares: an event loop in its own thread, one client, one run.

Pulumi calls a dynamic provider from several threads; the client is asynchronous. Every call is handed to the loop,
so that all of them share connections and session, travel together, and none waits for another's network.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

from pulumi_itsmng.api import Client
from pulumi_itsmng.api.event_loop import EventLoopThread
from pulumi_itsmng.config.settings import Settings
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.duplicates import CheckedKeys
from pulumi_itsmng.lifecycle.item import LOGGER
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.run import Policy, Run

T = TypeVar("T")


@dataclass(frozen=True)
class _Running:
    loop: EventLoopThread
    run: Run


class Runtime:
    """The event loop, the client and the directory of this process; all begin with the first call that needs them.

    Attributes:
        settings: the provider's settings.
        claims: which items the resources of the run stand for.
        checked_keys: the natural keys of the resources that were checked.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.claims = Claims()
        self.checked_keys = CheckedKeys()
        self._start = threading.Lock()
        self._running: _Running | None = None

    def run(self, call: Callable[[Run], Awaitable[T]]) -> T:
        """Do something with what the run shares, in the loop, and wait for the result."""
        return self.submit(call).result()

    def submit(self, call: Callable[[Run], Awaitable[T]]) -> Future[T]:
        """Begin to do something with what the run shares, in the loop."""
        running = self._begun()

        async def task() -> T:
            with running.run.client.working():
                return await call(running.run)

        return running.loop.submit(task)

    def close(self) -> None:
        """End the session and stop the loop, within two seconds."""
        for sentence in self.claims.renames.unfinished():
            LOGGER.warning("%s; run `pulumi up` again", sentence)
        with self._start:
            if self._running is not None:
                self._running.loop.run(self._running.run.client.aclose)
                self._running.loop.close()
                self._running = None

    def _begun(self) -> _Running:
        with self._start:
            if self._running is None:
                client, policy = Client(self.settings), Policy(self.settings.on_destroy, self.settings.adopt)
                run = Run(client, NameResolver(client), self.claims, policy)
                self._running = _Running(EventLoopThread(), run)
                atexit.register(self.close)
            return self._running
