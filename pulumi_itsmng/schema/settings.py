"""The provider's settings as configuration."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pulumi_itsmng.catalog.fields import camel_case
from pulumi_itsmng.config.settings import Settings, environment_variable, is_secret


def variables() -> dict[str, dict[str, Any]]:
    """All settings, by key."""
    return {camel_case(name): _variable(name, field) for name, field in Settings.model_fields.items()}


def _variable(name: str, field: FieldInfo) -> dict[str, Any]:
    variable: dict[str, Any] = {
        "type": _type_of(field.annotation),
        "description": field.description,
        "defaultInfo": {"environment": [environment_variable(name)]},
    }
    if is_secret(field):
        variable["secret"] = True
    if field.default is not None and not field.is_required():
        variable["default"] = field.default
    return variable


def _type_of(annotation: Any) -> str:
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(member for member in get_args(annotation) if member is not type(None))
    return {bool: "boolean", float: "number", int: "integer"}.get(annotation, "string")
