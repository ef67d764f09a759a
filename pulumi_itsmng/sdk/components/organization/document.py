"""A description as text: every value as it is written, and the line where it stands.

What a value is, its field says, not YAML: so 01234 stays a postal code, and `yes` a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

from pulumi_itsmng.sdk.errors import ProgramError

DocumentPath = tuple[str | int, ...]
"""Where something stands in a description: the keys and positions that lead to it."""

_YAML_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with a description.

    Attributes:
        place: where it stands.
        reason: what is wrong and what would be right; never the value of a field.
    """

    place: DocumentPath
    reason: str


def path(place: DocumentPath) -> str:
    """Where something stands, for a person: `entities[0].locations[2].name`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")


class OrganizationError(ProgramError):
    """A description that cannot be used: a line for each thing that is wrong with it."""


@dataclass
class Document:
    """A description of an organisation.

    Attributes:
        name: what it is called in errors: its file, if it is one.
        data: what it says: maps, lists and texts.
        lines: the lines in which things stand, from 1, by where they stand in it.
        problems: what is wrong with it as YAML.
    """

    name: str
    data: Any
    lines: dict[DocumentPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Document:
        """Read a file.

        Raises:
            OrganizationError: it cannot be read, or is no YAML.
        """
        name = os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
        document = cls(name, None)
        try:
            loader, node = _parsed(path.read_bytes())
            if node is None:  # an editor or a full disk may have cut it: nothing of it would be deleted everything
                raise OrganizationError(f"{name} is empty; if nothing shall be there any more, write {{}} into it")
            document.data = _Plain(loader, document).of(node, ())
        except OSError as error:
            raise OrganizationError(f"{name} cannot be read: {error.strerror}") from None
        except yaml.MarkedYAMLError as error:
            line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise OrganizationError(f"{name}{line}: it is no YAML: {error.problem}") from None
        except yaml.YAMLError as error:  # a byte that is no text
            raise OrganizationError(f"{name}: it is no YAML: {str(error).splitlines()[0]}") from None
        return document

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say all that is wrong with it, if anything is.

        Raises:
            OrganizationError: something is.
        """
        lines = sorted({(self._line(one.place) or 0, self._place(one.place), one.reason) for one in problems})
        if lines:
            raise OrganizationError("\n".join(f"{place}{reason}" for _, place, reason in lines))

    def _line(self, place: DocumentPath) -> int | None:
        """The line of something, or where it is missing, of what it is missing in."""
        return next((self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines), None)

    def _place(self, place: DocumentPath) -> str:
        line = self._line(place)
        return ": ".join([f"{self.name}:{line}" if line else self.name, *([path(place)] if place else []), ""])


def _parsed(content: bytes) -> tuple[SafeConstructor, yaml.Node | None]:
    """A document and its loader: that in C, where it is there, is ten times as fast, but says less of what is wrong."""
    try:
        fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(content)
        return fast, fast.get_single_node()
    except yaml.YAMLError:
        loader = yaml.SafeLoader(content)
        return loader, loader.get_single_node()


class Digits(str):
    """A whole number as it is written, without quotes: in a reference an id, and elsewhere a text like any other."""

    __slots__ = ()


class _Plain:
    """Nodes of YAML as maps, lists and texts."""

    def __init__(self, loader: SafeConstructor, document: Document) -> None:
        self._loader = loader
        self._document = document
        self._within: list[yaml.Node] = []

    def of(self, node: yaml.Node, place: DocumentPath) -> Any:
        """A node as plain data; its line, and those below it, are noted."""
        self._document.lines.setdefault(place, node.start_mark.line + 1)
        if not node.tag.startswith(_YAML_TAG):
            self._add_problem(place, "it has a tag of YAML, which means nothing here")
        if isinstance(node, yaml.ScalarNode):
            return {"null": None, "int": Digits(node.value)}.get(node.tag.removeprefix(_YAML_TAG), node.value)
        if node in self._within:
            self._add_problem(place, "it contains itself")
            return None
        self._within.append(node)
        try:
            return self._map(node, place) if isinstance(node, yaml.MappingNode) else self._list(node, place)
        finally:
            self._within.pop()

    def _list(self, node: yaml.Node, place: DocumentPath) -> list[Any]:
        return [self.of(member, (*place, position)) for position, member in enumerate(node.value)]

    def _map(self, node: yaml.MappingNode, place: DocumentPath) -> dict[str, Any]:
        own = [str(key.value) for key, _ in node.value if key.tag != _YAML_TAG + "merge"]
        for name in sorted({name for name in own if own.count(name) > 1}):
            self._add_problem((*place, name), "it is written twice")
        self._loader.flatten_mapping(node)  # what `<<` takes from elsewhere comes first, and gives way
        plain: dict[str, Any] = {}
        for key, value in node.value:
            below = (*place, str(key.value))
            self._document.lines[below] = key.start_mark.line + 1
            plain[str(key.value)] = self.of(value, below)
        return plain

    def _add_problem(self, place: DocumentPath, reason: str) -> None:
        self._document.problems.append(Problem(place, reason))
