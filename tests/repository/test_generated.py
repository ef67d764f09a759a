"""What is derived from the catalogue is current, and says what the catalogue says."""

import ast
import dataclasses
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import pulumi_itsmng
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.config.settings import Settings
from tools.classes.source import snake_case
from tools.reference.resource import file_name

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schema.json").read_text(encoding="utf-8"))

every_itemtype = pytest.mark.parametrize("itemtype", CATALOG.values(), ids=CATALOG)


def test_derived_files_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.generate", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@every_itemtype
def test_a_resource_class_takes_the_inputs_of_its_itemtype(itemtype: ItemType) -> None:
    (defined,) = ast.parse(inspect.getsource(getattr(pulumi_itsmng, itemtype.name))).body
    assert isinstance(defined, ast.ClassDef)
    constructors = [one for one in defined.body if isinstance(one, ast.FunctionDef)]

    assert [[one.arg for one in constructor.args.kwonlyargs] for constructor in constructors] == [
        [],
        list(itemtype.inputs),
        [],
    ]
    assert all(
        f"\n            {name}: " in (ast.get_docstring(constructors[2], clean=False) or "") for name in itemtype.inputs
    )


@every_itemtype
def test_a_resource_has_its_inputs_as_class_and_dictionary(itemtype: ItemType) -> None:
    arguments, dictionary = (getattr(pulumi_itsmng, f"{itemtype.name}{form}") for form in ("Args", "ArgsDict"))

    assert [field.name for field in dataclasses.fields(arguments)] == list(itemtype.inputs)
    assert list(dictionary.__annotations__) == list(itemtype.inputs)
    assert {field.name for field in dataclasses.fields(arguments) if field.default is dataclasses.MISSING} == set(
        itemtype.required
    )


@pytest.mark.parametrize(
    "itemtype", [one for one in CATALOG.values() if not one.is_link], ids=lambda itemtype: itemtype.name
)
def test_a_lookup_takes_the_key_of_its_itemtype(itemtype: ItemType) -> None:
    name = snake_case(itemtype.name)
    result = getattr(pulumi_itsmng, f"Get{itemtype.name}Result")

    for function in (f"get_{name}", f"get_{name}_output"):
        assert list(inspect.signature(getattr(pulumi_itsmng, function)).parameters) == ["id", *itemtype.lookup_fields]
    assert {field.name for field in dataclasses.fields(result)} == {*itemtype.readable, *itemtype.outputs} - {
        "unverified",
        "resolved",
    }


@every_itemtype
def test_every_property_is_in_the_schema_with_its_column(itemtype: ItemType) -> None:
    schema = SCHEMA["resources"][f"itsmng:index:{itemtype.name}"]

    assert set(schema["inputProperties"]) == {field.key for field in itemtype.inputs.values()}
    for field in itemtype.properties.values():
        description = schema["properties"][field.key]["description"]
        assert field.column is None or f"`{field.column}`" in description


@every_itemtype
def test_every_resource_page_lists_properties_with_columns(itemtype: ItemType) -> None:
    page = (ROOT / "docs/reference" / file_name(itemtype)).read_text(encoding="utf-8")
    properties, _, _ = page.partition("## Rights")
    rows = [line.split(" | ") for line in properties.splitlines() if line.startswith("| `")]

    assert [row[0].removeprefix("| ") for row in rows] == [f"`{name}`" for name in itemtype.properties]
    for field, row in zip(itemtype.properties.values(), rows, strict=True):
        assert field.column is None or f"`{field.column}`" in row


def test_every_setting_is_in_the_schema_with_its_variable() -> None:
    variables = SCHEMA["config"]["variables"]

    assert len(variables) == len(Settings.model_fields)
    assert variables["userToken"]["secret"] is True
    assert variables["userToken"]["defaultInfo"] == {"environment": ["ITSMNG_USER_TOKEN"]}
    assert SCHEMA["provider"]["inputProperties"] == variables
