"""Fields as properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.schema.types import type_of

Properties = dict[str, dict[str, Any]]


def inputs(itemtype: ItemType, fields: Iterable[Field]) -> Properties:
    """What a program may set, by key."""
    return {field.key: _input(itemtype, field) for field in fields}


def outputs(itemtype: ItemType, fields: Iterable[Field]) -> Properties:
    """What a program can read, by key."""
    return {field.key: _property(itemtype, field, field.description) for field in fields}


def _input(itemtype: ItemType, field: Field) -> dict[str, Any]:
    sentences = [field.description]
    if field.max_length:
        sentences.append(f"At most {field.max_length} characters.")
    if field.max_bytes and not field.named_values:
        sentences.append(f"At most {field.max_bytes:,} bytes of UTF-8.")
    sentences += _default(field)
    # `replaceOnChanges` would have the engine replace an item whose reference is only spelt otherwise.
    replaces = {"willReplaceOnChanges": True} if field.replace_on_change else {}
    return _property(itemtype, field, " ".join(sentences)) | replaces


def _default(field: Field) -> list[str]:
    """What holds where a program says nothing, as a sentence.

    It is no `default` of the schema: an SDK would send that, and what a program does not set is not to be managed.
    """
    word = next((word for word, number in field.named_values if str(number) == str(field.default)), None)
    if field.not_clearable or (word is None and field.kind not in ("flag", "integer")):
        return []
    return [f"Default: `{str(field.default).lower() if word is None else word}`."]


def _property(itemtype: ItemType, field: Field, description: str) -> dict[str, Any]:
    column = f" API column: `{field.column}`." if field.column else ""
    secret = {"secret": True} if field.kind == "secret" else {}
    return type_of(itemtype, field) | {"description": description + column} | secret
