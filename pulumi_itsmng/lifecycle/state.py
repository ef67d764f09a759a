"""A resource's state: the inputs that the program gave, and the outputs that only the server sets.

An input that was not given is not filled in from the live item: whether it was never set or removed could not be told
apart afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from pulumi_itsmng.lifecycle.desired import Desired
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem

State = dict[str, Any]
"""Inputs and outputs, by name."""


def state_of(itemtype: ItemType, inputs: State, desired: Desired, live: LiveItem) -> State:
    """The state of a resource whose item was read."""
    return inputs | live.outputs | resolved_output(itemtype, desired)


def unread_state(item: Item, inputs: State, desired: Desired) -> State:
    """The state of a resource whose item was created and could not be read yet: the next update verifies it."""
    unread = {"item_id": item.id, IN_TRASH: False, UNVERIFIED.name: True}
    return inputs | dict.fromkeys(item.itemtype.outputs) | unread | resolved_output(item.itemtype, desired)


def resolved_output(itemtype: ItemType, desired: Desired) -> State:
    """What the references led to, as an output; nothing of an itemtype without references."""
    return {RESOLVED.name: desired.resolved} if itemtype.references else {}


def is_synchronised(itemtype: ItemType, outputs: Mapping[str, Any]) -> bool:
    """Whether a directory or a rule keeps what belongs to a user: its row is never touched from here."""
    of_directory = bool(outputs.get("is_dynamic")) and not outputs.get("is_default_profile")
    return itemtype.is_link and of_directory


def refuse_if_synchronised(item: Item, outputs: Mapping[str, Any]) -> None:
    """Leave alone what a directory or a rule keeps.

    Raises:
        ItemError: one does.
    """
    if is_synchronised(item.itemtype, outputs):
        raise item.error(
            "not changed: a directory or a rule made it, and keeps it as it says",
            hint="change it there, or declare it as it is",
        )
