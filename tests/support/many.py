"""Very many computers on a server, and the state of a stack that manages them all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.harness.colleague import Colleague

TYPE = "pulumi-python:dynamic/itsmng:Computer"


@dataclass(frozen=True)
class Process:
    """A program that has ended.

    Attributes:
        exit_code: how it ended.
        output: what it wrote to standard output.
        megabytes: how much memory it and its children took at most.
    """

    exit_code: int
    output: str
    megabytes: float


def make_computers(url: str, count: int) -> list[dict[str, Any]]:
    """Make computers in a place, and return what a state holds of each."""
    with Colleague(url) as colleague:
        place = colleague.create("Location", name="Paris", is_recursive=1)
        texts = [{"name": f"PC {n}", "serial": f"S{n}", "comment": "a computer"} for n in range(count)]
        colleague.create_many("Computer", [row | {"locations_id": place} for row in texts])
        ids = [row["id"] for row in colleague.list("Computer", most=count)]
    led_to = {"location": {"id": place, "name": "Paris"}}
    return [
        row | {"location": "Paris", "resolved": led_to, "itemId": item_id, "isDeleted": False}
        for row, item_id in zip(texts, ids, strict=True)
    ]


def resources_like(resource: Mapping[str, Any], computers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A state's entries for computers, each like a given one."""
    inputs = ("name", "serial", "comment", "location")
    return [
        {
            **resource,
            "urn": f"{resource['urn'].rpartition('::')[0]}::pc-{n}",
            "id": str(computer["itemId"]),
            "inputs": {**resource.get("inputs", {}), **{key: computer[key] for key in inputs}},
            "outputs": {**resource.get("outputs", {}), **computer},
        }
        for n, computer in enumerate(computers)
    ]


def exported(computers: list[dict[str, Any]]) -> str:
    """The state of a stack that manages computers, as `pulumi stack export` writes it."""
    like = {"urn": f"urn:pulumi:test::inventory::{TYPE}::pc", "custom": True, "type": TYPE}
    return json.dumps({"version": 3, "deployment": {"manifest": {}, "resources": resources_like(like, computers)}})


def run_drift(*arguments: str, environment: Mapping[str, str], folder: Path) -> Process:
    """Run `itsmng drift` as a process of its own."""
    return run([sys.executable, "-m", "pulumi_itsmng", "drift", *arguments], environment=environment, folder=folder)


def run(command: list[str], *, environment: Mapping[str, str], folder: Path) -> Process:
    """Run a program, and measure its memory."""
    output = folder / "output.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Process(process.returncode, output.read_text(encoding="utf-8"), usage.ru_maxrss / 1_024)
