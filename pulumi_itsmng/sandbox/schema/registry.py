"""All itemtypes of the sandbox, read from the files of columns."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema.itemtype import Attachment, Column, Itemtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ID = Column("id", "integer", nullable=False, lowest=0, highest=2**31 - 1)
_FILES = (
    "columns.json",
    "more_columns.json",
    "device_columns.json",
    "dropdown_columns.json",
    "itil_columns.json",
    "link_columns.json",
    "network_columns.json",
)
_EITHER = {"Auth": ("AuthLDAP", "AuthMail")}
"""What a column may lead to that says in another one which it is; where that is purged, only the id counts."""

_FLAGS = ("trash", "entity", "recursive", "template", "tree", "dropdown", "history", "numbered")


class Registry:
    """The itemtypes, by name, by table and by what refers to them."""

    def __init__(self, itemtypes: Iterable[Itemtype]) -> None:
        self._by_name = {itemtype.name: itemtype for itemtype in itemtypes}
        self._by_lower_name = {name.lower(): itemtype for name, itemtype in self._by_name.items()}

    def __iter__(self) -> Iterator[Itemtype]:
        return iter(self._by_name.values())

    def __getitem__(self, name: str) -> Itemtype:
        return self._by_name[name]

    def find(self, name: str) -> Itemtype | None:
        """The itemtype of that name in any case, as the server reads it from a path."""
        return self._by_lower_name.get(name.lower())

    @cached_property
    def referring(self) -> dict[str, list[tuple[Itemtype, Column]]]:
        """For each itemtype name the columns, anywhere, that hold its ids."""
        found: dict[str, list[tuple[Itemtype, Column]]] = defaultdict(list)
        for itemtype in self:
            for column in itemtype.references:
                for target in _EITHER.get(column.refers_to or "", (column.refers_to or "",)):
                    found[target].append((itemtype, column))
        return found

    @cached_property
    def itemtype_of_key(self) -> dict[str, str]:
        """The itemtype each foreign key points to, by the part of the key's name before its `_id`."""
        elsewhere = {
            column.name.partition("_id")[0]: column.refers_to or ""
            for itemtype in self
            for column in itemtype.references
        }
        return elsewhere | {itemtype.foreign_key.removesuffix("_id"): itemtype.name for itemtype in self}


def _load() -> Registry:
    entries: dict[str, dict[str, Any]] = {}
    for name in _FILES:
        entries |= json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return Registry(_itemtype(name, entry) for name, entry in entries.items())


def _itemtype(name: str, entry: dict[str, Any]) -> Itemtype:
    columns = {"id": _ID} | {column.name: column for column in map(Column.parse, entry["columns"])}
    flags = entry["flags"].split()
    return Itemtype(
        name,
        entry["table"],
        columns,
        unique=tuple(tuple(group) for group in entry.get("unique", ())),
        hidden=frozenset(entry.get("hidden", ())),
        followers=tuple(entry.get("followers", "").split()),
        references=tuple(column for column in columns.values() if column.refers_to),
        right=entry.get("right", ""),
        attachments=tuple(map(Attachment.parse, entry.get("attached", ()))),
        **{flag: flag in flags for flag in _FLAGS},
    )


REGISTRY = _load()
