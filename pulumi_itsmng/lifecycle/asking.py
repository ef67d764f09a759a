"""What a program asks for, in the server's terms: names and resources become ids, words become numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import CREATE_MISSING, RESOLVED
from pulumi_itsmng.lifecycle.directory import NOTHING, Directory, Target
from pulumi_itsmng.lifecycle.live import Values, default_of
from pulumi_itsmng.lifecycle.spelling import to_number, to_stored


@dataclass(frozen=True)
class Asked:
    """What is asked of an item.

    Attributes:
        values: the value of each field that is declared, as the server keeps it; of a reference, the id.
        resolved: what each reference led to, by the field's key, for the state.
    """

    values: Values
    resolved: dict[str, dict[str, Any]]


async def asked_of(itemtype: ItemType, inputs: Mapping[str, Any], directory: Directory) -> Asked:
    """Look up what inputs mean on the server.

    Raises:
        ItemError: a reference leads to nothing, to several items, or to one that is not visible there.
    """
    values = {
        name: to_stored(field, inputs[name])
        for name, field in itemtype.stored.items()
        if name in inputs and field.kind != "reference"
    }
    resolved: dict[str, dict[str, Any]] = {}
    given = {name: field for name, field in itemtype.references.items() if name in inputs}
    entity = await entity_of(itemtype, inputs, directory) if given else 0
    for name, field in given.items():
        target = await _target(itemtype, name, inputs, entity, directory)
        values[name] = target.id
        if target.name:
            resolved[field.key] = {"id": target.id, "name": target.name}
    return Asked({name: values[name] for name in itemtype.stored if name in values}, resolved)


async def entity_of(itemtype: ItemType, inputs: Mapping[str, Any], directory: Directory) -> int:
    """The entity that an item is in, or of an entity, that it is below."""
    name = next((name for name, field in itemtype.references.items() if field.column == "entities_id"), None)
    if name is None or inputs.get(name) in (None, ""):
        parent_of_entities = name is not None and name == itemtype.parent
        return 0 if parent_of_entities else await directory.active_entity()
    return (await _target(itemtype, name, inputs, 0, directory)).id


def known_of(itemtype: ItemType, state: Mapping[str, Any]) -> Values:
    """The values that a state stands for, as the server keeps them, without a network."""
    resolved = state.get(RESOLVED.name, {})
    values: Values = {}
    for name, field in itemtype.stored.items():
        if name not in state:
            continue
        led_to = resolved.get(field.key)
        values[name] = int(led_to["id"]) if led_to else to_stored(field, state[name])
    return values


async def _target(
    itemtype: ItemType, name: str, inputs: Mapping[str, Any], entity: int, directory: Directory
) -> Target:
    field, value = itemtype.references[name], inputs[name]
    if value == "":
        return Target(default_of(field), "")
    if value in dict(field.words):
        return Target(to_number(field, value), "")
    if isinstance(value, str):
        create_missing = bool(inputs.get(CREATE_MISSING.name))
        return await directory.named(field, value, entity, create_missing=create_missing)
    return await directory.by_id(field, value, entity) if value >= (field.minimum or 0) else NOTHING
