"""The numbers of the fields: what the history names a field by, and what the server checks values against.

A field without a number here leaves no trace in the history.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from pulumi_itsmng.sandbox.search.catalogue import options_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Column, Itemtype

_CHANGES_WITH_ALL_ELSE = "date_mod"

Datatype = Literal["bool", "integer", "decimal", "date", "mac", "string"]

_DATATYPES: dict[str, Datatype] = {"date": "date", "timestamp": "date", "decimal": "decimal"}
_HIGHEST_FLAG = 127
_STRING_WIDTH = 255


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


def datatype_of(itemtype: Itemtype, name: str) -> Datatype | None:
    """What the server expects in a field, where it checks that at all.

    Args:
        itemtype: The itemtype.
        name: The column.

    Returns:
        The kind of value; None if anything goes.
    """
    column = itemtype.columns.get(name)
    if column is None or column.refers_to:
        return None
    if name == "mac":
        return "mac"
    if column.kind == "integer":
        return _integer_datatype(itemtype, column)
    if column.kind == "text":
        return "string" if column.width == _STRING_WIDTH and option_of(itemtype, name) is not None else None
    return _DATATYPES.get(column.kind)


def _integer_datatype(itemtype: Itemtype, column: Column) -> Datatype | None:
    if column.highest == _HIGHEST_FLAG:
        return "bool" if column.name.startswith(("is_", "have_")) else None
    return None if option_of(itemtype, column.name) is None else "integer"
