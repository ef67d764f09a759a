"""What it takes to compare an inventory with the server: `python -m benchmarks.drift [computers]` prints a table.

Beside `itsmng drift`, with a file and with a stack: a request per item, one after another, and `pulumi refresh`. Each
on a sandbox that answers at once, where nothing has changed. `pulumi refresh` writes nothing here: it is a preview.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.client import measure
from tests.support.many import Process, make_computers, resources_like, run, run_drift
from tests.support.stack import Stack
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


def prepare(server: SandboxServer, folder: Path, count: int) -> Stack:
    """A stack that manages very many computers, its state as the engine writes it."""
    stack = Stack(folder, url=server.url, token=SUPER_ADMIN_TOKEN)
    stack.declare('itsmng.Computer("pc", name="PC", serial="S", comment="a computer")')
    stack.up()
    state = json.loads(stack.pulumi("stack", "export"))
    *others, computer = state["deployment"]["resources"]
    server.reset()
    state["deployment"]["resources"] = [*others, *resources_like(computer, make_computers(server.url, count))]
    file = folder / "state.json"
    file.write_text(json.dumps(state), encoding="utf-8")
    stack.pulumi("stack", "import", "--file", str(file))
    return stack


def one_by_one(url: str, item_ids: list[int]) -> None:
    """A request per item."""
    with Colleague(url) as colleague:
        for item_id in item_ids:
            colleague.get("Computer", item_id)


def report(server: SandboxServer, name: str, work: Callable[[], object]) -> None:
    """Do some work, and print what it took."""
    done, seconds, requests = measure(server, work)
    memory = f"{done.megabytes:6.0f} MB" if isinstance(done, Process) else ""
    print(f"{name:36} {seconds:7.1f} s {requests:6} requests {memory}")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with SandboxServer() as server, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stack = prepare(server, folder, count)
        ids = [int(resource["id"]) for resource in stack.resources().values()]
        environment = stack.environment | {"ITSMNG_USER_TOKEN": SUPER_ADMIN_TOKEN}
        file = str(folder / "state.json")
        print(f"{count} computers, nothing changed, {time.strftime('%Y-%m-%d')}")
        report(
            server,
            "itsmng drift --state FILE",
            lambda: run_drift("--state", file, environment=environment, folder=folder),
        )
        report(server, "itsmng drift", lambda: run_drift(environment=environment, folder=stack.program))
        report(server, "a request per item", lambda: one_by_one(server.url, ids))
        refresh = ["pulumi", "--non-interactive", "refresh", "--preview-only", "--expect-no-changes"]
        report(
            server, "pulumi refresh --preview-only", lambda: run(refresh, environment=environment, folder=stack.program)
        )


if __name__ == "__main__":
    main()
