"""Stand-ins for Pulumi's programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tools.pulumi_cli.programs import CLI, PROGRAMS

FakePrograms = Callable[..., Path]


def write_program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def fake_programs() -> FakePrograms:
    """Put programs into a folder that do nothing, but for `pulumi`, which tells its version."""

    def write(folder: Path, answer: str = "v3.259.0", names: Iterable[str] = PROGRAMS) -> Path:
        for name in names:
            write_program(folder / name, f"echo '{answer}'" if name == CLI else "")
        return folder

    return write
