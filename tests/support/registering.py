"""A program under Pulumi's mocks: what it registers, without an engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pulumi


class Registered(pulumi.runtime.Mocks):
    """Keeps what a program registers."""

    def __init__(self) -> None:
        self.resources: list[pulumi.runtime.MockResourceArgs] = []

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        self.resources.append(args)
        return str(len(self.resources)), dict(args.inputs)

    def call(self, args: pulumi.runtime.MockCallArgs) -> dict[Any, Any]:
        return {}

    def inputs(self, name: str) -> dict[str, Any]:
        """The inputs of a resource, without Pulumi's own."""
        (found,) = (one for one in self.resources if one.name == name)
        return {key: value for key, value in found.inputs.items() if not key.startswith("__")}


def run(program: Any) -> None:
    pulumi.runtime.test(program)()


Resources = dict[tuple[str, str], dict[str, Any]]
"""What a program registers: the inputs, by kind and name."""


class Named(Registered):
    """Mocks that give ids which say what they are of."""

    def new_resource(self, args: pulumi.runtime.MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        super().new_resource(args)
        return f"{args.typ.rpartition(':')[2]} {args.name}", dict(args.inputs)


def resources(program: Callable[[], object]) -> Resources:
    """What a program registers: the inputs, by kind and name."""
    mocks = Named()
    pulumi.runtime.set_mocks(mocks, project="inventory", stack="test")
    run(lambda: program() and None)
    return {
        (one.typ.rpartition(":")[2], one.name.removeprefix("acme-")): {
            key: value for key, value in one.inputs.items() if key != "__provider"
        }
        for one in mocks.resources
        if not one.typ.startswith("itsmng:")
    }
