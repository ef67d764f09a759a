"""The page about the `itsmng` program, from its own help."""

from __future__ import annotations

import inspect

import typer
from typer.core import TyperCommand, TyperGroup

from pulumi_itsmng.cli.program import PROGRAM
from tools.reference.markdown import code, page, table


def commands_page() -> str:
    """Every command and its options."""
    program = typer.main.get_group(PROGRAM)
    context = typer.Context(program, info_name="itsmng")
    parts = [f"{program.help} `python -m pulumi_itsmng` is the same program.", _options(program, context)]
    for command in _subcommands(program):
        own = typer.Context(command, info_name=command.name, parent=context)
        usage = " ".join(["$", own.command_path, *command.collect_usage_pieces(own)])
        parts += [f"## {own.command_path}", code("console", usage)]
        parts += [inspect.cleandoc(command.help or ""), _options(command, own)]
    return page("The itsmng program", "the program's own help (`itsmng --help`)", parts)


def _subcommands(program: TyperGroup) -> list[TyperCommand]:
    return [command for command in program.commands.values() if isinstance(command, TyperCommand)]


def _options(command: TyperCommand | TyperGroup, context: typer.Context) -> str:
    records = [record for option in command.get_params(context) if (record := option.get_help_record(context))]
    return table(["option", "meaning"], [[f"`{option}`", meaning] for option, meaning in records])
