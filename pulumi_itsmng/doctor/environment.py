"""The virtual environment that a project names for its program, and whether Pulumi's host for Python heeds it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.stack.cli import project_file, project_settings


@dataclass(frozen=True)
class Environment:
    """What Pulumi.yaml says of the environment.

    Attributes:
        option: the option that says so, as it stands there.
        folder: the environment's folder; None where only a program that is not on PATH knows it.
    """

    option: str
    folder: Path | None

    @property
    def python(self) -> Path | None:
        """The environment's Python."""
        return self.folder and self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def is_ignored_by(self, python: str) -> bool:
        """Whether the host that runs the program with this Python does so in spite of the option.

        A host that knows the option names the environment's own Python, and none at all where the toolchain's program
        is not there.
        """
        # The environment's Python may itself be a link to elsewhere, and be called otherwise.
        return self.folder is None or Path(python).parent.resolve().parent != self.folder.resolve()


def named_environment(context: CheckContext) -> Environment | None:
    """The environment that the project names, if it names one."""
    project = project_file(context.folder)
    runtime = project_settings(context.folder).get("runtime")
    options = runtime.get("options") if isinstance(runtime, dict) else None
    if project is None or not isinstance(options, dict):
        return None
    toolchain, virtualenv = str(options.get("toolchain") or "pip").lower(), options.get("virtualenv")
    if toolchain == "poetry":
        return Environment("toolchain: poetry", _of_poetry(project.parent, context))
    if virtualenv:
        return Environment(f"virtualenv: {virtualenv}", project.parent / str(virtualenv))
    return Environment("toolchain: uv", _of_uv(project.parent)) if toolchain == "uv" else None


def _of_uv(folder: Path) -> Path:
    """Beside the nearest lock, or else the nearest project of Python, as Pulumi's host has it."""
    files = (above / name for name in ("uv.lock", "pyproject.toml") for above in (folder, *folder.parents))
    return next((file.parent for file in files if file.is_file()), folder) / ".venv"


def _of_poetry(folder: Path, context: CheckContext) -> Path | None:
    poetry = shutil.which("poetry", path=context.environment.get("PATH", ""))
    if poetry is None:
        return None
    asked = subprocess.run(  # noqa: S603 - the program that Pulumi's host asks, too
        [poetry, "env", "info", "--path"],
        cwd=folder,
        env=dict(context.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    return Path(asked.stdout.strip()) if asked.stdout.strip() else None
