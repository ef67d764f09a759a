"""A field that can be searched and shown: one search option of an itemtype."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Column

JoinParameters = dict[str, Any]
"""How a table is reached, in the server's own words: `jointype`, `beforejoin`, `condition` ..."""

ALL_ASSETS = "AllAssets"
"""The name under which all kinds of assets are searched at once."""

UNION_TABLE = "asset_types"
"""The table of the options of AllAssets, which stands for that of each kind of asset."""

TABLES = {itemtype.table: itemtype for itemtype in REGISTRY}

ELSEWHERE: dict[str, str] = json.loads(
    files(__package__).joinpath("options/elsewhere.json").read_text(encoding="utf-8")
)
"""The itemtypes of the tables that options name and that do not exist here."""

_TEXT_TYPES = ["contains", "notcontains"]
_EQUAL_TYPES = ["equals", "notequals"]
_TREE_TYPES = ["under", "notunder"]
_DATE_TYPES = [*_EQUAL_TYPES, "lessthan", "morethan", *_TEXT_TYPES]
_TYPES_OF_DATATYPE = {
    "bool": [*_EQUAL_TYPES, *_TEXT_TYPES],
    "right": _EQUAL_TYPES,
    "itemtypename": _EQUAL_TYPES,
    "date": _DATE_TYPES,
    "datetime": _DATE_TYPES,
    "date_delay": _DATE_TYPES,
}


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A search option.

    Attributes:
        itemtype: The name of the itemtype it is an option of.
        number: Its number.
        table: The table its field is in.
        field: The field.
        name: What it is called.
        datatype: What the field holds; empty if nobody says.
        link_field: The column that leads to the table.
        join: How the table is reached, if not by that column.
        extras: All else the server says of it.
        section: The heading it is under.
    """

    itemtype: str
    number: int
    table: str
    field: str
    name: str
    datatype: str
    link_field: str
    join: JoinParameters
    extras: dict[str, Any]
    section: str

    @property
    def is_own(self) -> bool:
        """Whether the field is the item's own, not that of an item it refers to."""
        own = REGISTRY.find(self.itemtype)
        return bool(
            own and own.table == self.table and not self.join and not leads_to_another(self.table, self.link_field)
        )

    @property
    def groups(self) -> bool:
        """Whether it can have several values for one item."""
        return bool(self.extras.get("forcegroupby"))

    @property
    def column(self) -> Column | None:
        """The column of the database; None if there is none here."""
        itemtype = TABLES.get(self.table)
        return itemtype.columns.get(self.field) if itemtype else None

    @property
    def search_types(self) -> list[str]:
        """How it can be searched, in the server's order."""
        forced = self.extras.get("searchtype")
        if forced:
            return _with_opposites([forced] if isinstance(forced, str) else forced)
        if self.datatype in ("count", "number"):
            has_limits = "min" in self.extras or "max" in self.extras
            return _TEXT_TYPES + (_EQUAL_TYPES if has_limits else [])
        if self.datatype in _TYPES_OF_DATATYPE:
            return _TYPES_OF_DATATYPE[self.datatype]
        if self.field == "id":
            return _EQUAL_TYPES
        if self.field in ("name", "completename") and target_of(self.table):
            itemtype = TABLES.get(self.table)
            return [*_TEXT_TYPES, *_EQUAL_TYPES, *(_TREE_TYPES if itemtype and itemtype.tree else [])]
        return _TEXT_TYPES

    @property
    def uid(self) -> str:
        """A name that is unique among the options of the itemtype, mostly."""
        before = self.join.get("beforejoin", {})
        through_one = isinstance(before, dict) and "table" in before
        parts = [self.itemtype]
        if (through_one or not self.join) and self.link_field not in (foreign_key(self.table), self.field):
            parts.append(self.link_field)
        parts += _uid_steps(before)
        if through_one or target_of(self.table) != self.itemtype:
            parts.append(target_of(self.table))
        return ".".join([*parts, self.field])

    @property
    def raw(self) -> dict[str, Any]:
        """All the server says of it."""
        datatype = {"datatype": self.datatype} if self.datatype else {}
        own = {"table": self.table, "field": self.field, "name": self.name}
        return own | datatype | self.extras | {"linkfield": self.link_field, "joinparams": self.join or []}

    @property
    def summary(self) -> dict[str, Any]:
        """What the server says of it if it is not asked for all."""
        return {
            "name": self.name,
            "table": self.table,
            "field": self.field,
            "datatype": self.datatype,
            "nosearch": self.extras.get("nosearch", False),
            "nodisplay": self.extras.get("nodisplay", False),
            "available_searchtypes": self.search_types,
            "uid": self.uid,
        }


def foreign_key(table: str) -> str:
    """The name of a column that leads to a table."""
    return table.removeprefix("glpi_") + "_id"


def leads_to_another(table: str, link: str) -> bool:
    """Whether a column holds ids of its own table, but not that of the parent: a user's supervisor."""
    return link.startswith(foreign_key(table)) and link != foreign_key(table)


def target_of(table: str) -> str:
    """The itemtype of a table, also of one that does not exist here.

    Returns:
        Its name; empty if the server has none either.
    """
    return TABLES[table].name if table in TABLES else ELSEWHERE.get(table, "")


def _with_opposites(forced: list[str]) -> list[str]:
    """A search by text can always be turned around, one by equality only if the option says so."""
    types: dict[str, None] = {}
    for search_type in forced:
        types |= dict.fromkeys(_TEXT_TYPES if search_type == "contains" else [search_type])
    return list(types)


def _uid_steps(step: Any) -> list[str]:
    if not isinstance(step, dict):
        return []
    steps = _uid_steps(step.get("joinparams", {}).get("beforejoin"))
    if "table" in step:
        steps.append(target_of(step["table"]))
    return steps
