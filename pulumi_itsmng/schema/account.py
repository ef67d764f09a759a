"""The component that is a user with all that belongs to the user."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import CATALOG, USER
from pulumi_itsmng.schema.properties import inputs
from pulumi_itsmng.schema.types import NUMBER_OR_TEXT, named, token

_PARTS = {"AccountGroup": CATALOG["GroupUser"], "AccountAuthorization": CATALOG["ProfileUser"]}
"""What else than addresses belongs to an account, by the name of its type."""


def component() -> dict[str, Any]:
    """The component."""
    belonging = {
        "emails": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Addresses, of which the first is the default.",
        },
        "groups": {
            "type": "array",
            "items": _or_just_the_id_or_name("AccountGroup"),
            "description": "Groups that the user is a member of: each an id, a name, or a map that says more.",
        },
        "authorizations": {
            "type": "array",
            "items": _or_just_the_id_or_name("AccountAuthorization"),
            "description": "Profiles that the user has: each an id, a name, or a map that says more.",
        },
    }
    return {
        "description": "A user with addresses, groups and authorizations, each part a resource of its own.",
        "isComponent": True,
        "inputProperties": inputs(USER, USER.inputs.values()) | belonging,
        "requiredInputs": [USER.inputs[name].key for name in USER.required],
        "properties": {"user": {"type": "string", "description": "The user's id."}},
        "required": ["user"],
    }


def parts() -> dict[str, dict[str, Any]]:
    """The types of what belongs to an account: the same as if it were declared alone, but for the user."""
    return {
        token(name): {
            "type": "object",
            "description": itemtype.description,
            "properties": inputs(itemtype, (field for field in itemtype.fields if field.name != "user")),
            "required": [field for field in itemtype.required if field != "user"],
        }
        for name, itemtype in _PARTS.items()
    }


def _or_just_the_id_or_name(part: str) -> dict[str, Any]:
    return {"oneOf": [*NUMBER_OR_TEXT["oneOf"], named(part)]}
