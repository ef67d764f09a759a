"""`itsmng drift`: what changed on the server since the stack was last brought up to date, and who did it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated

import anyio
import typer
from rich.console import Console

from pulumi_itsmng.api import Client, ItsmngError
from pulumi_itsmng.config.settings import Settings, load_settings
from pulumi_itsmng.config.unknown_settings import refuse_unknown_keys
from pulumi_itsmng.drift import Report, State, detect_drift, matches_a_field, read_state
from pulumi_itsmng.drift.reports import RENDERERS, show
from pulumi_itsmng.stack.cli import Stack

DRIFT = 7
"""The exit code for drift: that of the Pulumi CLI for changes although none were expected."""


class Format(str, Enum):
    """How to show the report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    JUNIT = "junit"
    SARIF = "sarif"
    HTML = "html"


_BY_END = {
    ".html": Format.HTML,
    ".json": Format.JSON,
    ".md": Format.MARKDOWN,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
}
_ENDS = ", ".join(_BY_END)


class Finding(str, Enum):
    """What can be reason for exit code 7."""

    CHANGED = "changed"
    TRASHED = "trashed"
    MISSING = "missing"
    UNMANAGED = "unmanaged"


_FINDINGS = {one.value for one in Finding}
_DRIFT = "changed,trashed,missing"


def drift(
    *,
    stack: Annotated[str | None, typer.Option(help="The stack; without it, the one that is selected.")] = None,
    state: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What `pulumi stack export` wrote, instead of a stack; - reads it."),
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to show the report.")] = Format.TABLE,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help=f"Write the same report to this file, too, as its end says: {_ENDS}. May be repeated."
        ),
    ] = None,
    only: Annotated[
        str, typer.Option(metavar="PATTERNS", help="Itemtypes or resources: `Computer,Location.paris-*`.")
    ] = "",
    ignore: Annotated[str, typer.Option(metavar="PATTERNS", help="Fields to leave out: `Computer.comment`.")] = "",
    fail_on: Annotated[
        str, typer.Option(metavar="FINDINGS", help=f"What ends with exit code {DRIFT}; also `unmanaged`.")
    ] = _DRIFT,
    unmanaged: Annotated[
        bool, typer.Option("--unmanaged", help="Also list what no resource declares in the stack's entities.")
    ] = False,
) -> None:
    """Compare a stack's state with the live items: what changed behind its back, field by field, and who did it.

    Only declared fields are compared, as `pulumi refresh` does; nothing is written, neither to the server nor to the
    stack. Settings are taken as the provider takes them, from the stack's configuration and from the environment.

    Exit code 0: all is as declared. 7: there is drift. 1: that could not be told, of all or of some. 2: wrong usage.
    """
    ignored, failing = _split(ignore), _split(fail_on)
    _refuse_nonsense(stack, state, ignored, failing, unmanaged=unmanaged)
    files = {file: _renderer(file) for file in output or []}
    try:
        with _progress() as say:
            say("reading the state")
            known, settings = _from_file(state) if state else _from_stack(stack)

            async def find() -> Report:
                async with Client(settings) as client:
                    return await detect_drift(
                        client,
                        known,
                        server=settings.url,
                        only=_split(only),
                        ignore=ignored,
                        unmanaged=unmanaged,
                        progress=say,
                    )

            report = anyio.run(find)
    except ItsmngError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if only and not report.items:
        raise typer.BadParameter("no resource of the stack is meant", param_hint="--only")
    _show(report, format_)
    for file, render in files.items():
        _write(file, render(report))
    raise typer.Exit(_exit_code(report, set(failing)))


def _from_stack(name: str | None) -> tuple[State, Settings]:
    stack = Stack(Path.cwd(), os.environ, name)
    config = {key: setting.value for key, setting in stack.config().items()}
    refuse_unknown_keys(config, stack.project)
    return read_state(stack.export()), load_settings(config.get, os.environ)


def _from_file(name: str) -> tuple[State, Settings]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{name} cannot be read: {error.strerror}", param_hint="--state") from None
    except UnicodeDecodeError:
        raise typer.BadParameter(f"{name} cannot be read: it is no text", param_hint="--state") from None
    state = read_state(text)
    return state, load_settings((state.settings or {}).get, os.environ)


def _exit_code(report: Report, failing: set[str]) -> int:
    found = {item.status.value for item in report.items} | ({Finding.UNMANAGED.value} if report.unmanaged else set())
    if found & failing:
        return DRIFT
    return 1 if report.is_doubtful else 0


def _show(report: Report, format_: Format) -> None:
    if format_ is Format.TABLE:
        show(report, Console())
    else:
        typer.echo(RENDERERS[format_.value](report), nl=False)


def _renderer(file: Path) -> Callable[[Report], str]:
    """What makes the content of a file, told before anything is looked at if there is no such thing."""
    if file.suffix not in _BY_END:
        raise typer.BadParameter(f"{file} has to end with one of {_ENDS}", param_hint="--output")
    if not file.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.parent}", param_hint="--output")
    return RENDERERS[_BY_END[file.suffix].value]


def _write(file: Path, content: str) -> None:
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        typer.echo(f"{file} cannot be written: {error.strerror}", err=True)
        raise typer.Exit(1) from None


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Say on standard error what is being done: in one line that changes where somebody watches."""
    console = Console(stderr=True, highlight=False, markup=False)
    if not console.is_terminal:
        yield lambda sentence: console.print(sentence, soft_wrap=True)
        return
    with console.status("") as status:
        yield status.update


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _refuse_nonsense(
    stack: str | None, state: str | None, ignore: Sequence[str], failing: Sequence[str], *, unmanaged: bool
) -> None:
    if stack and state:
        raise typer.BadParameter("a stack and a file cannot both be compared", param_hint="--state")
    for pattern in ignore:
        if not matches_a_field(pattern):
            raise typer.BadParameter(
                f"no field is called {pattern}: name one as Computer.comment", param_hint="--ignore"
            )
    for finding in failing:
        if finding not in _FINDINGS:
            raise typer.BadParameter(
                f"{finding} is none of {', '.join(one.value for one in Finding)}", param_hint="--fail-on"
            )
    if Finding.UNMANAGED.value in failing and not unmanaged:
        raise typer.BadParameter("unmanaged items are looked for with --unmanaged only", param_hint="--fail-on")
