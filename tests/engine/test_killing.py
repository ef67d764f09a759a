"""Killed at any moment, run again: everything is there once, and nothing else was touched.

With EVERY_FAULT set, at 50 moments on each of the two kinds of server; else at a few.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import pytest

from pulumi_itsmng.sandbox.schema import REGISTRY
from tests.support.killing import hold, kill, provider_of, until_gone, until_held
from tests.support.stack import Stack
from tests.support.tables import new, touched
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

PROGRAM = """
site = itsmng.Entity("site", name="Site")
town = itsmng.Location("town", name="Town", child_entities=True)
room = itsmng.Location("room", name="Room", parent=town, child_entities=True)
team = itsmng.Group("team", name="Team", child_entities=True)
for number in range(3):
    itsmng.Computer(f"pc-{number}", name=f"PC {number}", entity=site, location="Town > Room", group=team)
"""

DECLARED = {
    "Entity": ["Site"],
    "Location": ["Room", "Town"],
    "Group": ["Team"],
    "Computer": ["PC 0", "PC 1", "PC 2"],
}

TABLES = {itemtype: REGISTRY[itemtype].table for itemtype in DECLARED}

CYCLES = {
    "engine": [(3, 4), (5, 2), (6, 6), (7, 3), (8, 5), (9, 7), (10, 8), (11, 9), (12, 10)],
    "host": [(4, 3), (6, 5), (7, 2), (8, 6), (9, 4), (10, 7), (11, 8), (12, 9)],
    "sandbox": [(5, 4), (4, 3), (6, 5), (7, 2), (8, 6), (9, 7), (10, 8), (12, 9)],
}
"""At which request of an up, and of the destroy after it, who is killed: 50 moments."""

EVERY_FAULT = bool(os.environ.get("EVERY_FAULT"))

MOMENTS = [
    pytest.param(
        victim,
        cycles if EVERY_FAULT else cycles[:1],
        strict,
        id=f"{victim}-{'strict' if strict else 'lenient'}",
        marks=pytest.mark.essential if victim == "engine" else (),
    )
    for number, (victim, cycles) in enumerate(CYCLES.items())
    for strict in ([False, True] if EVERY_FAULT else [number % 2 == 1])
]


class Estate:
    """A server with a file behind it, a stack that works on it, and what others have there."""

    def __init__(self, folder: Path, *, strict: bool = False) -> None:
        self._server = ["--data", str(folder / "data.sqlite"), *(["--strict-sql"] if strict else [])]
        self.sandbox = SandboxServer(*self._server, measured=False)
        self.stack = Stack(folder / "stack", url=self.sandbox.url, token=SUPER_ADMIN_TOKEN)
        self.stack.configure("retries", "0")
        self.stack.configure("onDestroy", "purge")
        with Colleague(self.sandbox.url) as colleague:
            colleague.create("Computer", name="theirs")
            colleague.create("Location", name="Their town")
        self.before = self.sandbox.tables()

    def computers(self) -> list[tuple[str, int]]:
        """The computers that are new: the name and id of each, by name."""
        table = TABLES["Computer"]
        return sorted((row["name"], row["id"]) for one, row in new(self.before, self.sandbox.tables()) if one == table)

    def interrupted(self, victim: str, operation: str, moment: int) -> str:
        """Run an operation, and kill somebody while the server holds its answer to a request; what was printed."""
        before = self.sandbox.requests()["total"]
        hold(self.sandbox, moment)
        process = self.stack.start(operation, "--yes", "--skip-preview")
        if until_held(self.sandbox, moment, before, process):
            self.kill(victim, process)
        output = process.communicate(timeout=120)[0]
        if victim == "sandbox" and self.sandbox.process.poll() is not None:
            assert "broke off before it answered" in output or "no connection to" in output
            port = self.sandbox.origin.rpartition(":")[2]
            self.sandbox.stop()
            self.sandbox = SandboxServer(*self._server, "--port", port, measured=False)
        self.sandbox.faults([])
        if victim == "engine":
            self.stack.pulumi("cancel", "--yes")
        return output

    def kill(self, victim: str, engine: Any) -> None:
        """Kill somebody; after the engine, the provider's process ends by itself."""
        if victim == "sandbox":
            self.sandbox.kill()
        elif victim == "host":
            kill(provider_of(engine))
        else:
            provider = provider_of(engine)
            kill(engine.pid)
            until_gone(provider)

    def assert_complete(self) -> None:
        """Everything that is declared is there once, the state knows it, and all else is as it was."""
        state = {(row["type"].rpartition(":")[2], int(row["id"])) for row in self.stack.resources().values()}
        self.assert_nothing_else_touched({(TABLES[itemtype], item_id) for itemtype, item_id in state})
        live = [(table, row["name"]) for table, row in new(self.before, self.sandbox.tables()) if not is_trashed(row)]
        declared = [(TABLES[itemtype], name) for itemtype, names in DECLARED.items() for name in names]
        assert sorted(live) == sorted(declared)

    def assert_nothing_else_touched(self, mine: Set[tuple[str, int]] = frozenset()) -> None:
        """All tables are as they were, but for what is new: that is ours."""
        after = self.sandbox.tables()
        assert touched(self.before, after) == []
        assert {(table, row["id"]) for table, row in new(self.before, after)} == mine


def is_trashed(row: dict[str, Any]) -> bool:
    """Whether an item is in the trash, where there is one."""
    return bool(row.get("is_deleted"))


@pytest.fixture
def strict() -> bool:
    """The kind of server, where a test does not choose."""
    return False


@pytest.fixture
def estate(tmp_path: Path, strict: bool) -> Iterator[Estate]:
    estate = Estate(tmp_path, strict=strict)
    yield estate
    estate.sandbox.stop()


@pytest.mark.parametrize(("victim", "cycles", "strict"), MOMENTS)
def test_a_new_run_after_any_kill_leaves_each_item_once(
    estate: Estate, victim: str, cycles: list[tuple[int, int]]
) -> None:
    estate.stack.configure("adopt", "matching")
    estate.stack.declare(PROGRAM)
    for up, destroy in cycles:
        estate.interrupted(victim, "up", up)
        estate.stack.up()
        estate.assert_complete()
        estate.interrupted(victim, "destroy", destroy)
        estate.stack.destroy()
        estate.assert_nothing_else_touched()


def until_created(estate: Estate, process: Any) -> None:
    """Wait until the program's first computer is there: its creation is the second, after that of others."""
    while estate.sandbox.requests()["requests"]["POST /Computer"] < 2:
        assert process.poll() is None


def test_adopt_never_names_each_item_left_by_a_kill(estate: Estate) -> None:
    estate.stack.declare('for n in range(2):\n    itsmng.Computer(f"pc-{n}", name=f"PC {n}")')
    estate.sandbox.faults([{"kind": "delay", "seconds": 60, "after": True, "method": "POST"}])
    process = estate.stack.start("up", "--yes", "--skip-preview")
    until_created(estate, process)
    estate.kill("engine", process)
    process.communicate(timeout=120)
    estate.stack.pulumi("cancel", "--yes")
    made = dict(estate.computers())
    assert made

    output = estate.stack.up("--continue-on-error", exit_code=1).output

    for name, item_id in made.items():
        assert f"there is Computer {item_id} ('{name}') with the same name and entity already" in output
        assert f"take it over with adopt={item_id}" in output
    wishes = ", ".join(f"{name!r}: {item_id}" for name, item_id in made.items())
    estate.stack.declare(
        f'made = {{{wishes}}}\nfor n in range(2):\n    itsmng.Computer(f"pc-{{n}}", name=f"PC {{n}}", '
        'adopt=made.get(f"PC {n}"))'
    )
    estate.stack.up()
    assert [name for name, _ in estate.computers()] == ["PC 0", "PC 1"]


@pytest.mark.every_version
def test_ctrl_c_lets_what_is_in_flight_finish_and_be_stored(estate: Estate) -> None:
    estate.stack.declare(
        'first = itsmng.Computer("first", name="First")\n'
        'itsmng.Computer("second", name="Second", opts=pulumi.ResourceOptions(depends_on=[first]))'
    )
    estate.sandbox.faults([{"kind": "delay", "seconds": 2, "after": True, "method": "POST"}])
    process = estate.stack.start("up", "--yes", "--skip-preview")
    until_created(estate, process)

    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)

    ((name, item_id),) = estate.computers()
    assert name == "First"
    assert {name: int(row["id"]) for name, row in estate.stack.resources().items()} == {"first": item_id}
    assert estate.stack.up().summary == {"second": "create"}
