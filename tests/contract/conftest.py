"""The server under test: the sandbox, or what the environment names."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.contract.session import Server, Session, cleaning_session, code, is_broken, unique
from tests.support.sandbox import SandboxServer


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """Where the tests run."""
    if url := os.environ.get("ITSMNG_TEST_URL"):
        login, password = os.environ["ITSMNG_TEST_LOGIN"], os.environ["ITSMNG_TEST_PASSWORD"]
        return Server(url.rstrip("/"), login, password, os.environ.get("ITSMNG_TEST_APP_TOKEN"), is_sandbox=False)
    sandbox: SandboxServer = request.getfixturevalue("sandbox_process")
    return Server(sandbox.url, "itsm", "itsm")


@pytest.fixture
def session(server: Server, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session of the Super-Admin that removes what it creates."""
    if server.is_sandbox:
        request.getfixturevalue("sandbox_process").reset()
    with cleaning_session(server) as session:
        yield session


@pytest.fixture
def sandbox_only(server: Server) -> None:
    """For what one does not do to a server that is in use."""
    if not server.is_sandbox:
        pytest.skip("only on the sandbox")


@pytest.fixture(params=["lenient", "strict"])
def either_kind(request: pytest.FixtureRequest, server: Server) -> Iterator[Session]:
    """A session on either kind of server: where refused SQL is a message, and where it ends the request."""
    if server.is_sandbox:
        request.getfixturevalue("sandbox_process").reset(strict_sql=request.param == "strict")
    with cleaning_session(server) as session:
        if not server.is_sandbox and is_strict(session) != (request.param == "strict"):
            pytest.skip(f"this server is not {request.param}")
        yield session


def is_strict(session: Session) -> bool:
    """Whether refused SQL ends a request, found out by a duplicate."""
    name = unique()
    session.create("Location", name=name)
    duplicate = session.add("Location", {"name": name})
    if is_broken(duplicate):
        return True
    assert code(duplicate) == (400, "ERROR_GLPI_ADD")
    return False
