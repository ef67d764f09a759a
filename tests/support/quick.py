"""Which cases of a test that takes long for each `make test` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence


def first_of(cases: Sequence[object]) -> list[object]:
    """The cases for `parametrize`, of which all but the first are left to `make test-all`.

    Args:
        cases: The values of each case.

    Returns:
        The same cases, marked.
    """
    first, *others = cases
    marked = (pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.slow) for case in others)
    return [first, *marked]
