"""Every example is a program that works on a fresh server: made, at rest, and gone again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pulumi_itsmng.catalog import CATALOG
from tests.support.examples import EXAMPLES
from tests.support.stack import STACK, Stack
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

PARTICULAR = {"adopting", "stacks"}
"""Examples that need more than a fresh server and one stack; each has a test of its own."""

ESSENTIAL = "quickstart"
"""The example that everybody begins with."""

ORDINARY = [
    pytest.param(example, id=example.name, marks=pytest.mark.essential if example.name == ESSENTIAL else ())
    for example in EXAMPLES
    if example.name not in PARTICULAR
]


@pytest.mark.parametrize("example", ORDINARY)
def test_an_example_is_deployed_and_destroyed_without_a_trace(
    stack: Stack, sandbox: SandboxServer, example: Path
) -> None:
    stack.copy(example)
    before = live_items(sandbox)

    up = stack.up()

    assert set(up.summary.values()) == {"create"}
    assert live_items(sandbox) != before
    stack.assert_at_rest()

    stack.destroy()

    assert stack.resources() == {}
    assert live_items(sandbox) == before


def test_an_existing_cmdb_is_taken_over_and_stays(stack: Stack, sandbox: SandboxServer, colleague: Colleague) -> None:
    office = colleague.create("Location", name="Head office")
    colleague.create("Group", name="Support", comment="The second floor")
    for number in (1, 2, 3):
        colleague.create("Computer", name=f"Old name {number}", serial=f"5CG765430{number}", comment="A note")
    kiosks = [colleague.create("Computer", name="KIOSK") for _ in range(2)]
    before = live_items(sandbox)
    stack.copy(example_of("adopting"))
    stack.pulumi("config", "set-all", *(f"--plaintext={key}={kiosks[n]}" for n, key in enumerate(KIOSKS)))

    stack.up()

    assert live_items(sandbox) == before
    assert {int(stack.resources()[key]["id"]) for key in KIOSKS} == {*kiosks}
    computers = colleague.list("Computer")
    assert {row["locations_id"] for row in computers} == {office}
    assert [row["comment"] for row in computers if row["serial"]] == ["A note"] * 3
    stack.assert_at_rest()

    stack.destroy()

    assert stack.resources() == {}
    assert live_items(sandbox) == before


def test_a_company_and_a_site_are_stacks_of_their_own(stack: Stack, sandbox: SandboxServer) -> None:
    before = live_items(sandbox)
    stack.copy(example_of("stacks"))
    stack.up()
    site = stack.another("site", site="Brno", company=f"organization/inventory/{STACK}", computers="2")

    site.up()

    with Colleague(sandbox.url) as colleague:  # a session sees the entities that there were when it began
        entities = {row["name"]: row["id"] for row in colleague.list("Entity")}
        assert [row["entities_id"] for row in colleague.list("Computer")] == [entities["Brno"]] * 2
    site.assert_at_rest()

    site.destroy()
    stack.destroy()

    assert live_items(sandbox) == before


KIOSKS = ("entranceKiosk", "canteenKiosk")


def example_of(name: str) -> Path:
    return next(example for example in EXAMPLES if example.name == name)


def live_items(sandbox: SandboxServer) -> dict[str, list[int]]:
    """The ids of all managed kinds of items that are not in the trash, nor belong to a user who is."""
    with Colleague(sandbox.url) as colleague:
        trashed = {user["id"] for user in colleague.list("User", trash=True)}
        rows = {name: colleague.list(itemtype.api_itemtype) for name, itemtype in CATALOG.items()}
        return {
            name: sorted(row["id"] for row in some if row.get("users_id") not in trashed) for name, some in rows.items()
        }
