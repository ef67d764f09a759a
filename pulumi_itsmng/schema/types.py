"""The types of properties: most are plain ones, closed lists of words and maps have names of their own."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.catalog.fields import Kind

_PLAIN: dict[Kind, str] = {
    "text": "string",
    "secret": "string",
    "timestamp": "string",
    "flag": "boolean",
    "decimal": "string",
    "integer": "integer",
}

NUMBER_OR_TEXT = {"oneOf": [{"type": "integer"}, {"type": "string"}]}
ANY = {"$ref": "pulumi.json#/Any"}
_TARGET = "ReferenceTarget"


def token(name: str) -> str:
    """The full name of a resource, a function or a type."""
    return f"itsmng:index:{name}"


def named(name: str) -> dict[str, str]:
    """The type of that name."""
    return {"$ref": f"#/types/{token(name)}"}


def type_of(itemtype: ItemType, field: Field) -> dict[str, Any]:
    """The type of a property: some take a number or a word for it, a reference an id or a name."""
    if _words(field):
        return _from_list(field, named(_list_name(itemtype, field)))
    match field.kind:
        case "reference":
            return NUMBER_OR_TEXT
        case "integer" if field.named_values:
            return NUMBER_OR_TEXT
        case "resolved":
            return {"type": "object", "additionalProperties": named(_TARGET)}
        case _:
            return {"type": _PLAIN[field.kind]}


def word_lists() -> dict[str, dict[str, Any]]:
    """The lists of words that are all that a field takes, or all beside an id."""
    return {
        token(_list_name(itemtype, field)): words(f"The words for `{field.key}`.", *_words(field))
        for itemtype in CATALOG.values()
        for field in itemtype.inputs.values()
        if _words(field)
    }


def words(description: str, *values: str) -> dict[str, Any]:
    """A list of words as a type."""
    entries = [{"name": pascal_case(value), "value": value} for value in values]
    return {"description": description, "type": "string", "enum": entries}


def objects() -> dict[str, dict[str, Any]]:
    """The maps that properties hold."""
    target = {
        "id": {"type": "integer", "description": "The item's id."},
        "name": {"type": "string", "description": "Its name, in a tree after those of all above it."},
    }
    described = {"type": "object", "description": "What a reference led to.", "properties": target}
    return {token(_TARGET): described | {"required": list(target)}}


def pascal_case(name: str) -> str:
    """Turn `end_and_notice` and `AND NOT` into `EndAndNotice` and `AndNot`."""
    return "".join(part.capitalize() for part in name.replace(" ", "_").split("_"))


def _from_list(field: Field, words: dict[str, str]) -> dict[str, Any]:
    """One of the words, several of them, or an id instead."""
    if field.kind == "names":
        return {"type": "array", "items": words}
    return words if field.kind != "choice" or field.minimum is None else {"oneOf": [{"type": "integer"}, words]}


def _words(field: Field) -> tuple[str, ...]:
    return field.choices or (tuple(word for word, _ in field.named_values) if field.enum_only else ())


def _list_name(itemtype: ItemType, field: Field) -> str:
    """The choices of an option are the same for every itemtype; a field's words are its own."""
    return ("" if field.kind == "choice" else itemtype.name) + pascal_case(field.name)
