"""SQLite behaving as the server's database does."""

from pulumi_itsmng.sandbox.storage.database import Database, DataFileError, Row, StatementRefusedError

__all__ = ["DataFileError", "Database", "Row", "StatementRefusedError"]
