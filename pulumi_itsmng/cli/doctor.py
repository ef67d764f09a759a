"""`itsmng doctor`: is everything in place, and what to do where it is not."""

from __future__ import annotations

import json
import os
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import Annotated

import anyio
import typer
from rich.console import Console
from rich.text import Text

from pulumi_itsmng.doctor import CheckContext, Result, Status, examine
from pulumi_itsmng.text import pluralize
from pulumi_itsmng.version import __version__

FORMAT_VERSION = 1
"""The version of the JSON; it grows when something in it is renamed or removed."""

_MARKS = {
    Status.OK: ("✓", "green"),
    Status.WARNING: ("!", "yellow"),
    Status.FAILURE: ("✗", "red"),
    Status.SKIPPED: ("-", "dim"),
}


class Format(str, Enum):
    """How to show the results."""

    TEXT = "text"
    JSON = "json"


def doctor(
    stack: Annotated[str | None, typer.Option(help="The stack; without it, the one that is selected.")] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Run the program in a preview, and look up every name that it refers to.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Want no rights to write: the account only previews or reports drift.")
    ] = False,
    format_: Annotated[Format, typer.Option("--format", help="How to show the results.")] = Format.TEXT,
) -> None:
    """Check that everything is in place: programs, stack, settings, connection, login, rights, server.

    Nothing is written anywhere. Settings are taken from the stack of the project in the current folder and from the
    environment, as the provider takes them.

    Exit code 0: nothing failed, though there may be warnings. 1: something failed. 2: wrong usage.
    """
    case = CheckContext(Path.cwd(), os.environ, stack, read_only)
    results = anyio.run(lambda: examine(case, names=names))
    if format_ is Format.JSON:
        typer.echo(_as_json(results))
    else:
        _show(results)
    raise typer.Exit(1 if any(result.status is Status.FAILURE for result in results) else 0)


def _as_json(results: list[Result]) -> str:
    return json.dumps(
        {
            "version": FORMAT_VERSION,
            "pulumiItsmng": __version__,
            "ok": all(result.status is not Status.FAILURE for result in results),
            "results": [
                {"check": one.check, "status": one.status.value, "what": one.what, "fix": one.fix} for one in results
            ],
        },
        indent=2,
        ensure_ascii=False,
    )


def _show(results: list[Result]) -> None:
    console = Console(soft_wrap=True, highlight=False)
    width = max(len(result.check) for result in results)
    for result in results:
        mark, style = _MARKS[result.status]
        console.print(Text.assemble((f"{mark} {result.check:<{width}}", style), "  ", result.what))
        if result.fix:
            console.print(Text(f"  {'':<{width}}  → {result.fix}"))
    counts = Counter(result.status for result in results)
    console.print(", ".join(_counted(counts[status], status) for status in Status if counts[status]))


def _counted(number: int, status: Status) -> str:
    noun = status in (Status.WARNING, Status.FAILURE)
    return pluralize(number, status.value) if noun else f"{number} {status.value}"
