"""README and docs say what is so."""

import inspect
import re
from pathlib import Path

import pytest
from pulumi import ComponentResource
from pydantic import BaseModel
from typer.testing import CliRunner

import pulumi_itsmng as itsmng
from pulumi_itsmng import api
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.cli.program import PROGRAM
from pulumi_itsmng.config.settings import Settings, config_key, environment_variable, is_secret
from pulumi_itsmng.drift import Blame, FieldDrift, ItemDrift, Report, Unmanaged
from tests.support.blocks import PAGES
from tests.support.examples import EXAMPLES

ROOT = Path(__file__).parents[2]
CONFIGURATION = (ROOT / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
CLIENT = (ROOT / "docs" / "client.md").read_text(encoding="utf-8")
DRIFT = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
COMPONENTS = [
    name for name, value in vars(itsmng).items() if inspect.isclass(value) and issubclass(value, ComponentResource)
]


def test_the_configuration_page_lists_exactly_the_settings() -> None:
    rows = re.findall(r"^\| `(itsmng:\w+)`( \(secret\))? \| `(\w+)` \|", CONFIGURATION, re.MULTILINE)

    assert {(key, bool(secret), variable) for key, secret, variable in rows} == {
        (config_key(name), is_secret(field), environment_variable(name))
        for name, field in Settings.model_fields.items()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_page_lists_exactly_the_tested_differences() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    tests = (ROOT / "tests" / "contract" / "test_documented.py").read_text(encoding="utf-8")

    assert sorted(re.findall(r"`(test_\w+)`", page)) == sorted(re.findall(r"^def (test_\w+)", tests, re.MULTILINE))


@pytest.mark.parametrize(
    "part", [api.Items, api.SessionInfo, api.Documents, api.Search], ids=lambda part: part.__name__
)
def test_every_call_of_the_client_is_in_its_table(part: type) -> None:
    methods = [name for name, _ in inspect.getmembers(part, inspect.isfunction) if not name.startswith("_")]
    methods = [name for name in methods if not hasattr(getattr(part, name), "__deprecated__")]

    assert [name for name in methods if not re.search(rf"`[^`]*\b{name}\(", CLIENT)] == []


def test_every_error_of_the_client_is_in_its_page() -> None:
    errors = [
        name
        for name in api.__all__
        if inspect.isclass(getattr(api, name)) and issubclass(getattr(api, name), Exception)
    ]

    assert [name for name in errors if f"`{name}`" not in CLIENT and name != "ApiError"] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_has_a_project_of_its_name_and_a_page(example: Path) -> None:
    assert f"name: {example.name}\n" in (example / "Pulumi.yaml").read_text(encoding="utf-8")
    assert (example / "README.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("resource", [*CATALOG, *COMPONENTS])
def test_every_resource_appears_in_an_example(resource: str) -> None:
    programs = [(example / "__main__.py").read_text(encoding="utf-8") for example in EXAMPLES]

    assert any(f"itsmng.{resource}(" in program for program in programs)


@pytest.mark.parametrize("model", [Report, ItemDrift, FieldDrift, Blame, Unmanaged], ids=lambda model: model.__name__)
def test_every_member_of_the_json_of_drift_is_in_its_page(model: type[BaseModel]) -> None:
    tables = re.findall(r"^\| (`.*?) \|", DRIFT, re.MULTILINE)
    documented = {name for cell in tables for name in re.findall(r"`(\w+)`", cell)}

    assert {field.alias for field in model.model_fields.values()} <= documented


def test_every_option_of_drift_is_in_its_page() -> None:
    options = re.findall(r"--[a-z-]+", CliRunner().invoke(PROGRAM, ["drift", "--help"]).stdout)

    assert "--fail-on" in options
    assert [option for option in options if f"`{option}" not in DRIFT and option != "--help"] == []
