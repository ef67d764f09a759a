"""The open sessions, kept with the items so that a restart ends none of them."""

# ruff: noqa: S608 - the table's name is fixed; values are always bound

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.session import Session

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage import Database

_TABLE = "sandbox_sessions"


class Sessions:
    """The open sessions by token: read from memory, written to the database too."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._open: dict[str, Session] = {}

    def create_table(self) -> None:
        """Make the empty table."""
        self._database.execute(f"CREATE TABLE {_TABLE} (token TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID")

    def load(self) -> None:
        """Open again what the database says is open, and nothing else."""
        rows = self._database.rows(f"SELECT content FROM {_TABLE}")
        self._open = {session.token: session for session in (_decoded(row["content"]) for row in rows)}

    def get(self, token: str) -> Session | None:
        """The session of a token, or None.

        Args:
            token: What the client sent.
        """
        return self._open.get(token)

    def keep(self, session: Session) -> None:
        """Open a session, or keep its new state."""
        self._open[session.token] = session
        self._database.execute(f"REPLACE INTO {_TABLE} VALUES (?, ?)", (session.token, json.dumps(asdict(session))))

    def end(self, token: str) -> None:
        """Close a session."""
        self._open.pop(token, None)
        self._database.execute(f"DELETE FROM {_TABLE} WHERE token = ?", (token,))


def _decoded(content: str) -> Session:
    values = json.loads(content)
    values["profiles"] = {int(profile_id): profile for profile_id, profile in values["profiles"].items()}
    for profile in (*values["profiles"].values(), values["profile"]):
        profile["entities"] = {int(entity_id): entity for entity_id, entity in profile["entities"].items()}
    return Session(**values)
