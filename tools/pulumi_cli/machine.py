"""The first way: the Pulumi that the machine has."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from semver import VersionInfo

from tools.pulumi_cli.programs import CLI, PROGRAMS, UnavailableError, require_working_version


def find(search_path: str, ignored: Path, exactly: VersionInfo | None = None) -> Path:
    """Find a Pulumi on the machine that can run Python programs.

    Args:
        search_path: The folders to search, written like PATH.
        ignored: The folder of our own links, which stand on PATH in an activated environment.
        exactly: The version it must be of; None for any that works.

    Returns:
        The `pulumi` program.

    Raises:
        UnavailableError: there is none, or it is too old, of another version than it must be, or incomplete.
    """
    folders = [folder for folder in search_path.split(os.pathsep) if folder and not _same(folder, ignored)]
    found = shutil.which(CLI, path=os.pathsep.join(folders))
    if found is None:
        raise UnavailableError(f"there is no {CLI} on PATH")
    pulumi = Path(found)
    require_working_version(pulumi, exactly)
    _require_companions(pulumi, folders)
    return pulumi


def _require_companions(pulumi: Path, folders: list[str]) -> None:
    """Look where the engine looks: beside itself (symbolic links followed) and on PATH."""
    searched = os.pathsep.join([str(pulumi.parent), str(pulumi.resolve().parent), *folders])
    missing = [name for name in PROGRAMS if shutil.which(name, path=searched) is None]
    if missing:
        raise UnavailableError(f"{pulumi} is there, but not {', '.join(missing)}, which Python programs need")


def _same(folder: str, other: Path) -> bool:
    return Path(folder).resolve() == other.resolve()
