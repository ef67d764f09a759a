"""Items that swap their names, which the server allows only one after the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.colleague import Colleague
from tests.support.sandbox import SandboxServer
from tests.support.stack import Stack

KINDS = {
    "Location": ("itsmng.Location({key!r}, name={name!r})", "name"),
    "Entity": ("itsmng.Entity({key!r}, name={name!r})", "name"),
    "Group": ("itsmng.Group({key!r}, name={name!r})", "name"),
    "User": ("itsmng.User({key!r}, login={name!r})", "name"),
}


def declare(stack: Stack, kind: str, names: dict[str, str], more: str = "") -> None:
    statement = KINDS[kind][0]
    stack.declare("\n".join([*(statement.format(key=key, name=name) for key, name in names.items()), more]))


def names(colleague: Colleague, stack: Stack, kind: str) -> dict[str, str]:
    """What the items of a stack's resources are called, by the names of the resources."""
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
def test_three_items_swap_their_names_in_one_run(  # noqa: PLR0917 - as pytest gives them
    stack: Stack,
    sandbox: SandboxServer,
    colleague: Colleague,
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

    assert names(colleague, stack, kind) == swapped
    assert {name: one["id"] for name, one in stack.resources().items()} == ids
    stack.assert_at_rest()


def test_two_hundred_places_move_up_by_one(stack: Stack, colleague: Colleague) -> None:
    def numbered(first: int) -> dict[str, Any]:
        return {f"room-{number}": f"Room {number + first}" for number in range(200)}

    declare(stack, "Location", numbered(0))
    stack.up()
    for first, arguments in ((1, ()), (2, ("--parallel", "1"))):
        declare(stack, "Location", numbered(first))
        stack.up(*arguments)
        assert names(colleague, stack, "Location") == numbered(first)
