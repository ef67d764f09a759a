"""What a resource wants to become of an item that is there already: a program asks this, too, and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT


def adoption_policy(itemtype: ItemType, inputs: Mapping[str, Any], setting: object) -> Any:
    """What a resource wants to become of an item that is there already.

    Args:
        itemtype: what the resource stands for.
        inputs: what the program gives.
        setting: what is wanted where a resource says nothing.

    Returns:
        `never`, `matching` or `duplicate`, or the id of the item to take over.
    """
    if itemtype.is_link:
        return "matching"
    wanted = inputs.get(ADOPT.name)
    return setting if wanted is None else wanted
