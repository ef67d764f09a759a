"""The Python types of fields: as an input, as an output, and in what a lookup gives."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, Field
from pulumi_itsmng.catalog.fields import Kind

_TYPES: dict[Kind, str] = {
    "text": "str",
    "choice": "str",
    "flag": "bool",
    "integer": "int",
    "decimal": "str",
    "timestamp": "str",
    "reference": "int | str",
    "secret": "str",
    "names": "Sequence[str]",
    "resolved": "dict[str, Any]",
}


def output_type(field: Field) -> str:
    """The type of a resource's attribute: a number with words for it can be either."""
    if field.kind == "integer" and field.named_values:
        return "str" if field.enum_only else "int | str"
    if field.kind == "choice" and field.minimum is not None:
        return "int | str"
    return _TYPES[field.kind]


def input_type(field: Field) -> str:
    """The type of what a program gives."""
    if field.kind == "names":
        return "Input[str | Sequence[str]]"
    return reference_type(field.target) if field.kind == "reference" else f"Input[{output_type(field)}]"


def reference_type(target: str | None) -> str:
    """The type of what refers to an item of an itemtype: an alias."""
    return f"{target}Reference" if target in CATALOG else "ItemReference"


def known_type(field: Field) -> str:
    """The type of what a lookup is told, which runs at once."""
    if field.kind != "reference":
        return output_type(field)
    return "int | str | GetItemResult" + (f" | Found{field.target}" if field.target in CATALOG else "")


def found_type(field: Field) -> str:
    """The type of what a lookup gives: a reference is an id, or a word that stands for none."""
    match field.kind:
        case "reference":
            return "int | str | None" if field.named_values else "int | None"
        case "timestamp":
            return "str | None"
        case _:
            return output_type(field)


def documentation(field: Field) -> str:
    """What is said of a field wherever it appears."""
    return field.description + (f" API column: `{field.column}`." if field.column else "")
