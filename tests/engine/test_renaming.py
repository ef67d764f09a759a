"""Items that swap their names, which the server allows only one after the other."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.support.killing import hold, kill, provider_of, until_gone, until_held
from tests.support.stack import Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

KINDS = {
    "Location": ("itsmng.Location({key!r}, name={name!r})", "name"),
    "Entity": ("itsmng.Entity({key!r}, name={name!r})", "name"),
    "Group": ("itsmng.Group({key!r}, name={name!r})", "name"),
    "User": ("itsmng.User({key!r}, login={name!r})", "name"),
}


def declare(stack: Stack, kind: str, names: dict[str, str], more: str = "") -> None:
    statement = KINDS[kind][0]
    stack.declare("\n".join([*(statement.format(key=key, name=name) for key, name in names.items()), more]))


def names(sandbox: SandboxServer, stack: Stack, kind: str) -> dict[str, str]:
    """What the items of a stack's resources are called, by the names of the resources."""
    with Colleague(sandbox.url) as colleague:
        colleague.see_all()
        called = {row["id"]: row["name"] for row in colleague.list(kind)}
    return {name: called[int(one["id"])] for name, one in stack.resources().items() if one["type"].endswith(kind)}


@pytest.mark.parametrize(
    ("kind", "arguments", "strict_sql"),
    [
        ("Location", ("--parallel", "1"), False),
        ("Location", (), True),
        ("Entity", ("--parallel", "1"), True),
        ("User", ("--parallel", "1"), True),
        ("User", (), False),
        ("Group", ("--parallel", "1"), False),
    ],
)
def test_three_items_swap_their_names_in_one_run(
    stack: Stack,
    sandbox: SandboxServer,
    kind: str,
    arguments: tuple[str, ...],
    strict_sql: bool,
) -> None:
    sandbox.reset(strict_sql=strict_sql)
    declare(stack, kind, {"a": "ada", "b": "bob", "c": "eve"})
    stack.up()
    ids = {name: one["id"] for name, one in stack.resources().items()}
    swapped = {"a": "bob", "b": "eve", "c": "ADA"}
    declare(stack, kind, swapped)

    stack.up(*arguments)

    assert names(sandbox, stack, kind) == swapped
    assert {name: one["id"] for name, one in stack.resources().items()} == ids
    stack.assert_at_rest()


def test_two_hundred_places_move_up_by_one(stack: Stack, sandbox: SandboxServer) -> None:
    def numbered(first: int) -> dict[str, Any]:
        return {f"room-{number}": f"Room {number + first}" for number in range(200)}

    declare(stack, "Location", numbered(0))
    stack.up()
    for first, arguments in ((1, ()), (2, ("--parallel", "1"))):
        declare(stack, "Location", numbered(first))
        stack.up(*arguments)
        assert names(sandbox, stack, "Location") == numbered(first)


def test_a_targeted_half_swap_names_the_other_half(stack: Stack, sandbox: SandboxServer) -> None:
    declare(stack, "Location", {"a": "Paris", "b": "Lyon"})
    stack.up()
    one, other = (stack.resources()[name] for name in ("a", "b"))
    declare(stack, "Location", {"a": "Lyon", "b": "Paris"})

    output = stack.up("--target", one["urn"], exit_code=1).output

    assert f"it is to be called 'Lyon' instead of 'Paris', and Location {other['id']} has that name" in output
    assert names(sandbox, stack, "Location") == {"a": "Paris", "b": "Lyon"}
    stack.up()
    assert names(sandbox, stack, "Location") == {"a": "Lyon", "b": "Paris"}


def test_what_stands_in_a_tree_and_what_names_it_follow_a_swap(stack: Stack, colleague: Colleague) -> None:
    def program(one: str, other: str) -> str:
        return f"""
one = itsmng.Location("one", name={one!r}, child_entities=True)
other = itsmng.Location("other", name={other!r}, child_entities=True)
itsmng.Location("room", name="Room", parent=one)
itsmng.Computer("by resource", name="by resource", location=one)
itsmng.Computer("by name", name="by name", location="Paris")
"""

    stack.declare(program("Paris", "Lyon"))
    stack.up()
    one, other = (int(stack.resources()[name]["id"]) for name in ("one", "other"))
    stack.declare(program("Lyon", "Paris"))

    stack.up()

    assert {row["completename"] for row in colleague.list("Location")} == {"Lyon", "Paris", "Lyon > Room"}
    where = {row["name"]: row["locations_id"] for row in colleague.list("Computer")}
    assert where == {"by resource": one, "by name": other}
    stack.preview("--expect-no-changes")


@pytest.mark.parametrize("strict_sql", [False, True])
def test_the_next_run_ends_a_swap_killed_at_any_request(
    stack: Stack, sandbox: SandboxServer, *, strict_sql: bool
) -> None:
    sandbox.reset(strict_sql=strict_sql)
    called = {"a": "ada", "b": "bob"}
    declare(stack, "Location", called)
    stack.up()
    for moment in moments(sandbox, stack, called):
        called = dict(zip(called, reversed(called.values()), strict=True))
        declare(stack, "Location", called)
        since = sandbox.requests()["total"]
        hold(sandbox, moment)
        engine = stack.start("up", "--yes", "--skip-preview")
        if until_held(sandbox, moment, since, engine):
            provider = provider_of(engine)
            kill(engine.pid)
            engine.communicate()
            until_gone(provider)
            stack.pulumi("cancel", "--yes")
        else:
            engine.communicate()
        sandbox.faults([])

        stack.up()

        assert names(sandbox, stack, "Location") == called, moment


def moments(sandbox: SandboxServer, stack: Stack, called: dict[str, str]) -> list[int]:
    """The requests of a swap by their numbers; with EVERY_FAULT set all of them, else a few."""
    before = sandbox.requests()["total"]
    for order in (reversed(called.values()), called.values()):
        declare(stack, "Location", dict(zip(called, order, strict=True)))
        stack.up()
    count = (sandbox.requests()["total"] - before) // 2
    return list(range(1, count + 1)) if os.environ.get("EVERY_FAULT") else [count // 2, count - 3]
