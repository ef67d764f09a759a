"""The component that is a whole organisation, as a description in YAML tells it."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.schema.types import ANY


def component() -> dict[str, Any]:
    """The component. Its description is plain: what resources there are must be known before anything is made."""
    return {
        "description": "Entities, places, groups, people and computers as a description tells them, each a resource "
        "of its own. The description is either a file or a map, and has a JSON schema of its own.",
        "isComponent": True,
        "inputProperties": {
            "file": {"type": "string", "plain": True, "description": "The description, as a file of YAML."},
            "description": {
                "type": "object",
                "plain": True,
                "additionalProperties": ANY,
                "description": "The description, as a map of what would be in the file.",
            },
        },
    }
