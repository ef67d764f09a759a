"""Arrows between the rooms of the package run one way."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pulumi_itsmng"

ALLOWED = {
    "text": set[str](),
    "catalog": set[str](),
    "api": {"version"},
    "sandbox": {"version"},
    "config": {"api", "catalog"},
    "lifecycle": {"api", "catalog"},
    "stack": {"api", "catalog"},
    "schema": {"api", "catalog", "config", "version"},
    "provider": {"api", "catalog", "config", "lifecycle"},
    "dynamic": {"catalog", "provider"},
    "sdk": {"api", "catalog", "config", "dynamic", "lifecycle", "provider", "version"},
    "drift": {"api", "catalog", "lifecycle", "stack", "text", "version"},
    "doctor": {"api", "catalog", "config", "lifecycle", "stack", "text", "version"},
    "cli": {"api", "config", "doctor", "drift", "sandbox", "sdk", "stack", "text", "version"},
    "client": {"api"},
    "lookups": {"sdk"},
}
"""What each room may import of the others; those that are not named may import all."""

WITHOUT_PULUMI = sorted(ALLOWED.keys() - {"dynamic", "sdk"})


def imports(room: str) -> Iterator[tuple[Path, list[str]]]:
    """The dotted names that each file of a room imports."""
    folder = PACKAGE / room
    for path in sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name.split(".")) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                room_itself = node.module == PACKAGE.name
                names = [f"{node.module}.{alias.name}" for alias in node.names] if room_itself else [node.module]
                yield from ((path, name.split(".")) for name in names)


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_imports_only_the_rooms_it_may(room: str) -> None:
    for path, (package, *rest) in imports(room):
        if package == "pulumi_itsmng":
            assert rest, f"{path} imports the whole package"
            assert rest[0] in ALLOWED[room] | {room}, f"{path} imports {rest[0]}"


@pytest.mark.parametrize("room", WITHOUT_PULUMI)
def test_only_the_outermost_rooms_know_pulumi(room: str) -> None:
    assert [path for path, (package, *_) in imports(room) if package == "pulumi"] == []


def test_a_program_that_asks_the_server_nothing_loads_no_http() -> None:
    # Each run of Pulumi imports the package twice, in processes that it starts for that run.
    tell = "import sys, pulumi_itsmng; print(sorted({'httpx', 'deepdiff'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", tell], check=True, capture_output=True, text=True).stdout == "[]\n"
