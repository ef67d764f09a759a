"""`itsmng organization-schema`: what may be written in the description of an organisation, for editors."""

from __future__ import annotations

import json

import typer

from pulumi_itsmng.sdk.components.organization.json_schema import organization_schema as schema


def organization_schema() -> None:
    """Write the JSON schema of the file that `itsmng.Organization` takes to standard output.

    An editor completes, explains and checks the file by it: save it as organization.schema.json, and begin the file
    with "# yaml-language-server: $schema=organization.schema.json".
    """
    typer.echo(json.dumps(schema(), indent=2, ensure_ascii=False))
