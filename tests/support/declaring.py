"""Programs whose resources are data, so that a test can make them up and change them one by one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from typing_extensions import Self

from tests.support.stack import Stack

_PROGRAM = """
import json
import pathlib

made = {}


def resolved(value):
    return made[value["resource"]] if isinstance(value, dict) else value


for name, given in json.loads(pathlib.Path("resources.json").read_text(encoding="utf-8")).items():
    kind = getattr(itsmng, given["kind"])
    if given["get"]:
        kind.get(name, given["get"])
    else:
        made[name] = kind(name, **{key: resolved(value) for key, value in given["inputs"].items()})
"""


@dataclass(frozen=True)
class Declared:
    """One resource of a program.

    Attributes:
        kind: the name of its class.
        inputs: its inputs.
        get: the id of the item, if it is only read.
    """

    kind: str
    inputs: dict[str, Any] = field(default_factory=dict)
    get: str = ""

    def but(self, inputs: dict[str, Any]) -> Self:
        """The same with some other inputs."""
        return replace(self, inputs=self.inputs | inputs)

    def without(self, name: str) -> Self:
        """The same without an input."""
        return replace(self, inputs={key: value for key, value in self.inputs.items() if key != name})


Program = dict[str, Declared]
"""Resources by their names, in the order of their declaration."""


def by_resource(name: str) -> dict[str, str]:
    """As the value of an input: the resource of that name, which is declared before."""
    return {"resource": name}


def declare(stack: Stack, program: Program) -> None:
    """Set the stack's program."""
    stack.declare(_PROGRAM)
    (stack.program / "resources.json").write_text(json.dumps(program, default=vars), encoding="utf-8")
