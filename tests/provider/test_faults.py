"""Requests fail under the provider's process, in every way: told in one line, and made good by calling again.

Derived from the catalogue. With EVERY_FAULT set, every kind of item meets every way to fail, alone and in twos, on the
two kinds of server; else every way meets two kinds of item.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from pulumi.runtime.proto.provider_pb2 import DiffResponse

from pulumi_itsmng.catalog import CATALOG, ItemType
from tests.support.faults import SHORT_TIMEOUT, WAYS_TO_FAIL
from tests.support.host import ProviderError, ProviderHost
from tests.support.specimens import Specimens
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

LATE = 4 * SHORT_TIMEOUT
"""Seconds that an answer comes too late here."""

EVERY_FAULT = bool(os.environ.get("EVERY_FAULT"))


@dataclass
class Life:
    """An item as the engine knows it.

    Attributes:
        inputs: what the program says of it, by the names of the fields.
        item_id: its id.
        state: its state.
    """

    inputs: dict[str, Any]
    item_id: str = ""
    state: dict[str, Any] = field(default_factory=dict)


class World:
    """The server, the provider's process, and the items of each fault."""

    def __init__(self, sandbox: SandboxServer, itemtype: ItemType, colleague: Colleague) -> None:
        self._sandbox, self._itemtype = sandbox, itemtype
        crowds = list(shares(itemtype))
        self.specimens = Specimens(itemtype, sandbox, colleague, sum(count for _, count in crowds))
        inputs = iter(self.specimens.inputs)
        self._crowds = [(fault, [Life(next(inputs)) for _ in range(count)]) for fault, count in crowds]
        self.lives = [life for _, lives in self._crowds for life in lives]

    def host(self) -> ProviderHost:
        """A process for a run of its own."""
        settings = {"url": self._sandbox.url, "userToken": SUPER_ADMIN_TOKEN, "adopt": "matching", "onDestroy": "purge"}
        settings |= {"retries": "0", "timeout": str(LATE)}
        return ProviderHost(
            self._itemtype.name, {f"itsmng:{key}": value for key, value in settings.items()}, measured=False
        )

    def all(self, method: str, call: Callable[[Life], None]) -> None:
        """Call the provider for all items, those of a fault at the same time, while a request of a method fails.

        Those that were told that something went wrong call again.
        """
        for fault, lives in self._crowds:
            late = {"seconds": 2 * LATE} if fault["kind"] == "delay" else {}
            self._sandbox.faults([fault | late | {"method": method}])
            waiting = together(call, lives)
            self._sandbox.faults([])
            assert together(call, waiting) == [], fault

    def say(self, changes: dict[str, Any]) -> None:
        """Let the program say something else of all items."""
        for life in self.lives:
            life.inputs = life.inputs | changes

    def by_key(self, life: Life) -> dict[str, Any]:
        """What the program says of an item, as the engine does."""
        return {self._itemtype.inputs[name].key: value for name, value in life.inputs.items()}

    def assert_as_the_program_says(self) -> None:
        """Each item is there once, as the program says, and known to the engine."""
        there = self.specimens.there()
        assert sorted(there) == sorted(int(life.item_id) for life in self.lives)
        for life in self.lives:
            self.specimens.assert_is(there[int(life.item_id)], life.inputs)
        self.specimens.assert_nothing_else_touched()


def shares(itemtype: ItemType) -> Iterator[tuple[dict[str, Any], int]]:
    """The faults that a kind of item meets, and how many items there are."""
    kinds = list(CATALOG.values())
    for number, fault in enumerate(WAYS_TO_FAIL):
        share, not_its = divmod(number + kinds.index(itemtype), len(kinds) // 2)
        if EVERY_FAULT:
            yield from ((fault, 1), (fault, 2))
        elif not not_its:
            yield fault, 1 + share % 2


def together(call: Callable[[Life], None], lives: list[Life]) -> list[Life]:
    """Call for some items at the same time; those of which it was told, in one line, that something went wrong."""

    def told(life: Life) -> str:
        try:
            call(life)
        except ProviderError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        sentences = list(pool.map(told, lives))
    assert not any("\n" in sentence or "s3cret" in sentence.lower() for sentence in sentences)
    return [life for life, sentence in zip(lives, sentences, strict=True) if sentence]


@pytest.mark.parametrize(
    ("itemtype", "strict"),
    [
        pytest.param(
            itemtype,
            strict,
            id=f"{itemtype.name}-{'strict' if strict else 'lenient'}",
            marks=() if itemtype.name == "Computer" else pytest.mark.slow,
        )
        for number, itemtype in enumerate(CATALOG.values())
        for strict in ([False, True] if EVERY_FAULT else [number % 2 == 1])
    ],
)
def test_a_life_in_which_every_step_fails(sandbox: SandboxServer, itemtype: ItemType, strict: bool) -> None:
    sandbox.reset(strict_sql=strict)
    with Colleague(sandbox.url) as colleague:
        world = World(sandbox, itemtype, colleague)

        def create(life: Life) -> None:
            life.item_id, life.state = host.create(world.by_key(life))

        def update(life: Life) -> None:
            life.state = host.update(life.item_id, life.state, world.by_key(life))

        def read(life: Life) -> None:
            assert host.read(life.item_id, life.state) == (life.item_id, life.state, world.by_key(life))

        with world.host() as host:
            world.all("POST", create)
            for life in world.lives:
                if life.state["unverified"]:
                    assert host.diff(life.item_id, life.state, world.by_key(life)).changes == DiffResponse.DIFF_SOME
                    update(life)
        world.assert_as_the_program_says()

        world.say(world.specimens.change | world.specimens.secrets)
        with world.host() as host:  # a run that knows nothing of the one before
            world.all("PUT", create)
        world.assert_as_the_program_says()

        with world.host() as host:
            if "comment" in itemtype.readable:
                world.say({"comment": "changed again"})
                world.all("PUT", update)
            world.all("GET", read)
            if world.specimens.move:
                world.say(world.specimens.move)
                world.all("PUT", update)
            if itemtype.has_trash:
                for life in world.lives:
                    world.specimens.trash(int(life.item_id))
                    life.state |= {"isDeleted": True}
                world.all("PUT", update)
            world.assert_as_the_program_says()
            world.all("DELETE", lambda life: host.delete(life.item_id, life.state))
        assert world.specimens.there() == {}
        world.specimens.assert_nothing_else_touched()
