"""Copies: who creates an item under the id of another gets a copy of that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype

_OF_THE_ORIGINAL = frozenset({"id", "date_creation", "date_mod", "is_template", "template_name"})
"""What no copy takes over, not even from the client."""


def with_original(context: RequestContext, itemtype: Itemtype, wanted: Input) -> Input:
    """What a client wants, on top of the item whose id it names.

    Returns:
        The same if there is no such item; else the copy to be made, with a name of its own.
    """
    if as_text(wanted.get("id")) == "":
        return wanted
    original = context.database.get(itemtype, as_id(wanted["id"]))
    if original is None:
        return wanted
    copied = {name: value for name, value in (original | wanted).items() if name not in _OF_THE_ORIGINAL}
    label = "name" if "name" in itemtype.columns else "designation"
    if copied.get(label) is None:
        return copied
    return copied | {label: _free_name(context, itemtype, label, as_text(copied[label]))}


def _free_name(context: RequestContext, itemtype: Itemtype, label: str, name: str) -> str:
    copy, number = f"{name} (copy)", 1
    while context.database.find(itemtype, **{label: copy}):
        number += 1
        copy = f"{name} (copy {number})"
    return copy
