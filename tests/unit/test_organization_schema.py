"""The JSON schema of an organisation accepts what the component accepts, and refuses what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from typer.testing import CliRunner

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.cli.program import PROGRAM
from pulumi_itsmng.sdk.components.organization import OrganizationError
from pulumi_itsmng.sdk.components.organization.document import Document
from pulumi_itsmng.sdk.components.organization.json_schema import organization_schema
from pulumi_itsmng.sdk.components.organization.parse import parse
from pulumi_itsmng.sdk.components.organization.structure import SECTIONS
from tests.support.companies import Company, companies

ROOT = Path(__file__).parents[2]
SCHEMA = organization_schema()
VALIDATOR = Draft7Validator(SCHEMA)


def is_accepted(text: str, file: Path) -> tuple[bool, bool]:
    """Whether a text is a description to an editor, which reads YAML 1.2 and knows the schema, and to the component."""
    file.write_text(text, encoding="utf-8")
    document = Document.read(file)
    try:
        document.refuse([*document.problems, *parse(document.data)[1]])
    except OrganizationError:
        return VALIDATOR.is_valid(YAML(typ="safe").load(text)), False
    return VALIDATOR.is_valid(YAML(typ="safe").load(text)), True


def test_the_schema_is_a_valid_json_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_the_command_writes_the_schema_that_the_pages_have() -> None:
    written = json.loads(CliRunner().invoke(PROGRAM, ["organization-schema"]).stdout)

    assert written == SCHEMA == json.loads((ROOT / "docs/organization.schema.json").read_text(encoding="utf-8"))


def test_the_example_is_accepted(tmp_path: Path) -> None:
    example = (ROOT / "examples/organization-from-yaml/organization.yaml").read_text(encoding="utf-8")

    assert is_accepted(example, tmp_path / "organization.yaml") == (True, True)


@given(company=companies())
def test_every_organisation_is_accepted(company: Company) -> None:
    assert list(VALIDATOR.iter_errors(company.written)) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_explained(section: str) -> None:
    whole: dict[str, Any] = SCHEMA["definitions"][SECTIONS[section].name]["anyOf"][1]["properties"]

    for name, field in CATALOG[SECTIONS[section].name].inputs.items():
        assert whole[name]["description"] == field.description


@pytest.mark.parametrize(
    "text",
    [
        "locations: [HQ, {name: Depot, postal_code: 75001, latitude: 48.85}]",
        "locations: [{key: 1, name: HQ, entity: 0, adopt: matching}, {name: Depot, adopt: 7}]",
        "entities: [{name: A, contract_alarms: yes, calendar: 24/7, automatic_closing_delay: never}]",
        "entities: [{name: A, automatic_closing_delay: 3, autofill_order_date: STATUS_3, autofill_purchase_date: no}]",
        "users: [{login: ada, active: false, valid_since: '2026-01-31 08:00:00', authentication: ldap}]",
        "users: [{login: ada, authorizations: [4, Observer, {profile: Technician}], groups: [{group: A}]}]",
        "computers: [{serial: S1, identified_by: serial}, {serial: S2, identified_by: [serial, name]}]",
        "users: [{login: ada, password: {env: PATH}}]",
        "users: [{login: ada, computers: [PC], emails: [ada@example.org]}]",
        "{}",
    ],
)
def test_schema_and_provider_accept_the_same_descriptions(text: str, tmp_path: Path) -> None:
    assert is_accepted(text, tmp_path / "organization.yaml") == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "location: [HQ]",
        "locations: HQ",
        "locations: [[HQ]]",
        "locations: [{town: Paris}]",
        "locations: [{name: HQ, twon: Paris}]",
        "locations: [{name: HQ, town: }]",
        "locations: [{name: HQ, town: [Paris]}]",
        "locations: [{name: HQ, child_entities: maybe}]",
        "locations: [{name: HQ, users: [{login: ada, emails: ada@example.org}]}]",
        "locations: [{name: HQ, groups: [Team]}]",
        "locations: [{name: HQ, on_destroy: trash}]",
        f"locations: [{{name: {'H' * 256}}}]",
        "locations: [{name: HQ, parent: -7}]",
        "entities: [{name: A, contract_alarms: sometimes}]",
        "entities: [{name: A, survey_rate: 101}]",
        "entities: [{name: A, autofill_warranty_start_date: someday}]",
        "users: [{login: ada, password: hello}]",
        "users: [{login: ada, password: {env: A, config: b}}]",
        "users: [{login: ada, password: {vault: A}}]",
        "users: [{login: ada, groups: [{manager: true}]}]",
        "users: [{login: ada, groups: [{group: A, boss: true}]}]",
        "users: [{login: ada, adopt: perhaps}]",
        "computers: [{serial: S1, identified_by: [comment]}]",
        "[]",
    ],
)
def test_schema_and_provider_refuse_the_same_descriptions(text: str, tmp_path: Path) -> None:
    assert is_accepted(text, tmp_path / "organization.yaml") == (False, False)
