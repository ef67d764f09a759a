"""What can hang on an item: children of one, and links between two."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype


@cache
def attached_itemtypes(itemtype: Itemtype) -> tuple[tuple[Itemtype, str], ...]:
    """What can hang on items of an itemtype.

    Returns:
        The attached itemtypes, each with its column that holds the id.
    """
    return tuple(
        (other, attachment.column)
        for other in REGISTRY
        for attachment in other.attachments
        if attachment.itemtype in (itemtype.name, None)
    )
