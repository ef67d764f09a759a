"""The server that these tests are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tools.harness.sandbox import SandboxServer


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxServer]:
    """One sandbox for all tests of the sandbox itself."""
    with SandboxServer() as server:
        yield server
