"""The set-up says what to install where no Python will do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import write_program

SCRIPT = Path(__file__).parents[2] / "tools" / "venv.sh"

TOO_OLD = "exit 1"
WITHOUT_VENV = "case \"$2\" in *version_info*) ;; *ensurepip*) exit 1 ;; *) echo 'Python 3.11.2' ;; esac"


@pytest.mark.parametrize(
    ("python", "advice"),
    [
        (TOO_OLD, "is not Python 3.10 or newer: install one"),
        (WITHOUT_VENV, "Python 3.11.2 lacks venv and ensurepip: install them"),
    ],
)
def test_unsuitable_python(tmp_path: Path, python: str, advice: str) -> None:
    chosen = write_program(tmp_path / "python3", python)
    answer = subprocess.run(
        [SCRIPT],
        cwd=tmp_path,
        env={**os.environ, "PYTHON": str(chosen)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert answer.stderr.startswith("error: ")
    assert advice in answer.stderr
    assert answer.stderr.count("\n") == 1
