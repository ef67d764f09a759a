"""Pulumi's property maps: camelCase keys, and floats for all numbers, as protobuf has no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.catalog import ItemType

PROVIDER_KEY = "__provider"
"""The property in which Pulumi keeps a pickled dynamic provider; it comes and goes with every property map."""


def from_engine(itemtype: ItemType, props: Mapping[str, Any]) -> dict[str, Any]:
    """A property map by the names of the catalogue."""
    names = {field.key: field.name for field in itemtype.properties.values()}
    return {names.get(key, key): restore_ints(value) for key, value in props.items() if key != PROVIDER_KEY}


def to_engine(itemtype: ItemType, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of the catalogue as a property map."""
    return {key_of(itemtype, name): value for name, value in values.items()}


def key_of(itemtype: ItemType, name: str) -> str:
    """The key of a property: `inventory_number` is `inventoryNumber`."""
    field = itemtype.properties.get(name)
    return field.key if field else name


def restore_ints(value: Any) -> Any:
    """A value as it was before it went through protobuf."""
    if isinstance(value, dict):
        return {key: restore_ints(member) for key, member in value.items()}
    if isinstance(value, list):
        return [restore_ints(member) for member in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
