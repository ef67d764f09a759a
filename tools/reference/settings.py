"""The page about the provider's settings."""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from pulumi_itsmng.config.settings import Settings, config_key, environment_variable, is_secret
from tools.reference.markdown import code, listed, page, table

_TYPES = {str: "text", SecretStr: "text", Path: "file", bool: "`true` or `false`", float: "number", int: "whole number"}

_ABOUT = """\
Every setting is a key of Pulumi's configuration or an environment variable. The configuration goes before the
environment; but what is secret goes the other way, as `pulumi refresh` and `pulumi destroy` take the configuration from
the stack's state, where a rotated token is stale. An address that differs between the two is an error."""

_EXAMPLE = """\
$ pulumi config set itsmng:url https://itsm.example.org/apirest.php
$ pulumi config set --secret itsmng:userToken
$ pulumi config set itsmng:adopt matching"""

_CREDENTIALS = """\
Credentials are a user token, or a login and a password. [`itsmng doctor`](../doctor.md) says what is missing or wrong;
[Switching the REST API on](../server.md) says where the tokens come from."""

_UNKNOWN = """\
A key in the namespace `itsmng` that is no setting is an error before anything is sent: nobody would look at a
misspelt `itsmng:entity`, and everything would go into another entity. `pulumi up`, `pulumi preview`, `itsmng drift`
and `itsmng doctor` say so, with the setting that is near. `pulumi refresh` and `pulumi destroy` go on with what
stands in the state, unless they are run with `--run-program`. A program's own keys belong in its project's namespace,
where `pulumi config set site` puts them. In a project that is itself called `itsmng` that is the provider's as well:
there, what is near a setting is a warning, and all other keys are the program's. Environment variables that begin
with `ITSMNG_` may be those of other programs: what is near a setting's is a warning of `itsmng doctor`."""


def settings_page() -> str:
    """All settings, with their environment variables."""
    rows = [
        [
            f"`{config_key(name)}`{' (secret)' if is_secret(field) else ''}",
            f"`{environment_variable(name)}`",
            _type(field.annotation),
            _default(field),
            field.description or "",
        ]
        for name, field in Settings.model_fields.items()
    ]
    return page(
        "Configuration",
        "the settings (`pulumi_itsmng/config/settings.py`)",
        [
            _ABOUT,
            table(["key", "variable", "value", "default", "meaning"], rows),
            code("console", _EXAMPLE),
            _CREDENTIALS,
            _UNKNOWN,
        ],
    )


def _type(annotation: Any) -> str:
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(member for member in get_args(annotation) if member is not type(None))
    if get_origin(annotation) is Literal:
        return listed([f"`{word}`" for word in get_args(annotation)], "or")
    return _TYPES[annotation]


def _default(field: FieldInfo) -> str:
    match field.default:
        case bool() as flag:
            return f"`{str(flag).lower()}`"
        case str() | int() | float() as value:
            return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
        case _:
            return ""
