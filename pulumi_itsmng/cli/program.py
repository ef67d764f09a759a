"""The program and its subcommands."""

from __future__ import annotations

import typer

from pulumi_itsmng.cli import doctor, drift, sandbox

_PROGRAM = typer.Typer(name="itsmng", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@_PROGRAM.callback()
def _itsmng() -> None:
    """Work with ITSM-NG from the command line."""


_PROGRAM.command("doctor")(doctor.doctor)
_PROGRAM.command("drift")(drift.drift)
_PROGRAM.command("sandbox")(sandbox.sandbox)


def main() -> None:
    """Run the `itsmng` command."""
    _PROGRAM(prog_name="itsmng")
