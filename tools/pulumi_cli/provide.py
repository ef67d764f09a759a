"""The order in which the ways are tried, and what is said about it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tools.console import say
from tools.pulumi_cli import download, folder, go_modules, links, machine
from tools.pulumi_cli.launchers.place import place
from tools.pulumi_cli.programs import UnavailableError
from tools.pulumi_cli.wanted import Wanted

Installer = Callable[[Path, Wanted], None]
"""Installs the wanted CLI below a folder, or raises `UnavailableError`."""

INSTRUCTIONS = "https://www.pulumi.com/docs/install/"

INSTALLERS: dict[str, Installer] = {
    "the official download": download.install,
    "building it from its published Go modules (4 to 6 minutes the first time)": go_modules.install,
}


def provide(repository: Path, venv_bin: Path, wanted: Wanted) -> None:
    """See to it that `pulumi` works with the virtual environment's folder first on PATH.

    Says nothing where nothing is to be done.

    Args:
        repository: Where the CLI is installed, in a git-ignored folder.
        venv_bin: The folder of the virtual environment's programs.
        wanted: What to install where the machine has none that will do.

    Raises:
        UnavailableError: no way works; the text is for the user.
    """
    try:
        machine.find(os.environ.get("PATH", ""), ignored=venv_bin, exactly=wanted.version if wanted.exactly else None)
    except UnavailableError as reason:
        installed = repository / ".pulumi-cli" / str(wanted.version)
        if not folder.is_complete(installed):
            _install(installed, wanted, why=str(reason))
        place(installed / "bin")
        links.make(installed, venv_bin)
    else:
        links.remove(venv_bin)


def _install(installed: Path, wanted: Wanted, why: str) -> None:
    reasons = [why]
    say(f"Getting the Pulumi CLI {wanted.version}, as {why}")
    for way, install in INSTALLERS.items():
        say(f"Trying {way}")
        try:
            with folder.filling(installed, wanted.version) as unfinished:
                install(unfinished, wanted)
        except UnavailableError as reason:
            say(f"That did not work: {reason}")
            reasons.append(str(reason))
        else:
            say(f"The Pulumi CLI {wanted.version} is installed in {installed.relative_to(installed.parents[1])}")
            return
    listed = "\n".join(f"  - {reason}" for reason in reasons)
    raise UnavailableError(
        f"The Pulumi CLI could not be had in any way:\n{listed}\n"
        f"Install it as {INSTRUCTIONS} says, see that `pulumi version` works, and run make again."
    )
