"""Pulumi's official generators take the schema; what is wrong with one stops them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sdks.conftest import GENERATOR, SCHEMA, run, succeed

pytestmark = pytest.mark.sdks


@pytest.fixture
def schema() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return described


def refused(generator: Path, schema: dict[str, Any], tmp_path: Path) -> str:
    """What the generator says of a schema that it does not take; it writes nothing then."""
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(schema), encoding="utf-8")
    done = run(GENERATOR, str(generator), path, tmp_path / "out")
    assert done.status == 1
    assert not (tmp_path / "out").exists()
    return done.output


def test_the_program_is_formatted_and_vetted(go: str, generator: Path) -> None:  # compiled: all modules are there
    assert succeed(GENERATOR, "gofmt", "-l", ".") == ""
    assert succeed(GENERATOR, go, "vet", "-mod=readonly", ".") == ""


def test_a_type_that_is_not_there_is_an_error(generator: Path, schema: dict[str, Any], tmp_path: Path) -> None:
    del schema["types"]["itsmng:index:Adopt"]

    assert "itsmng:index:Adopt" in refused(generator, schema, tmp_path)


def test_a_warning_of_the_schema_check_is_an_error(generator: Path, schema: dict[str, Any], tmp_path: Path) -> None:
    location = schema["resources"]["itsmng:index:Location"]
    location["properties"]["urn"] = location["properties"]["town"]

    assert "#/resources/itsmng:index:Location/properties/urn: urn is a reserved property name" in refused(
        generator, schema, tmp_path
    )


def test_a_breach_of_the_metaschema_is_an_error(generator: Path, schema: dict[str, Any], tmp_path: Path) -> None:
    schema["name"] = "its mng"

    assert "#/name: does not match pattern" in refused(generator, schema, tmp_path)


def test_a_misspelt_key_is_an_error(generator: Path, schema: dict[str, Any], tmp_path: Path) -> None:
    schema["resources"]["itsmng:index:User"]["inputProperties"]["password"]["secrete"] = True

    assert 'unknown field "secrete"' in refused(generator, schema, tmp_path)
