"""Somebody else who works on the same server: plain HTTP, without the project's own client."""

from __future__ import annotations

import ssl
from types import TracebackType
from typing import Any

import httpx
from typing_extensions import Self

SUPER_ADMIN_TOKEN = "SuperAdminApiToken0000000000000000000001"
TECHNICIAN_TOKEN = "TechApiToken0000000000000000000000000002"
"""The token of the sandbox's Super-Admin: its fresh installation comes with it, a real server does not."""

Rows = list[dict[str, Any]]
"""Items as the API gives them."""

NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For servers on this machine: to read all the certificates that there are takes longer than what is asked."""


class Colleague:
    """A session on the server, for looking at it and for changing things behind the provider's back."""

    def __init__(self, url: str, token: str = SUPER_ADMIN_TOKEN, *, app_token: str | None = None) -> None:
        headers = {"App-Token": app_token} if app_token else {}
        self._http = httpx.Client(trust_env=False, timeout=30, headers=headers, verify=NO_TLS)
        self._url = url
        answer = self._request("GET", "initSession", headers={"Authorization": f"user_token {token}"})
        self._http.headers["Session-Token"] = answer["session_token"]

    def create(self, itemtype: str, /, **row: Any) -> int:
        """Create an item; returns its id."""
        return int(self._request("POST", itemtype, json={"input": row})["id"])

    def create_many(self, itemtype: str, rows: Rows) -> None:
        """Create items, 500 in a request: a sandbox has no header buffer that could be too small."""
        for begin in range(0, len(rows), 500):
            self._request("POST", itemtype, json={"input": rows[begin : begin + 500]})

    def create_entity(self, name: str, parent: int = 0) -> int:
        """Create an entity that this session can use at once."""
        return int(
            self._request("POST", "Entity?session_write=true", json={"input": {"name": name, "entities_id": parent}})[
                "id"
            ]
        )

    def edit(self, itemtype: str, item_id: int, /, **row: Any) -> None:
        """Change columns of an item."""
        self._request("PUT", f"{itemtype}/{item_id}", json={"input": row})

    def configure(self, **settings: Any) -> None:
        """Change settings of the server, which answers 400 although it does."""
        self._http.put(f"{self._url}/Config/1", json={"input": settings})

    def set_right(self, profile: int, right: str, bits: int) -> None:
        """Change what a profile may do; sessions that are open keep what they had."""
        search = {"range": "0-9", "get_hateoas": "false", "searchText[name]": f"^{right}$"}
        rows: Rows = self._http.get(f"{self._url}/Profile/{profile}/ProfileRight", params=search).json()
        self.edit("ProfileRight", rows[0]["id"], rights=bits)

    def see_all(self) -> Self:
        """See all entities there are, the new ones too."""
        self._request("POST", "changeActiveEntities", json={"entities_id": 0, "is_recursive": True})
        return self

    def trash(self, itemtype: str, item_id: int) -> None:
        """Put an item into the trash."""
        self._request("DELETE", f"{itemtype}/{item_id}")

    def purge(self, itemtype: str, item_id: int) -> None:
        """Delete an item for good."""
        self._request("DELETE", f"{itemtype}/{item_id}?force_purge=true")

    def get(self, itemtype: str, item_id: int) -> dict[str, Any] | None:
        """An item as the API gives it, or None if there is none."""
        response = self._http.get(f"{self._url}/{itemtype}/{item_id}", params={"get_hateoas": "false"})
        if response.status_code == 404:
            return None
        row: dict[str, Any] = response.raise_for_status().json()
        return row

    def list(self, itemtype: str, *, trash: bool = False, most: int = 10_000) -> Rows:
        """All items of a type, those in the trash or the others."""
        params = {"range": f"0-{most - 1}", "get_hateoas": "false", "is_deleted": str(int(trash))}
        rows: Rows = self._http.get(f"{self._url}/{itemtype}", params=params).raise_for_status().json()
        return rows

    def history(self, itemtype: str, item_id: int) -> Rows:
        """What the server noted about an item."""
        answer = self._http.get(f"{self._url}/{itemtype}/{item_id}/Log", params={"range": "0-999"})
        rows: Rows = answer.raise_for_status().json()
        return rows

    def can_log_in(self, login: str, password: str) -> bool:
        """Whether that opens a session."""
        # A login ends the session that it names: this one goes on.
        headers = {name: value for name, value in self._http.headers.items() if name != "session-token"}
        with httpx.Client(trust_env=False, timeout=30, headers=headers, verify=NO_TLS) as http:
            return http.get(f"{self._url}/initSession", auth=(login, password)).status_code == 200

    def leave(self) -> None:
        """End the session."""
        self._http.get(f"{self._url}/killSession")
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def _request(self, method: str, path: str, **request: Any) -> Any:
        return self._http.request(method, f"{self._url}/{path}", **request).raise_for_status().json()
