"""SQLite behaving as the server's database does."""

from pulumi_itsmng.sandbox.storage.database import Database, Row, StatementRefusedError

__all__ = ["Database", "Row", "StatementRefusedError"]
