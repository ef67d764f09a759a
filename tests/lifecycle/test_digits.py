"""Texts of digits in references: somebody's name, an id, or an error where they can be two items'."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pulumi_itsmng.catalog import COMPUTER, USER
from pulumi_itsmng.lifecycle.compare import changed_inputs
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def row_of(colleague: Colleague, item_id: int) -> dict[str, Any]:
    row = colleague.get("Computer", item_id)
    assert row is not None
    return row


def people(colleague: Colleague) -> tuple[int, int]:
    """Two users, of whom the one's login is the other one's id: the id of the first, and of the second."""
    other = colleague.create("User", name="somebody else")
    return colleague.create("User", name=str(other)), other


def test_digits_that_nobody_is_called_by_are_an_id(computers: Computers, colleague: Colleague) -> None:
    place = colleague.create("Location", name="Hall", entities_id=0)

    item_id, state = computers.create(name="pc", location=str(place))

    assert row_of(colleague, item_id)["locations_id"] == place
    assert (state["location"], state["resolved"]["location"]) == (str(place), {"id": place, "name": "Hall"})


def test_digits_that_are_a_name_and_nobodys_id_are_the_name(computers: Computers, colleague: Colleague) -> None:
    user = colleague.create("User", name="4711")

    item_id, state = computers.create(name="pc", user="4711")

    assert row_of(colleague, item_id)["users_id"] == user
    assert state["resolved"]["user"] == {"id": user, "name": "4711"}


def test_digits_may_be_both_name_and_id_of_one_item(computers: Computers, colleague: Colleague) -> None:
    user = colleague.create("User", name="first")
    colleague.edit("User", user, name=str(user))

    assert row_of(colleague, computers.create(name="pc", user=str(user))[0])["users_id"] == user


def test_ambiguous_digits_are_an_error_with_both_ways_out(computers: Computers, colleague: Colleague) -> None:
    called, other = people(colleague)

    sentence = (
        f"Computer: not created: user: '{other}' can mean the User {called}, which is called so, and the User {other} "
        f"('somebody else'): give the resource, or the id as a number, {called} or {other}"
    )
    with pytest.raises(ItemError, match=f"^{re.escape(sentence)}$"):
        computers.create(name="pc", user=str(other))

    assert row_of(colleague, computers.create(name="one", user=called)[0])["users_id"] == called
    assert row_of(colleague, computers.create(name="other", user=other)[0])["users_id"] == other


def test_of_two_places_the_complete_name_says_which(computers: Computers, colleague: Colleague) -> None:
    paris = colleague.create("Location", name="Paris", entities_id=0)
    room = colleague.create("Location", name=str(paris), locations_id=paris, entities_id=0)

    with pytest.raises(ItemError, match=rf"give the resource, the complete name 'Paris > {paris}', or the id"):
        computers.create(name="pc", location=str(paris))

    assert row_of(colleague, computers.create(name="pc", location=f"Paris > {paris}")[0])["locations_id"] == room


def test_an_invisible_name_does_not_make_digits_ambiguous(computers: Computers, colleague: Colleague) -> None:
    site = colleague.create("Entity", name="Site", entities_id=0)
    colleague.see_all()
    place = colleague.create("Location", name="Hall", entities_id=0)
    colleague.create("Location", name=str(place), entities_id=site)

    assert row_of(colleague, computers.create(name="pc", location=str(place))[0])["locations_id"] == place


def test_unknown_digits_are_an_error_or_a_new_name(computers: Computers, colleague: Colleague) -> None:
    with pytest.raises(ItemError, match="manufacturer: there is no Manufacturer '4711', and none with that id"):
        computers.create(name="pc", manufacturer="4711")

    item_id, _ = computers.create(name="pc", manufacturer="4711", create_missing=True)

    (made,) = colleague.list("Manufacturer")
    assert (made["name"], row_of(colleague, item_id)["manufacturers_id"]) == ("4711", made["id"])


def test_resolved_digits_keep_their_meaning(computers: Computers, colleague: Colleague) -> None:
    user = colleague.create("User", name="first")
    item_id, state = computers.create(name="pc", user=str(user))
    by_name = colleague.create("User", name="4711")
    second, second_state = computers.create(name="second", user="4711")
    colleague.create("User", name=str(user))

    state = computers.update(item_id, state, name="pc", user=str(user), comment="new")
    computers.update(second, second_state, name="second", user="4711", comment="new")

    assert row_of(colleague, item_id)["users_id"] == user
    assert row_of(colleague, second)["users_id"] == by_name
    with pytest.raises(ItemError, match="can mean the User"):  # what is said anew is looked up anew
        computers.update(second, second_state, name="second", user=str(user))


def test_digits_cost_one_more_look_up_for_a_whole_batch(sandbox: SandboxServer, colleague: Colleague) -> None:
    users = [colleague.create("User", name=f"user {number}") for number in range(20)]
    computers = Managed(sandbox.url, COMPUTER)

    def requests(first: int, form: type) -> int:
        before = sandbox.requests()["total"]
        computers.create_many([{"name": f"pc {first + n}", "user": form(user)} for n, user in enumerate(users)])
        return int(sandbox.requests()["total"] - before)

    assert requests(100, str) <= requests(0, int) + 3  # fields of a search, search, read


@pytest.mark.parametrize("login", ["JDUPONT", "jdupont", "JDupont", "jdup\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}nt"])
def test_references_to_logins_ignore_case_and_accents(
    sandbox: SandboxServer, computers: Computers, colleague: Colleague, login: str
) -> None:
    user = colleague.create("User", name="JDupont")

    item_id, state = computers.create(name="pc", user=login, technician=login)
    row = row_of(colleague, item_id)
    found = Managed(sandbox.url, USER).in_one_run(lambda item: item.look_up(None, {"login": login}))

    assert (row["users_id"], row["users_id_tech"], found["item_id"]) == (user, user, user)
    assert computers.update(item_id, state, name="pc", user=login.swapcase(), technician=login)["user"]


def test_drift_to_an_item_called_by_the_old_id_is_seen(computers: Computers, colleague: Colleague) -> None:
    first = colleague.create("User", name="first")
    item_id, state = computers.create(name="pc", user=str(first))
    second = colleague.create("User", name=str(first))
    colleague.edit("Computer", item_id, users_id=second)

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.state["user"] == second
    assert changed_inputs(COMPUTER, snapshot.state, {"name": "pc", "user": str(first)}) == {"user"}
