"""The tables: one per itemtype, each write checked as the server's database checks it."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema import REGISTRY, Column, Itemtype
from pulumi_itsmng.sandbox.storage.coercion import Value, coerce
from pulumi_itsmng.sandbox.storage.collation import compare, like
from pulumi_itsmng.sandbox.storage.trees import CACHE_COLUMNS, Trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = dict[str, Any]

_AFFINITY = {"integer": "INTEGER", "float": "REAL"}
_OTHER_TABLES = 1
"""Counts the changes of the tables that hold no items."""


class DataFileError(Exception):
    """The file is none of this sandbox's databases."""


class StatementRefusedError(Exception):
    """The database refused a statement; the message is what the server's database would say."""


class Database:
    """The rows of all itemtypes, in memory or in a file.

    Every request runs in one transaction, so a killed process leaves no half-written request.

    Args:
        path: The file, or None for memory.

    Attributes:
        bulk: The schema for what is too large for memory: with a file the file, otherwise one of SQLite's own
            without a name, which keeps little in memory and is gone with the process.
        trees: What is below and above the items of its trees.

    Raises:
        DataFileError: The file cannot be opened, holds something else, or tables of another version.
    """

    def __init__(self, path: str | None = None) -> None:
        try:
            self._connection = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise DataFileError(f"{path} cannot be opened ({error})") from error
        self._connection.row_factory = _as_dict
        self._connection.create_collation("server", compare)
        self._connection.create_function("like", 2, like, deterministic=True)
        self.bulk = "main" if path else "bulk"
        self.trees = Trees(self)
        if path:
            self._open(path)
        else:
            self._connection.execute("ATTACH '' AS bulk")

    def _open(self, path: str) -> None:
        try:
            foreign = not self.is_empty and self.value("PRAGMA user_version") != _tables_version()
        except sqlite3.DatabaseError as error:
            raise DataFileError(f"{path} is no database of the sandbox ({error})") from error
        if foreign:
            raise DataFileError(f"{path} was made by another version of the sandbox, or by another program")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        """Close the file; what is committed stays."""
        self._connection.close()

    @property
    def is_empty(self) -> bool:
        """Whether there are no tables yet."""
        return not self.rows("SELECT name FROM sqlite_master LIMIT 1")

    def create_tables(self) -> None:
        """Make the tables of all itemtypes, without rows."""
        self._connection.execute(f"PRAGMA user_version = {_tables_version()}")
        self._connection.execute("CREATE TABLE last_ids (name TEXT PRIMARY KEY, last INTEGER) WITHOUT ROWID")
        for itemtype in {itemtype.table: itemtype for itemtype in REGISTRY}.values():
            for statement in _definition(itemtype):
                self._connection.execute(statement)

    def tables(self) -> dict[str, list[Row]]:
        """All items, by id, of each table that holds any; without what the server notes as it reads trees."""
        names = sorted({itemtype.table for itemtype in REGISTRY})
        tables = {name: self.rows(f"SELECT * FROM {name} ORDER BY id") for name in names}
        for row in (row for rows in tables.values() for row in rows):
            for name in CACHE_COLUMNS:
                row.pop(name, None)
        return {name: rows for name, rows in tables.items() if rows}

    def mark(self) -> None:
        """Remember what it holds now, for `go_back`; only in memory, where nothing has to outlive the process.

        Going back is quicker than a copy, after which SQLite would have to read all definitions anew.
        """
        self._connection.execute("BEGIN")

    def go_back(self) -> None:
        """Hold again what it held when it was marked."""
        self._connection.execute("ROLLBACK")
        self.trees.clear_user_data_cache()
        self.mark()

    def become(self, other: Database) -> None:
        """Hold the tables that another database holds, and no others, from one moment to the next."""
        other._connection.backup(self._connection)
        self.trees.clear_user_data_cache()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside, or none of them."""
        # A savepoint is a transaction of its own, and part of the one that began at the mark, if there is a mark.
        self._connection.execute("SAVEPOINT request")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK TO request")
            self._connection.execute("RELEASE request")
            raise
        self._connection.execute("RELEASE request")

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a query.

        Args:
            statement: SQL with question marks.
            parameters: Their values.
        """
        return self._connection.execute(statement, parameters).fetchall()

    def value(self, statement: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row of a query.

        Args:
            statement: SQL with question marks.
            parameters: Their values.

        Returns:
            The value; None if there is no row.
        """
        row = self._connection.execute(statement, parameters).fetchone()
        return None if row is None else next(iter(row.values()))

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement that writes.

        Args:
            statement: SQL with question marks.
            parameters: Their values.
        """
        return self._connection.execute(statement, parameters).rowcount

    def get(self, itemtype: Itemtype, item_id: int) -> Row | None:
        """One item.

        Returns:
            All its columns, or None if there is no such item.
        """
        rows = self.rows(f"SELECT * FROM {itemtype.table} WHERE id = ?", (item_id,))
        return rows[0] if rows else None

    def find(self, itemtype: Itemtype, /, **columns: object) -> list[Row]:
        """The items whose columns have these values, by id.

        Args:
            itemtype: Their itemtype.
            columns: The value of each column; None finds NULL.
        """
        where = " AND ".join(f"{name} IS ?" for name in columns) or "1"
        return self.rows(f"SELECT * FROM {itemtype.table} WHERE {where} ORDER BY id", tuple(columns.values()))

    def insert(self, itemtype: Itemtype, values: Mapping[str, object]) -> int:
        """Add an item.

        An id is used up even by a duplicate, as on the server; a NULL is refused before that.

        Args:
            values: Its columns; those that are missing get their defaults. A given `id` is kept.

        Raises:
            StatementRefusedError: A NULL where none may be, or a duplicate.
        """
        row = {name: column.default for name, column in itemtype.columns.items() if name != "id"}
        row |= {name: coerce(itemtype.columns[name], value) for name, value in values.items()}
        _refuse_nulls(itemtype, values)
        for name, column in itemtype.columns.items():
            if row.get(name) is None and not column.nullable and name != "id":
                row[name] = _implicit_default(column)
        item_id = self._next_id(itemtype) if row.get("id") is None else int(row["id"] or 0)
        row["id"] = item_id
        self.skip_ids(itemtype, item_id)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self._write(itemtype, f"INSERT INTO {itemtype.table} ({names}) VALUES ({marks})", row, row)
        return item_id

    def set_column(self, itemtype: Itemtype, item_id: int, name: str, value: object) -> bool:
        """Change one column of one item.

        Args:
            value: The new value.

        Returns:
            Whether that changed anything. Where no NULL may be, it changes to nothing or 0.

        Raises:
            StatementRefusedError: A duplicate.
        """
        column = itemtype.columns[name]
        kept = coerce(column, value)
        if kept is None and not column.nullable:
            kept = coerce(column, _implicit_default(column))
        before = self.get(itemtype, item_id) or {}
        statement = f"UPDATE {itemtype.table} SET {name} = ? WHERE id = ?"
        self._write(itemtype, statement, {name: kept, "id": item_id}, before | {name: kept})
        return before.get(name) != kept

    def delete(self, itemtype: Itemtype, item_id: int) -> None:
        """Remove one item."""
        self.execute(f"DELETE FROM {itemtype.table} WHERE id = ?", (item_id,))

    def skip_ids(self, itemtype: Itemtype, last: int) -> None:
        """Give new items ids above this one.

        Args:
            itemtype: Their itemtype.
            last: The highest id that is taken.
        """
        self.execute(
            "INSERT INTO last_ids VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET last = max(last, ?2)",
            (itemtype.table, last),
        )

    def _next_id(self, itemtype: Itemtype) -> int:
        last: int = self.value("SELECT last FROM last_ids WHERE name = ?", (itemtype.table,)) or 0
        return last + 1

    def _write(self, itemtype: Itemtype, statement: str, parameters: Row, row: Row) -> None:
        try:
            self._connection.execute(statement, tuple(parameters.values()))
        except sqlite3.IntegrityError as error:
            raise StatementRefusedError(_refusal(itemtype, str(error), row)) from error


def _as_dict(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> Row:
    return {description[0]: value for description, value in zip(cursor.description, values, strict=True)}


def _tables_version() -> int:
    """A number that differs where the tables do; SQLite keeps it as a signed 32-bit integer, and 0 is none."""
    definitions = "\n".join(statement for itemtype in REGISTRY for statement in _definition(itemtype))
    return zlib.crc32(f"{_OTHER_TABLES}\n{definitions}".encode()) >> 1 | 1


def _definition(itemtype: Itemtype) -> Iterator[str]:
    columns = ["id INTEGER PRIMARY KEY"]
    for column in itemtype.columns.values():
        if column.name == "id":
            continue
        kind = _AFFINITY.get(column.kind, "TEXT COLLATE server")
        columns.append(f"{column.name} {kind}{'' if column.nullable else ' NOT NULL'}")
    yield f"CREATE TABLE {itemtype.table} ({', '.join(columns)})"
    for number, group in enumerate(itemtype.unique):
        yield f"CREATE UNIQUE INDEX {itemtype.table}_{number} ON {itemtype.table} ({', '.join(group)})"
    for column in itemtype.columns.values():
        if column.name in ("items_id", "entities_id") or column.name == itemtype.foreign_key:
            yield f"CREATE INDEX {itemtype.table}_{column.name} ON {itemtype.table} ({column.name})"


def _refuse_nulls(itemtype: Itemtype, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        if value is None and not itemtype.columns[name].nullable and name != "id":
            raise StatementRefusedError(f"Column '{name}' cannot be null")


def _implicit_default(column: Column) -> Value:
    """What a new row holds in a column that has no default and takes no NULL."""
    return 0 if column.kind in ("integer", "float", "decimal") else ""


def _refusal(itemtype: Itemtype, error: str, row: Row) -> str:
    """What the server's database says to a duplicate; nulls are refused before SQLite sees them."""
    names = [column.rpartition(".")[2] for column in error.rpartition(": ")[2].split(", ")]
    entry = "-".join("" if row.get(name) is None else str(row[name]) for name in names)
    return f"Duplicate entry '{entry}' for key '{itemtype.table}.unicity'"
