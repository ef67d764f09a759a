"""The tables a search reads: that of its items, and those it reaches from there."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.search.option import TABLES, UNION_TABLE, Option, foreign_key, leads_to_another
from pulumi_itsmng.sandbox.search.sql import Sql, joined
from pulumi_itsmng.sandbox.search.visibility import ENTITIES, in_entities

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.option import JoinParameters

TO_ONE = "standard"
"""The way to join that finds one row at most: a column here holds the id there."""

_BY_ITEMTYPE = {"itemtype_item": "", "mainitemtype_mainitem": "main"}


@dataclass(frozen=True, slots=True)
class Place:
    """A table at the end of a way through joins.

    Attributes:
        alias: What the statement calls it.
        table: The table.
    """

    alias: str
    table: str

    @property
    def id(self) -> str:
        """Its id."""
        return f"{self.alias}.id"


class Joins:
    """The tables of one statement. A way that is taken twice is one join.

    Args:
        call: The request.
        itemtype: The itemtype of the items.
    """

    def __init__(self, call: Call, itemtype: Itemtype) -> None:
        self.call = call
        self.itemtype = itemtype
        self.start = Place(itemtype.table, itemtype.table)
        self.repeats_items = False
        self._places: dict[tuple[Any, ...], Place] = {}
        self._joins: list[Sql] = []

    @property
    def source(self) -> Sql:
        """The FROM of the statement."""
        return joined(" ", [Sql(f"FROM {self.start.table}"), *self._joins])

    def place_of(self, option: Option, start: Place | None = None) -> Place | None:
        """Where the field of an option is.

        Args:
            option: The option.
            start: Where the items are that it is an option of; the start unless they are others.

        Returns:
            The place; None if some table on the way does not exist here.
        """
        start = start or self.start
        if option.table == UNION_TABLE:
            return start
        return self.reach(start, option.table, option.link_field, option.join, option.itemtype)

    def reach(self, start: Place, table: str, link: str, parameters: JoinParameters, owner: str) -> Place | None:
        """Join a table.

        Args:
            start: Where the way begins.
            table: The table.
            link: The column that leads there, if nothing else does.
            parameters: How it is reached.
            owner: The itemtype of the items the way begins at.

        Returns:
            The place; None if some table on the way does not exist here.
        """
        if start.table == table and not parameters and not leads_to_another(start.table, link):
            return start
        steps = parameters.get("beforejoin", [])
        for step in [steps] if isinstance(steps, dict) else steps:
            inner = step.get("joinparams", {})
            link_there = step.get("linkfield", foreign_key(step["table"]))
            reached = self.reach(start, step["table"], link_there, inner, owner)
            if reached is None:
                return None
            start = start if inner.get("nolink") else reached
        if table not in TABLES:
            return None
        kind = parameters.get("jointype", TO_ONE)
        owner = parameters.get("specific_itemtype") or owner
        key = (
            start,
            table,
            link if kind == TO_ONE else parameters.get("linkfield"),
            kind,
            owner,
            parameters.get("condition"),
        )
        if key not in self._places:
            self._places[key] = self._add(start, table, link, kind, parameters, owner)
        return self._places[key]

    def add(self, start: Place, table: str, condition: str, values: tuple[object, ...] = ()) -> Place:
        """Join a table by a condition of one's own.

        Args:
            start: Where it is joined to.
            table: The table.
            condition: The condition, with START and NEW for the two.
            values: The values of its question marks.

        Returns:
            The place.
        """
        place = Place(f"{table}_{len(self._joins)}", table)
        text = condition.replace("START", start.alias).replace("NEW", place.alias)
        self._joins.append(Sql(f"LEFT JOIN {table} AS {place.alias} ON {text}", values))
        return place

    def _add(self, start: Place, table: str, link: str, kind: str, parameters: JoinParameters, owner: str) -> Place:
        text, values = _way(start, table, link, kind, parameters, owner)
        place = self.add(start, table, text, values)
        self.repeats_items |= kind != TO_ONE
        condition = _condition(self.call, parameters.get("condition"), start, place)
        if condition:
            self.narrow(condition)
        return place

    def narrow(self, condition: Sql) -> None:
        """Let the last join find only some rows.

        Args:
            condition: What must hold for them.
        """
        last = self._joins[-1]
        self._joins[-1] = Sql(f"{last.text} AND ({condition.text})", last.values + condition.values)


def _way(
    start: Place, table: str, link: str, kind: str, parameters: JoinParameters, owner: str
) -> tuple[str, tuple[object, ...]]:
    if kind == "child":
        return f"START.id = NEW.{parameters.get('linkfield', foreign_key(start.table))}", ()
    if kind == "item_item":
        key = foreign_key(start.table)
        return f"START.id IN (NEW.{key}_1, NEW.{key}_2)", ()
    if kind == "item_item_revert":
        key = foreign_key(table)
        return f"NEW.id IN (START.{key}_1, START.{key}_2)", ()
    if kind in _BY_ITEMTYPE:
        main = _BY_ITEMTYPE[kind]
        return f"START.id = NEW.{main}items_id AND NEW.{main}itemtype = ?", (owner,)
    if kind == "itemtypeonly":
        return "NEW.itemtype = ?", (owner,)
    column = link if link in TABLES[start.table].columns else "NULL"
    return f"{'START.' if column != 'NULL' else ''}{column} = NEW.id", ()


def _condition(call: Call, condition: str | None, start: Place, place: Place) -> Sql | None:
    """The further condition of a join: SQL with names for the two tables."""
    if condition is None:
        return None
    if condition == ENTITIES:
        return in_entities(call, TABLES[place.table], place.alias, recursive=False)
    return Sql(condition.removeprefix("AND ").replace("REFTABLE", start.alias).replace("NEWTABLE", place.alias))
