"""What is left behind, and what is said, when a request fails on the way."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.api.request import Request, Response
from pulumi_itsmng.api.session import Session
from pulumi_itsmng.catalog import COMPUTER
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

TECHNICIAN = 6
"""The profile of the account `tech`."""

CREATE, PURGE = 4, 16
"""Bits of a right."""

AFTER_THE_WORK: list[dict[str, Any]] = [
    {"kind": "cut_after"},
    {"kind": "empty", "after": True},
    {"kind": "status", "status": 502, "after": True},
]
"""Ways to lose the answer to a request that was carried out."""

losing_the_answer = pytest.mark.parametrize("fault", AFTER_THE_WORK, ids=lambda fault: fault["kind"])


@losing_the_answer
def test_a_lost_answer_to_a_creation_is_made_good_by_looking(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague, fault: dict[str, Any]
) -> None:
    sandbox.faults([fault | {"method": "POST"}])

    item_id, _ = computers.create(name="pc")

    assert [row["id"] for row in colleague.list("Computer")] == [item_id]


def test_a_creation_that_was_perhaps_lost_says_what_to_look_for(computers: Computers, sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "method": "POST"}])

    with pytest.raises(ItemError, match=r"^Computer: perhaps created: .*look in ITSM-NG .*with that name"):
        computers.create(name="pc")


@pytest.mark.parametrize(("comment", "taken"), [("ours", True), ("theirs", False)])
def test_a_lost_creation_takes_a_colleagues_item_only_if_equal(
    sandbox: SandboxServer, colleague: Colleague, monkeypatch: pytest.MonkeyPatch, comment: str, taken: bool
) -> None:
    request = Session.request

    async def overtaken(session: Session, one: Request) -> Response:
        if one.method == "POST" and one.path == "Computer":
            colleague.create("Computer", name="pc", comment=comment)
            sandbox.faults([{"kind": "cut_before", "method": "POST"}])
        return await request(session, one)

    monkeypatch.setattr(Session, "request", overtaken)

    if taken:
        assert Computers(sandbox.url).create(name="pc", comment="ours")[0] == 1
    else:
        with pytest.raises(ItemError, match=r"perhaps created: .*Computer 1 has the same name .*differs in comment"):
            Computers(sandbox.url).create(name="pc", comment="ours")
        _, state = Managed(sandbox.url, COMPUTER, adopt="matching").create(name="pc", comment="ours")
        assert state["comment"] == "ours"
    assert [row["id"] for row in colleague.list("Computer")] == [1]


@losing_the_answer
def test_a_lost_answer_to_an_update_is_made_good_by_reading(
    computers: Computers, sandbox: SandboxServer, fault: dict[str, Any]
) -> None:
    item_id, state = computers.create(name="pc")
    sandbox.faults([fault | {"method": "PUT"}])

    assert computers.update(item_id, state, name="renamed")["name"] == "renamed"


def test_an_update_that_was_lost_before_it_was_done_is_an_error(computers: Computers, sandbox: SandboxServer) -> None:
    item_id, state = computers.create(name="pc")
    sandbox.faults([{"kind": "cut_before", "method": "PUT"}])

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: perhaps not updated: .*run `pulumi up` again"):
        computers.update(item_id, state, name="renamed")


@losing_the_answer
@pytest.mark.parametrize("on_destroy", ["trash", "purge"])
def test_a_lost_answer_to_a_deletion_is_made_good_by_reading(
    sandbox: SandboxServer, colleague: Colleague, fault: dict[str, Any], on_destroy: str
) -> None:
    computers = Computers(sandbox.url, on_destroy=on_destroy)
    item_id, state = computers.create(name="pc")
    sandbox.faults([fault | {"method": "DELETE"}])

    computers.delete(item_id, state)

    assert colleague.list("Computer") == []


def test_a_deletion_that_was_lost_before_it_was_done_is_an_error(computers: Computers, sandbox: SandboxServer) -> None:
    item_id, state = computers.create(name="pc")
    sandbox.faults([{"kind": "cut_before", "method": "DELETE"}])

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: perhaps not deleted: .*run the command again"):
        computers.delete(item_id, state)


UNREADABLE: dict[str, Any] = {
    "kind": "status",
    "status": 503,
    "method": "GET",
    "path": "/Computer/|/getMultipleItems",
    "times": None,
}


def test_an_item_of_unclear_identity_is_left_alone(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague
) -> None:
    """On another server, the id is that of another item."""
    item_id, state = computers.create(name="pc")
    sandbox.faults([UNREADABLE])

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: "):
        computers.update(item_id, state, name="renamed")
    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not deleted: "):
        computers.delete(item_id, state)

    sandbox.faults([])
    assert [row["name"] for row in colleague.list("Computer")] == ["pc"]


def test_a_creation_that_must_not_be_read_is_undone(sandbox: SandboxServer, colleague: Colleague) -> None:
    colleague.set_right(TECHNICIAN, "computer", CREATE | PURGE)
    computers = Computers(sandbox.url, adopt="duplicate", login="tech", password="tech")

    with pytest.raises(ItemError, match=r"^Computer 1: created, but not readable: .*; it was removed again$"):
        computers.create(name="pc")

    assert colleague.list("Computer") == colleague.list("Computer", trash=True) == []


def test_a_creation_that_cannot_be_undone_tells_its_id(sandbox: SandboxServer, colleague: Colleague) -> None:
    colleague.set_right(TECHNICIAN, "computer", CREATE)
    computers = Computers(sandbox.url, adopt="duplicate", login="tech", password="tech")

    with pytest.raises(ItemError, match=r"could not be removed again .*purge Computer 1 in ITSM-NG, or take it over"):
        computers.create(name="pc")


def test_the_next_update_verifies_an_unreadable_creation(
    computers: Computers, sandbox: SandboxServer, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults([UNREADABLE])

    item_id, state = computers.create(name="pc")

    assert (state["item_id"], state["unverified"], state["is_deleted"]) == (item_id, True, False)
    (warning,) = caplog.messages
    assert warning.startswith(f"Computer {item_id}: created, but not verified: ")
    assert warning.endswith("the next `pulumi up` verifies it")
    sandbox.faults([])
    before = sandbox.requests()["requests"]
    state = computers.update(item_id, state, name="pc")
    assert state["unverified"] is False
    assert state["date_creation"]
    assert {request for request in sandbox.requests()["requests"] if not request.startswith("GET")} == {
        request for request in before if not request.startswith("GET")
    }


def test_an_update_corrects_an_unverified_item(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague
) -> None:
    sandbox.faults([UNREADABLE])
    item_id, state = computers.create(name="pc", serial="S1")
    sandbox.faults([])
    colleague.edit("Computer", item_id, serial="")

    assert computers.update(item_id, state, name="pc", serial="S1")["serial"] == "S1"

    assert (colleague.get("Computer", item_id) or {})["serial"] == "S1"


def test_reading_verifies_what_was_not_verified(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague
) -> None:
    sandbox.faults([UNREADABLE])
    item_id, state = computers.create(name="pc", serial="S1")
    sandbox.faults([])

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert (snapshot.state["unverified"], snapshot.inputs) == (False, {"name": "pc", "serial": "S1"})
    assert snapshot.state["date_creation"] == (colleague.get("Computer", item_id) or {})["date_creation"]


def test_the_natural_key_finds_a_lost_creation(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague
) -> None:
    lists: dict[str, Any] = {"method": "GET", "path": "^/Computer$"}
    # The looks at the natural key and at the newest go well; those at the newest after the creation do not.
    fine, failing = ({"kind": "delay", "times": 2} | lists, {"kind": "html", "times": 2} | lists)
    sandbox.faults([{"kind": "cut_after", "method": "POST"}, fine, failing])

    item_id, state = computers.create(name="pc", serial="S1")

    assert [row["id"] for row in colleague.list("Computer")] == [item_id]
    assert state["serial"] == "S1"


@pytest.mark.parametrize(
    ("adopt", "looks", "way"),
    [
        ("never", 2, "take it over with adopt=1"),
        ("matching", 3, "run `pulumi up` again, which takes it over"),  # it looks into the trash, too
    ],
)
def test_an_unreadable_lost_creation_says_how_to_take_it_over(
    sandbox: SandboxServer, colleague: Colleague, adopt: str, looks: int, way: str
) -> None:
    computers = Managed(sandbox.url, COMPUTER, adopt=adopt)
    lists: dict[str, Any] = {"method": "GET", "path": "^/Computer$"}
    fine, failing = ({"kind": "delay", "times": looks} | lists, {"kind": "html", "times": 2} | lists)
    sandbox.faults([{"kind": "cut_after", "method": "POST"}, fine, failing, UNREADABLE])

    with pytest.raises(ItemError, match=rf"^Computer 1: perhaps created, but not readable; {way}\b.*: .*HTTP 503"):
        computers.create(name="pc", serial="S1")

    sandbox.faults([])
    item_id, _ = computers.create(name="pc", serial="S1", adopt=1 if adopt == "never" else adopt)
    assert [row["id"] for row in colleague.list("Computer")] == [item_id] == [1]


def test_the_error_of_an_unreadable_update_advises_a_refresh(computers: Computers, sandbox: SandboxServer) -> None:
    item_id, state = computers.create(name="pc")
    reading = {"method": "GET", "path": "/Computer/"}  # whose item it is can be read before
    sandbox.faults([reading | {"kind": "delay"}, reading | {"kind": "status", "status": 503, "times": None}])

    with pytest.raises(ItemError, match=r"updated, but not readable; run `pulumi up --refresh`"):
        computers.update(item_id, state, name="renamed")


def test_an_update_by_somebody_without_the_right_says_so(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id, state = Computers(sandbox.url).create(name="pc")
    observer = Computers(sandbox.url, login="normal", password="normal")

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: .*no right to change it"):
        observer.update(item_id, state, name="renamed")


def test_a_creation_by_somebody_without_the_right_says_so(sandbox: SandboxServer) -> None:
    with pytest.raises(ItemError, match=r"^Computer: not created: .*no right to create it"):
        Computers(sandbox.url, login="normal", password="normal").create(name="pc")


def test_a_creation_turned_away_for_long_is_an_error(
    computers: Computers, sandbox: SandboxServer, colleague: Colleague
) -> None:
    sandbox.faults([{"kind": "status", "status": 503, "method": "POST", "times": None}])

    with pytest.raises(ItemError, match=r"^Computer: not created: .*run the command again later"):
        computers.create(name="pc")

    assert colleague.list("Computer") == []
