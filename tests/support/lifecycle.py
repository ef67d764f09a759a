"""The lifecycle of items of one itemtype within one run, as the engine drives it."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.create_or_adopt import create_or_adopt
from pulumi_itsmng.lifecycle.delete import delete
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.look_up import Query, look_up
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.project import Snapshot
from pulumi_itsmng.lifecycle.read import read
from pulumi_itsmng.lifecycle.run import Policy, Run
from pulumi_itsmng.lifecycle.update import update

State = dict[str, Any]


def new_run(client: Client, *, claims: Claims | None = None, on_destroy: str = "trash", adopt: str = "never") -> Run:
    """A run that has just begun."""
    return Run(client, NameResolver(client), claims or Claims(), Policy(on_destroy, adopt))


class ItemLifecycle:
    def __init__(self, run: Run, itemtype: ItemType) -> None:
        self._run = run
        self._itemtype = itemtype

    async def create(self, inputs: State) -> tuple[int, State]:
        return await create_or_adopt(self._run, self._itemtype, inputs)

    async def look_up(self, item_id: Any, key: State) -> State:
        return await look_up(self._run.client, self._run.names, Query(self._itemtype, item_id, key))

    async def read(self, item_id: int, state: State) -> Snapshot | None:
        return await read(self._run, Item(self._itemtype, item_id), state)

    async def update(self, item_id: int, state: State, inputs: State) -> State:
        return await update(self._run, Item(self._itemtype, item_id), state, inputs)

    async def delete(self, item_id: int, state: State) -> None:
        await delete(self._run, Item(self._itemtype, item_id), state)
