"""The tables a search reads: that of its items, and those it reaches from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.search.option import ALL_ASSETS, TABLES, UNION_TABLE, Option, foreign_key, leads_to_another
from pulumi_itsmng.sandbox.search.sql import Sql, joined
from pulumi_itsmng.sandbox.search.visibility import spelled_out

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
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


@dataclass(frozen=True, slots=True)
class Step:
    """A join on the way to a table.

    Attributes:
        table: The table.
        link: The column that leads there, if nothing else does.
        parameters: How it is reached, in the server's own words.
        owner: The itemtype of the items the way begins at.
    """

    table: str
    link: str
    parameters: JoinParameters
    owner: str

    @property
    def kind(self) -> str:
        """How the two tables hang together."""
        return str(self.parameters.get("jointype", TO_ONE))

    @property
    def specific_owner(self) -> str:
        """The itemtype the joined rows must name, where they name one."""
        specific = self.parameters.get("specific_itemtype")
        return self.owner if specific in (None, "", ALL_ASSETS) else str(specific)

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same as another from the same table."""
        link = self.link if self.kind == TO_ONE else self.parameters.get("linkfield")
        return self.table, link, self.kind, self.specific_owner, self.parameters.get("condition")


class Joins:
    """The tables of one statement. A way that is taken twice is one join."""

    def __init__(self, context: RequestContext, itemtype: Itemtype) -> None:
        self.context = context
        self.itemtype = itemtype
        self.start = Place(itemtype.table, itemtype.table)
        self.repeats_items = False
        self._places: dict[tuple[object, ...], Place] = {}
        self._joins: list[Sql] = []

    @property
    def source(self) -> Sql:
        """The FROM of the statement."""
        return joined(" ", [Sql(f"FROM {self.start.table}"), *self._joins])

    def place_of(self, option: Option, start: Place | None = None) -> Place | None:
        """Where the field of an option is.

        Args:
            start: Where the items are that it is an option of; the start unless they are others.

        Returns:
            The place; None if some table on the way does not exist here.
        """
        start = start or self.start
        if option.table == UNION_TABLE:
            return start
        owner = self.itemtype.name if option.itemtype == ALL_ASSETS else option.itemtype
        return self.reach(start, Step(option.table, option.link_field, option.join, owner))

    def reach_children(self, table: str) -> Place | None:
        """Join what hangs on the items.

        Args:
            table: The table of what hangs on them.

        Returns:
            The place; None if there is no such table here.
        """
        return self.reach(self.start, Step(table, foreign_key(table), {"jointype": "child"}, self.itemtype.name))

    def reach(self, start: Place, step: Step) -> Place | None:
        """Join a table, and before it those on the way.

        Args:
            start: Where the way begins.
            step: The join.

        Returns:
            The place; None if some table on the way does not exist here.
        """
        if start.table == step.table and not step.parameters and not leads_to_another(start.table, step.link):
            return start
        before = step.parameters.get("beforejoin", [])
        for earlier in [before] if isinstance(before, dict) else before:
            link = earlier.get("linkfield", foreign_key(earlier["table"]))
            reached = self.reach(start, Step(earlier["table"], link, earlier.get("joinparams", {}), step.owner))
            if reached is None:
                return None
            start = reached
        if step.table not in TABLES:
            return None
        key = (start, step.identity)
        if key not in self._places:
            self._places[key] = self._add_step(start, step)
        return self._places[key]

    def add(self, start: Place, table: str, condition: str, values: tuple[object, ...] = ()) -> Place:
        """Join a table by a condition of one's own.

        Args:
            start: Where it is joined to.
            condition: The condition, with START and NEW for the two.
            values: The values of its question marks.
        """
        place = Place(f"{table}_{len(self._joins)}", table)
        text = condition.replace("START", start.alias).replace("NEW", place.alias)
        self._joins.append(Sql(f"LEFT JOIN {table} AS {place.alias} ON {text}", values))
        return place

    def narrow(self, condition: Sql) -> None:
        """Let the last join find only some rows.

        Args:
            condition: What must hold for them.
        """
        last = self._joins[-1]
        self._joins[-1] = Sql(f"{last.text} AND ({condition.text})", last.values + condition.values)

    def _add_step(self, start: Place, step: Step) -> Place:
        condition, values = _on(start, step)
        place = self.add(start, step.table, condition, values)
        self.repeats_items |= step.kind != TO_ONE
        further = _further(self.context, step.parameters.get("condition"), start, place)
        if further:
            self.narrow(further)
        return place


def _on(start: Place, step: Step) -> tuple[str, tuple[object, ...]]:
    """How the rows of two tables fit together."""
    if step.kind == "child":
        return f"START.id = NEW.{step.parameters.get('linkfield', foreign_key(start.table))}", ()
    if step.kind == "item_item":
        key = foreign_key(start.table)
        return f"START.id IN (NEW.{key}_1, NEW.{key}_2)", ()
    if step.kind == "itemtypeonly":
        return "NEW.itemtype = ?", (step.specific_owner,)
    if step.kind in _BY_ITEMTYPE:
        main = _BY_ITEMTYPE[step.kind]
        return f"START.id = NEW.{main}items_id AND NEW.{main}itemtype = ?", (step.specific_owner,)
    return (f"START.{step.link} = NEW.id" if step.link in TABLES[start.table].columns else "0"), ()


def _further(context: RequestContext, condition: str | None, start: Place, place: Place) -> Sql | None:
    """The further condition of a join: SQL with names for the two tables."""
    text = spelled_out(context, condition or "").strip().removeprefix("AND ")
    for name, meant in (("REFTABLE", start.alias), ("NEWTABLE", place.alias), ("NOW()", f"'{context.now}'")):
        text = text.replace(name, meant)
    return Sql(text) if text else None
