"""Stacks whose state is made by the lifecycle itself, without an engine."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.drift import ItemDrift, Report, detect_drift, read_state
from tests.lifecycle.conftest import Managed
from tests.support.client import run
from tools.harness.sandbox import SandboxServer

SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}


class Stacked:
    """Items that a stack manages: what it says of them, as `pulumi stack export` writes it, and what is live."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.resources: list[dict[str, Any]] = []

    def create(self, itemtype: str, resource: str, /, **inputs: Any) -> int:
        """Declare an item and bring it to the server; its id."""
        return self.create_many(itemtype, {resource: inputs})[0]

    def create_many(self, itemtype: str, inputs: dict[str, dict[str, Any]]) -> list[int]:
        """Declare items, by the names of their resources, and bring them to the server at the same time."""
        created = Managed(self.url, CATALOG[itemtype]).create_many(list(inputs.values()))
        for resource, (item_id, state) in zip(inputs, created, strict=True):
            self.know(itemtype, resource, item_id, state)
        return [item_id for item_id, _ in created]

    def know(self, itemtype: str, resource: str, item_id: int, state: dict[str, Any]) -> None:
        """Note in the state what is known of an item."""
        keys = {field.name: field.key for field in CATALOG[itemtype].properties.values()}
        inputs = CATALOG[itemtype].inputs
        kind = f"pulumi-python:dynamic/itsmng:{itemtype}"
        self.resources.append(
            {
                "urn": f"urn:pulumi:test::inventory::{kind}::{resource}",
                "custom": True,
                "type": kind,
                "id": str(item_id),
                "inputs": {keys[name]: value for name, value in state.items() if name in inputs},
                "outputs": {keys[name]: value for name, value in state.items()},
            }
        )

    def claim(self, resource: str, /, **properties: Any) -> None:
        """Let the state say something else of an item than is so."""
        self._known(resource)["outputs"].update(properties)

    def mark(self, resource: str, **marks: Any) -> None:
        """Set what the engine notes of a resource, such as `ignoreChanges`."""
        self._known(resource).update(marks)

    def make_secret(self, resource: str, key: str, *, sealed: bool = False) -> None:
        """Hold a property as a secret: marked, or encrypted."""
        for bag in (self._known(resource)["inputs"], self._known(resource)["outputs"]):
            bag[key] = SECRET | ({"ciphertext": "v1:AAAA"} if sealed else {"plaintext": json.dumps(bag[key])})

    def export(self) -> str:
        """What `pulumi stack export` writes."""
        return json.dumps({"version": 3, "deployment": {"manifest": {}, "resources": self.resources}})

    def drift(self, **options: Any) -> Report:
        """What changed behind the stack's back."""
        credentials = options.pop("credentials", {})

        async def task(client: Client) -> Report:
            return await detect_drift(client, read_state(self.export()), server=self.url, **options)

        return run(self.url, task, **credentials)

    def findings(self, **options: Any) -> dict[str, ItemDrift]:
        """What is not in sync, by the names of the resources."""
        return {item.resource: item for item in self.drift(**options).findings}

    def _known(self, resource: str) -> dict[str, Any]:
        return next(one for one in self.resources if one["urn"].endswith(f"::{resource}"))


@pytest.fixture
def stacked(sandbox: SandboxServer) -> Stacked:
    """An empty stack on a fresh server."""
    return Stacked(sandbox.url)
