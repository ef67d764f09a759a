"""How few requests a stack needs: `python -m benchmarks.organisation` prints a table.

Three levels of entities, 40 places, 20 groups and 200 computers, some of which refer to each other by name and some by
resource, brought up, previewed, refreshed and destroyed by the engine, with the sandbox for a server. Beside it what
an item takes that is handled by itself: looked for, created and verified; read; asked who is in it and deleted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.support.organisation import organisation
from tests.support.stack import Run, Stack
from tools.harness.colleague import SUPER_ADMIN_TOKEN
from tools.harness.sandbox import SandboxServer

CEILINGS = {"up": 1.3, "preview": 0.0, "refresh": 0.1, "destroy": 1.2}
"""Requests per resource, at most."""

BY_ITSELF = {"up": 3.0, "preview": 0.0, "refresh": 1.0, "destroy": 1.7}
"""Requests per resource if each is handled by itself, the names that it refers to being known."""


def main() -> int:
    """Measure, print, and say whether every ceiling is kept."""
    table = Table("step", "requests", "per resource", "ceiling", "each by itself", "seconds")
    kept = True
    with SandboxServer() as sandbox, tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder) / "stack", url=sandbox.url, token=SUPER_ADMIN_TOKEN)
        program, size = organisation(towns=4, rooms=36, teams=20, machines=200)
        stack.declare(program)
        steps: dict[str, Callable[[], Run]] = {
            "up": stack.up,
            "preview": lambda: stack.preview("--expect-no-changes"),
            "refresh": lambda: stack.refresh_preview("--expect-no-changes"),
            "destroy": stack.destroy,
        }
        for name, step in steps.items():
            before, begun = sandbox.requests()["total"], time.perf_counter()
            step()
            seconds, requests = time.perf_counter() - begun, sandbox.requests()["total"] - before
            each = requests / size
            kept &= each <= CEILINGS[name]
            limits = f"{CEILINGS[name]:.1f}", f"{BY_ITSELF[name]:.1f}"
            table.add_row(name, str(requests), f"{each:.2f}", *limits, f"{seconds:.1f}")
    Console().print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
