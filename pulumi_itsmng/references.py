"""What an input that refers to an item can be: beside an id or a name, a resource or the result of a lookup."""

from __future__ import annotations

from inspect import isawaitable
from typing import Any

from pulumi import CustomResource, Input, Output
from typing_extensions import TypeAliasType

from pulumi_itsmng.account import AccountComponent
from pulumi_itsmng.found import FoundItem, GetItemResult

ItemReference = TypeAliasType("ItemReference", Input[int | str | GetItemResult])
"""A reference to an item of a kind that is no resource."""


def by_id(value: Any) -> Any:
    """What an input refers to, by its id: that of a resource is known even while the resource is being updated."""
    if isinstance(value, Output) or isawaitable(value):
        return Output.from_input(value).apply(by_id)
    value = value.user if isinstance(value, AccountComponent) else value
    return value.id if isinstance(value, (CustomResource, FoundItem)) else value
