"""The rooms of the package: arrows between them run one way, as the page on the architecture draws them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pulumi_itsmng"
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")

EVERYWHERE = {"text", "version"}
"""What every room may import, and what imports none."""

WITH_PULUMI = {"dynamic", "sdk"}

AT_THE_ROOT = {"__init__", "__main__", "client", "dynamic", "lookups", "text", "version"}
"""The modules that lie in no room: two of them are import paths of before."""

IN_SANDBOX = {
    "php": set[str](),
    "schema": set[str](),
    "storage": {"schema"},
    "seed": {"clock", "login", "schema", "storage"},
}
"""What the lowest rooms of the sandbox may import of the others."""

MOST_LINES = 400

SECRET = {"inputs", "known", "state"}
"""Fields of dataclasses that may hold passwords, by their names."""

DERIVED = PACKAGE / "sdk/generated"

Graph = dict[str, set[str]]


def name_of(path: Path) -> str:
    """The dotted name of a module: within the package, and empty for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = {name_of(path): path for path in PACKAGE.rglob("*.py")}


def statements(nodes: list[ast.stmt], *, types: bool) -> Iterator[ast.stmt]:
    """All statements below some, those for type checkers alone only if they are asked for."""
    for node in nodes:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not types:
            yield from statements(node.orelse, types=types)
            continue
        yield node
        for below in ("body", "orelse", "finalbody", "handlers"):
            yield from statements(getattr(node, below, []), types=types)


def imported(path: Path, *, types: bool = True) -> Iterator[str]:
    """The dotted names that a module imports."""
    for node in statements(ast.parse(path.read_text(encoding="utf-8")).body, types=types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def graph(*, types: bool) -> Graph:
    """The modules of the package that each of them imports."""
    found: Graph = {}
    for module, path in PATHS.items():
        names = [
            name.removeprefix("pulumi_itsmng.") for name in imported(path, types=types) if "pulumi_itsmng." in name
        ]
        found[module] = {name if name in PATHS else name.rpartition(".")[0] for name in names} - {module}
    return found


def room_of(module: str) -> str:
    return module.partition(".")[0]


def reachable(arrows: Graph, start: str) -> set[str]:
    """All that arrows lead to from a beginning."""
    found: set[str] = set()
    ahead = {start}
    while ahead:
        ahead = {end for one in ahead for end in arrows.get(one, ())} - found
        found |= ahead
    return found


def drawn() -> Graph:
    """The arrows of the page's drawing."""
    return {start: set(ends.split()) for start, ends in re.findall(r"^(\w+) +──► (.+)$", PAGE, re.MULTILINE)}


DRAWN = drawn()
ROOMS = sorted(DRAWN.keys() | {end for ends in DRAWN.values() for end in ends})


def real() -> Graph:
    """The arrows between rooms that the imports make."""
    arrows: Graph = {room: set() for room in ROOMS}
    for module, names in graph(types=True).items():
        if room_of(module) in arrows:
            arrows[room_of(module)] |= {room_of(name) for name in names} - {room_of(module)} - EVERYWHERE
    return arrows


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_what_the_drawing_lets_it(room: str) -> None:
    assert real()[room] - reachable(DRAWN, room) == set()


@pytest.mark.parametrize("module", sorted(EVERYWHERE))
def test_what_is_imported_everywhere_imports_no_room(module: str) -> None:
    assert graph(types=True)[module] == set()


def test_every_arrow_of_the_drawing_is_an_import() -> None:
    assert [(room, end) for room, ends in DRAWN.items() for end in ends if end not in real()[room]] == []


def test_every_folder_is_a_room_of_the_drawing_and_of_the_list() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    assert folders | {"dynamic"} == set(ROOMS)
    assert {module for module in PATHS if "." not in module and module not in folders and module} | {"__init__"} == (
        AT_THE_ROOT
    )
    assert [room for room in folders if f"\n  {room}/ " not in PAGE] == []


@pytest.mark.parametrize("room", sorted({room_of(one) for one in PATHS} - WITH_PULUMI - {""}))
def test_only_the_outermost_rooms_know_pulumi(room: str) -> None:
    modules = [one for one in PATHS if room_of(one) == room]

    assert [one for one in modules for name in imported(PATHS[one]) if room_of(name) == "pulumi"] == []


@pytest.mark.parametrize("types", [False, True], ids=["at run time", "in types"])
def test_there_is_no_circle_of_imports(types: bool) -> None:
    arrows = graph(types=types)

    assert [module for module in arrows if module in reachable(arrows, module)] == []


@pytest.mark.parametrize("room", IN_SANDBOX)
def test_a_low_room_of_the_sandbox_imports_no_high_one(room: str) -> None:
    inside = {module.removeprefix("sandbox."): names for module, names in graph(types=True).items()}
    names = {name for module, found in inside.items() if room_of(module) == room for name in found}
    rooms = {room_of(name.removeprefix("sandbox.")) for name in names if name.startswith("sandbox.")}

    assert rooms - {room} <= IN_SANDBOX[room]


@pytest.mark.parametrize("module", [one for one, path in PATHS.items() if DERIVED not in path.parents])
def test_a_written_module_is_not_long(module: str) -> None:
    assert len(PATHS[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_a_program_that_asks_the_server_nothing_loads_no_http() -> None:
    # Each run of Pulumi imports the package twice, in processes that it starts for that run.
    tell = "import sys; from pulumi_itsmng import *; print(sorted({'httpx', 'deepdiff'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", tell], check=True, capture_output=True, text=True).stdout == "[]\n"


VERBS = ("adopt", "create", "delete", "read", "update")


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_has_one_public_function_and_imports_no_other(verb: str) -> None:
    tree = ast.parse(PATHS[f"lifecycle.{verb}"].read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert [name for name in functions if not name.startswith("_")] == [verb]
    assert graph(types=True)[f"lifecycle.{verb}"] & {f"lifecycle.{other}" for other in VERBS} == set()


@pytest.mark.parametrize("module", [one for one in PATHS if room_of(one) == "lifecycle"])
def test_a_function_takes_five_parameters_at_most(module: str) -> None:
    tree = ast.parse(PATHS[module].read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    counts = {
        one.name: [arg.arg for arg in [*one.args.args, *one.args.kwonlyargs] if arg.arg != "self"] for one in functions
    }

    assert {name: names for name, names in counts.items() if len(names) > 5} == {}


@pytest.mark.parametrize("module", [one for one in PATHS if room_of(one) in {"lifecycle", "provider"}])
def test_no_dataclass_shows_inputs(module: str) -> None:
    """They may hold passwords, which must not get into a log or a traceback."""
    classes = [one for one in vars(import_module(f"pulumi_itsmng.{module}")).values() if is_dataclass(one)]

    assert [
        f"{one}.{field.name}" for one in classes for field in fields(one) if field.name in SECRET and field.repr
    ] == []
