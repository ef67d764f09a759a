"""What an earlier version has brought up means the same to this one."""

from __future__ import annotations

import pytest

from tests.support.old_state import bring_back
from tests.support.stack import Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture(params=["0.1.0"])
def old_stack(request: pytest.FixtureRequest, stack: Stack, colleague: Colleague) -> Stack:
    """A stack as an earlier version has left it."""
    bring_back(stack, colleague, request.param)
    return stack


def test_a_stack_of_an_earlier_version_previews_empty(old_stack: Stack, sandbox: SandboxServer) -> None:
    before = sandbox.requests()["total"]

    assert old_stack.preview("--expect-no-changes").changes == []
    assert old_stack.up("--expect-no-changes").changes == []

    assert sandbox.requests()["total"] == before


def test_a_stack_of_an_earlier_version_lives_on_and_ends(old_stack: Stack, colleague: Colleague) -> None:
    old_stack.assert_at_rest()
    ids = {name: row["id"] for name, row in old_stack.resources().items()}
    before = {row["id"]: row for row in colleague.list("Computer")}
    program = (old_stack.program / "__main__.py").read_text(encoding="utf-8")
    commented = program.replace('itsmng.Computer("', 'itsmng.Computer(comment="new", resource_name="')
    (old_stack.program / "__main__.py").write_text(commented, encoding="utf-8")

    assert len(old_stack.up().updates) == len(before)

    assert {name: row["id"] for name, row in old_stack.resources().items()} == ids
    changed = {"comment": "new", "date_mod": None}
    after = {row["id"]: row for row in colleague.list("Computer")}
    assert {item_id: row | changed for item_id, row in after.items()} == {
        item_id: row | changed for item_id, row in before.items()
    }
    old_stack.assert_at_rest()
    old_stack.destroy()
    assert colleague.list("Computer") == []
    assert [row["name"] for row in colleague.list("Location")] == ["Hall"]
