"""The server fails while the engine works: told in one line, and made good by running again."""

from __future__ import annotations

import random
from typing import Any

import pytest

from pulumi_itsmng.sandbox.schema import REGISTRY
from tests.support.faults import WAYS_TO_FAIL
from tests.support.stack import ONE_CHECKPOINT, Stack
from tests.support.tables import new, touched
from tools.harness.colleague import SUPER_ADMIN_TOKEN, TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

TECHNICIAN_PROFILE, TECHNICIAN = 6, 4
READ, EVERYTHING = 1, 127

KINDS = ("Entity", "Location", "Group", "Computer")


def the_line_with(sentence: str, run: Any) -> str:
    """The line of an output that tells an error."""
    lines = [line.strip() for line in run.output.splitlines() if sentence in line]
    assert lines, run.output
    return lines[0]


@pytest.mark.usefixtures("colleague")  # the first log-in of an account changes its preferences, too
def test_the_next_up_repairs_every_kind_of_failed_creation(stack: Stack, sandbox: SandboxServer) -> None:
    """Every kind of fault meets the creation of one resource, and one of each kind of resource goes into a run."""
    stack.configure("adopt", "matching")
    stack.configure("timeout", "2")
    stack.configure("retries", "0")
    before = sandbox.tables()
    declared: dict[str, list[str]] = {kind: [] for kind in KINDS}
    waiting = list(WAYS_TO_FAIL)
    while waiting:
        wave = dict(zip(KINDS, waiting, strict=False))
        waiting = waiting[len(wave) :]
        for kind in wave:
            declared[kind].append(f"{kind} {len(waiting)}")
        program = [f'itsmng.{kind}("{name}", name="{name}")' for kind, names in declared.items() for name in names]
        stack.declare("\n".join(program))
        late = {"seconds": 4}
        sandbox.faults(
            [
                fault | (late if fault["kind"] == "delay" else {}) | {"method": "POST", "path": f"^/{kind}$"}
                for kind, fault in wave.items()
            ]
        )
        stack.try_up("--continue-on-error")

        sandbox.faults([])
        stack.up()

        state = stack.resources()
        after = sandbox.tables()
        assert touched(before, after) == []
        assert sorted((table, row["name"], row["id"]) for table, row in new(before, after)) == sorted(
            (REGISTRY[kind].table, name, int(state[name]["id"])) for kind, names in declared.items() for name in names
        )
    assert stack.preview("--expect-no-changes").changes == []


def test_each_fault_is_told_in_a_line_and_sessions_are_renewed(
    stack: Stack, sandbox: SandboxServer, colleague: Colleague
) -> None:
    program = 'itsmng.Computer("pc", name="PC", comment="{}")'
    stack.configure("userToken", TECHNICIAN_TOKEN, secret=True)
    stack.declare(program.format("first"))
    stack.up()

    colleague.set_right(TECHNICIAN_PROFILE, "computer", READ)
    stack.declare(program.format("second"))
    line = the_line_with("ERROR_GLPI_UPDATE", stack.up(exit_code=1))
    assert "Computer 1: not updated: " in line
    assert "no right to change it" in line
    colleague.set_right(TECHNICIAN_PROFILE, "computer", EVERYTHING)

    sandbox.faults([{"kind": "html", "times": None}])
    assert "in maintenance" in the_line_with("an HTML page instead of JSON", stack.up(exit_code=1))

    # The session ends on the way: the provider logs in again.
    sandbox.faults([{"kind": "session_ended", "method": "PUT"}])
    logins = sandbox.requests()["requests"]["GET /initSession"]
    assert "error" not in stack.up().output
    assert sandbox.requests()["requests"]["GET /initSession"] == logins + 2
    assert (colleague.get("Computer", 1) or {})["comment"] == "second"

    colleague.edit("User", TECHNICIAN, _reset_api_token=True)
    stack.declare(program.format("third"))
    assert "the user token (userToken, or ITSMNG_USER_TOKEN) is wrong" in the_line_with(
        "ERROR_GLPI_LOGIN_USER_TOKEN", stack.up(exit_code=1)
    )

    # The new token stands in the configuration; a refresh and a destroy still have the old one from the state.
    stack.configure("userToken", SUPER_ADMIN_TOKEN, secret=True)
    for operation in (stack.refresh_preview, stack.destroy):
        line = the_line_with("ERROR_GLPI_LOGIN_USER_TOKEN", operation(exit_code=1))
        assert "`pulumi up --refresh` and" in line
        assert "--run-program" in line
        assert "ITSMNG_USER_TOKEN" in line
    stack.refresh_preview("--run-program")
    stack.environment["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
    stack.destroy()
    assert colleague.list("Computer") == []


def test_the_error_says_that_the_state_holds_the_old_address(stack: Stack, sandbox: SandboxServer) -> None:
    stack.declare('itsmng.Computer("pc", name="PC")')
    stack.up()
    with SandboxServer(measured=False) as new:
        stack.configure("url", new.url)
        sandbox.faults([{"kind": "html", "times": None}])  # where it was is another page now

        line = the_line_with("an HTML page instead of JSON", stack.refresh_preview(exit_code=1))
        assert "--run-program" in line

        stack.environment["ITSMNG_URL"] = new.url
        line = the_line_with("two addresses", stack.destroy(exit_code=1))
        assert "--run-program" in line
        stack.destroy("--run-program")
        assert stack.resources() == {}


@pytest.mark.usefixtures("colleague")  # the first log-in of an account changes its preferences, too
def test_five_hundred_resources_survive_random_faults(stack: Stack, sandbox: SandboxServer) -> None:
    before = sandbox.tables()
    chosen = random.Random(4717)  # leaves the first hundred requests of a third run alone: it needs fewer
    stack.environment |= ONE_CHECKPOINT
    stack.configure("adopt", "matching")
    stack.declare(
        'town = itsmng.Location("town", name="Town", child_entities=True)\n'
        "for n in range(499):\n"
        '    itsmng.Computer(f"pc-{n}", name=f"PC {n}", serial=f"S{n}", location=town)'
    )
    by_chance = [fault for fault in WAYS_TO_FAIL if fault["kind"] != "delay"]

    for _ in range(3):
        # Drawn anew for each run: how many requests the one before it took depends on how busy the machine is.
        sandbox.faults(
            [
                chosen.choice(by_chance) if chosen.random() < 0.05 else {"kind": "delay"}  # that is: no fault
                for _ in range(1500)
            ]
        )
        if stack.try_up("--continue-on-error"):
            break

    sandbox.faults([])
    after = sandbox.tables()
    assert touched(before, after) == []
    added = sorted((table, row["name"], row["id"]) for table, row in new(before, after))
    ids = {name: int(row["id"]) for name, row in stack.resources().items()}
    assert added == sorted(
        [
            ("glpi_locations", "Town", ids.pop("town")),
            *(("glpi_computers", f"PC {n}", ids.pop(f"pc-{n}")) for n in range(499)),
        ]
    )
    assert ids == {}
