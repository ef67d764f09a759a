"""What a field points to, which the server tells by nothing but the field's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage import Row

UNKNOWN: Final = "UNKNOWN"
"""What the server takes for an itemtype where the name fits none of its tables."""

WITHOUT_TABLE: Final = "Auth"
"""What it takes for the itemtype of a user's source that is no LDAP directory; there is no table of such items."""

_LDAP: Final = 3

_FOREIGN_KEY = re.compile(r"._id(_|$)")


def target(name: str, fields: Row) -> str | None:
    """The itemtype a field points to.

    Args:
        fields: The fields beside it: some keys go with an `itemtype`, one with an `authtype`.

    Returns:
        The itemtype's name; None if the field is no foreign key.
    """
    if not _FOREIGN_KEY.search(name):
        return None
    for key, column in (("items_id", "itemtype"), ("mainitems_id", "mainitemtype")):
        if name == key and fields.get(column) is not None:
            itemtype = REGISTRY.find(str(fields[column]))
            return itemtype.name if itemtype else UNKNOWN
    if name == "auths_id" and fields.get("authtype") == _LDAP:
        return "AuthLDAP"
    stem = name.removeprefix("default_").removeprefix("_").partition("_id")[0]
    return REGISTRY.itemtype_of_key.get(stem, UNKNOWN)
