"""The queue in which concurrent calls meet, so that many of them travel in one request.

All kinds of call stand in one queue, and only one round of requests is under way at a time: of those that wait, the
calls of the earliest stage go first. So a creation that still looks up names is waited for by those that are ready
to verify, and in the next round all of them verify together.

A round begins when nobody is left who could still join: every operation that has said it is at work (`working`) waits
in the queue, and no other is expected (see `linger`), or nothing has been added for a few milliseconds. Without such
operations it begins with the next turn of the event loop, so that a call that is alone waits for nobody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Generic, TypeVar

from pulumi_itsmng.api.batching.linger import BatchLinger

IDLE_FLUSH_SECONDS = 0.008
"""Seconds without a new call after which a round begins, although some operation is busy with something else."""

Call = TypeVar("Call")
Result = TypeVar("Result")


class Stage(IntEnum):
    """What a call is for; earlier stages go first: what references lead to is known before an item is looked for."""

    RESOLVE = 0
    READ = 1
    LOOK_UP = 1  # what READ was called in 0.1
    WRITE = 2
    VERIFY = 3


@dataclass(frozen=True)
class BatchSpec(Generic[Call, Result]):
    """Calls that can travel together.

    Attributes:
        key: what they have in common; two specs with the same key are one.
        stage: what they are for.
        send: sends some calls and returns what became of each, in their order: its result, or its error.
        most: how many travel together at most.
        size: the bytes that a call takes in a request.
        max_bytes: the bytes that one request has for calls.
    """

    key: Hashable
    stage: Stage
    send: Callable[[Sequence[Call]], Awaitable[Sequence[Result | Exception]]]
    most: int
    size: Callable[[Call], int]
    max_bytes: int


@dataclass(eq=False)
class _Waiting:
    """A call in the queue."""

    spec: BatchSpec[Any, Any]
    call: Any = field(repr=False)
    size: int
    outcome: asyncio.Future[Any]


@dataclass
class Queue:
    """Gathers calls and sends them in rounds.

    Attributes:
        quiet: seconds after which a round begins although an operation is still at work elsewhere.
    """

    quiet: float = IDLE_FLUSH_SECONDS
    _waiting: list[_Waiting] = field(default_factory=list)
    _working: int = 0
    _linger: BatchLinger = field(default_factory=BatchLinger)
    _timer: asyncio.Handle | None = None
    _round: asyncio.Task[None] | None = None

    @contextmanager
    def working(self) -> Iterator[None]:
        """Say that an operation is at work that may still have calls to make."""
        self._working += 1
        self._linger.begin(asyncio.get_running_loop().time())
        try:
            yield
        finally:
            self._working -= 1
            self._schedule()

    async def call(self, spec: BatchSpec[Call, Result], call: Call) -> Result:
        """Queue a call and wait for what becomes of it.

        Cancelling one caller disturbs no other: its call is not sent, or its result is dropped.

        Args:
            spec: how it travels.
            call: the call.

        Raises:
            Exception: the error of this call alone.
        """
        waiting = _Waiting(spec, call, spec.size(call), asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._schedule()
        try:
            result: Result = await waiting.outcome
            return result
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)

    async def aclose(self) -> None:
        """Let the round that is under way end, unless this is cancelled too, and send nothing more."""
        if self._timer is not None:
            self._timer.cancel()
        for waiting in self._waiting:
            waiting.outcome.cancel()
        if self._round is not None:
            await asyncio.gather(self._round, return_exceptions=True)

    def _schedule(self) -> None:
        """Begin a round now, or as soon as nothing new comes."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._round is not None or not self._waiting:
            return
        loop = asyncio.get_running_loop()
        wait = 0.0 if len(self._waiting) >= self._working else self.quiet
        wait = max(wait, self._waits_for_others())
        self._timer = loop.call_later(wait, self._begin) if wait else loop.call_soon(self._begin)

    def _begin(self) -> None:
        self._timer = None
        if self._waits_for_others():
            self._schedule()
        elif self._waiting:
            self._round = asyncio.get_running_loop().create_task(self._run())

    def _waits_for_others(self) -> float:
        """Seconds to wait for operations to come; none for calls that would not travel together anyway."""
        if all(waiting.spec.most == 1 for waiting in self._waiting):
            return 0.0
        return self._linger.waits(asyncio.get_running_loop().time(), self._working)

    async def _run(self) -> None:
        wanted = [waiting for waiting in self._waiting if not waiting.outcome.done()]
        stage = min((waiting.spec.stage for waiting in wanted), default=None)
        chosen = [waiting for waiting in wanted if waiting.spec.stage == stage]
        self._waiting = [waiting for waiting in wanted if waiting.spec.stage != stage]
        try:
            await asyncio.gather(*(_send(load) for load in _loads(chosen)))
        finally:
            for waiting in chosen:
                waiting.outcome.cancel()  # if the round was: what has an outcome keeps it, and nobody waits for ever
            self._round = None
            self._schedule()


def _loads(waiting: list[_Waiting]) -> Iterator[list[_Waiting]]:
    """The calls as they travel together: by spec, within the limits of each."""
    by_spec: dict[Hashable, list[_Waiting]] = {}
    for one in waiting:
        by_spec.setdefault(one.spec.key, []).append(one)
    for calls in by_spec.values():
        spec = calls[0].spec
        yield from split(calls, lambda one: one.size, spec.max_bytes, spec.most)


def split(calls: Iterable[Call], size: Callable[[Call], int], max_bytes: int, most: int) -> Iterator[list[Call]]:
    """Calls in as few loads as possible, in their order; one that is too big is a load of its own.

    Args:
        calls: the calls.
        size: the bytes that a call takes in a request.
        max_bytes: the bytes that a load may have.
        most: how many calls a load has at most.
    """
    load: list[Call] = []
    left = max_bytes
    for one in calls:
        taken = size(one)
        if load and (len(load) == most or taken > left):
            yield load
            load, left = [], max_bytes
        load.append(one)
        left -= taken
    if load:
        yield load


async def _send(load: list[_Waiting]) -> None:
    try:
        outcomes = await load[0].spec.send([one.call for one in load])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is every caller's
        outcomes = [error] * len(load)
    for one, outcome in zip(load, outcomes, strict=True):
        if one.outcome.done():
            continue
        if isinstance(outcome, Exception):
            one.outcome.set_exception(outcome)
        else:
            one.outcome.set_result(outcome)
