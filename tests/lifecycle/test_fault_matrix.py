"""One request of every step in an item's life fails, in every way: run again, all is as if nothing had happened.

Derived from the catalogue. With EVERY_FAULT set, every request fails in every way, of one item and in a batch, on the
two kinds of server; else every way meets every step of half of the kinds of item, at one of its requests.
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle import Claims, Directory, ItemError, ItemLifecycle
from tests.support.client import run
from tests.support.colleague import Colleague
from tests.support.faults import SHORT_TIMEOUT, WAYS_TO_FAIL
from tests.support.sandbox import SandboxServer

ITEMTYPES = [itemtype for itemtype in CATALOG.values() if "comment" in itemtype.stored and "name" in itemtype.stored]

Row = dict[str, Any]
State = dict[str, Any]


@dataclass
class Life:
    """An item of a program, as far as the program knows it.

    Attributes:
        inputs: what the program says of it now.
        item_id: its id, once it is known.
        state: its state, once there is one.
        done: whether the step of its life has ended well.
    """

    inputs: State
    item_id: int | None = None
    state: State = field(default_factory=dict)
    done: bool = False

    async def create(self, item: ItemLifecycle) -> None:
        if self.item_id is None:
            self.item_id, self.state = await item.create(self.inputs)
        elif self.state["unverified"]:
            self.state = await item.update(self.item_id, self.state, self.inputs)
        self.done = not self.state["unverified"]

    async def read(self, item: ItemLifecycle) -> None:
        snapshot = await item.read(self.item_id or 0, self.state)
        assert snapshot is not None
        assert snapshot.state == self.state
        self.done = True

    async def update(self, item: ItemLifecycle) -> None:
        self.state = await item.update(self.item_id or 0, self.state, self.inputs)
        self.done = True

    async def delete(self, item: ItemLifecycle) -> None:
        await item.delete(self.item_id or 0, self.state)
        self.done = True


@dataclass(frozen=True)
class Step:
    """A step in the life of items.

    Attributes:
        act: takes it for one item.
        changes: what the program says of the items by then that it did not say when they were created.
        before: what has become of them before: `nothing`, `there` (made by others), `managed` or `trashed`.
    """

    act: Callable[[Life, ItemLifecycle], Awaitable[None]]
    changes: State
    before: str


def lies_in(itemtype: ItemType) -> str | None:
    """The name of the reference to what an item can be moved to, if it can."""
    return itemtype.parent or itemtype.entity


def steps(itemtype: ItemType) -> dict[str, Step]:
    """The steps that items of a type can take."""
    found = {
        "create": Step(Life.create, {}, "nothing"),
        "adopt": Step(Life.create, {"comment": "ours"}, "there"),
        "read": Step(Life.read, {}, "managed"),
        "update": Step(Life.update, {"comment": "new"}, "managed"),
        "delete": Step(Life.delete, {}, "managed"),
    }
    if above := lies_in(itemtype):
        found["move"] = Step(Life.update, {above: "Above"}, "managed")
    if itemtype.has_trash:
        found["restore"] = Step(Life.update, {}, "trashed")
    return found


STEPS = [
    pytest.param(number, itemtype, step, id=f"{itemtype.name}-{name}")
    for number, (itemtype, name, step) in enumerate(
        (itemtype, name, step) for itemtype in ITEMTYPES for name, step in steps(itemtype).items()
    )
]


class World:
    """A server with what others have there, and items in the state from which a step begins."""

    def __init__(self, sandbox: SandboxServer, itemtype: ItemType, step: Step, *, strict: bool, count: int) -> None:
        self._sandbox, self._itemtype, self._step = sandbox, itemtype, step
        sandbox.reset(strict_sql=strict)
        above = lies_in(itemtype)
        with Colleague(sandbox.url) as colleague:
            if above and itemtype.references[above].target == "Entity":
                colleague.create_entity("Above")
            elif above:
                colleague.create(itemtype.references[above].target or "", name="Above", is_recursive=1)
        names = [f"item {number}" for number in range(count)]
        self.lives = [Life({"name": name, "comment": "as it was"}) for name in names]
        if step.before != "nothing":
            assert self.go(Life.create) == []
        if step.before == "trashed":
            with Colleague(sandbox.url) as colleague:
                for life in self.lives:
                    colleague.trash(itemtype.name, life.item_id or 0)
                    life.state |= {"is_deleted": True}
        for life in self.lives:
            life.inputs = life.inputs | step.changes
            life.done = False
            if step.before == "there":
                life.item_id, life.state = None, {}
        self.others = [row for row in self.rows() if row["name"] not in names]

    def rows(self) -> list[Row]:
        """The live items."""
        with Colleague(self._sandbox.url) as colleague:
            return colleague.see_all().list(self._itemtype.name)

    def go(self, act: Callable[[Life, ItemLifecycle], Awaitable[None]], *, timeout: float = 30) -> list[ItemError]:
        """Take a step with all items at the same time, in a run of its own; what went wrong."""

        async def task(client: Client) -> list[ItemError]:
            item = ItemLifecycle(
                self._itemtype, client, Directory(client), Claims(), on_destroy="trash", adopt="matching"
            )

            async def one(life: Life) -> None:
                with client.working():
                    await act(life, item)

            waiting = [one(life) for life in self.lives if not life.done]
            outcomes = await asyncio.gather(*waiting, return_exceptions=True)
            for outcome in outcomes:
                if outcome is not None and not isinstance(outcome, ItemError):
                    raise outcome
            return [outcome for outcome in outcomes if isinstance(outcome, ItemError)]

        return run(self._sandbox.url, task, timeout=timeout)

    def assert_as_if_nothing_had_happened(self) -> None:
        """Each item is there once, as the program says, and known to it; what others have is as it was."""
        rows = self.rows()
        ours = {row["id"]: row for row in rows if row["name"].startswith("item ")}
        assert [row for row in rows if row["id"] not in ours] == self.others
        if self._step.act is Life.delete:
            assert ours == {}
            return
        assert ours.keys() == {life.item_id for life in self.lives}
        assert len(ours) == len(self.lives)
        for life in self.lives:
            row = ours[life.item_id or 0]
            assert (row["name"], row["comment"]) == (life.inputs["name"], life.inputs["comment"])
            if self._itemtype.parent:
                moved = row["completename"].startswith(("Above > ", "Root entity > Above > "))
            else:
                moved = row.get("entities_id", 0) > 0
            assert moved == (lies_in(self._itemtype) in life.inputs)


def cases(number: int, *, rare: bool) -> Iterator[tuple[dict[str, Any], int | None, bool, int]]:
    """A fault, the request that it happens to (None for each in turn), the kind of server, and how many items.

    Args:
        number: of the step and the kind of item, so that not all have the same cases.
        rare: whether few kinds of item have that step.
    """
    for fault, place in zip(WAYS_TO_FAIL, itertools.count(number)):
        if os.environ.get("EVERY_FAULT"):
            yield fault, None, place % 2 == 0, 1
            yield fault, None, place % 2 == 1, 2
        elif rare or (place + number // 8) % 2:
            yield fault, place, place % 4 < 2, 1 + place // 4 % 2


@pytest.fixture
def sandbox(sandbox_process: SandboxServer) -> SandboxServer:
    """A server whose kind each case chooses."""
    return sandbox_process


@pytest.mark.parametrize(("number", "itemtype", "step"), STEPS)
def test_whatever_fails_running_again_makes_it_good(
    sandbox: SandboxServer, number: int, itemtype: ItemType, step: Step
) -> None:
    requests: dict[tuple[bool, int], int] = {}
    for fault, place, strict, count in cases(number, rare=step.before == "trashed"):
        if (strict, count) not in requests:
            world = World(sandbox, itemtype, step, strict=strict, count=count)
            before = sandbox.requests()["total"]
            assert world.go(step.act) == []
            requests[strict, count] = sandbox.requests()["total"] - before
            world.assert_as_if_nothing_had_happened()
        total = requests[strict, count]
        for request in range(1, total + 1) if place is None else [place % total + 1]:
            world = World(sandbox, itemtype, step, strict=strict, count=count)
            fine = [{"kind": "delay", "times": request - 1}] if request > 1 else []
            sandbox.faults([*fine, fault])

            errors = world.go(step.act, timeout=SHORT_TIMEOUT if fault["kind"] == "delay" else 30)

            assert all(str(error).startswith(itemtype.name) and "\n" not in str(error) for error in errors)
            sandbox.faults([])
            assert world.go(step.act) == [], (fault, request)
            world.assert_as_if_nothing_had_happened()
