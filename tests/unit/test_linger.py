"""Operations that follow each other closely wait for each other; those that stay alone soon do not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pulumi_itsmng.api.batching.linger import MAX_BACKOFF, MAX_CONCURRENCY, MAX_GAP, MAX_LINGER, MIN_BURST, BatchLinger

ROUNDING = 1e-9
"""Seconds by which a moment that was added to and subtracted from may differ."""


def following(gap: float, *, times: int = MIN_BURST) -> tuple[BatchLinger, float]:
    """BatchLinger that has seen some operations, each begun a while after the one before, and the time of the last."""
    linger, now = BatchLinger(), 0.0
    for _ in range(times):
        now += gap
        linger.begin(now)
    return linger, now


def test_the_first_operations_wait_for_nobody() -> None:
    linger = BatchLinger()
    for number in range(MIN_BURST):
        linger.begin(number * 0.03)
        assert linger.waits(number * 0.03, 1) == 0


def test_operations_wait_where_many_have_followed_each_other() -> None:
    linger, now = following(0.03)

    linger.begin(now + 0.03)

    assert linger.waits(now + 0.03, 1) == pytest.approx(0.06)  # as long as it takes the next one, and some more
    assert linger.waits(now + 0.05, 1) == pytest.approx(0.04)
    assert linger.waits(now + 0.1, 1) == 0


def test_operations_wait_until_enough_have_come() -> None:
    linger, now = following(0.03)
    for at_work in range(1, MAX_CONCURRENCY):
        now += 0.03
        linger.begin(now)
        assert linger.waits(now, at_work) > 0.03

    linger.begin(now + 0.03)

    assert linger.waits(now + 0.03, MAX_CONCURRENCY) == 0


def test_a_long_pause_ends_the_waiting() -> None:
    linger, now = following(0.03)

    linger.begin(now + MAX_GAP + 0.1)

    assert linger.waits(now + MAX_GAP + 0.1, 1) == 0


def test_a_chain_without_company_hardly_waits() -> None:
    linger, now = BatchLinger(), 0.0
    waited = 0
    for _ in range(1_000):
        linger.begin(now)
        wait = linger.waits(now, 1)
        waited += wait > 0
        now += wait + ROUNDING
        assert linger.waits(now, 1) == 0
        now += 0.05
    assert waited <= 5 + 1_000 / MAX_BACKOFF


def test_operations_wait_again_after_one_was_joined() -> None:
    linger, now = following(0.03)
    linger.begin(now)
    assert linger.waits(now + MAX_LINGER, 1) == 0  # in vain
    for _ in range(2):
        linger.begin(now + MAX_LINGER)
        assert linger.waits(now + MAX_LINGER, 1) == 0
    now += MAX_LINGER + 0.03
    linger.begin(now)
    linger.begin(now + 0.01)
    assert linger.waits(now + 0.01 + MAX_LINGER, 2) == 0  # joined, but not by enough

    linger.begin(now + MAX_LINGER)

    assert linger.waits(now + MAX_LINGER, 1) > 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 6)), max_size=60))
@example([(0.2, 1)] * 10)  # at 2 s, the moment 0.25 s later is 0.2500000000000002 s later
def test_no_wait_after_the_last_beginning_exceeds_the_patience(steps: list[tuple[float, int]]) -> None:
    linger, now = BatchLinger(), 0.0
    for gap, at_work in steps:
        now += gap
        linger.begin(now)
        assert 0 <= linger.waits(now, at_work) <= MAX_LINGER + ROUNDING
        assert linger.waits(now + MAX_LINGER, at_work) <= ROUNDING
