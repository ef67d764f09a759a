"""What tests of programs under Pulumi's mocks need."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pulumi
import pytest

from tests.support.registering import Registered


@pytest.fixture(scope="module")
def event_loop() -> Iterator[None]:
    """One current event loop for all tests of a module, as Pulumi keeps things that belong to it."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture
def registered(event_loop: None) -> Registered:
    """What the program registers that the test runs."""
    mocks = Registered()
    pulumi.runtime.set_mocks(mocks, project="inventory", stack="test")
    return mocks
