"""One itemtype, its columns, and what its items hang on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["integer", "decimal", "float", "text", "date", "timestamp", "time"]

_INTEGER_RANGES = {
    "tiny": (-128, 127),
    "utiny": (0, 255),
    "small": (-32768, 32767),
    "int": (-(2**31), 2**31 - 1),
    "uint": (0, 2**32 - 1),
    "bigint": (-(2**63), 2**63 - 1),
}
_TEXT_WIDTHS = {"text": 65535, "longtext": 2**32 - 1}
_COLUMN = re.compile(
    r"(?P<name>\w+) (?P<type>[a-z]+)(?:\((?P<size>[\d,]+)\))?(?P<null>\??)(?:=(?P<default>[^>]*))?(?:>(?P<refers>\w+))?"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an itemtype's table.

    Attributes:
        name: The field's name in the API.
        kind: What it holds; decides how a value from a client is read.
        nullable: Whether the database takes NULL.
        default: The value of a new row, already of the column's kind; None is NULL or no default.
        refers_to: The itemtype whose id it holds, if it is a foreign key.
        width: How many characters a text column keeps.
        padded: Whether it fills them up with spaces, so that none are left at the end of a text.
        lowest: The smallest number an integer column keeps.
        highest: The largest number an integer column keeps.
        scale: Digits a decimal column keeps behind the point.
    """

    name: str
    kind: Kind
    nullable: bool = True
    default: str | int | float | None = None
    refers_to: str | None = None
    width: int = 0
    padded: bool = False
    lowest: int = 0
    highest: int = 0
    scale: int = 0

    @classmethod
    def parse(cls, text: str) -> Column:
        """Read the short form of columns.json, such as `locations_id int=0>Location`.

        Args:
            text: Name, type, `?` if it may be NULL, `=default`, `>itemtype it refers to`.
        """
        match = _COLUMN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a column: {text!r}")
        name, kind, size, null, default, refers = match.group("name", "type", "size", "null", "default", "refers")
        nullable = bool(null)
        if kind in _INTEGER_RANGES:
            lowest, highest = _INTEGER_RANGES[kind]
            number = None if default is None else int(default)
            return cls(name, "integer", nullable, number, refers, lowest=lowest, highest=highest)
        if kind == "decimal":
            return cls(name, "decimal", nullable, default, refers, scale=int(size.split(",")[1]))
        if kind == "float":
            return cls(name, "float", nullable, None if default is None else float(default), refers)
        if kind in ("date", "timestamp", "time"):
            return cls(name, kind, nullable, default, refers)  # type: ignore[arg-type]
        width = int(size) if size else _TEXT_WIDTHS[kind]
        return cls(name, "text", nullable, default, refers, width=width, padded=kind == "char")


Demand = Literal["same", "view", "nothing"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """An item that an itemtype's items hang on.

    Attributes:
        column: The column with its id.
        itemtype: Its itemtype; None if the column `itemtype` names it.
        demand: What the session must be allowed with that item to write: the same, or to see it.
        required: Whether there must be one.
    """

    column: str
    itemtype: str | None = None
    demand: Demand = "same"
    required: bool = True

    @classmethod
    def parse(cls, text: str) -> Attachment:
        """Read the short form of the files of columns, such as `groups_id>Group nothing`.

        Args:
            text: Column, `>itemtype`, the demand if it is another, `optional` if there may be none.
        """
        column, *words = text.split()
        name, _, itemtype = column.partition(">")
        demand: Demand = "view" if "view" in words else "nothing" if "nothing" in words else "same"
        return cls(name, itemtype or None, demand, required="optional" not in words)


@dataclass(frozen=True, slots=True, eq=False)
class Itemtype:
    """A kind of item of the API, such as Computer.

    Attributes:
        name: As it is written in a path; the server does not mind its case.
        table: Its table in the database; error messages and searches name it.
        columns: Its columns by name, in the order of the answers; `id` comes first.
        trash: Whether a deletion only marks the item.
        entity: Whether an item belongs to an entity.
        recursive: Whether an item can be made visible in the entities below its own.
        template: Whether an item can be a template.
        tree: Whether items have a parent of their own itemtype and a complete name.
        dropdown: Whether it is a drop-down, whose names are trimmed.
        history: Whether changes are written to the history.
        numbered: Whether a new item gets its id from the database even if the client gives one.
        unique: The column groups that must not repeat.
        hidden: Columns no answer shows.
        followers: Itemtypes of what hangs on an item and is always in its entity.
        references: Its foreign keys.
        right: The right of a profile that speaks for it; empty if that of drop-downs does, or what it hangs on.
        attachments: What its items hang on, if they are nothing by themselves.
    """

    name: str
    table: str
    columns: dict[str, Column]
    trash: bool = False
    entity: bool = False
    recursive: bool = False
    template: bool = False
    tree: bool = False
    dropdown: bool = False
    history: bool = False
    numbered: bool = False
    unique: tuple[tuple[str, ...], ...] = ()
    hidden: frozenset[str] = frozenset()
    followers: tuple[str, ...] = ()
    references: tuple[Column, ...] = ()
    right: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def foreign_key(self) -> str:
        """The name of a column elsewhere that holds an id of this itemtype."""
        return self.table.removeprefix("glpi_") + "_id"

    @property
    def polymorphic(self) -> bool:
        """Whether its items hang on an item of any itemtype, named by `itemtype` and `items_id`."""
        return "itemtype" in self.columns and "items_id" in self.columns
