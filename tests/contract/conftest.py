"""The server the contract is checked on: the sandbox, or the one that `ITSMNG_TEST_URL` names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.contract.session import Server, Session, cleaning_session
from tests.support.sandbox import SandboxServer


class Api:
    """A session, by plain HTTP, that remembers what it made."""

    def __init__(self, server: Server) -> None:
        self.url = server.url
        self.http = server.session().http
        self._made: list[tuple[str, int]] = []
        self.entity = 0
        self.mark = f"contract-{uuid.uuid4().hex[:12]}"
        self.entity = self.create("Entity", name=self.mark, entities_id=0)
        self.activate_all()

    def call(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Send a request as it is."""
        return self.http.request(method, f"{self.url}/{path}", **request)

    def post(self, itemtype: str, **row: Any) -> httpx.Response:
        """Create an item, in the test's own entity unless another is named."""
        response = self.call("POST", itemtype, json={"input": {"entities_id": self.entity} | row})
        body = response.json() if response.content else None
        if isinstance(body, dict) and body.get("id"):
            self._made.append((itemtype, body["id"]))
        return response

    def create(self, itemtype: str, **row: Any) -> int:
        """Create an item; returns its id."""
        return int(self.post(itemtype, **row).raise_for_status().json()["id"])

    def update(self, itemtype: str, item_id: int, **row: Any) -> httpx.Response:
        """Change an item."""
        return self.call("PUT", f"{itemtype}/{item_id}", json={"input": row})

    def get(self, itemtype: str, item_id: int, **params: Any) -> dict[str, Any]:
        """Read an item."""
        row: dict[str, Any] = self.read(itemtype, item_id, **params).raise_for_status().json()
        return row

    def read(self, itemtype: str, item_id: int, **params: Any) -> httpx.Response:
        """Ask for an item."""
        return self.call("GET", f"{itemtype}/{item_id}", params={"get_hateoas": "false"} | params)

    def activate_all(self) -> None:
        """Let the session see all entities, the new ones too."""
        self.call("POST", "changeActiveEntities", json={"entities_id": 0, "is_recursive": True}).raise_for_status()

    def close(self) -> None:
        """Purge all that was made and end the session."""
        self.activate_all()
        for itemtype, item_id in reversed(self._made):
            self.call("DELETE", f"{itemtype}/{item_id}", params={"force_purge": "true"})
        self.call("GET", "killSession")
        self.http.close()


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """Where the tests run."""
    if url := os.environ.get("ITSMNG_TEST_URL"):
        login, password = os.environ["ITSMNG_TEST_LOGIN"], os.environ["ITSMNG_TEST_PASSWORD"]
        return Server(url.rstrip("/"), login, password, os.environ.get("ITSMNG_TEST_APP_TOKEN"), is_sandbox=False)
    sandbox: SandboxServer = request.getfixturevalue("sandbox_process")
    return Server(sandbox.url, "itsm", "itsm")


@pytest.fixture
def api(server: Server, request: pytest.FixtureRequest) -> Iterator[Api]:
    """A Super-Admin's session that makes everything inside an entity of the test's own."""
    if server.is_sandbox:
        request.getfixturevalue("sandbox_process").reset()
    opened = Api(server)
    yield opened
    opened.close()


@pytest.fixture
def session(server: Server, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session of the Super-Admin that removes what it creates."""
    if server.is_sandbox:
        request.getfixturevalue("sandbox")
    with cleaning_session(server) as session:
        yield session


@pytest.fixture
def sandbox_only(server: Server) -> None:
    """For what one does not do to a server that is in use."""
    if not server.is_sandbox:
        pytest.skip("only on the sandbox")
