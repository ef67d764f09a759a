"""What an input that refers to an item can be: beside an id or a name, a resource or the result of a lookup."""

from __future__ import annotations

from inspect import isawaitable
from typing import Any

from pulumi import CustomResource, Input, Output
from typing_extensions import TypeAliasType

from pulumi_itsmng.lifecycle.spelling import whole_number
from pulumi_itsmng.sdk.components.account import AccountComponent
from pulumi_itsmng.sdk.lookup_result import FoundItem, GetItemResult

ItemReference = TypeAliasType("ItemReference", Input[int | str | GetItemResult])
"""A reference to an item of a kind that is no resource."""


def by_id(value: Any) -> Any:
    """What an input refers to, by its id as a number: a text is a name.

    The id of a resource is known even while the resource is being updated.
    """
    if isinstance(value, Output) or isawaitable(value):
        return Output.from_input(value).apply(by_id)
    value = value.user if isinstance(value, AccountComponent) else value
    if isinstance(value, CustomResource):
        return value.id.apply(as_number)
    return value.item_id if isinstance(value, FoundItem) else value


def as_number(item_id: Any) -> Any:
    """An id as a number, however it comes; what is none stays as it is, for the provider to say so."""
    number = whole_number(item_id)
    return item_id if number is None else number
