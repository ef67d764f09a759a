"""The schema as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.schema import account, functions, organization, resources, settings, types
from pulumi_itsmng.schema.types import token
from pulumi_itsmng.version import __version__

_LANGUAGES = {
    "nodejs": {"packageName": "pulumi-itsmng", "respectSchemaVersion": True},
    "python": {
        "packageName": "pulumi_itsmng",
        "respectSchemaVersion": True,
        "inputTypes": "classes-and-dicts",
        "pyproject": {"enabled": True},
    },
    "go": {"importBasePath": "pulumi-itsmng/sdk/go/itsmng", "respectSchemaVersion": True},
}
"""What the generators are told beside the schema."""

_COMPONENTS = {"Account": account.component, "Organization": organization.component}

RESOURCES = (*CATALOG, *_COMPONENTS)
"""The names of all resources, components included."""


def package_schema(examples: Mapping[str, str]) -> dict[str, Any]:
    """The schema of the whole package, ready to be written as JSON.

    Args:
        examples: a Python program for each resource, by the resource's name.
    """
    variables = settings.variables()
    described = {name: resources.resource(itemtype) for name, itemtype in CATALOG.items()}
    described |= {name: component() for name, component in _COMPONENTS.items()}
    for name, resource in described.items():
        resource["description"] += resources.example(examples[name])
    return {
        "name": "itsmng",
        "displayName": "ITSM-NG",
        "version": __version__,
        "description": "Manage ITSM-NG as code: its CMDB, places, people and structure.",
        "keywords": ["pulumi", "itsmng", "itsm-ng", "cmdb", "category/infrastructure", "kind/native"],
        "license": "Apache-2.0",
        "language": _LANGUAGES,
        "config": {"variables": variables},
        "provider": {"description": "The connection to one ITSM-NG server.", "inputProperties": variables},
        "types": types.word_lists() | types.objects() | account.parts() | functions.criteria(),
        "resources": {token(name): resource for name, resource in described.items()},
        "functions": functions.functions(),
    }
