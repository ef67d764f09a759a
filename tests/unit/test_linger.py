"""Operations that follow each other closely wait for each other; those that stay alone soon do not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pulumi_itsmng.api.batching.linger import BEFORE, CLOSELY, ENOUGH, PATIENCE, RARELY, Company

ROUNDING = 1e-9
"""Seconds by which a moment that was added to and subtracted from may differ."""


def following(gap: float, *, times: int = BEFORE) -> tuple[Company, float]:
    """Company that has seen some operations, each begun a while after the one before, and the time of the last."""
    company, now = Company(), 0.0
    for _ in range(times):
        now += gap
        company.begin(now)
    return company, now


def test_the_first_operations_wait_for_nobody() -> None:
    company = Company()
    for number in range(BEFORE):
        company.begin(number * 0.03)
        assert company.waits(number * 0.03, 1) == 0


def test_operations_wait_where_many_have_followed_each_other() -> None:
    company, now = following(0.03)

    company.begin(now + 0.03)

    assert company.waits(now + 0.03, 1) == pytest.approx(0.06)  # as long as it takes the next one, and some more
    assert company.waits(now + 0.05, 1) == pytest.approx(0.04)
    assert company.waits(now + 0.1, 1) == 0


def test_operations_wait_until_enough_have_come() -> None:
    company, now = following(0.03)
    for at_work in range(1, ENOUGH):
        now += 0.03
        company.begin(now)
        assert company.waits(now, at_work) > 0.03

    company.begin(now + 0.03)

    assert company.waits(now + 0.03, ENOUGH) == 0


def test_a_long_pause_ends_the_waiting() -> None:
    company, now = following(0.03)

    company.begin(now + CLOSELY + 0.1)

    assert company.waits(now + CLOSELY + 0.1, 1) == 0


def test_a_chain_without_company_hardly_waits() -> None:
    company, now = Company(), 0.0
    waited = 0
    for _ in range(1_000):
        company.begin(now)
        wait = company.waits(now, 1)
        waited += wait > 0
        now += wait + ROUNDING
        assert company.waits(now, 1) == 0
        now += 0.05
    assert waited <= 5 + 1_000 / RARELY


def test_operations_wait_again_after_one_was_joined() -> None:
    company, now = following(0.03)
    company.begin(now)
    assert company.waits(now + PATIENCE, 1) == 0  # in vain
    for _ in range(2):
        company.begin(now + PATIENCE)
        assert company.waits(now + PATIENCE, 1) == 0
    now += PATIENCE + 0.03
    company.begin(now)
    company.begin(now + 0.01)
    assert company.waits(now + 0.01 + PATIENCE, 2) == 0  # joined, but not by enough

    company.begin(now + PATIENCE)

    assert company.waits(now + PATIENCE, 1) > 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 6)), max_size=60))
@example([(0.2, 1)] * 10)  # at 2 s, the moment 0.25 s later is 0.2500000000000002 s later
def test_no_wait_after_the_last_beginning_exceeds_the_patience(steps: list[tuple[float, int]]) -> None:
    company, now = Company(), 0.0
    for gap, at_work in steps:
        now += gap
        company.begin(now)
        assert 0 <= company.waits(now, at_work) <= PATIENCE + ROUNDING
        assert company.waits(now + PATIENCE, at_work) <= ROUNDING
