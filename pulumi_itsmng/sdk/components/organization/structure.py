"""What may be written where in a description: derived from the catalogue."""

from __future__ import annotations

import re
from functools import cache

from pulumi_itsmng.catalog import CATALOG, USER, Field, ItemType

KEY = "key"
"""What an item is called in the stack, where that is not its name."""

_PARTS = {"emails": "UserEmail", "groups": "GroupUser", "authorizations": "ProfileUser"}
"""What belongs to a user, as an account has it."""


def snake_case(name: str) -> str:
    """Turn `NetworkEquipment` into `network_equipment`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def parts_of(itemtype: ItemType) -> dict[str, ItemType]:
    """The lists in an item that tell what belongs to it alone."""
    return {section: CATALOG[name] for section, name in _PARTS.items()} if itemtype is USER else {}


def said_by(part: ItemType) -> str:
    """The name of the field that says what belongs to a user: the address, the group, the profile."""
    return next(name for name in part.required if name != "user")


def fields_of(part: ItemType) -> dict[str, Field]:
    """What may be said of something that belongs to a user; which address is the default one, their order says."""
    return {name: field for name, field in part.inputs.items() if name != "user" and not field.not_clearable}


SECTIONS = {
    re.sub(r"y$", "ie", snake_case(itemtype.name)) + "s": itemtype
    for itemtype in CATALOG.values()
    if not itemtype.is_link
}
"""The lists of items of a description, by name: all itemtypes but links between two items."""


@cache
def sections_in(outer: ItemType) -> dict[str, ItemType]:
    """The lists of items that may be written inside an item: those that lie in it by a field of that name.

    Trees lie in their own kind. Users lie in an entity by their authorizations.
    """
    return {section: inner for section, inner in SECTIONS.items() if _lies_in(inner, outer)}


def _lies_in(inner: ItemType, outer: ItemType) -> bool:
    if inner is outer:
        return inner.parent is not None
    name = snake_case(outer.name)
    optional = [part for part in parts_of(inner).values() if name not in part.required]
    return any(name in itemtype.references for itemtype in (inner, *optional))
