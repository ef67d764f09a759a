"""Property tests try the same examples in each run, unless a thorough run is asked for."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import settings

from tests.support.properties import FOUND, examples

TESTS = Path(__file__).parents[1]


def test_the_fixed_profile_is_the_same_in_each_run() -> None:
    fixed = settings.get_profile("fixed")

    assert (fixed.derandomize, fixed.database) == (True, None)
    assert fixed.max_examples == 40


def test_the_thorough_profile_varies_and_keeps_its_findings() -> None:
    thorough = settings.get_profile("thorough")

    assert not thorough.derandomize
    assert thorough.database is not None
    assert str(FOUND) in repr(thorough.database)
    assert thorough.max_examples > settings.get_profile("fixed").max_examples


def test_a_costly_property_gets_its_share_of_examples() -> None:
    assert examples(20).max_examples == settings().max_examples * 20 // 100
    assert examples(20).derandomize == settings().derandomize


def test_no_property_chooses_for_itself() -> None:
    files = [file for file in TESTS.rglob("test_*.py") if file.name != Path(__file__).name]
    chosen = {file.name for file in files if re.search(r"max_examples=|derandomize=", file.read_text("utf-8"))}

    assert chosen == {"test_any_values.py"}  # which shares a program among its examples
