"""Taking over, replacing and verifying later, under Pulumi's engine."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.stack import Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

REPLACEABLE = """
COMMENT = {comment!r}
IDS = {ids!r}
options = lambda: pulumi.ResourceOptions(replace_on_changes=["comment"], delete_before_replace={first})
for how in {hows!r}:
    for on_destroy in ("trash", "purge"):
        name = f"{{how}} {{on_destroy}}"
        adopt = IDS.get(name, how)
        itsmng.Computer(name, name=name, comment=COMMENT, adopt=adopt, on_destroy=on_destroy, opts=options())
    name = f"{{how}} group"
    itsmng.Group(name, name=name, comment=COMMENT, adopt=IDS.get(name, how), force={first}, opts=options())
"""

REFERRING = """
itsmng.User("ada", login="ada", comment=COMMENT, on_destroy="purge", opts=options())
for how in {hows!r}:
    itsmng.Computer(f"{{how}} member", name=f"{{how}} member", comment="second", group=f"{{how}} group")
    itsmng.GroupUser(f"{{how}} membership", user="ada", group=f"{{how}} group")
"""
"""Names of what is replaced: nothing in the program changes where they stand."""


def writes(sandbox: SandboxServer) -> list[str]:
    return [request for request in sandbox.requests()["requests"] if not request.startswith("GET")]


@pytest.mark.essential
def test_taking_over_an_equal_item_writes_nothing(stack: Stack, sandbox: SandboxServer, colleague: Colleague) -> None:
    place = colleague.create("Location", name="HQ", is_recursive=1)
    equal = colleague.create("Computer", name="PC", serial="S1", locations_id=place)
    trashed = colleague.create("Computer", name="Old", serial="S2")
    colleague.trash("Computer", trashed)
    stack.configure("adopt", "matching")
    program = """
hq = itsmng.Location("hq", name="HQ", child_entities=True)
itsmng.Computer("equal", serial="S1", name="PC", location="HQ")
"""
    stack.declare(program)
    before = writes(sandbox)

    assert set(stack.up().summary.values()) == {"create"}

    assert writes(sandbox) == before
    assert {name: int(row["id"]) for name, row in stack.resources().items()} == {"hq": place, "equal": equal}
    total = sandbox.requests()["total"]
    assert stack.preview("--expect-no-changes").changes == []
    assert sandbox.requests()["total"] == total

    stack.declare(program + 'itsmng.Computer("trashed", serial="S2", name="New")')
    stack.up()

    assert int(stack.resources()["trashed"]["id"]) == trashed
    assert {row["name"] for row in colleague.list("Computer")} == {"PC", "New"}
    assert stack.refresh_preview("--expect-no-changes").changes == []


@pytest.mark.parametrize("create_first", [False, True], ids=["delete before replace", "create before delete"])
def test_every_way_of_replacing_leaves_the_item_of_the_state(
    stack: Stack, colleague: Colleague, create_first: bool
) -> None:
    ids = {f"id {wish}": colleague.create("Computer", name=f"id {wish}") for wish in ("trash", "purge")}
    ids["id group"] = colleague.create("Group", name="id group")
    # Where the old one is still there, `never` is an error as it always is.
    hows = ["matching", "duplicate", "id"] if create_first else ["never", "matching", "duplicate", "id"]

    def declare(comment: str) -> None:
        program = REPLACEABLE if create_first else REPLACEABLE + REFERRING
        stack.declare(program.format(comment=comment, ids=ids, hows=hows, first=not create_first))

    def assert_all_there() -> None:
        state = {name: (row["type"].rpartition(":")[2], int(row["id"])) for name, row in stack.resources().items()}
        live = {
            (itemtype, row["id"]): row["name"] for itemtype in ("Computer", "Group") for row in colleague.list(itemtype)
        }
        assert {item: name for name, item in state.items() if item[0] in ("Computer", "Group")} == live
        referring = [] if create_first else hows
        groups = {how: state[f"{how} group"][1] for how in referring}
        assert groups == {
            row["name"].removesuffix(" member"): row["groups_id"]
            for row in colleague.list("Computer")
            if row["groups_id"]
        }
        assert {state[f"{how} membership"][1]: (state["ada"][1], groups[how]) for how in referring} == {
            row["id"]: (row["users_id"], row["groups_id"]) for row in colleague.list("Group_User")
        }

    declare("first")
    stack.up()
    assert_all_there()
    urns = [row["urn"] for name, row in stack.resources().items() if " member" not in name]

    assert "replaced" in stack.up(*(f"--replace={urn}" for urn in urns)).output
    assert_all_there()

    stack.pulumi("state", "taint", "--yes", *urns)
    assert "replaced" in stack.up().output
    assert_all_there()

    declare("second")
    assert "replaced" in stack.up().output
    assert_all_there()
    assert {row["comment"] for row in colleague.list("Computer")} == {"second"}
    stack.destroy()
    assert colleague.list("Computer") == colleague.list("Group") == []


def test_a_resource_renamed_without_an_alias_keeps_its_item(stack: Stack, colleague: Colleague) -> None:
    stack.configure("adopt", "matching")
    stack.declare('itsmng.Computer("old", name="PC")')
    stack.up()
    stack.declare('itsmng.Computer("new", name="PC")')

    assert set(stack.up().summary.items()) == {("old", "delete"), ("new", "create")}

    assert [row["id"] for row in colleague.list("Computer")] == [int(stack.resources()["new"]["id"])]


def test_an_item_of_another_resource_is_not_taken_over(stack: Stack, colleague: Colleague) -> None:
    first = 'itsmng.Computer("first", name="PC", comment="first")\n'
    stack.declare(first)
    stack.up()
    item_id = int(stack.resources()["first"]["id"])
    second = f'itsmng.Computer("second", name="PC 2", adopt={item_id})\n'

    stack.declare(first + second)
    failed = stack.up(exit_code=1)

    assert f"Computer {item_id}: not taken over: another resource of this program stands for it" in failed.output
    assert set(stack.resources()) == {"first"}
    assert [row["name"] for row in colleague.list("Computer")] == ["PC"]


def test_the_next_up_verifies_an_unverified_item(stack: Stack, sandbox: SandboxServer, colleague: Colleague) -> None:
    unreadable: dict[str, Any] = {"kind": "status", "status": 500, "method": "GET", "times": None}
    sandbox.faults([unreadable | {"path": "/Computer/|/getMultipleItems"}])
    stack.declare('itsmng.Computer("pc", name="PC")')

    assert "Computer 1: created, but not verified: " in stack.up().output

    assert (stack.outputs("pc")["itemId"], stack.outputs("pc")["unverified"]) == (1, True)
    sandbox.faults([])
    total = sandbox.requests()["total"]
    assert stack.preview().summary == {"pc": "update"}
    assert sandbox.requests()["total"] == total
    before = writes(sandbox)

    assert stack.up().summary == {"pc": "update"}

    assert stack.outputs("pc")["unverified"] is False
    assert writes(sandbox) == before
    assert stack.preview("--expect-no-changes").changes == []
    assert [row["id"] for row in colleague.list("Computer")] == [1]
