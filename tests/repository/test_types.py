"""Programs as mypy sees them: the examples are right, and mistakes are found before anything runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support.typed_programs import WRONG, write_programs

ROOT = Path(__file__).parents[2]


def test_the_examples_are_right_and_each_mistake_is_found(tmp_path: Path) -> None:
    write_programs(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *map(str, sorted(tmp_path.glob("*.py")))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    found = re.findall(r"^(\S+):(\d+): error", done.stdout, re.MULTILINE)
    assert {(Path(file).name, int(line)) for file, line in found} == WRONG, done.stdout + done.stderr
