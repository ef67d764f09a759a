"""When a request is sent again, and how long that waits."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import (
    AmbiguousWrite,
    ConnectionFailed,
    ConnectionLost,
    HtmlResponse,
    ItsmngError,
    NotFound,
    Overloaded,
    Retry,
    ServerCrashed,
    UnexpectedResponse,
)
from pulumi_itsmng.api.transport import _seconds
from tests.support.client import Waits

SAFE = [
    ConnectionFailed("refused"),
    ConnectionLost("cut", timed_out=False),
    Overloaded("busy", status=503),
    HtmlResponse("error", status=500),
    UnexpectedResponse("bad gateway", status=502),
    HtmlResponse("gateway timeout", status=504),
]
UNSAFE = [
    ConnectionLost("slow", timed_out=True),
    AmbiguousWrite("cut"),
    ServerCrashed("empty", status=200),
    HtmlResponse("no such page", status=404),
    NotFound(status=404, code="ERROR_ITEM_NOT_FOUND"),
]


ROUNDING = 1e-9
"""Seconds by which a wait that was computed may differ."""


class Server:
    """Fails a few times, and then works."""

    def __init__(self, error: ItsmngError, times: int) -> None:
        self.error = error
        self.failures = times
        self.tries = 0

    async def answer(self) -> str:
        self.tries += 1
        if self.tries <= self.failures:
            raise self.error
        return "answer"


@pytest.mark.parametrize("error", SAFE, ids=lambda error: f"{type(error).__name__} {error.status or ''}")
def test_what_is_safe_is_sent_again(error: ItsmngError) -> None:
    server, waits = Server(error, 2), Waits()

    assert anyio.run(Retry(times=3, sleep=waits).run, server.answer) == "answer"
    assert (server.tries, len(waits.seconds)) == (3, 2)


@pytest.mark.parametrize("error", UNSAFE, ids=lambda error: f"{type(error).__name__} {error.status or ''}")
def test_what_is_not_safe_is_sent_once(error: ItsmngError) -> None:
    server = Server(error, 1)

    with pytest.raises(type(error)):
        anyio.run(Retry(times=3, sleep=Waits()).run, server.answer)

    assert server.tries == 1


def test_it_is_not_tried_for_ever() -> None:
    server = Server(SAFE[0], 100)

    with pytest.raises(ConnectionFailed):
        anyio.run(Retry(times=3, sleep=Waits()).run, server.answer)

    assert server.tries == 4


@given(jitter=st.floats(0, 1), times=st.integers(1, 10))
def test_each_wait_is_longer_up_to_a_bound(jitter: float, times: int) -> None:
    waits = Waits()
    retry = Retry(times=times, first_wait=1, longest_wait=8, sleep=waits, jitter=lambda: jitter)

    anyio.run(retry.run, Server(SAFE[0], times).answer)

    ceilings = [1, 2, 4, *[8] * 7][:times]
    for wait, ceiling in zip(waits.seconds, ceilings, strict=True):
        assert 0.5 * ceiling - ROUNDING <= wait <= ceiling + ROUNDING


@pytest.mark.parametrize(("asked", "waited"), [(7.0, [7.0]), (0.0, [0.0])])
def test_the_server_may_say_how_long_to_wait(asked: float, waited: list[float]) -> None:
    waits = Waits()

    anyio.run(Retry(sleep=waits).run, Server(Overloaded("busy", status=429, retry_after=asked), 1).answer)

    assert waits.seconds == waited


def test_a_server_that_asks_for_too_much_is_not_waited_for() -> None:
    server = Server(Overloaded("busy", status=429, retry_after=3600), 1)

    with pytest.raises(Overloaded):
        anyio.run(Retry(sleep=Waits()).run, server.answer)

    assert server.tries == 1


def test_retry_after_is_seconds_or_a_date() -> None:
    moment = datetime.now(timezone.utc) + timedelta(hours=2)

    assert _seconds("120") == 120
    assert _seconds("-1") == 0
    assert _seconds(format_datetime(moment, usegmt=True)) == pytest.approx(7200, abs=600)
    assert _seconds("Thu, 01 Jan 1970 00:00:00 -0000") == 0
    assert _seconds("soon") is None
    assert _seconds(None) is None
