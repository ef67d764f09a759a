"""Every example is a program that works on a fresh server: made, at rest, and gone again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pulumi_itsmng.catalog import CATALOG
from tests.support.colleague import Colleague
from tests.support.examples import EXAMPLES
from tests.support.sandbox import SandboxServer
from tests.support.stack import Stack


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_made_is_at_rest_and_leaves_nothing(stack: Stack, sandbox: SandboxServer, example: Path) -> None:
    stack.copy(example)
    before = live_items(sandbox)

    up = stack.up()

    assert set(up.summary.values()) == {"create"}
    assert live_items(sandbox) != before
    stack.assert_at_rest()

    stack.destroy()

    assert stack.resources() == {}
    assert live_items(sandbox) == before


def live_items(sandbox: SandboxServer) -> dict[str, list[int]]:
    """The ids of all managed kinds of items that are not in the trash, nor belong to a user who is."""
    with Colleague(sandbox.url) as colleague:
        trashed = {user["id"] for user in colleague.list("User", trash=True)}
        rows = {name: colleague.list(itemtype.in_api) for name, itemtype in CATALOG.items()}
        return {
            name: sorted(row["id"] for row in some if row.get("users_id") not in trashed) for name, some in rows.items()
        }
