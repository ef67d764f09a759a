"""The numbers of the fields: what the history names a field by, and what the server checks values against.

A field without a number here leaves no trace in the history.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from pulumi_itsmng.sandbox.search.catalogue import is_listed, options_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype

_CHANGES_WITH_ALL_ELSE = "date_mod"

Datatype = Literal["bool", "integer", "decimal", "date", "mac", "string"]

_CHECKED_AS: dict[str, Datatype] = {
    "bool": "bool",
    "count": "integer",
    "date": "date",
    "datetime": "date",
    "decimal": "decimal",
    "email": "string",
    "integer": "integer",
    "mac": "mac",
    "number": "integer",
    "string": "string",
}
"""The check that goes with the datatype of a search option; no other datatype has one."""

_CHECKED_BY_KIND: dict[str, Datatype] = {"date": "date", "timestamp": "date", "decimal": "decimal"}
"""The check that goes with a kind of column, where the options are not known one by one."""


@cache
def option_of(itemtype: Itemtype, name: str) -> int | None:
    """The number of a field: that of the first search option that leads through it or shows it.

    Args:
        itemtype: The itemtype.
        name: The column.

    Returns:
        The number; None if the field has none.
    """
    if name == _CHANGES_WITH_ALL_ELSE or (itemtype.tree and name == itemtype.foreign_key):
        return None  # a new parent is written as such, not as a field
    for option in options_of(itemtype.name).values():
        if option.link_field == name or (option.is_own and option.field == name):
            return option.number
    return None


@cache
def datatype_of(itemtype: Itemtype, name: str) -> Datatype | None:
    """What the server expects in a field, where it checks that at all.

    The first search option that leads through a column of that name, or shows one, speaks for it, whosever column it is.

    Args:
        itemtype: The itemtype.
        name: The column.

    Returns:
        The kind of value; None if anything goes.
    """
    for option in options_of(itemtype.name).values():
        if name in (option.link_field, option.field):
            return _CHECKED_AS.get(option.datatype)
    column = itemtype.columns.get(name)
    if column is None or is_listed(itemtype):
        return None
    return "mac" if name == "mac" else _CHECKED_BY_KIND.get(column.kind)
