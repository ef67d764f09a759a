"""The order in which the ways are tried, and what is said about it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from semver import VersionInfo

from tools.console import say
from tools.pulumi_cli import download, folder, go_modules, links, machine
from tools.pulumi_cli.programs import UnavailableError

Installer = Callable[[Path, VersionInfo], None]
"""Installs a version of the CLI below a folder, or raises `UnavailableError`."""

INSTRUCTIONS = "https://www.pulumi.com/docs/install/"

INSTALLERS: dict[str, Installer] = {
    "the official download": download.install,
    "building it from its published Go modules (4 to 6 minutes the first time)": go_modules.install,
}


def provide(repository: Path, venv_bin: Path, version: VersionInfo) -> None:
    """See to it that `pulumi` works with the virtual environment's folder first on PATH.

    Says nothing where nothing is to be done.

    Args:
        repository: Where the CLI is installed, in a git-ignored folder.
        venv_bin: The folder of the virtual environment's programs.
        version: The version to install where the machine has none.

    Raises:
        UnavailableError: no way works; the text is for the user.
    """
    try:
        machine.find(os.environ.get("PATH", ""), ignored=venv_bin)
    except UnavailableError as reason:
        installed = repository / ".pulumi-cli" / str(version)
        if not folder.is_complete(installed):
            _install(installed, version, why=str(reason))
        links.make(installed, venv_bin)
    else:
        links.remove(venv_bin)


def _install(installed: Path, version: VersionInfo, why: str) -> None:
    reasons = [why]
    say(f"Getting the Pulumi CLI {version}, as {why}")
    for way, install in INSTALLERS.items():
        say(f"Trying {way}")
        try:
            with folder.filling(installed, version) as unfinished:
                install(unfinished, version)
        except UnavailableError as reason:
            say(f"That did not work: {reason}")
            reasons.append(str(reason))
        else:
            say(f"The Pulumi CLI {version} is installed in {installed.relative_to(installed.parents[1])}")
            return
    listed = "\n".join(f"  - {reason}" for reason in reasons)
    raise UnavailableError(
        f"The Pulumi CLI could not be had in any way:\n{listed}\n"
        f"Install it as {INSTRUCTIONS} says, see that `pulumi version` works, and run make again."
    )
