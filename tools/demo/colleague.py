"""Somebody else with access to the server: looks at its computers, and changes them behind our back."""

from __future__ import annotations

import html
from types import TracebackType
from typing import Any

import httpx
from typing_extensions import Self

Row = dict[str, Any]


class Colleague:
    """A session of the REST API that knows nothing of Pulumi."""

    def __init__(self, url: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=url,
            headers={"Authorization": f"user_token {token}"},
            timeout=30,
            trust_env=False,  # no proxy between us and this very machine
        )

    def __enter__(self) -> Self:
        self._http.headers["Session-Token"] = self._send("GET", "initSession").json()["session_token"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()  # The session ends with the sandbox.

    def computers(self, *, trashed: bool = False) -> dict[str, Row]:
        """The computers in use, or those in the trash, by their names."""
        query = {"range": "0-999", "is_deleted": int(trashed)}
        rows = self._send("GET", "Computer", params=query).json()
        return {_readable(row["name"]): _readable_row(row) for row in rows}

    def edit(self, item_id: int, **columns: object) -> None:
        """Change columns of a computer."""
        self._send("PUT", f"Computer/{item_id}", json={"input": columns})

    def trash(self, item_id: int) -> None:
        """Put a computer into the trash."""
        self._send("DELETE", f"Computer/{item_id}")

    def purge(self, item_id: int) -> None:
        """Delete a computer for good."""
        self._send("DELETE", f"Computer/{item_id}", params={"force_purge": "true"})

    def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        return self._http.request(method, path, **arguments).raise_for_status()


def _readable(value: Any) -> Any:
    """The server keeps < and > encoded, and answers so."""
    return html.unescape(value) if isinstance(value, str) else value


def _readable_row(row: Row) -> Row:
    return {column: _readable(value) for column, value in row.items()}
