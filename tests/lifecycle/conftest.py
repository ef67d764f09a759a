"""Computers by their lifecycle, over HTTP, without Pulumi."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG, COMPUTER, ItemType
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.project import Snapshot
from tests.support.client import run
from tests.support.lifecycle import ItemLifecycle, new_run
from tools.harness.sandbox import SandboxServer

T = TypeVar("T")


def in_one_run(
    url: str, call: Callable[[Callable[[str], ItemLifecycle]], Awaitable[T]], *, claims: Claims | None = None
) -> T:
    """Do several things with items of any itemtype, by its name, as one run of the engine does."""

    async def task(client: Client) -> T:
        shared = new_run(client, claims=claims)
        return await call(lambda name: ItemLifecycle(shared, CATALOG[name]))

    return run(url, task)


class Managed:
    """The lifecycle of items of one itemtype, one call at a time, each in a session of its own."""

    def __init__(
        self, url: str, itemtype: ItemType, *, on_destroy: str = "trash", adopt: str = "never", **credentials: str
    ) -> None:
        self.itemtype = itemtype
        self._url = url
        self._credentials = credentials
        self._wishes = {"on_destroy": on_destroy, "adopt": adopt}

    def create(self, **inputs: Any) -> tuple[int, dict[str, Any]]:
        return self.in_one_run(lambda item: item.create(inputs))

    def create_many(self, inputs: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
        """Create several at the same time, in one run."""

        async def task(client: Client) -> list[tuple[int, dict[str, Any]]]:
            item = self._item(client)

            async def one(values: dict[str, Any]) -> tuple[int, dict[str, Any]]:
                with client.working():
                    return await item.create(values)

            return list(await asyncio.gather(*(one(values) for values in inputs)))

        return run(self._url, task, **self._credentials)

    def read(self, item_id: int, state: dict[str, Any]) -> Snapshot | None:
        return self.in_one_run(lambda item: item.read(item_id, state))

    def update(self, item_id: int, state: dict[str, Any], /, **inputs: Any) -> dict[str, Any]:
        return self.in_one_run(lambda item: item.update(item_id, state, inputs))

    def delete(self, item_id: int, state: dict[str, Any]) -> None:
        self.in_one_run(lambda item: item.delete(item_id, state))

    def replace(self, item_id: int, state: dict[str, Any], *, create_first: bool) -> tuple[int, dict[str, Any]]:
        """Replace an item within one run, as the engine does: delete it, and create it with the same inputs."""
        inputs = {name: value for name, value in state.items() if name in self.itemtype.inputs}

        async def both(item: ItemLifecycle) -> tuple[int, dict[str, Any]]:
            if create_first:
                created = await item.create(inputs)
                await item.delete(item_id, state)
                return created
            await item.delete(item_id, state)
            return await item.create(inputs)

        return self.in_one_run(both)

    def in_one_run(self, call: Callable[[ItemLifecycle], Awaitable[T]]) -> T:
        """Do several things with one session, as one run of the engine does."""

        async def task(client: Client) -> T:
            return await call(self._item(client))

        return run(self._url, task, **self._credentials)

    def _item(self, client: Client) -> ItemLifecycle:
        return ItemLifecycle(new_run(client, **self._wishes), self.itemtype)


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
