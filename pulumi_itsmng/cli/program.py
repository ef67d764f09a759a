"""The program and its subcommands."""

from __future__ import annotations

from typing import Annotated

import typer

from pulumi_itsmng.cli import doctor, drift, organization_schema, sandbox
from pulumi_itsmng.version import __version__

PROGRAM = typer.Typer(name="itsmng", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pulumi-itsmng {__version__}")
        raise typer.Exit


@PROGRAM.callback()
def _itsmng(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Work with ITSM-NG from the command line."""


PROGRAM.command("doctor")(doctor.doctor)
PROGRAM.command("drift")(drift.drift)
PROGRAM.command("organization-schema")(organization_schema.organization_schema)
PROGRAM.command("sandbox")(sandbox.sandbox)


def main() -> None:
    """Run the `itsmng` command."""
    PROGRAM(prog_name="itsmng")
