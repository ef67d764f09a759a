"""A kind of item is added by a declaration and an example; everything else follows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

DECLARATION = '''\
"""Manufacturer: who makes things."""

from pulumi_itsmng.catalog.fields import item_name, long_text
from pulumi_itsmng.catalog.itemtype import ItemType

MANUFACTURER = ItemType(
    name="Manufacturer",
    description="A manufacturer of hardware and software.",
    required=("name",),
    identified_by=("name",),
    unique_within=(),
    has_entity=False,
    right="dropdown",
    fields=(item_name("Name."), long_text("comment", "Comments.")),
)
'''

EXAMPLE = {
    "__main__.py": '"""Manufacturers."""\n\nimport pulumi_itsmng as itsmng\n\n'
    'itsmng.Manufacturer("acme", name="Acme", comment="Everything")\n',
    "Pulumi.yaml": "name: manufacturer\ndescription: Manufacturers\nruntime: python\n",
    "README.md": "# Manufacturers\n",
}

PROGRAM = """\
import json
import pathlib

import pulumi_itsmng as itsmng

assert "comment" in itsmng.ManufacturerArgs.__annotations__
assert "comment" in itsmng.ManufacturerArgsDict.__annotations__
assert itsmng.get_manufacturer and itsmng.get_manufacturer_output
schema = json.loads(pathlib.Path("schema.json").read_text())
assert schema["resources"]["itsmng:index:Manufacturer"]["inputProperties"]["comment"]
assert schema["functions"]["itsmng:index:getManufacturer"]
assert "Everything" in pathlib.Path("docs/reference/manufacturer.md").read_text()
"""

TESTS = (
    "tests/lifecycle/test_every_field.py",
    "tests/lifecycle/test_adoption.py",
    "tests/lifecycle/test_fault_matrix.py",
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with another kind of item in it."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("pulumi_itsmng", "tools", "examples", "docs", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    (folder / "pulumi_itsmng" / "catalog" / "manufacturer.py").write_text(DECLARATION, encoding="utf-8")
    example = folder / "examples" / "manufacturer"
    example.mkdir()
    for name, text in EXAMPLE.items():
        (example / name).write_text(text, encoding="utf-8")
    run(folder, "-m", "tools.generate")
    return folder


def run(folder: Path, *arguments: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("COVERAGE_", "PYTEST_"))}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_class_lookup_schema_and_page_are_derived(copy: Path) -> None:
    run(copy, "-c", PROGRAM)


@pytest.mark.slow
def test_the_tests_of_every_kind_take_it_in_and_pass(copy: Path) -> None:
    run(copy, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider", "-k", "Manufacturer", *TESTS)
