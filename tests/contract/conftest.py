"""The server the contract is checked on: the sandbox, or the one that `ITSMNG_TEST_URL` names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.session import Server, Session, cleaning_session, is_broken, unique
from tools.harness.sandbox import SandboxServer

_URL = os.environ.get("ITSMNG_TEST_URL")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure coverage in the sandbox alone: nothing of the project runs in the process of these tests."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[SandboxServer]:
    """One sandbox for all tests of the sandbox itself."""
    with SandboxServer() as server:
        yield server


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """Where the tests run."""
    if _URL:
        login, password = os.environ["ITSMNG_TEST_LOGIN"], os.environ["ITSMNG_TEST_PASSWORD"]
        return Server(_URL.rstrip("/"), login, password, os.environ.get("ITSMNG_TEST_APP_TOKEN"), is_sandbox=False)
    sandbox: SandboxServer = request.getfixturevalue("sandbox_process")
    return Server(sandbox.url, "itsm", "itsm")


@pytest.fixture
def session(server: Server, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session of the Super-Admin that removes what it creates, where the next test has no fresh server."""
    if not server.is_sandbox:
        with cleaning_session(server) as session:
            yield session
        return
    request.getfixturevalue("either_kind" if "either_kind" in request.fixturenames else "sandbox")
    session = server.session()
    yield session
    session.hang_up()


@pytest.fixture(params=["server's own kind"] if _URL else ["goes on", "breaks off"])
def either_kind(server: Server, request: pytest.FixtureRequest) -> str:
    """What the server does on SQL that is refused: a test that asks for this runs on both kinds of sandbox."""
    if server.is_sandbox:
        process: SandboxServer = request.getfixturevalue("sandbox_process")
        process.reset(strict_sql=request.param == "breaks off")
        return str(request.param)
    return _kind_of(server)


@pytest.fixture
def sandbox_only(server: Server) -> None:
    """For what one does not do to a server that is in use."""
    if not server.is_sandbox:
        pytest.skip("only on the sandbox")


def _kind_of(server: Server) -> str:
    """The kind of a server that cannot be told which to be."""
    name = unique()
    with cleaning_session(server) as session:
        session.create("Location", name=name)
        return "breaks off" if is_broken(session.add("Location", {"name": name})) else "goes on"
