"""The numbers of the fields: what the history names a field by, and what the server checks values against.

A field without a number here leaves no trace in the history.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from pulumi_itsmng.sandbox.search.catalogue import options_of
from pulumi_itsmng.sandbox.search.option import foreign_key

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.option import Option
    from pulumi_itsmng.sandbox.storage import Row

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


def option_of(itemtype: Itemtype, name: str, row: Row, subject: str) -> Option | None:
    """The option that a history names a changed field by: the first that leads through it or shows it.

    Args:
        subject: The itemtype in whose history it is written.

    Returns:
        The option; None if the field has none.
    """
    if name == _CHANGES_WITH_ALL_ELSE:
        return None
    if itemtype.name == "ProfileRight":  # every right is an option of its own
        return next((one for one in options_of(subject).values() if one.extras.get("rightname") == row["name"]), None)
    return _option_of(itemtype, name, subject)


@cache
def _option_of(itemtype: Itemtype, name: str, subject: str) -> Option | None:
    for option in options_of(subject).values():
        leads = option.link_field == name and subject == itemtype.name
        if leads or (option.field == name and option.table == itemtype.table):
            return option
    return None


@cache
def datatype_of(itemtype: Itemtype, name: str) -> Datatype | None:
    """What the server expects in a field, where it checks that at all.

    The first search option that shows a column of that name speaks for it, whosever it is, and so does one that leads
    through it, unless its name alone says where it leads.

    Returns:
        The kind of value; None if anything goes.
    """
    for option in options_of(itemtype.name).values():
        if name == option.field or (name == option.link_field and name != foreign_key(option.table)):
            return _CHECKED_AS.get(option.datatype)
    return None
