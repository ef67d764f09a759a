"""The tests themselves: short names, and unit tests that are quick."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
LONGEST_NAME = 60
STARTS_PROCESSES = {"subprocess", "multiprocessing", "tools.harness", "tests.support.stack", "tests.support.host"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_names_of_tests_are_short() -> None:
    names = [
        node.name
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]

    assert [name for name in names if len(name) > LONGEST_NAME] == []


@pytest.mark.parametrize("path", sorted((TESTS / "unit").glob("*.py")), ids=lambda path: path.stem)
def test_a_unit_test_starts_no_process(path: Path) -> None:
    found = [
        name for name in imports(path) if any(name == one or name.startswith(f"{one}.") for one in STARTS_PROCESSES)
    ]

    assert found == []
