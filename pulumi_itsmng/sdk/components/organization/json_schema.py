"""What may be written in a description, as a JSON schema: editors complete, explain and check by it."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import Field, ItemType, Kind
from pulumi_itsmng.sdk.components.organization.secrets import SOURCES
from pulumi_itsmng.sdk.components.organization.structure import KEY, SECTIONS, fields_of, parts_of, said_by, sections_in

JSON = dict[str, Any]


def organization_schema() -> JSON:
    """The schema, ready to be written as JSON."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An organisation of ITSM-NG",
        "description": "Entities, places, groups, people and computers, for the component itsmng.Organization.",
        **_map({section: _list_of(itemtype) for section, itemtype in SECTIONS.items()}),
        "definitions": {itemtype.name: _item(itemtype) for itemtype in SECTIONS.values()},
    }


def _list_of(itemtype: ItemType) -> JSON:
    return {
        "description": itemtype.description,
        "type": "array",
        "items": {"$ref": f"#/definitions/{itemtype.name}"},
    }


def _item(itemtype: ItemType) -> JSON:
    key: JSON = {
        "description": "What it is called in the stack, where that is not its name: it stays when the name changes.",
        "type": ["string", "integer"],
    }
    inner = {section: _list_of(one) for section, one in sections_in(itemtype).items()}
    parts = {section: _part(part) for section, part in parts_of(itemtype).items()}
    fields = {name: _field(field) for name, field in itemtype.inputs.items()}
    whole = _map({KEY: key, **fields, **parts, **inner}, itemtype.required)
    return {"anyOf": [{"type": "string"}, whole]} if itemtype.name_field else whole


def _part(part: ItemType) -> JSON:
    """What belongs to a user: just the address, the group or the profile, or a map of all that is said of it."""
    said = said_by(part)
    fields = {name: _field(field) for name, field in fields_of(part).items()}
    return {
        "description": part.description,
        "type": "array",
        "items": {"anyOf": [fields[said], _map(fields, (said,))]},
    }


def _map(properties: JSON, required: tuple[str, ...] = ()) -> JSON:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}


def _field(field: Field) -> JSON:
    alternatives = _alternatives(field)
    return {"description": field.description} | (alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives})


def _alternatives(field: Field) -> list[JSON]:
    """What a value may be. Whatever is written is a text where one is wanted: 75001 is a postal code."""
    words = [{"enum": [word for word, _ in field.named_values]}] if field.named_values else []
    longest = field.max_length or field.max_bytes
    text = [{"type": ["string", "number"]} | ({"maxLength": longest} if longest else {})]
    bounds = {"minimum": field.minimum, "maximum": field.maximum}
    number = [{"type": "integer"} | {name: bound for name, bound in bounds.items() if bound is not None}]
    chosen = {"enum": [*field.choices]}
    by_kind: dict[Kind, list[JSON]] = {
        "flag": [{"type": "boolean"}],
        "integer": words if field.enum_only else words + number,
        "reference": [{"type": "string"}, *number],
        "choice": [chosen] if field.minimum is None else [chosen, *number],
        "names": [chosen, {"type": "array", "items": chosen, "minItems": 1}],
        "secret": [_map({name: {"description": said, "type": "string"}}, (name,)) for name, said in SOURCES.items()],
        "timestamp": [{"type": "string"}],
    }
    return by_kind.get(field.kind, words if field.enum_only else text)
