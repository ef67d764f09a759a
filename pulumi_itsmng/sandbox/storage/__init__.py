"""SQLite behaving as the server's database does."""

from pulumi_itsmng.sandbox.storage.database import Database, DataFileError, Row, StatementRefusedError
from pulumi_itsmng.sandbox.storage.files import Files, StoredFile

__all__ = ["DataFileError", "Database", "Files", "Row", "StatementRefusedError", "StoredFile"]
