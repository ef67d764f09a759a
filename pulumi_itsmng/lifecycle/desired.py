"""What a program asks for, in the server's terms: names and resources become ids, words become numbers."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import CREATE_MISSING, RESOLVED
from pulumi_itsmng.lifecycle.errors import ReferenceNotFound
from pulumi_itsmng.lifecycle.live import Values, default_of
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.normalize import id_in, to_number, to_stored
from pulumi_itsmng.lifecycle.target import NOTHING, Target


@dataclass(frozen=True)
class Desired:
    """What is asked of an item.

    Attributes:
        values: the value of each field that is declared, as the server keeps it; of a reference, the id.
        resolved: what each reference led to, by the field's key, for the state.
    """

    values: Values
    resolved: dict[str, dict[str, Any]]


async def resolve_desired(
    itemtype: ItemType, inputs: Mapping[str, Any], names: NameResolver, known: Mapping[str, Target] | None = None
) -> Desired:
    """Look up what inputs mean on the server.

    A flag that lasts is not asked to be no: that means no more than to say nothing of it.

    Args:
        itemtype: what they belong to.
        inputs: the inputs.
        names: what names mean on the server.
        known: what references are known to lead to, see `known_targets`.

    Raises:
        ItemError: a reference leads to nothing, to several items, or to one that is not visible there.
    """
    values = {
        name: to_stored(field, inputs[name])
        for name, field in itemtype.readable.items()
        if name in inputs and field.kind != "reference" and is_desired(field, inputs[name])
    }
    resolved: dict[str, dict[str, Any]] = {}
    given = {name: field for name, field in itemtype.references.items() if name in inputs}
    known = known or {}
    entity = await resolve_entity(itemtype, inputs, names, known) if given else 0
    for name, field in given.items():
        target = await _recheck(field.for_values(inputs), inputs[name], known.get(name), names)
        target = target or await resolve_reference(itemtype, name, inputs, entity, names)
        values[name] = target.id
        if target.name or _is_digits(itemtype, name, inputs[name]):
            resolved[field.key] = {"id": target.id, "name": target.name}
    return Desired({name: values[name] for name in itemtype.readable if name in values}, resolved)


def known_targets(
    itemtype: ItemType, state: Mapping[str, Any], inputs: Mapping[str, Any], *, but: Set[str]
) -> dict[str, Target]:
    """What the references lead to that inputs have in common with a state: what they led to when it was written.

    That may have been renamed, put into the trash, or moved out of sight since then, and another may have got the name.
    It changes nothing for whom they were looked up before.

    Args:
        itemtype: what they belong to.
        state: inputs in their one spelling, and outputs.
        inputs: inputs in their one spelling.
        but: names of references that are to be looked up anew.
    """
    resolved = state.get(RESOLVED.name, {})
    return {
        name: Target(int(resolved[field.key]["id"]), str(resolved[field.key]["name"]))
        for name, field in itemtype.references.items()
        if name in inputs.keys() - but and field.key in resolved
        if inputs[name] == state.get(name) and field.for_values(inputs).target == field.for_values(state).target
    }


def _is_digits(itemtype: ItemType, name: str, value: Any) -> bool:
    return isinstance(value, str) and id_in(itemtype.references[name], value) is not None


async def resolve_entity(
    itemtype: ItemType, inputs: Mapping[str, Any], names: NameResolver, known: Mapping[str, Target] | None = None
) -> int | None:
    """The entity that an item is in, or of an entity, that it is below; None if it is in none."""
    name = itemtype.entity
    if name is None:
        return await names.active_entity() if itemtype.has_entity else None
    if inputs.get(name) in (None, ""):
        return 0 if name == itemtype.parent else await names.active_entity()
    field = itemtype.references[name].for_values(inputs)
    target = await _recheck(field, inputs[name], (known or {}).get(name), names)
    return (target or await resolve_reference(itemtype, name, inputs, 0, names)).id


def known_values(itemtype: ItemType, state: Mapping[str, Any]) -> Values:
    """The values that a state stands for, as the server keeps them, without a network."""
    resolved = state.get(RESOLVED.name, {})
    values: Values = {}
    for name, field in itemtype.readable.items():
        if name not in state or not is_desired(field, state[name]):
            continue
        led_to = resolved.get(field.key)
        values[name] = int(led_to["id"]) if led_to else to_stored(field, state[name])
    return values


def is_desired(field: Field, value: Any) -> bool:
    """Whether a value asks for something: a flag that lasts does only as yes."""
    return not (field.not_clearable and field.kind == "flag" and not value)


async def resolve_reference(
    itemtype: ItemType, name: str, inputs: Mapping[str, Any], entity: int | None, names: NameResolver
) -> Target:
    """Look up what a reference among some inputs leads to, from an item of an entity, or from anywhere if that is None.

    Args:
        itemtype: what the inputs belong to.
        name: the name of the reference.
        inputs: the inputs.
        entity: the entity.
        names: what names mean on the server.

    Raises:
        ItemError: it leads to nothing, to several items, or to one that is not visible there.
    """
    field, value = itemtype.references[name].for_values(inputs), inputs[name]
    if _is_word(field, value):
        return Target(default_of(field) if value == "" else to_number(field, value), "")
    if isinstance(value, str):
        create_missing = bool(inputs.get(CREATE_MISSING.name))
        return await names.resolve_name(field, value, entity, create_missing=create_missing)
    return await names.resolve_id(field, value, entity) if value >= (field.minimum or 0) else NOTHING


async def _recheck(field: Field, value: Any, known: Target | None, names: NameResolver) -> Target | None:
    """What a reference is known to lead to, under its present name; None if it is not known, or gone by now.

    A word has its meaning, whatever an item of that name was found by a refresh.
    """
    if known is not None and not _is_word(field, value):
        with suppress(ReferenceNotFound):
            return await names.recheck(field, known)
    return None


def _is_word(field: Field, value: Any) -> bool:
    return value == "" or value in dict(field.named_values)
