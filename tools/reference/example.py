"""The example of a resource: as much of one of the example programs as stands by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Example:
    """A part of an example program.

    Attributes:
        folder: the name of the example.
        program: the part, a program of its own.
    """

    folder: str
    program: str


def example_of(resource: str) -> Example:
    """A part of an example program that declares a resource: of the example named like it, or else of another.

    Raises:
        LookupError: there is none.
    """
    own = ROOT / "examples" / resource.lower()
    paths = [own / "__main__.py", *sorted((ROOT / "examples").glob("*/__main__.py"))]
    programs = {path.parent.name: path.read_text(encoding="utf-8") for path in paths if path.exists()}
    for kinds in ((ast.Expr, ast.Assign), (ast.For,)):  # one by itself says more than many in a loop
        for folder, source in programs.items():
            if part := _part(source, resource, kinds):
                return Example(folder, part)
    raise LookupError(f"no example declares {resource}")


def _part(source: str, resource: str, kinds: tuple[type[ast.stmt], ...]) -> str | None:
    """The first statement of some kinds that declares a resource, with what it needs of the statements before it."""
    statements = ast.parse(source).body
    imports = [one for one in statements if isinstance(one, (ast.Import, ast.ImportFrom))]
    others = [one for one in statements[1:] if one not in imports]
    for number, statement in enumerate(others):
        if isinstance(statement, kinds) and resource in _declared(statement):
            needed = [*_needed(others[:number], _names(statement)), statement]
            used = {name for one in needed for name in _names(one)}
            imported = [one for one in imports if used & {(alias.asname or alias.name) for alias in one.names}]
            lines = source.splitlines()
            return "\n\n".join([*map(ast.unparse, imported), *(_text(lines, one) for one in needed)])
    return None


def _declared(statement: ast.stmt) -> Iterator[str]:
    """The resources whose classes a statement calls."""
    for node in ast.walk(statement):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="itsmng"), attr=name)):
                yield name


def _names(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def _needed(before: list[ast.stmt], names: set[str]) -> list[ast.stmt]:
    """Those of some statements that give names their values, and what these need themselves."""
    found: list[ast.stmt] = []
    for statement in reversed(before):
        given = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)} - _names(statement)
        if given & names:
            found.insert(0, statement)
            names = names | _names(statement)
    return found


def _text(lines: list[str], statement: ast.stmt) -> str:
    """The statement as it is written, with the comment above it."""
    first = statement.lineno - 1
    while lines[first - 1].startswith("#"):
        first -= 1
    return "\n".join(lines[first : statement.end_lineno])
