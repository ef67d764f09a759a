"""Programs as a type checker sees them: the examples are right, and mistakes are found before anything runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support.examples import EXAMPLES

ROOT = Path(__file__).parents[2]

MISTAKEN = """\
import pulumi
import pulumi_itsmng as itsmng

hall = itsmng.Location("hall", name="Hall")
itsmng.Computer("right", name="PC", location=hall, serial="S1")
itsmng.Computer("misspelt", name="PC", seriall="S1")  # wrong
itsmng.Computer("of another type", name=5)  # wrong
itsmng.Computer("of another kind", name="PC", child_entities="yes")  # wrong
itsmng.UserEmail("lacking", user="ada")  # wrong
itsmng.Computer("args", itsmng.ComputerArgs(name="PC", seriall="S1"))  # wrong
itsmng.Computer("dictionary", {"name": "PC", "seriall": "S1"})  # wrong
itsmng.get_computer(nam="PC")  # wrong
number: pulumi.Output[int] = hall.name  # wrong
"""


def test_the_examples_are_right_and_each_mistake_is_found(tmp_path: Path) -> None:
    for example in EXAMPLES:
        for file in example.glob("*.py"):
            name = f"{example.name}-{file.stem}".replace("-", "_").replace("__", "_")
            (tmp_path / f"{name}.py").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "mistaken.py").write_text(MISTAKEN, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *map(str, sorted(tmp_path.glob("*.py")))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    wrong = [number for number, line in enumerate(MISTAKEN.splitlines(), 1) if line.endswith("# wrong")]
    found = re.findall(r"^(\S+):(\d+): error", done.stdout, re.MULTILINE)
    assert {(Path(file).name, int(line)) for file, line in found} == {("mistaken.py", line) for line in wrong}, (
        done.stdout + done.stderr
    )
