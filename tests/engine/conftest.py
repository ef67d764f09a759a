"""Which runs of the real engine `make test` and `make test-newest` make: each takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to `make test-all` what is not essential."""
    for item in items:
        if Path(__file__).parent in item.path.parents and not item.get_closest_marker("essential"):
            item.add_marker("slow")
