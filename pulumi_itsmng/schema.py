"""The catalogue as a Pulumi package schema."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pulumi_itsmng.catalog import CATALOG, USER, Field, ItemType
from pulumi_itsmng.catalog.fields import Kind, camel_case
from pulumi_itsmng.settings import Settings, environment_variable, is_secret
from pulumi_itsmng.version import __version__

_TYPES: dict[Kind, str] = {
    "text": "string",
    "choice": "string",
    "secret": "string",
    "timestamp": "string",
    "flag": "boolean",
    "decimal": "string",
    "integer": "integer",
}


def package_schema() -> dict[str, Any]:
    """The schema of the whole package, ready to be written as JSON."""
    settings = {camel_case(name): _setting(name, field) for name, field in Settings.model_fields.items()}
    return {
        "name": "itsmng",
        "displayName": "ITSM-NG",
        "version": __version__,
        "description": "Manage ITSM-NG as code: its CMDB, places, people and structure.",
        "keywords": ["pulumi", "itsmng", "itsm-ng", "cmdb", "category/infrastructure", "kind/native"],
        "license": "Apache-2.0",
        "config": {"variables": settings},
        "provider": {
            "description": "The connection to one ITSM-NG server.",
            "inputProperties": settings,
        },
        "resources": {f"itsmng:index:{itemtype.name}": _resource(itemtype) for itemtype in CATALOG.values()}
        | {"itsmng:index:Account": _account()},
    }


def _resource(itemtype: ItemType) -> dict[str, Any]:
    return {
        "description": itemtype.description,
        "inputProperties": {field.key: _property(field) for field in itemtype.inputs.values()},
        "properties": {field.key: _property(field) for field in itemtype.properties.values()},
        "required": sorted(field.key for field in itemtype.outputs.values()),
    }


def _account() -> dict[str, Any]:
    """The component that is a user with all that belongs to the user."""
    texts = {"type": "array", "items": {"type": "string"}}
    anything = {"type": "array", "items": {"$ref": "pulumi.json#/Any"}}
    parts: dict[str, dict[str, Any]] = {
        "emails": texts | {"description": "Addresses, of which the first is the default."},
        "groups": anything | {"description": "Groups, or maps of `group`, `manager` and `delegate`."},
        "authorizations": anything | {"description": "Profiles, or maps of `profile`, `entity` and `childEntities`."},
    }
    return {
        "description": "A user with addresses, groups and authorizations, each part a resource of its own.",
        "isComponent": True,
        "inputProperties": {field.key: _property(field) for field in USER.inputs.values()} | parts,
        "properties": {"user": {"type": "string", "description": "The user's id."}},
        "required": ["user"],
    }


def _property(field: Field) -> dict[str, Any]:
    column = f" API column: `{field.column}`." if field.column else ""
    limit = f" At most {field.max_length} characters." if field.max_length else ""
    limit += f" At most {field.max_bytes} bytes." if field.max_bytes else ""
    secret = {"secret": True} if field.kind == "secret" else {}
    replaces = {"replaceOnChanges": True} if field.fixed else {}
    return _type(field) | {"description": field.description + limit + column} | secret | replaces


def _type(field: Field) -> dict[str, Any]:
    """The type of a property: some take a number or a word for it, a reference an id or a name."""
    either = {"oneOf": [{"type": "integer"}, {"type": "string"}]}
    match field.kind:
        case "reference":
            return either
        case "choice" if field.minimum is not None:
            return either
        case "integer" if field.words:
            return {"type": "string"} if field.only_words else either
        case "names":
            return {"type": "array", "items": {"type": "string"}}
        case "resolved":
            return {"type": "object", "additionalProperties": {"$ref": "pulumi.json#/Any"}}
        case _:
            return {"type": _TYPES[field.kind]}


def _setting(name: str, field: FieldInfo) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": _setting_type(field.annotation),
        "description": field.description,
        "defaultInfo": {"environment": [environment_variable(name)]},
    }
    if is_secret(field):
        schema["secret"] = True
    if field.default is not None and not field.is_required():
        schema["default"] = field.default
    return schema


def _setting_type(annotation: Any) -> str:
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(member for member in get_args(annotation) if member is not type(None))
    return {bool: "boolean", float: "number", int: "integer"}.get(annotation, "string")
