"""The folder of files: uploads that wait for their item, documents, pictures of users."""

# ruff: noqa: S608 - the schema's name is fixed; values are always bound

from __future__ import annotations

import hashlib
import tempfile
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage.database import Database

_PART = 1 << 17
_IN_MEMORY = 1 << 20
_COLUMNS = "id, path, size, sha1, md5, stored_at"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a file without reading it.

    Attributes:
        id: Its number.
        path: Where it lies in the folder.
        size: Its bytes.
        sha1: A hash of its content.
        md5: Another.
        stored_at: When it came, in seconds since 1970.
    """

    id: int
    path: str
    size: int
    sha1: str
    md5: str
    stored_at: int


class Files:
    """Files in the database, in parts, so that no file is ever held in memory.

    They share the transactions of the items they belong to: after a kill both are there, or neither.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._files = f"{database.bulk}.files"
        self._parts = f"{database.bulk}.file_parts"

    def create_tables(self) -> None:
        """Make the empty folder."""
        self._database.execute(
            f"CREATE TABLE {self._files} (id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, "
            "sha1 TEXT, md5 TEXT, stored_at INTEGER)"
        )
        self._database.execute(
            f"CREATE TABLE {self._parts} (file INTEGER, number INTEGER, data BLOB, PRIMARY KEY (file, number)) "
            "WITHOUT ROWID"
        )

    def store(self, path: str, content: IO[bytes]) -> None:
        """Put a file into the folder.

        Args:
            path: Where; nothing may be there.
            content: What to put there, from where it stands.
        """
        sha1, md5 = hashlib.sha1(usedforsecurity=False), hashlib.md5(usedforsecurity=False)
        self._database.execute(f"INSERT INTO {self._files} (path, stored_at) VALUES (?, ?)", (path, int(time.time())))
        file_id: int = self._database.value("SELECT last_insert_rowid()")
        size = number = 0
        while part := content.read(_PART):
            sha1.update(part)
            md5.update(part)
            self._database.execute(f"INSERT INTO {self._parts} VALUES (?, ?, ?)", (file_id, number, part))
            size += len(part)
            number += 1
        self._database.execute(
            f"UPDATE {self._files} SET size = ?, sha1 = ?, md5 = ? WHERE id = ?",
            (size, sha1.hexdigest(), md5.hexdigest(), file_id),
        )

    def get(self, path: str) -> StoredFile | None:
        """What is known of a file.

        Args:
            path: Where it lies.

        Returns:
            The file, or None if nothing is there.
        """
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM {self._files} WHERE path = ?", (path,))
        return StoredFile(**rows[0]) if rows else None

    def head(self, file: StoredFile) -> bytes:
        """The beginning of a file, by which its kind is told."""
        return self._part(file, 0)

    def open(self, file: StoredFile) -> IO[bytes]:
        """A copy to read: it stays whole when the file is removed meanwhile.

        Returns:
            The copy; a large one is on disk, under no name.
        """
        copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the reader closes it
        number = 0
        while part := self._part(file, number):
            copy.write(part)
            number += 1
        copy.seek(0)
        return copy

    def move(self, file: StoredFile, path: str) -> None:
        """Move a file; where there is one already, that stays and the moved one goes.

        Args:
            path: Where to.
        """
        if self.get(path) is None:
            self._database.execute(f"UPDATE {self._files} SET path = ? WHERE id = ?", (path, file.id))
        else:
            self.remove(file)

    def remove(self, file: StoredFile) -> None:
        """Remove a file."""
        self._database.execute(f"DELETE FROM {self._parts} WHERE file = ?", (file.id,))
        self._database.execute(f"DELETE FROM {self._files} WHERE id = ?", (file.id,))

    def _part(self, file: StoredFile, number: int) -> bytes:
        select = f"SELECT data FROM {self._parts} WHERE file = ? AND number = ?"
        data: bytes | None = self._database.value(select, (file.id, number))
        return data or b""
