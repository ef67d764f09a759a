"""The project's own client in tests: it waits for nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import anyio
import anyio.lowlevel

from pulumi_itsmng.api import Client, Connection, Retry
from tools.harness.colleague import SUPER_ADMIN_TOKEN

T = TypeVar("T")


class Waits:
    """Notes how long was to be waited, and does not wait."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await anyio.lowlevel.checkpoint()


def patient(times: int = 3, waits: Waits | None = None) -> Retry:
    """Tries again as often, without waiting."""
    return Retry(times=times, sleep=waits or Waits())


def connection(url: str, **settings: Any) -> Connection:
    """How the Super-Admin, or somebody else, logs in there."""
    who = {} if {"login", "user_token"} & settings.keys() else {"user_token": SUPER_ADMIN_TOKEN}
    return Connection.model_validate({"url": url} | who | settings)


def run(url: str, call: Callable[[Client], Awaitable[T]], *, retry: Retry | None = None, **settings: Any) -> T:
    """Do something with a client, in a session of its own."""

    async def task() -> T:
        async with Client(connection(url, **settings), retry=retry or patient()) as client:
            return await call(client)

    return anyio.run(task)
