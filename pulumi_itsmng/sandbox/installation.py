"""All there is behind the API: the database, the sessions, the kind of server."""

from __future__ import annotations

from functools import cache

from pulumi_itsmng.sandbox.clock import now
from pulumi_itsmng.sandbox.itemtypes import behaviours
from pulumi_itsmng.sandbox.login.sessions import Sessions
from pulumi_itsmng.sandbox.seed import fill
from pulumi_itsmng.sandbox.storage import Database, Files


class Installation:
    """One ITSM-NG installation.

    Args:
        path: The file its items live in; None for memory.
        strict_sql: Whether a refused statement ends the request, as on PHP 8.1 and later.
    """

    def __init__(self, path: str | None = None, *, strict_sql: bool = False) -> None:
        self.database = Database(path)
        self.files = Files(self.database)
        self.sessions = Sessions(self.database)
        self.strict_sql = strict_sql
        self.behaviours = behaviours()
        if self.database.is_empty:
            _install(self.database)
        self._in_file = path is not None
        if not self._in_file:
            self.database.mark()
        self.sessions.load()

    def reset(self, *, strict_sql: bool = False) -> None:
        """Back to a fresh installation: no items, no sessions.

        Args:
            strict_sql: The kind of server from now on.
        """
        self.strict_sql = strict_sql
        if self._in_file:
            self.database.become(_fresh())
        else:
            self.database.go_back()
        self.sessions.load()

    def clear_cache(self) -> None:
        """Clear the server's user data cache; open sessions stay as they are."""
        self.database.trees.clear_user_data_cache()


@cache
def _fresh() -> Database:
    """A new installation for a file to copy from, which is quicker than to install again."""
    database = Database()
    database.bulk = "main"
    _install(database)
    return database


def _install(database: Database) -> None:
    with database.transaction():
        database.create_tables()
        Files(database).create_tables()
        Sessions(database).create_table()
        fill(database, now())
