"""Stands before a language host that is older than the engine, and tells it which environment Pulumi.yaml names.

Today's engine sends `runtime.options` with every call, as today's hosts expect it. This host takes the virtual
environment from its command line instead, and knows no other toolchain than pip.

It is copied beside the host, and run as `python language_host.py HOST ARGUMENT...`: nothing of `tools` can be imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

PROJECT_FILES = ("Pulumi.json", "Pulumi.yaml", "Pulumi.yml")
"""In the order in which the engine looks for them."""

KNOWN_TOOLCHAIN = "pip"


class UnusableOptionError(Exception):
    """The project names an environment that this host cannot run a program in; the text is for the user."""


def main() -> NoReturn:
    """Become the host, which the engine has started in the program's folder."""
    host, *arguments = sys.argv[1:]
    try:
        virtualenv = named_virtualenv(Path.cwd())
    except UnusableOptionError as error:
        sys.exit(f"error: {error}")
    options = [f"-virtualenv={virtualenv}"] if virtualenv else []
    environment = activated(os.environ, virtualenv) if virtualenv else os.environ
    os.execve(host, [host, *options, *arguments], environment)


def named_virtualenv(folder: Path) -> Path | None:
    """The virtual environment that the project of a folder names, if it names one.

    Raises:
        UnusableOptionError: it is not there, and nothing says how to make it; or another toolchain is named.
    """
    project = project_file(folder)
    options = runtime_options(project) if project else {}
    if project is None or not options:
        return None
    toolchain = options.get("toolchain") or KNOWN_TOOLCHAIN
    if str(toolchain).lower() != KNOWN_TOOLCHAIN:
        raise UnusableOptionError(
            f"{project} says `toolchain: {toolchain}`, which the language host that `make setup` built does not know: "
            f"replace it by `virtualenv: ` and the folder of the environment that {toolchain} made, with pip in it, or "
            "use the Pulumi of https://www.pulumi.com/docs/install/"
        )
    name = options.get("virtualenv") or ""
    if not isinstance(name, str):
        raise UnusableOptionError(f"{project} says `virtualenv: {name}`: write the path of a folder")
    if not name:
        return None
    virtualenv = project.parent / name
    _require_environment(virtualenv, name, project, folder)
    return virtualenv


def project_file(folder: Path) -> Path | None:
    """The nearest project file, in a folder or above."""
    files = (above / name for above in (folder, *folder.parents) for name in PROJECT_FILES)
    return next((file for file in files if file.is_file()), None)


def runtime_options(project: Path) -> dict[str, Any]:
    """What a project says of the environment of a Python program; nothing where the engine will refuse the file."""
    text = project.read_text(encoding="utf-8", errors="replace")
    if "options" not in text:  # most say nothing, and reading YAML takes longer than all the rest
        return {}
    import yaml  # noqa: PLC0415 - as above

    try:
        runtime = yaml.safe_load(text)["runtime"]
        is_python, options = runtime["name"] == "python", runtime["options"]
    except (yaml.YAMLError, KeyError, TypeError):
        return {}
    return options if is_python and isinstance(options, dict) else {}


def activated(environment: Mapping[str, str], virtualenv: Path) -> dict[str, str]:
    """The environment as in an activated virtual environment: no other Python is found."""
    path = os.pathsep.join([str(virtualenv / "bin"), environment.get("PATH", os.defpath)])
    elsewhere = ("PYTHONHOME", "PULUMI_PYTHON_CMD")
    return {key: value for key, value in environment.items() if key not in elsewhere} | {
        "PATH": path,
        "VIRTUAL_ENV": str(virtualenv),
    }


def _require_environment(virtualenv: Path, name: str, project: Path, folder: Path) -> None:
    if (virtualenv / "bin" / "python").is_file():
        return
    # The host makes one that is missing, and `pulumi install` does, if it knows what belongs into it.
    is_empty = not virtualenv.exists() or (virtualenv.is_dir() and not any(virtualenv.iterdir()))
    if is_empty and (folder / "requirements.txt").is_file():
        return
    what = "does not exist" if not virtualenv.exists() else "is no virtual environment"
    raise UnusableOptionError(
        f"{project} says `virtualenv: {name}`, and {virtualenv} {what}: make it (`python3 -m venv {virtualenv}`), "
        f"and install what the program needs (`{virtualenv / 'bin' / 'pip'} install ...`)"
    )


if __name__ == "__main__":
    main()
