"""What is particular to one itemtype, one file each; all others follow the rules of `items`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attachments import ATTACHMENTS, AttachedBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.schema import REGISTRY, Itemtype

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTICULAR: Mapping[str, type[Behaviour]] = {}


def behaviours() -> dict[str, Behaviour]:
    """The rules of every itemtype.

    Returns:
        The rules by the itemtype's name.
    """
    return {itemtype.name: _kind(itemtype)(itemtype) for itemtype in REGISTRY}


def _kind(itemtype: Itemtype) -> type[Behaviour]:
    if itemtype.name in _PARTICULAR:
        return _PARTICULAR[itemtype.name]
    if itemtype.name in ATTACHMENTS:
        return AttachedBehaviour
    if itemtype.tree:
        return TreeBehaviour
    return DropdownBehaviour if itemtype.dropdown else Behaviour
