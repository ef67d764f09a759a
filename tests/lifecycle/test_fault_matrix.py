"""One request of every step in an item's life fails, in every way: run again, all is as if nothing had happened.

Derived from the catalogue. With EVERY_FAULT set, every request fails in every way, of one item and in a batch, on the
two kinds of server; else every way meets every step of two kinds of item, at one of its requests.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, NamedTuple

import pytest
from typing_extensions import Self

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.support.client import run
from tests.support.faults import SHORT_TIMEOUT, WAYS_TO_FAIL
from tests.support.lifecycle import ItemLifecycle, new_run
from tests.support.specimens import Specimens, place_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

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


class Step(NamedTuple):
    """A step in the life of items.

    Attributes:
        name: what it is called.
        act: takes it for one item.
        before: what has become of the items before: `nothing`, `there` (made by others), `managed` or `trashed`.
    """

    name: str
    act: Callable[[Life, ItemLifecycle], Awaitable[None]]
    before: str

    def changes(self, specimens: Specimens) -> State:
        """What the program says of the items by then that it did not say when they were created."""
        if self.name == "move":
            return specimens.move
        return specimens.change | specimens.secrets if self.name in ("adopt", "update") else {}

    def is_taken_by(self, itemtype: ItemType) -> bool:
        """Whether items of a type can take it."""
        return {"move": place_of(itemtype) is not None, "restore": itemtype.has_trash}.get(self.name, True)


STEPS = [
    Step("create", Life.create, "nothing"),
    Step("adopt", Life.create, "there"),
    Step("read", Life.read, "managed"),
    Step("update", Life.update, "managed"),
    Step("move", Life.update, "managed"),
    Step("restore", Life.update, "trashed"),
    Step("delete", Life.delete, "managed"),
]


class World:
    """A server with what others have there, and items in the state from which a step begins."""

    def __init__(self, sandbox: SandboxServer, itemtype: ItemType, step: Step, *, strict: bool, count: int) -> None:
        self._sandbox, self._itemtype, self._step = sandbox, itemtype, step
        sandbox.reset(strict_sql=strict)
        self.colleague = Colleague(sandbox.url)
        self.specimens = Specimens(itemtype, sandbox, self.colleague, count)
        self.lives = [Life(inputs) for inputs in self.specimens.inputs]
        if step.before != "nothing":
            assert self.go(Life.create) == []
        for life in self.lives:
            life.inputs = life.inputs | step.changes(self.specimens)
            life.done = False
            if step.before == "there":
                life.item_id, life.state = None, {}
            if step.before == "managed":
                life.state = self.specimens.settle(life.item_id or 0, life.state)
            if step.before == "trashed":
                self.specimens.trash(life.item_id or 0)
                life.state |= {"is_deleted": True}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.colleague.leave()

    def go(self, act: Callable[[Life, ItemLifecycle], Awaitable[None]], *, timeout: float = 30) -> list[ItemError]:
        """Take a step with all items at the same time, in a run of its own; what went wrong."""

        async def task(client: Client) -> list[ItemError]:
            item = ItemLifecycle(new_run(client, adopt="matching"), self._itemtype)

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
        """Each item is there once, as the program says, and known to it; all else is as it was."""
        self.specimens.assert_nothing_else_touched()
        there = self.specimens.there()
        if self._step.name == "delete" and not self._itemtype.has_trash:
            assert there == {}
            return
        assert sorted(there) == sorted(life.item_id or 0 for life in self.lives)
        for life in self.lives:
            self.specimens.assert_is(there[life.item_id or 0], life.inputs, trashed=self._step.name == "delete")


SAMPLE = "Computer"
"""The kind that stands for all of them in `make test`."""


class Case(NamedTuple):
    """A fault, the kind of server, how many items there are, and which request it happens to: None is each in turn."""

    fault: dict[str, Any]
    strict: bool
    count: int
    request: int | None


def cases(step: Step, itemtype: ItemType) -> Iterator[Case]:
    """What happens to items of a type in a step: all of it, or what is this type's share."""
    kinds = [kind for kind in CATALOG.values() if step.is_taken_by(kind)]
    half, rank = len(kinds) // 2, kinds.index(itemtype)
    for number, fault in enumerate(WAYS_TO_FAIL):
        share, not_its = divmod(number + rank, half)
        if os.environ.get("EVERY_FAULT"):
            even = (number + rank) % 2 == 0
            yield Case(fault, strict=even, count=1, request=None)
            yield Case(fault, strict=not even, count=2, request=None)
        elif not not_its:
            yield Case(fault, strict=share % 2 == 0, count=1 + share // 2 % 2, request=number)


@pytest.fixture
def sandbox(sandbox_process: SandboxServer) -> SandboxServer:
    """A server whose kind each case chooses."""
    return sandbox_process


@pytest.mark.no_cover  # what it runs, others run, too
@pytest.mark.parametrize(
    ("itemtype", "step"),
    [
        pytest.param(
            itemtype,
            step,
            id=f"{itemtype.name}-{step.name}",
            marks=() if itemtype.name == SAMPLE else pytest.mark.slow,
        )
        for itemtype in CATALOG.values()
        for step in STEPS
        if step.is_taken_by(itemtype)
    ],
)
def test_a_second_run_repairs_every_fault(sandbox: SandboxServer, itemtype: ItemType, step: Step) -> None:
    requests: dict[tuple[bool, int], int] = {}
    for fault, strict, count, request in cases(step, itemtype):
        if (strict, count) not in requests:
            with World(sandbox, itemtype, step, strict=strict, count=count) as world:
                before = sandbox.requests()["total"]
                assert world.go(step.act) == []
                requests[strict, count] = sandbox.requests()["total"] - before
                world.assert_as_if_nothing_had_happened()
        total = requests[strict, count]
        for place in range(total) if request is None else [request % total]:
            with World(sandbox, itemtype, step, strict=strict, count=count) as world:
                fine = [{"kind": "delay", "times": place}] if place else []
                sandbox.faults([*fine, fault])

                errors = world.go(step.act, timeout=SHORT_TIMEOUT if fault["kind"] == "delay" else 30)

                assert all(str(error).startswith(itemtype.name) and "\n" not in str(error) for error in errors)
                assert not any("s3cret" in str(error).lower() for error in errors)
                sandbox.faults([])
                assert world.go(step.act) == [], (fault, place)
                world.assert_as_if_nothing_had_happened()
