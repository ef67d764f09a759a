"""Computers by their lifecycle, over HTTP, without Pulumi."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import COMPUTER
from pulumi_itsmng.lifecycle import Directory, ItemLifecycle, Snapshot
from tests.support.client import run
from tests.support.sandbox import SandboxServer

T = TypeVar("T")


class Computers:
    """The lifecycle of computers, one call at a time, each in a session of its own."""

    def __init__(self, url: str, *, on_destroy: str = "trash", **credentials: str) -> None:
        self._url = url
        self._credentials = credentials
        self._on_destroy = on_destroy

    def create(self, **inputs: Any) -> tuple[int, dict[str, Any]]:
        return self._run(lambda item: item.create(inputs))

    def read(self, item_id: int, state: dict[str, Any]) -> Snapshot | None:
        return self._run(lambda item: item.read(item_id, state))

    def update(self, item_id: int, state: dict[str, Any], **inputs: Any) -> dict[str, Any]:
        return self._run(lambda item: item.update(item_id, state, inputs))

    def delete(self, item_id: int, state: dict[str, Any]) -> None:
        self._run(lambda item: item.delete(item_id, state))

    def _run(self, call: Callable[[ItemLifecycle], Awaitable[T]]) -> T:
        async def task(client: Client) -> T:
            return await call(ItemLifecycle(COMPUTER, client, Directory(client), on_destroy=self._on_destroy))

        return run(self._url, task, **self._credentials)


@pytest.fixture
def computers(sandbox: SandboxServer) -> Computers:
    return Computers(sandbox.url)
