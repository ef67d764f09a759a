"""What tests of every kind need: a server, and somebody else who works on it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import pulumi
import pytest

from tests.support.properties import register_profiles
from tests.support.registering import Registered
from tests.support.stack import Stack
from tests.support.versions import MEANT, here
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

# A shell starts background jobs with Ctrl-C ignored, and whatever they start inherits that. The processes under test
# are ended by it, as the engine does.
signal.signal(signal.SIGINT, signal.default_int_handler)

register_profiles()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--strict-sql",
        action="store_true",
        help="run tests that do not choose a kind of server on one that breaks off at refused SQL",
    )
    parser.addoption(
        "--pulumi",
        choices=sorted(MEANT),
        default="locked",
        help="the versions of Pulumi that this run is for: a test fails if it has others",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the second kind of server to `make test-all`, where the tests of one take long."""
    for item in items:
        if item.get_closest_marker("heavy") and "lenient" in item.name:
            item.add_marker("slow")


def pytest_report_header() -> str:
    return f"pulumi: {here()}"


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxServer]:
    """One sandbox for all tests of what talks to it; use `sandbox`, which is fresh for each."""
    with SandboxServer(measured=False) as server:
        yield server


@pytest.fixture
def sandbox(sandbox_process: SandboxServer, request: pytest.FixtureRequest) -> SandboxServer:
    """A server as a fresh installation has it."""
    is_lenient = request.node.get_closest_marker("lenient_sql") is not None
    sandbox_process.reset(strict_sql=request.config.getoption("--strict-sql") and not is_lenient)
    return sandbox_process


@pytest.fixture
def colleague(sandbox: SandboxServer) -> Iterator[Colleague]:
    """Somebody else with every right on the server."""
    with Colleague(sandbox.url) as colleague:
        yield colleague


@pytest.fixture
def stack(sandbox: SandboxServer, tmp_path: Path) -> Stack:
    """An empty program on a stack that is configured for the server."""
    return Stack(tmp_path, url=sandbox.url, token=SUPER_ADMIN_TOKEN)


@pytest.fixture(scope="module")
def event_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One current event loop for all programs of a module under Pulumi's mocks, which keep things that belong to it."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop
    asyncio.set_event_loop(None)
    loop.close()


@pytest.fixture
def registered(event_loop: asyncio.AbstractEventLoop) -> Registered:
    """What the program registers that the test runs."""
    asyncio.set_event_loop(event_loop)
    mocks = Registered()
    pulumi.runtime.set_mocks(mocks, project="inventory", stack="test")
    return mocks
