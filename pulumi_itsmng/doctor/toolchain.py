"""The programs on this machine: the Pulumi CLI, its host for Python, and the Python that runs the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.version import InvalidVersion, Version

from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.environment import Environment, named_environment
from pulumi_itsmng.doctor.result import Finding, failure, ok, skipped, warning
from pulumi_itsmng.stack.cli import PulumiCliError, run_pulumi
from pulumi_itsmng.version import __version__

OLDEST_CLI = Version("3.227.0")
"""The first whose exit code tells unexpected changes (7) from errors."""

HOSTS = ("pulumi-language-python", "pulumi-language-python-exec", "pulumi-resource-pulumi-python")
"""What the CLI needs beside itself for a Python program with dynamic resources."""

_INSTALL = "install Pulumi as on https://www.pulumi.com/docs/install/, and see to it that its folder is on PATH"

_MAKE = "make the virtual environment: run `pulumi install`"

_ASK = "import pulumi_itsmng; print(pulumi_itsmng.__version__)"


async def check_cli(context: CheckContext) -> list[Finding]:
    """The Pulumi CLI is on PATH, runs, and is new enough."""
    try:
        context.about = json.loads(run_pulumi(["about", "--json"], context.folder, context.environment))
        version = Version(context.about["cliAbout"]["version"])
    except PulumiCliError as error:
        return [failure(error.sentence, error.hint or _INSTALL)]
    except InvalidVersion:
        return [warning("Pulumi does not tell its version", f"see to it that it is {OLDEST_CLI} or newer")]
    if version < OLDEST_CLI:
        return [failure(f"Pulumi {version} is too old: its exit codes do not tell drift from errors", _INSTALL)]
    return [ok(f"Pulumi {version}")]


async def check_hosts(context: CheckContext) -> list[Finding]:
    """Beside the CLI, or on PATH, is what it runs Python programs with."""
    path = _where_the_cli_looks(context.environment.get("PATH", ""))
    missing = [program for program in HOSTS if shutil.which(program, path=path) is None]
    if missing:
        return [failure(f"not found: {', '.join(missing)}", _INSTALL)]
    return [ok("Pulumi's host for Python is there")]


async def check_python(context: CheckContext) -> list[Finding]:
    """The Python that runs the program, and the provider, has this package.

    That is the one of the virtual environment that the project names. Some hosts know no such option, and run the
    program with the first Python on PATH all the same, while the provider runs in the virtual environment.
    """
    if context.stack is None:
        return [skipped("no program here to run")]
    named = named_environment(context)
    if named and named.python and not named.python.exists():
        return [failure(f"{named.python}: there is no such file, and Pulumi.yaml says `{named.option}`", _MAKE)]
    python = (context.about.get("runtime") or {}).get("executable")
    if not python:
        return [failure("Pulumi finds no Python for this program", f"see what `pulumi about` says, or {_MAKE}")]
    if named is None or not named.is_ignored_by(python):
        return [_has_package([python], context)]
    return [_ignored(named, python), _has_package([python, *([str(named.python)] if named.python else [])], context)]


def _ignored(named: Environment, python: str) -> Finding:
    """The host for Python does not heed what Pulumi.yaml says of the environment."""
    instead = f", and not in {named.folder}" if named.folder else ""
    return warning(
        f"Pulumi's host for Python ignores `{named.option}` of Pulumi.yaml: it runs the program with {python}{instead}",
        "run Pulumi with that environment active, or install it as on https://www.pulumi.com/docs/install/: its host "
        "knows the option",
    )


def _has_package(pythons: list[str], context: CheckContext) -> Finding:
    """Whether those that run program and provider have this package."""
    versions = {one: _package_of(one, context) for one in dict.fromkeys(pythons)}
    for one, version in versions.items():
        if version is None:
            return failure(
                f"{one}, which runs the program, does not have the package pulumi-itsmng",
                "activate the virtual environment that has it, and name it as `virtualenv` in Pulumi.yaml, "
                "or run `pulumi install`",
            )
        if version != __version__:
            return warning(
                f"the program runs with pulumi-itsmng {version}, and this is {__version__}",
                "run doctor with the program's own environment",
            )
    return ok(f"{pythons[0]} runs the program, with pulumi-itsmng {__version__}")


def _where_the_cli_looks(path: str) -> str:
    """PATH, and then the folder of the CLI itself."""
    cli = shutil.which("pulumi", path=path)
    return os.pathsep.join([path, str(Path(cli).resolve().parent)]) if cli else path


def _runs_this(python: str, context: CheckContext) -> bool:
    """Whether a Python is the one that runs doctor: it need not be started to be asked."""
    # The link, too, has to be in the same folder: it is what tells one virtual environment from another.
    same_folder = Path(python).parent == Path(sys.executable).parent
    same_modules = context.environment.get("PYTHONPATH") == os.environ.get("PYTHONPATH")
    return same_folder and same_modules and Path(python).resolve() == Path(sys.executable).resolve()


def _package_of(python: str, context: CheckContext) -> str | None:
    """The version of this package that a Python has."""
    if _runs_this(python, context):
        return __version__
    command = [python, "-c", _ASK]
    asked = subprocess.run(  # noqa: S603 - the Python that the engine runs
        command, cwd=context.folder, env=dict(context.environment), capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() if asked.returncode == 0 else None
