"""The links that make an activated virtual environment offer `pulumi` and its companions."""

from __future__ import annotations

import os
from pathlib import Path

from tools.pulumi_cli.programs import PROGRAMS


def make(folder: Path, venv_bin: Path) -> None:
    """Link the programs of an installation into the virtual environment."""
    for name in PROGRAMS:
        # Relative, so that the repository can be moved.
        target = os.path.relpath(folder / "bin" / name, venv_bin)
        link = venv_bin / name
        if link.is_symlink() and str(link.readlink()) == target:
            continue
        link.unlink(missing_ok=True)
        link.symlink_to(target)


def remove(venv_bin: Path) -> None:
    """Take the links away, where the machine has a Pulumi of its own."""
    for name in PROGRAMS:
        if (venv_bin / name).is_symlink():
            (venv_bin / name).unlink()
