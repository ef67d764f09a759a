"""Puts the launchers before the programs of an installation that needs them, and keeps those beside it."""

from __future__ import annotations

import os
from pathlib import Path

from tools.pulumi_cli.programs import DYNAMIC_PROVIDER, LANGUAGE_HOST

FOLDER = Path(__file__).parent
LAUNCHERS = (LANGUAGE_HOST, DYNAMIC_PROVIDER)
HELPER = "language_host.py"

OLD_HOST = b"path\tgithub.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python\n"
"""What Go writes into a host that was built from the SDK's module: the later ones, which are told of the options by the
engine, have modules of their own."""

_MARK = b"launcher of pulumi-itsmng"


def place(folder: Path) -> None:
    """Put the launchers of today into a folder of programs whose host is one that ignores options, and only there."""
    host = folder / LANGUAGE_HOST
    if OLD_HOST not in (_original(host) if _is_launcher(host) else host).read_bytes():
        return
    _write(FOLDER / HELPER, folder / HELPER)
    for name in LAUNCHERS:
        if not _is_launcher(folder / name):
            _write(folder / name, _original(folder / name))
        _write(FOLDER / name, folder / name)


def missing(folder: Path) -> list[str]:
    """What the launchers in a folder of programs stand before, and is not there."""
    originals = [_original(folder / name) for name in LAUNCHERS if _is_launcher(folder / name)]
    return [original.name for original in originals if not os.access(original, os.X_OK)]


def _original(program: Path) -> Path:
    return program.with_name(f"{program.name}.original")


def _is_launcher(program: Path) -> bool:
    if not program.is_file():
        return False
    with program.open("rb") as file:
        return _MARK in file.read(100)


def _write(source: Path, target: Path) -> None:
    """Copy a program whole or not at all: another Pulumi may be starting it."""
    content = source.read_bytes()
    if target.is_file() and target.read_bytes() == content:
        return
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.chmod(0o755)
    unfinished.replace(target)
