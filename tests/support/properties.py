"""How property tests get their examples: a fixed few in `make test`, many and others every time in `make test-all`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase

FOUND = Path(__file__).parents[2] / ".hypothesis" / "examples"
"""What has failed is kept here, and tried first by the next thorough run."""

WITHOUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
"""For examples that take so long that making a failing one smaller would take an hour."""

_FIXED_EXAMPLES = 40
_THOROUGH_EXAMPLES = 150


def register_profiles() -> None:
    """Register both profiles, for `--hypothesis-profile`, and load the fixed one, for a run that names none."""
    fixed = settings(
        max_examples=_FIXED_EXAMPLES,
        derandomize=True,
        database=None,
        # How long an example takes, to make up or to run, says more about the machine than about the code.
        deadline=None,
        # What a fixture gives to all examples of a test is a server: they reset it, or do not mind what is on it.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    settings.register_profile("fixed", fixed)
    settings.register_profile(
        "thorough",
        fixed,
        max_examples=_THOROUGH_EXAMPLES,
        derandomize=False,
        database=DirectoryBasedExampleDatabase(FOUND),
        print_blob=True,
    )
    settings.load_profile("fixed")


def examples(count: int, **more: Any) -> settings:
    """Settings of a property whose examples are dear, or cheap.

    Args:
        count: How many there are where an ordinary property has 100.
        more: Further settings.
    """
    return settings(max_examples=count * settings().max_examples // 100, **more)
