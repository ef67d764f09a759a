"""Computers by their lifecycle, over HTTP, without Pulumi."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG, COMPUTER, ItemType
from pulumi_itsmng.lifecycle import Directory, ItemLifecycle, Snapshot
from tests.support.client import run
from tests.support.sandbox import SandboxServer

T = TypeVar("T")


class Managed:
    """The lifecycle of items of one itemtype, one call at a time, each in a session of its own."""

    def __init__(self, url: str, itemtype: ItemType, *, on_destroy: str = "trash", **credentials: str) -> None:
        self.itemtype = itemtype
        self._url = url
        self._credentials = credentials
        self._on_destroy = on_destroy

    def create(self, **inputs: Any) -> tuple[int, dict[str, Any]]:
        return self._run(lambda item: item.create(inputs))

    def create_many(self, inputs: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
        """Create several at the same time, in one run."""

        async def task(client: Client) -> list[tuple[int, dict[str, Any]]]:
            item = ItemLifecycle(self.itemtype, client, Directory(client), on_destroy=self._on_destroy)

            async def one(values: dict[str, Any]) -> tuple[int, dict[str, Any]]:
                with client.working():
                    return await item.create(values)

            return list(await asyncio.gather(*(one(values) for values in inputs)))

        return run(self._url, task, **self._credentials)

    def read(self, item_id: int, state: dict[str, Any]) -> Snapshot | None:
        return self._run(lambda item: item.read(item_id, state))

    def update(self, item_id: int, state: dict[str, Any], /, **inputs: Any) -> dict[str, Any]:
        return self._run(lambda item: item.update(item_id, state, inputs))

    def delete(self, item_id: int, state: dict[str, Any]) -> None:
        self._run(lambda item: item.delete(item_id, state))

    def _run(self, call: Callable[[ItemLifecycle], Awaitable[T]]) -> T:
        async def task(client: Client) -> T:
            return await call(ItemLifecycle(self.itemtype, client, Directory(client), on_destroy=self._on_destroy))

        return run(self._url, task, **self._credentials)


class Computers(Managed):
    """The lifecycle of computers."""

    def __init__(self, url: str, *, on_destroy: str = "trash", **credentials: str) -> None:
        super().__init__(url, COMPUTER, on_destroy=on_destroy, **credentials)


@pytest.fixture(params=[False, True], ids=["lenient", "strict"])
def sandbox(sandbox_process: SandboxServer, request: pytest.FixtureRequest) -> SandboxServer:
    """A fresh server of either kind."""
    sandbox_process.reset(strict_sql=request.param)
    return sandbox_process


@pytest.fixture
def computers(sandbox: SandboxServer) -> Computers:
    return Computers(sandbox.url)


@pytest.fixture
def locations(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["Location"])


@pytest.fixture
def groups(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["Group"])


@pytest.fixture
def entities(sandbox: SandboxServer) -> Managed:
    return Managed(sandbox.url, CATALOG["Entity"])
