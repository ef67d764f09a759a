"""Programs for type checkers: the examples, which are right, and one with a mistake of each kind."""

from __future__ import annotations

from pathlib import Path

from tests.support.examples import EXAMPLES

_MISTAKEN = """\
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
itsmng.Compuer("class", name="PC")  # wrong
itsmng.get_computr(name="PC")  # wrong
itsmng.get_computer(name="PC", entity=itsmng.Entity("north", name="North"))  # wrong
itsmng.get_computer(name="PC", entity=itsmng.get_entity(name="North"))
number: pulumi.Output[int] = hall.name  # wrong
"""

WRONG = {("mistaken.py", number) for number, line in enumerate(_MISTAKEN.splitlines(), 1) if line.endswith("# wrong")}
"""What a type checker has to find, and nothing else: files and lines, from 1."""


def write_programs(folder: Path) -> None:
    """Write them all into one folder, each as a file of its own name."""
    for example in EXAMPLES:
        for file in example.glob("*.py"):
            name = f"{example.name}-{file.stem}".replace("-", "_").replace("__", "_")
            (folder / f"{name}.py").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mistaken.py").write_text(_MISTAKEN, encoding="utf-8")
