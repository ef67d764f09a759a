"""What one provider process shares: an event loop in a thread of its own, and one client with one session.

Pulumi calls a dynamic provider from several threads; the client is asynchronous. Every call is handed to the loop,
so that all of them share connections and session, and none waits for another's network.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import ParamSpec, TypeVar

from anyio.from_thread import BlockingPortal, start_blocking_portal

from pulumi_itsmng.api import Client
from pulumi_itsmng.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


class Host:
    """The event loop and the client of this process; both begin with the first call that needs them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._start = threading.Lock()
        self._loop: AbstractContextManager[BlockingPortal] | None = None
        self._portal: BlockingPortal | None = None
        self._client: Client | None = None

    def run(self, call: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an asynchronous function in the loop and wait for its result."""

        async def task() -> T:
            with self.client.working():
                return await call(*args, **kwargs)

        return self._running().call(task)

    @property
    def client(self) -> Client:
        """The client of this process."""
        self._running()
        if self._client is None:
            msg = "the host is closed"
            raise RuntimeError(msg)
        return self._client

    def close(self) -> None:
        """End the session and stop the loop, within two seconds."""
        with self._start:
            if self._portal is None or self._loop is None or self._client is None:
                return
            self._portal.call(self._client.aclose)
            self._loop.__exit__(None, None, None)
            self._loop = self._portal = self._client = None

    def _running(self) -> BlockingPortal:
        with self._start:
            if self._portal is None:
                self._loop = start_blocking_portal()
                self._portal = self._loop.__enter__()
                self._client = Client(self.settings)
                atexit.register(self.close)
            return self._portal
