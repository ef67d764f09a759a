"""Fields with several values for one item: how they are gathered, and criteria on what is gathered."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import is_numeric
from pulumi_itsmng.sandbox.search.computed import is_one_for_all
from pulumi_itsmng.sandbox.search.conditions import contains, expression
from pulumi_itsmng.sandbox.search.sql import Sql

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.search.joins import Place
    from pulumi_itsmng.sandbox.search.option import Option

_COMPARED = re.compile(r"([<>])(=?)\s*(\d+)")
_TURNED = {"<": ">", ">": "<"}
_NUMBERS = ("count", "number", "decimal", "timestamp")


def condition(option: Option, place: Place | None, search_type: str, value: str, *, negative: bool) -> Sql:
    """A criterion on what is gathered from the rows of an item.

    Args:
        place: Where its field is.
        search_type: How to search.
        value: What to search for.
        negative: Whether the criterion's link turns it around.
    """
    field = total(option, place)
    negative = negative != (search_type in ("notequals", "notcontains"))
    if option.datatype in _NUMBERS:
        number = f"CAST({field} AS REAL)"
        if match := _COMPARED.search(value.replace("&lt;", "<").replace("&gt;", ">")):
            operator = _TURNED[match[1]] if negative else match[1]
            return Sql(f"{number} {operator}{match[2]} ?", (float(match[3]),))
        if is_numeric(value) and isfinite(float(value)):
            width = float(option.extras.get("width", 0))
            return _near(number, float(value), width, negative=negative)
    return contains(field, None, value, negative=negative)


def total(option: Option, place: Place | None) -> str:
    """All values of a field as one number or text, in SQL.

    Args:
        place: Where its field is.
    """
    field = expression(option, place)
    if option.datatype == "count":
        return f"COUNT(DISTINCT {field})"
    if is_one_for_all(option):
        return field
    return f"group_concat({field}, '$$##$$')"


def _near(number: str, wanted: float, width: float, *, negative: bool) -> Sql:
    if not width:
        return Sql(f"{number} {'<>' if negative else '='} ?", (float(int(wanted)),))
    low, high = int(wanted) - width, int(wanted) + width
    if negative:
        return Sql(f"{number} > ? OR {number} < ?", (high, low))
    return Sql(f"{number} < ? AND {number} > ?", (high, low))
