"""What is derived from the catalogue is current, and says what the catalogue says."""

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import pulumi_itsmng
from pulumi_itsmng import resources
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.settings import Settings
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
    parameters = list(inspect.signature(getattr(resources, itemtype.name).__init__).parameters)

    assert parameters == ["self", "resource_name", "opts", *itemtype.inputs]


@every_itemtype
def test_a_resource_class_is_exported(itemtype: ItemType) -> None:
    assert getattr(pulumi_itsmng, itemtype.name) is getattr(resources, itemtype.name)


@every_itemtype
def test_every_property_is_in_the_schema_with_its_column(itemtype: ItemType) -> None:
    schema = SCHEMA["resources"][f"itsmng:index:{itemtype.name}"]

    assert set(schema["inputProperties"]) == {field.key for field in itemtype.inputs.values()}
    for field in itemtype.properties.values():
        description = schema["properties"][field.key]["description"]
        assert field.column is None or f"`{field.column}`" in description


@every_itemtype
def test_every_property_is_on_the_page_of_its_resource_with_its_column(itemtype: ItemType) -> None:
    page = (ROOT / "docs/reference" / file_name(itemtype)).read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]

    assert [row[0].removeprefix("| ") for row in rows] == [f"`{name}`" for name in itemtype.properties]
    for field, row in zip(itemtype.properties.values(), rows, strict=True):
        assert field.column is None or f"`{field.column}`" in row


def test_every_setting_is_in_the_schema_with_its_variable() -> None:
    variables = SCHEMA["config"]["variables"]

    assert len(variables) == len(Settings.model_fields)
    assert variables["userToken"]["secret"] is True
    assert variables["userToken"]["defaultInfo"] == {"environment": ["ITSMNG_USER_TOKEN"]}
    assert SCHEMA["provider"]["inputProperties"] == variables
