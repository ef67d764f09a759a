"""Accounts that may write items, and may not read what these refer to: a Technician."""

from __future__ import annotations

import pytest

from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers
from tools.harness.colleague import TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture
def technicians(sandbox: SandboxServer) -> Computers:
    return Computers(sandbox.url, user_token=TECHNICIAN_TOKEN)


@pytest.mark.parametrize(
    ("field", "itemtype", "column"),
    [("location", "Location", "locations_id"), ("manufacturer", "Manufacturer", "manufacturers_id")],
)
def test_an_id_is_taken_that_may_not_be_looked_up(
    technicians: Computers, colleague: Colleague, field: str, itemtype: str, column: str
) -> None:
    target = colleague.create(itemtype, name="X")

    item_id, state = technicians.create(name="PC", **{field: target})

    assert colleague.get("Computer", item_id)[column] == target  # type: ignore[index]
    snapshot = technicians.read(item_id, state)
    assert snapshot is not None
    assert (snapshot.state, snapshot.changed) == (state, ())
    technicians.update(item_id, state, name="PC", **{field: target}, comment="x")


@pytest.mark.parametrize(("field", "itemtype"), [("location", "Location"), ("manufacturer", "Manufacturer")])
@pytest.mark.parametrize("name", ["X", "7"])
def test_a_name_that_may_not_be_looked_up_names_the_right(
    technicians: Computers, colleague: Colleague, field: str, itemtype: str, name: str
) -> None:
    colleague.create(itemtype, name=name)

    with pytest.raises(ItemError) as raised:
        technicians.create(name="PC", **{field: name})

    text = str(raised.value)
    assert f"{field}: the account's profile may not read items of {itemtype}" in text
    assert "give the id as a number" in text


def test_an_id_of_nothing_is_an_error_all_the_same(technicians: Computers) -> None:
    with pytest.raises(ItemError, match="there is no User 4711"):
        technicians.create(name="PC", user=4711)
