"""What an input refers to: beside an id or a name it can be a resource, a component, or what a lookup found."""

from __future__ import annotations

from inspect import isawaitable
from typing import Any

from pulumi import ComponentResource, CustomResource, Output

from pulumi_itsmng.lifecycle.normalize import whole_number
from pulumi_itsmng.sdk.lookup_result import LookupResult


class ItemComponent(ComponentResource):
    """A component that stands for an item wherever one of its kind can be referred to."""

    @property
    def item(self) -> CustomResource:
        """The resource of that item."""
        raise NotImplementedError


def by_id(value: Any) -> Any:
    """What an input refers to, by its id as a number: a text is a name.

    The id of a resource is known even while the resource is being updated.
    """
    if isinstance(value, Output) or isawaitable(value):
        return Output.from_input(value).apply(by_id)
    value = value.item if isinstance(value, ItemComponent) else value
    if isinstance(value, CustomResource):
        return value.id.apply(as_number)
    return value.item_id if isinstance(value, LookupResult) else value


def as_number(item_id: Any) -> Any:
    """An id as a number, however it comes; what is none stays as it is, for the provider to say so."""
    number = whole_number(item_id)
    return item_id if number is None else number
