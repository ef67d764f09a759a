"""Validation of what a program asks for, without a network: one spelling per value, a clear failure per property."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, create_model

from pulumi_itsmng.api.codec import as_stored
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT, IDENTIFIED_BY
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.lifecycle.names import SEPARATOR
from pulumi_itsmng.lifecycle.normalize import speller, whole_number
from pulumi_itsmng.text import did_you_mean


@dataclass(frozen=True)
class Failure:
    """A property whose value cannot be used.

    Attributes:
        name: the property's name.
        reason: what is wrong and what would be right; never the value, which may be a secret.
    """

    name: str
    reason: str


def check(
    itemtype: ItemType, inputs: Mapping[str, Any], unknown: frozenset[str]
) -> tuple[dict[str, Any], list[Failure]]:
    """Validate inputs and bring every value to one spelling.

    Args:
        itemtype: what the inputs are for.
        inputs: the values known now, by name.
        unknown: names of inputs whose values are not known before `up`.

    Returns:
        The inputs in their one spelling (as given where they fail), and the failures.
    """
    # There is no such input, but ignore_changes may ask to leave a trashed item in the trash.
    in_trash = {IN_TRASH: inputs[IN_TRASH]} if IN_TRASH in inputs else {}
    try:
        given = {name: value for name, value in inputs.items() if name != IN_TRASH}
        model = _model(itemtype.name, tuple(itemtype.inputs.values())).model_validate(given)
    except ValidationError as error:
        return dict(inputs), [_failure(itemtype, problem) for problem in error.errors(include_input=False)]
    values = model.model_dump(exclude_unset=True) | in_trash
    return values, [*_missing(itemtype, values, unknown), *_contradictions(itemtype, values)]


def keep_ids(itemtype: ItemType, before: Mapping[str, Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Inputs in which a text of digits stays the id that it was before: digits once were nothing but ids.

    Args:
        itemtype: what they are for.
        before: the inputs of the resource as it is, by name; none of a new one.
        inputs: new inputs in their one spelling.
    """
    kept = {
        name: before[name]
        for name in itemtype.references.keys() & before.keys() & inputs.keys()
        if isinstance(inputs[name], str) and isinstance(before[name], int)
        if whole_number(inputs[name]) == before[name]
    }
    return {**inputs, **kept}


def refuse_flat_name(
    itemtype: ItemType, before: Mapping[str, Any], inputs: Mapping[str, Any], kept: set[tuple[str, str]]
) -> list[Failure]:
    """Tell a name that says what is above an item in its tree: only what is really called so may keep such a name.

    Args:
        itemtype: what they are for.
        before: the inputs of the resource as it is, by name; none of a new one, or of one that is about to be replaced.
        inputs: new inputs in their one spelling; what is not known yet is missing.
        kept: itemtype and name of the resources that have had such a name before this run, which this one is added to.
    """
    name = inputs.get(itemtype.name_field or "")
    if not itemtype.parent or not isinstance(name, str) or as_stored(SEPARATOR) not in as_stored(name):
        return []
    if name == before.get(itemtype.name_field or ""):
        kept.add((itemtype.name, name))
    if (itemtype.name, name) in kept or isinstance(inputs.get(ADOPT.name), int):
        return []
    reason = (
        f"{SEPARATOR!r} stands between the names of a tree: give what comes before it as {itemtype.parent}, and only "
        "the last name here; an item that is really called so is taken over by its id, with adopt"
    )
    return [Failure(itemtype.name_field or "", reason)]


def _missing(itemtype: ItemType, values: Mapping[str, Any], unknown: frozenset[str]) -> list[Failure]:
    """What the program must still say."""
    absent = [name for name in itemtype.required if not values.get(name) and name not in unknown]
    if absent:
        return [Failure(name, f"every {itemtype.name} must have one") for name in absent]
    chosen = values.get(IDENTIFIED_BY.name) or itemtype.identified_by
    telling = [name for name in itemtype.identified_by if name in chosen]
    if not telling:
        names = ", ".join(itemtype.identified_by)
        return [
            Failure(IDENTIFIED_BY.name, f"{' and '.join(chosen)} alone recognises no item: name one of {names} too")
        ]
    if any(values.get(name) or name in unknown for name in telling) or IDENTIFIED_BY.name in unknown:
        return []
    *others, last = telling
    names = f"at least one of {', '.join(others)} and {last}" if others else last
    return [Failure(last, f"{names} must be set, so that the item can be recognised")]


def _contradictions(itemtype: ItemType, values: Mapping[str, Any]) -> list[Failure]:
    """What the server would not keep beside the value of another field."""
    given = [(name, *field.requires) for name, field in itemtype.inputs.items() if field.requires and name in values]
    return [
        Failure(name, f"there is one only where {other} is {needed}")
        for name, other, needed in given
        if values.get(other, needed) != needed
    ]


@cache
def _model(title: str, fields: tuple[Field, ...]) -> type[BaseModel]:
    """The pydantic model that validates an itemtype's inputs."""
    members: dict[str, Any] = {field.name: (_annotation(field), None) for field in fields}
    return create_model(title, __config__=ConfigDict(extra="forbid"), **members)


def _annotation(field: Field) -> Any:
    return Annotated[Any, BeforeValidator(speller(field))]


def _failure(itemtype: ItemType, problem: Any) -> Failure:
    name = str(problem["loc"][0])
    if problem["type"] == "extra_forbidden":
        asked = did_you_mean(name, itemtype.inputs, 1)
        return Failure(name, f"{itemtype.name} has no such input" + (f"; {asked}" if asked else ""))
    return Failure(name, str(problem.get("ctx", {}).get("error", problem["msg"])))
