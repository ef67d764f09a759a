"""The statement of a search over one itemtype, apart from order and page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.kinds import KINDS
from pulumi_itsmng.sandbox.itil.visibility import visible_clause
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.search import criteria as tree
from pulumi_itsmng.sandbox.search.columns import ShownField
from pulumi_itsmng.sandbox.search.joins import Joins
from pulumi_itsmng.sandbox.search.meta import reach_items
from pulumi_itsmng.sandbox.search.sql import Sql, joined
from pulumi_itsmng.sandbox.search.visibility import in_entities

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.joins import Place
    from pulumi_itsmng.sandbox.search.option import Option
    from pulumi_itsmng.sandbox.search.request import SearchRequest

_AUTHORIZATIONS = "glpi_profiles_users"
_SORT = "sort"


class Statement:
    """A search over the items of one itemtype."""

    def __init__(self, context: RequestContext, itemtype: Itemtype, request: SearchRequest) -> None:
        self.context = context
        self.itemtype = itemtype
        self.request = request
        self.options = request.options
        self.shown = request.shown
        self.joins = Joins(context, itemtype)
        self._items: dict[str, Place | None] = {}
        self._where = self._visible()
        self.fields = [self._field(option) for option in self.shown]

    def place(self, option: Option, *, meta: bool) -> Place | None:
        """Where the field of an option is.

        Args:
            meta: Whether it is a field of other items than those that are searched.

        Returns:
            The place; None if there is no way there.
        """
        if not meta:
            return self.joins.place_of(option)
        if option.itemtype not in self._items:
            self._items[option.itemtype] = reach_items(self.joins, option.itemtype)
        start = self._items[option.itemtype]
        return self.joins.place_of(option, start) if start else None

    def sql(self) -> Sql:
        """The statement.

        Returns:
            It selects `id` and `itemtype`, for each field `c` with its position, and for each part of the order `sort`
            with its own.
        """
        criteria = self.request.criteria
        where = tree.condition_of(self, criteria, of_groups=False)
        having = tree.condition_of(self, criteria, of_groups=True)
        self.fields += [self._meta_field(criterion) for criterion in self.request.meta_criteria]
        grouped = self._is_grouped(having)
        selected = [f"{self.joins.start.id} AS id", f"'{self.itemtype.name}' AS itemtype"]
        selected += [f"{field.sql} AS c{position}" for position, field in enumerate(self.fields)]
        selected += [f"{part} AS {_SORT}{position}" for position, part in enumerate(self._order())]
        distinct = "DISTINCT " if self.joins.repeats_items and not grouped else ""
        conditions = [condition for condition in (*self._where, where) if condition.text]
        pieces = [Sql(f"SELECT {distinct}{', '.join(selected)}"), self.joins.source]
        if conditions:
            pieces.append(_all("WHERE ", conditions))
        if grouped:
            pieces.append(Sql(f"GROUP BY {self.joins.start.id}"))
        if having.text:
            pieces.append(Sql(f"HAVING {having.text}", having.values))
        return joined(" ", pieces)

    @property
    def order(self) -> list[str]:
        """The names of the columns to sort by; none where the number of no shown field was given."""
        return [f"{_SORT}{position}" for position in range(len(self._order()))]

    def _order(self) -> list[str]:
        for field in self.fields:
            if field.option.number == self.request.sort and not field.meta:
                return field.order
        return []

    def _field(self, option: Option) -> ShownField:
        if option.field.startswith("_virtual"):
            return ShownField(option, selected=False)
        return ShownField(option, self.joins.place_of(option))

    def _meta_field(self, criterion: tree.Criterion) -> ShownField:
        option = tree.meta_option(criterion)
        return ShownField(option, self.place(option, meta=True), meta=True)

    def _is_grouped(self, having: Sql) -> bool:
        return bool(
            having.text
            or self.request.metacriteria
            or any(truthy(criterion.get("meta")) for criterion in self.request.criteria)
            or any(criterion.get("field") == "all" for criterion in tree.flat(self.request.criteria))
            or any("forcegroupby" in option.extras for option in self.shown)
        )

    def _visible(self) -> list[Sql]:
        """What must hold whatever is searched for."""
        table = self.itemtype.table
        conditions = []
        if self.itemtype.trash:
            conditions.append(Sql(f"{table}.is_deleted = ?", (self.request.is_deleted,)))
        if self.itemtype.template and "is_template" in self.itemtype.columns:
            conditions.append(Sql(f"{table}.is_template = 0"))
        conditions += _only_mine(self.context, self.joins)
        if self.itemtype.entity and "entities_id" in self.itemtype.columns:
            recursive = self.itemtype.recursive and "is_recursive" in self.itemtype.columns
            restricted = in_entities(self.context, self.itemtype, table, recursive=recursive)
            conditions += [restricted] if restricted else []
        return conditions


def _all(word: str, conditions: list[Sql]) -> Sql:
    both = joined(" AND ", [Sql(f"({condition.text})", condition.values) for condition in conditions])
    return Sql(word + both.text, both.values)


def _only_mine(context: RequestContext, joins: Joins) -> list[Sql]:
    """What must hold for items that a session sees for other reasons than their entity.

    Args:
        joins: The tables of the search.
    """
    if joins.itemtype.name == "User":
        return _authorized(context, joins)
    kind = KINDS.get(joins.itemtype.name)
    involved = visible_clause(context.session, kind) if kind else None
    return [Sql(involved[0], tuple(involved[1]))] if involved else []


def _authorized(context: RequestContext, joins: Joins) -> list[Sql]:
    """Users are in the entities they are authorized for."""
    authorizations = joins.reach_children(_AUTHORIZATIONS)
    if authorizations is None:
        return []
    restricted = in_entities(context, REGISTRY["Profile_User"], authorizations.alias, recursive=True)
    return [restricted] if restricted else []
