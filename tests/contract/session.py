"""A session on the server under test that cleans up after itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

JSON = dict[str, Any]

NO_SUCH_ID = 987654321

_CERTIFICATES = httpx.create_ssl_context()  # read once: that takes longer than a request


@dataclass(frozen=True)
class Server:
    """The server under test and who may log in there."""

    url: str
    login: str
    password: str
    app_token: str | None = None
    is_sandbox: bool = True

    def session(self, login: str | None = None, password: str | None = None) -> Session:
        """A new session; of the Super-Admin unless a login is given."""
        return Session(self, login or self.login, self.password if password is None else password)

    def client(self) -> httpx.Client:
        """HTTP without a session, with the App-Token if there is one."""
        headers = {"App-Token": self.app_token} if self.app_token else {}
        return httpx.Client(trust_env=False, timeout=60, headers=headers, verify=_CERTIFICATES)

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """A request that belongs to no session."""
        with self.client() as http:
            return http.request(method, f"{self.url}/{path}", **options)


class Session:
    """One user's session. What it and its colleagues create, `clean_up` purges, youngest first."""

    def __init__(self, server: Server, login: str, password: str) -> None:
        self.server = server
        self.http = server.client()
        self.created: list[tuple[str, int]] = []
        self.colleagues: list[Session] = []
        answer = self.http.get(f"{server.url}/initSession", auth=(login, password))
        self.token: str = answer.raise_for_status().json()["session_token"]
        self.http.headers["Session-Token"] = self.token

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Any request below the API's address, with httpx's own options."""
        return self.http.request(method, f"{self.server.url}/{path}", **options)

    def request(self, method: str, path: str, body: Any = None, **query: Any) -> httpx.Response:
        """A request with JSON; the query's underscores at the end go away."""
        query = {name.rstrip("_"): value for name, value in query.items()}
        return self.send(method, path, json=body, params=query or None)

    def get(self, path: str, **query: Any) -> Any:
        """What a GET answers, which must be JSON and no error."""
        answer = self.request("GET", path, **query)
        assert answer.status_code in (200, 206), answer.text
        return answer.json()

    def read(self, itemtype: str, item_id: int, **query: Any) -> JSON:
        """An item, without links."""
        row: JSON = self.get(f"{itemtype}/{item_id}", get_hateoas="false", **query)
        return row

    def ids(self, path: str, **query: Any) -> list[int]:
        """The ids of a list."""
        rows = self.get(path, only_id="true", get_hateoas="false", **{"range": "0-9999"} | query)
        return [row["id"] for row in rows]

    def add(self, itemtype: str, wanted: Any, **query: Any) -> httpx.Response:
        """A creation, successful or not; what it makes is removed in the end."""
        answer = self.request("POST", itemtype, {"input": wanted}, **query)
        self.created += [(itemtype, item_id) for item_id in created_ids(answer)]
        return answer

    def create(self, itemtype: str, /, **wanted: Any) -> int:
        """A creation that must succeed; the id."""
        answer = self.add(itemtype, wanted)
        assert answer.status_code == 201, answer.text
        return int(answer.json()["id"])

    def create_entity(self, **wanted: Any) -> int:
        """An entity the session can use at once."""
        answer = self.add("Entity", {"name": unique(), "entities_id": 0, **wanted}, session_write="true")
        assert answer.status_code == 201, answer.text
        return int(answer.json()["id"])

    def update(self, itemtype: str, item_id: int, /, **wanted: Any) -> httpx.Response:
        """A change, successful or not."""
        return self.request("PUT", f"{itemtype}/{item_id}", {"input": wanted})

    def change(self, itemtype: str, item_id: int, /, **wanted: Any) -> JSON:
        """A change the server must say it made; what it says of the item."""
        answer = self.update(itemtype, item_id, **wanted)
        assert answer.status_code == 200, answer.text
        said: JSON = answer.json()[0]
        assert said[str(item_id)] is True
        return said

    def delete(self, itemtype: str, item_id: int, **query: Any) -> httpx.Response:
        """A deletion, successful or not."""
        return self.request("DELETE", f"{itemtype}/{item_id}", **query)

    def purge(self, itemtype: str, item_id: int, **query: Any) -> None:
        """A purge that must succeed."""
        answer = self.delete(itemtype, item_id, force_purge="true", **query)
        assert answer.json() == [{str(item_id): True, "message": answer.json()[0]["message"]}]

    def switch_to(self, entity: int, *, recursive: bool = False) -> None:
        """Make an entity the active one, perhaps with those below it."""
        switch = {"entities_id": entity, "is_recursive": recursive}
        assert self.request("POST", "changeActiveEntities", switch).json() is True

    def colleague(self, login: str, password: str) -> Session:
        """Another user's session; what it creates is removed with what this one creates."""
        other = self.server.session(login, password)
        other.created = self.created
        self.colleagues.append(other)
        return other

    def hang_up(self) -> None:
        """Close the connections of this session and its colleagues'."""
        for session in (self, *self.colleagues):
            session.http.close()

    def clean_up(self) -> None:
        """Purge what was created, from a fresh session: that one sees all entities."""
        self.hang_up()
        if self.created:
            cleaner = self.server.session()
            for itemtype, item_id in reversed(self.created):
                cleaner.remove(itemtype, item_id)
            cleaner.close()

    def remove(self, itemtype: str, item_id: int) -> None:
        """Purge an item unless that is done already."""
        answer = self.delete(itemtype, item_id, force_purge="true")
        if answer.status_code != 200:
            assert self.request("GET", f"{itemtype}/{item_id}").status_code == 404, answer.text

    def close(self) -> None:
        """Log out."""
        self.request("GET", "killSession")
        self.http.close()


@contextmanager
def cleaning_session(server: Server) -> Iterator[Session]:
    """A session of the Super-Admin; in the end nothing of what it made is left."""
    session = server.session()
    try:
        yield session
    finally:
        session.clean_up()


def created_ids(answer: httpx.Response) -> list[int]:
    """The ids of what a creation made, as far as the answer tells."""
    if "json" not in answer.headers.get("content-type", "") or answer.status_code not in (201, 207):
        return []
    content = answer.json()
    results = content[1] if answer.status_code == 207 else content
    results = results if isinstance(results, list) else [results]
    return [result["id"] for result in results if result["id"]]


def unique(prefix: str = "contract") -> str:
    """A name nobody else has."""
    return f"{prefix} {secrets.token_hex(5)}"


def code(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of an error."""
    content = answer.json()
    assert isinstance(content, list), content
    assert len(content) == 2, content
    return answer.status_code, content[0]


def is_broken(answer: httpx.Response) -> bool:
    """Whether the server's program ended on a request: 200, HTML, nothing in it."""
    is_html = answer.headers["Content-Type"].startswith("text/html")
    return (answer.status_code, answer.content, is_html) == (200, b"", True)


def refuses_sql(answer: httpx.Response, kind: str) -> bool:
    """Whether a creation was refused by the database, as that kind of server says it."""
    return is_broken(answer) if kind == "breaks off" else code(answer) == (400, "ERROR_GLPI_ADD")
