"""A folder of our own for one version of the CLI: there completely, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from semver import VersionInfo

from tools.pulumi_cli.launchers import place
from tools.pulumi_cli.programs import CLI, PROGRAMS, UnavailableError, version_of


def is_complete(folder: Path) -> bool:
    """Whether every program is there, and what a launcher stands before."""
    return not _missing(folder)


@contextmanager
def filling(folder: Path, version: VersionInfo) -> Iterator[Path]:
    """Give a scratch folder to install into, and put it in place if the outcome is complete.

    Whatever goes wrong, Ctrl-C included, nothing half-installed stays behind.

    Raises:
        UnavailableError: what was installed is not all, or of another version.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="unfinished-", dir=folder.parent) as scratch:
        unfinished = Path(scratch) / folder.name
        (unfinished / "bin").mkdir(parents=True)
        yield unfinished
        _require_complete(unfinished, version)
        if not is_complete(folder):  # or another make, at the same time, was faster
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.rename(folder)


def _require_complete(folder: Path, version: VersionInfo) -> None:
    missing = _missing(folder)
    if missing:
        raise UnavailableError(f"the installation lacks {', '.join(missing)}")
    installed = version_of(folder / "bin" / CLI)
    if installed != version:
        raise UnavailableError(f"version {installed} was installed instead of {version}")


def _missing(folder: Path) -> list[str]:
    programs = folder / "bin"
    return [name for name in PROGRAMS if not os.access(programs / name, os.X_OK)] + place.missing(programs)
