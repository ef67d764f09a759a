"""Validation of what a program asks for, without a network: one spelling per value, a clear failure per property."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, create_model

from pulumi_itsmng.api.codec import stored_form, why_unstorable
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.lifecycle.live import IN_TRASH


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
    if not any(values.get(name) for name in itemtype.identified_by) and not unknown & set(itemtype.identified_by):
        *others, last = itemtype.identified_by
        reason = f"at least one of {', '.join(others)} and {last} must be set, so that the item can be recognised"
        return values, [Failure(last, reason)]
    return values, []


@cache
def _model(title: str, fields: tuple[Field, ...]) -> type[BaseModel]:
    """The pydantic model that validates an itemtype's inputs."""
    members: dict[str, Any] = {field.name: (_annotation(field), None) for field in fields}
    return create_model(title, __config__=ConfigDict(extra="forbid"), **members)


def _annotation(field: Field) -> Any:
    match field.kind:
        case "text":
            return Annotated[str, BeforeValidator(_text_for(field))]
        case "reference":
            return Annotated[int, BeforeValidator(_reference_for(field))]
        case "choice":
            return Literal[field.choices]
        case _:
            raise NotImplementedError(field.kind)


def _text_for(field: Field) -> Callable[[Any], str]:
    def validate(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(f"it must be a text, not a {_type_name(value)}")  # noqa: TRY004 - pydantic's protocol
        text = value.replace("\r\n", "\n")
        if trouble := why_unstorable(text):
            raise ValueError(trouble)
        _check_length(field, text)
        return text

    return validate


def _check_length(field: Field, text: str) -> None:
    stored = stored_form(text)
    note = " (the server counts each of < and > as 4)" if stored != text else ""
    if field.max_length is not None and len(stored) > field.max_length:
        raise ValueError(f"it has {len(stored)} characters and the server keeps {field.max_length}{note}")
    size = len(stored.encode())
    if field.max_bytes is not None and size > field.max_bytes:
        raise ValueError(f"it has {size} bytes and the server keeps {field.max_bytes}{note}")


def _reference_for(field: Field) -> Callable[[Any], int]:
    def validate(value: Any) -> int:
        number = _whole_number(value)
        if number is None:
            raise ValueError(f"it must be the id of a {field.target}, a whole number, not a {_type_name(value)}")
        if number < field.minimum:
            raise ValueError(f"no {field.target} has the id {number}: ids begin with {field.minimum}")
        return number

    return validate


def _whole_number(value: Any) -> int | None:
    """An id however it comes: 7, "7", or 7.0, as the engine hands every number over."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip()
        return int(value) if value.isdecimal() and value.isascii() and len(value) < 20 else None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return None


def _type_name(value: Any) -> str:
    names = {bool: "boolean", int: "number", float: "number", str: "text", list: "list", dict: "map"}
    return names.get(type(value), type(value).__name__)


def _failure(itemtype: ItemType, problem: Any) -> Failure:
    name = str(problem["loc"][0])
    if problem["type"] == "extra_forbidden":
        near = get_close_matches(name, itemtype.inputs, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        return Failure(name, f"{itemtype.name} has no such input{hint}")
    if problem["type"] == "literal_error":
        return Failure(name, f"it must be {' or '.join(itemtype.inputs[name].choices)}")
    return Failure(name, str(problem["msg"]).removeprefix("Value error, "))
