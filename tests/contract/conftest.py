"""The server the contract is checked on: the sandbox, or the one that `ITSMNG_TEST_URL` names.

On a real server the account of `ITSMNG_TEST_USER_TOKEN` (or `ITSMNG_TEST_LOGIN` and `ITSMNG_TEST_PASSWORD`) needs the
Super-Admin profile. Everything is made below an entity of the test's own and purged again, whatever fails.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.contract.session import Server, Session, cleaning_session
from tests.support.colleague import SUPER_ADMIN_TOKEN
from tests.support.sandbox import SandboxServer

REAL = "ITSMNG_TEST_URL"


class Api:
    """A session, by plain HTTP, that remembers what it made."""

    def __init__(self, url: str, auth: tuple[str, str] | None, token: str | None) -> None:
        self.url = url
        self.http = httpx.Client(trust_env=False, timeout=60)
        self._made: list[tuple[str, int]] = []
        headers = {"Authorization": f"user_token {token}"} if token else {}
        answer = self.http.get(f"{url}/initSession", headers=headers, auth=auth or httpx.USE_CLIENT_DEFAULT)
        self.http.headers["Session-Token"] = answer.raise_for_status().json()["session_token"]
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


@pytest.fixture
def api(request: pytest.FixtureRequest) -> Iterator[Api]:
    """A Super-Admin's session on the server under test."""
    if url := os.environ.get(REAL):
        login, password = os.environ.get("ITSMNG_TEST_LOGIN"), os.environ.get("ITSMNG_TEST_PASSWORD")
        auth = (login, password) if login and password else None
        opened = Api(url.rstrip("/"), auth, os.environ.get("ITSMNG_TEST_USER_TOKEN"))
    else:
        sandbox: SandboxServer = request.getfixturevalue("sandbox")
        opened = Api(sandbox.url, None, SUPER_ADMIN_TOKEN)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """Where sessions and entities are tested, which takes a login and a password."""
    if url := os.environ.get(REAL):
        login, password = os.environ.get("ITSMNG_TEST_LOGIN"), os.environ.get("ITSMNG_TEST_PASSWORD")
        if not login or not password:
            pytest.skip("needs ITSMNG_TEST_LOGIN and ITSMNG_TEST_PASSWORD")
        return Server(url.rstrip("/"), login, password, os.environ.get("ITSMNG_TEST_APP_TOKEN"), is_sandbox=False)
    sandbox: SandboxServer = request.getfixturevalue("sandbox_process")
    return Server(sandbox.url, "itsm", "itsm")


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
