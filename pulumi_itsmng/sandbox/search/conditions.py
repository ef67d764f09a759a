"""One criterion as a condition in SQL."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.patterns import like_pattern
from pulumi_itsmng.sandbox.items.values import as_id, is_numeric
from pulumi_itsmng.sandbox.schema.itemtype import Column
from pulumi_itsmng.sandbox.search import statuses
from pulumi_itsmng.sandbox.search.computed import computation_of, computed
from pulumi_itsmng.sandbox.search.dates import absolute
from pulumi_itsmng.sandbox.search.option import TABLES, Option
from pulumi_itsmng.sandbox.search.sql import Sql, joined, one_of
from pulumi_itsmng.sandbox.storage.coercion import coerce

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.search.joins import Place

_BY_ID = re.compile(r"\$\$\$\$(\d{1,18})")
_COMPARED_NUMBER = re.compile(r"([<>])(=*)\s*(\d+)")
_COMPARED_DATE = re.compile(r"\s*([<>=]+)(.*)", re.DOTALL)
_DATE = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_DATES = ("date", "datetime", "date_delay")
_NUMBERS = ("bool", "count", "number", "decimal", "timestamp", "progressbar")
_EQUALITIES = ("equals", "notequals")
_BY_TREE = ("under", "notunder")
_OPERATORS = frozenset(["<", ">", "=", "<=", ">=", "<>"])
_TURNED = {"<": ">", ">": "<"}
_NUMBER = Column("", "float")
_MOMENT = Column("", "timestamp")
_DAY = Column("", "date")


class Condition:
    """A criterion on one option.

    Args:
        place: Where its field is; None if some table on the way does not exist here.
        search_type: How to search.
        value: What to search for.
        negative: Whether the criterion's link turns it around.
    """

    def __init__(
        self,
        context: RequestContext,
        option: Option,
        place: Place | None,
        search_type: str,
        value: str,
        *,
        negative: bool,
    ) -> None:
        self.context = context
        self.option = option
        self.place = place
        self.search_type = search_type
        self.negative = negative
        self.value = value
        self.column = column_at(option, place)
        self.id = place.id if place else "NULL"
        self.field = expression(option, place)

    def sql(self) -> Sql | None:
        """The condition; None if the server leaves the criterion out."""
        if match := _BY_ID.fullmatch(self.value):
            return self._by_id(int(match[1]))
        if self.option.datatype in _DATES:
            timed = self.option.datatype == "datetime" and not re.search("BEGIN|LAST|DAY", self.value)
            self.value = absolute(self.value, self.context.now, day_only=not timed)
        if self.search_type == "notcontains":
            self.negative = not self.negative
        field = f"{self.option.table}.{self.option.field}"
        if field == "glpi_users.name" and self.option.itemtype != "User":
            return self._user()
        if field in statuses.LEVELS:
            return self._level()
        if field in statuses.APPROVALS:
            return self._approval()
        if self.option.datatype in _DATES:
            return self._date()
        return self._status() or self._number() or self._plain()

    def _status(self) -> Sql | None:
        """One of the statuses a word stands for; None if it is not about them."""
        if f"{self.option.table}.{self.option.field}" not in statuses.STATUSES:
            return None
        wanted = statuses.meant(self.option.itemtype, self.value)
        return one_of(self.field, wanted, negative=self.negative) if wanted else None

    def _plain(self) -> Sql:
        if f"{self.option.table}.{self.option.field}" == "glpi_users.name" and self.search_type in _EQUALITIES:
            return self._or_unset(self._equality(self.id))
        if self.option.datatype == "itemlink" and self.search_type in (*_EQUALITIES, *_BY_TREE):
            return self._equality(self.id)
        if self.option.datatype == "itemtypename" and self.search_type in _EQUALITIES:
            return self._equality(self.field)
        if self.option.datatype == "right":
            negative = self.negative != (self.search_type == "notequals")
            return Sql(f"{'NOT ' if negative else ''}({self.field} & ?)", (as_id(self.value),))
        if self.search_type in (*_EQUALITIES, *_BY_TREE):
            return self._default_equality()
        return contains(self.field, self.column, self.value, negative=self.negative)

    def _by_id(self, item_id: int) -> Sql:
        null = f" OR {self.id} IS NULL" if item_id == 0 else ""
        return Sql(f"({self.id} {'<>' if self.negative else '='} ?{null})", (item_id,))

    def _equality(self, expression: str) -> Sql:
        """Whether an expression is the value, or the id of an item below it."""
        negative = self.negative != self.search_type.startswith("not")
        if self.value == "mygroups" and f"{self.option.table}.{self.option.field}" == "glpi_groups.completename":
            return self._my_groups()
        if self.search_type in _BY_TREE:
            return one_of(expression, self._below(as_id(self.value)), negative=negative)
        compared: object = self.value
        if expression == self.id or (self.column and self.column.kind != "text"):
            compared = _compared(self.column if expression != self.id else None, self.value)
        return Sql(f"{expression} {'<>' if negative else '='} ?", (compared,))

    def _my_groups(self) -> Sql:
        """The groups of the session's user, whatever the link says."""
        groups = self.context.session.groups
        if self.search_type in _BY_TREE:
            groups = [below for group in groups for below in self._below(group)]
        return one_of(self.id, groups, negative=self.search_type.startswith("not"))

    def _below(self, wanted: int) -> list[int]:
        """The ids from one down; where there is no tree the server's query breaks."""
        itemtype = TABLES.get(self.option.table)
        if itemtype is None or not itemtype.tree:
            if self.context.installation.strict_sql:
                raise ServerBrokeError
            return [wanted]
        return self.context.database.trees.below(itemtype, wanted)

    def _default_equality(self) -> Sql:
        """By id where the field is that of another item, else by the field."""
        on_field = self.option.extras.get("searchequalsonfield") or self.option.is_own
        return self._or_unset(self._equality(self.field if on_field else self.id))

    def _or_unset(self, condition: Sql) -> Sql:
        """Where nothing is referred to is like 0, so also different from any other value."""
        negative = self.negative != (self.search_type == "notequals")
        if negative == self._is_zero:
            return condition
        return joined(" OR ", [condition, Sql(f"{self.id} IS NULL")])

    @property
    def _is_zero(self) -> bool:
        return is_numeric(self.value) and float(self.value) == 0

    def _user(self) -> Sql:
        """A user who is referred to, by id or by any of his names."""
        if self.search_type in _EQUALITIES:
            condition = self._equality(self.id)
            if not self._is_zero:
                return condition
            null = "IS NOT NULL" if self.search_type == "notequals" else "IS NULL"
            return joined(" OR ", [condition, Sql(f"{self.id} {null}")])
        alias = self.place.alias if self.place else ""
        names = [f"{alias}.realname", f"{alias}.firstname", self.field]
        names.append(f"({names[0]} || ' ' || {names[1]})")
        names = names if self.place else ["NULL"]
        pattern = like_pattern(self.value)
        if self.search_type not in ("contains", "notcontains"):
            found = Sql(" OR ".join(names))
        elif pattern is None:
            null = "IS NOT NULL" if self.negative else "IS NULL"
            found = Sql((" AND " if self.negative else " OR ").join(f"{name} {null}" for name in names))
        else:
            word, operator = (" AND ", "NOT LIKE") if self.negative else (" OR ", "LIKE")
            found = Sql(word.join(f"{name} {operator} ?" for name in names), (pattern,) * len(names))
        if self.negative and self.value not in ("NULL", "null"):
            return Sql(f"({found.text}) OR {self.field} IS NULL", found.values)
        return found

    def _level(self) -> Sql | None:
        """A priority: a negative one means that or more, 0 means any."""
        if not is_numeric(self.value):
            return None
        level = float(self.value)
        if level > 0:
            return Sql(f"{self.field} {'<>' if self.negative else '='} ?", (level,))
        return Sql(f"{self.field} {'<' if self.negative else '>='} ?", (abs(level),))

    def _approval(self) -> Sql | None:
        """Where an approval stands; all means any."""
        if self.value == "all":
            return None
        wanted: list[object] = (
            list(statuses.APPROVABLE) if self.value == "can" else [_compared(self.column, self.value)]
        )
        return one_of(self.field, wanted, negative=self.negative)

    def _number(self) -> Sql | None:
        """A comparison with a number; None if the field or the value is none."""
        if self.option.datatype not in _NUMBERS:
            return None
        value = self.value.replace("&lt;", "<").replace("&gt;", ">")
        if self.option.datatype == "bool":
            value = {"no": "0", "yes": "1"}.get(value.lower(), value)
        # The server turns a search by text around twice, so that not containing a number is containing it.
        negative = self.negative != (self.search_type in ("notequals", "notcontains"))
        field = numeric(self.field, self.column)
        if match := _COMPARED_NUMBER.search(value):
            operator = (_TURNED[match[1]] if negative else match[1]) + match[2]
            return Sql(f"{field} {_operator(operator)} ?", (float(match[3]),))
        if not is_numeric(value):
            return None
        width = float(self.option.extras.get("width", 0))
        if not width:
            return Sql(f"{field} {'<>' if negative else '='} ?", (float(value),))
        low, high = float(value) - width, float(value) + width
        if negative:
            return Sql(f"{field} < ? OR {field} > ? OR {field} IS NULL", (low, high))
        return Sql(f"{field} >= ? AND {field} <= ?", (low, high))

    def _date(self) -> Sql | None:
        if self.search_type in _EQUALITIES:
            negative = self.negative != (self.search_type == "notequals")
            if self.option.datatype == "datetime":
                begin = self.value.removesuffix(":00")
                return contains(self.field, self.column, f"^{begin}", negative=negative)
            return Sql(f"{self.field} {'<>' if negative else '='} ?", (coerce(_DAY, self.value),))
        value = {"lessthan": "<", "morethan": ">"}.get(self.search_type, "") + self.value
        match = _COMPARED_DATE.match(value.replace("&lt;", "<").replace("&gt;", ">"))
        if match is None:
            return contains(self.field, self.column, _year_first(value), negative=self.negative)
        return self._compared_date(_operator(match[1]), match[2])

    def _compared_date(self, operator: str, limit: str) -> Sql | None:
        """Before or after a date, or so many units from now; None if it is neither."""
        if is_numeric(limit) and isfinite(float(limit)):
            unit = self.option.extras.get("searchunit", "MONTH")
            moment = absolute(f"{int(float(limit))}{unit}", self.context.now, day_only=False)
            return Sql(f"{self.field} {operator} ?", (moment,))
        limit = _year_first(limit)
        if not _DATE.search(limit):
            return None
        is_day = self.column is not None and self.column.kind == "date" and ":" not in limit
        condition = Sql(f"{self.field} {operator} ?", (coerce(_DAY if is_day else _MOMENT, limit),))
        return condition.negated if self.negative else condition


def contains(field: str, column: Column | None, value: str, *, negative: bool) -> Sql:
    """A search by text. Not containing something includes being NULL; NULL includes the empty text.

    Args:
        field: The field's expression.
        value: The search text.
        negative: Whether it must not match.
    """
    pattern = like_pattern(value)
    if pattern is None:
        conditions = [Sql(f"{field} IS {'NOT ' if negative else ''}NULL")]
    else:
        conditions = [Sql(f"{field} {'NOT ' if negative else ''}LIKE ?", (pattern,))]
    if value.lower() == "null":
        empty = "0" if column is not None and column.kind in ("integer", "float", "decimal") else "''"
        conditions.append(Sql(f"{numeric(field, column)} = {empty}"))
    if negative and value not in ("NULL", "null", "^$"):
        conditions.append(Sql(f"{field} IS NULL"))
    return joined(" OR ", conditions)


def column_at(option: Option, place: Place | None) -> Column | None:
    """The column of an option.

    Args:
        place: Where its field is.

    Returns:
        The column; None if there is none here.
    """
    return TABLES[place.table].columns.get(option.field) if place else None


def expression(option: Option, place: Place | None) -> str:
    """The value of an option as an expression in SQL.

    Args:
        place: Where its field is.

    Returns:
        The expression; NULL if there is no such field here.
    """
    if place is None:
        return "NULL"
    if computation_of(option):
        return computed(option, place.alias)
    fields = option.extras.get("datafields")
    if option.datatype == "date_delay" and fields:
        start, months = (f"{place.alias}.{fields[key]}" for key in ("1", "2"))
        less = f" - {place.alias}.{fields['3']}" if "3" in fields else ""
        return f"date({start}, ({months}{less}) || ' months')"
    return f"{place.alias}.{option.field}" if column_at(option, place) else "NULL"


def numeric(field: str, column: Column | None) -> str:
    """An expression that compares as a number.

    Args:
        field: The field's expression.

    Returns:
        The expression; a decimal is kept as a text.
    """
    return f"CAST({field} AS REAL)" if column is not None and column.kind == "decimal" else field


def _compared(column: Column | None, value: str) -> object:
    """The value an id, a number or a date is compared with."""
    if column is None or column.kind in ("integer", "float", "decimal"):
        return coerce(_NUMBER, value)
    return coerce(column, value)


def _year_first(text: str) -> str:
    return _DAY_FIRST.sub(r"\3-\2-\1", text)


def _operator(text: str) -> str:
    """An operator; the server's query breaks on what is none."""
    if text not in _OPERATORS:
        raise ServerBrokeError
    return text
