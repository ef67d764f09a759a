"""A program under Pulumi's mocks: what it registers, without an engine."""

from __future__ import annotations

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
