"""A computer's life on a server: created, read, updated, deleted, and every write verified."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.project import Snapshot
from tests.lifecycle.conftest import Computers
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

FULL = {
    "name": 'PC-Łódź <1> & "2"',
    "serial": "SN-1",
    "inventory_number": "INV-1",
    "alternate_username": "Zoë; née",
    "alternate_username_number": "+48 123",
    "comment": "first line\nsecond > first",
    "uuid": "4C4C4544-0042-3510-8052-B4C04F564433",
}


def test_every_field_is_stored_and_read_back(computers: Computers, colleague: Colleague) -> None:
    place = colleague.create("Location", name="HQ")
    inputs = FULL | {"entity": 0, "location": place}

    item_id, state = computers.create(**inputs)

    assert {name: state[name] for name in inputs} == inputs
    assert (state["item_id"], state["is_deleted"]) == (item_id, False)
    assert state["date_creation"] == state["date_mod"]
    snapshot = computers.read(item_id, state)
    assert snapshot is not None
    assert snapshot.inputs == inputs
    assert snapshot.state == state
    row = colleague.get("Computer", item_id)
    assert row is not None
    assert row["name"] == 'PC-Łódź &lt;1&gt; & "2"'
    assert row["locations_id"] == place


def test_a_state_holds_only_inputs_and_values_set_by_the_server(computers: Computers) -> None:
    _, state = computers.create(name="pc", on_destroy="purge")

    of_every_item = {"item_id", "is_deleted", "date_creation", "date_mod", "unverified"}
    assert set(state) == {"name", "on_destroy"} | of_every_item | {"is_dynamic", "ticket_tco", "resolved"}


def test_an_edit_of_a_declared_field_is_read(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc", serial="S1")
    colleague.edit("Computer", item_id, serial="S2")

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.inputs == {"name": "pc", "serial": "S2"}
    assert snapshot.state["serial"] == "S2"


def test_an_edit_of_another_field_is_not_even_noticed(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.edit("Computer", item_id, serial="S2", comment="mine", date_mod="2020-01-01 00:00:00")

    assert computers.read(item_id, state) == Snapshot({"name": "pc"}, state)


def test_a_value_with_entities_keeps_the_programs_spelling(computers: Computers) -> None:
    comment = "say &quot;x&quot;, &#39;y&#39; and &#039;z&#039;"
    item_id, state = computers.create(name="&lt;pc&gt;", comment=comment)

    assert computers.read(item_id, state) == Snapshot({"name": "&lt;pc&gt;", "comment": comment}, state)


def test_a_trashed_computer_stays_and_shows_as_trashed(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.trash("Computer", item_id)

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.inputs == {"name": "pc", "is_deleted": True}
    assert snapshot.state["is_deleted"] is True


def test_a_refresh_notices_that_a_computer_was_restored(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.trash("Computer", item_id)
    snapshot = computers.read(item_id, state)
    assert snapshot is not None
    colleague.edit("Computer", item_id, is_deleted=0)

    snapshot = computers.read(item_id, snapshot.state)

    assert snapshot is not None
    assert snapshot.inputs == {"name": "pc"}
    assert snapshot.state["is_deleted"] is False


def test_a_purged_computer_is_gone(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.purge("Computer", item_id)

    assert computers.read(item_id, state) is None


def test_a_hidden_computer_is_an_error_and_not_gone(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.edit("Computer", item_id, entities_id=999)

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not read: .*ERROR_RIGHT_MISSING"):
        computers.read(item_id, state)


def test_getting_an_unmanaged_computer_reads_all_that_is_set(computers: Computers, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="theirs", serial="S9")

    snapshot = computers.read(item_id, {})

    assert snapshot is not None
    assert {name: snapshot.state[name] for name in ("name", "serial", "entity")} == {
        "name": "theirs",
        "serial": "S9",
        "entity": 0,
    }
    assert "location" not in snapshot.state
    assert "comment" not in snapshot.state


def test_an_update_sends_only_what_changed(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc", serial="S1", comment="old")
    colleague.edit("Computer", item_id, serial="edited meanwhile")

    state = computers.update(item_id, state, name="pc", serial="S1", comment="new")

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["serial"], row["comment"]) == ("edited meanwhile", "new")
    assert state["comment"] == "new"


def test_an_update_of_options_alone_sends_nothing(computers: Computers, sandbox: SandboxServer) -> None:
    item_id, state = computers.create(name="pc")
    options = {"adopt": "matching", "on_destroy": "purge", "identified_by": ["name"], "create_missing": True}
    assert options.keys() == computers.itemtype.provider_options.keys()
    before = sandbox.requests()["total"]

    updated = computers.update(item_id, state, name="pc", **options)

    assert updated == state | options
    assert sandbox.requests()["total"] == before


def test_an_input_that_is_gone_goes_back_to_the_servers_default(computers: Computers, colleague: Colleague) -> None:
    paris = colleague.create_entity("Paris")
    place = colleague.create("Location", name="HQ", entities_id=paris)
    item_id, state = computers.create(name="pc", serial="S1", entity=paris, location=place)

    state = computers.update(item_id, state, name="pc")

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["serial"] or "", row["entities_id"], row["locations_id"]) == ("", 0, 0)
    assert not {"serial", "entity", "location"} & set(state)


def test_a_computer_moves_to_another_entity(computers: Computers, colleague: Colleague) -> None:
    paris = colleague.create_entity("Paris")
    item_id, state = computers.create(name="pc", entity=0)

    assert computers.update(item_id, state, name="pc", entity=paris)["entity"] == paris


def test_an_update_restores_a_computer_from_the_trash(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc", serial="S1")
    colleague.trash("Computer", item_id)
    snapshot = computers.read(item_id, state)
    assert snapshot is not None

    state = computers.update(item_id, snapshot.state, name="pc", serial="S2")

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["is_deleted"], row["serial"]) == (0, "S2")
    assert state["is_deleted"] is False


def test_an_update_restores_a_computer_that_was_trashed_unseen(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.trash("Computer", item_id)

    state = computers.update(item_id, state, name="renamed")

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["is_deleted"], row["name"]) == (0, "renamed")
    assert state["is_deleted"] is False


def test_a_computer_may_be_left_in_the_trash(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.trash("Computer", item_id)
    snapshot = computers.read(item_id, state)
    assert snapshot is not None

    state = computers.update(item_id, snapshot.state, name="renamed", is_deleted=True)

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["is_deleted"], row["name"]) == (1, "renamed")
    assert state["is_deleted"] is True


def test_updating_a_computer_that_is_gone_says_so(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    colleague.purge("Computer", item_id)

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: .*it is gone; run `pulumi up --refresh`"):
        computers.update(item_id, state, name="renamed")


def test_deleting_puts_into_the_trash(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")

    computers.delete(item_id, state)

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert row["is_deleted"] == 1


@pytest.mark.parametrize(("setting", "option"), [("purge", None), ("trash", "purge")])
def test_deleting_purges_on_request(
    sandbox: SandboxServer, colleague: Colleague, setting: str, option: str | None
) -> None:
    computers = Computers(sandbox.url, on_destroy=setting)
    item_id, state = computers.create(name="pc", **({"on_destroy": option} if option else {}))

    computers.delete(item_id, state)

    assert colleague.get("Computer", item_id) is None


def test_a_resources_own_wish_goes_before_the_setting(sandbox: SandboxServer, colleague: Colleague) -> None:
    computers = Computers(sandbox.url, on_destroy="purge")
    item_id, state = computers.create(name="pc", on_destroy="trash")

    computers.delete(item_id, state)

    assert colleague.get("Computer", item_id) is not None


@pytest.mark.parametrize("on_destroy", ["trash", "purge"])
def test_deleting_what_is_gone_succeeds(sandbox: SandboxServer, colleague: Colleague, on_destroy: str) -> None:
    computers = Computers(sandbox.url, on_destroy=on_destroy)
    item_id, state = computers.create(name="pc")
    colleague.purge("Computer", item_id)

    computers.delete(item_id, state)


@pytest.mark.parametrize("on_destroy", ["trash", "purge"])
def test_a_foreign_item_that_got_the_id_is_not_touched(
    sandbox: SandboxServer, colleague: Colleague, on_destroy: str, caplog: pytest.LogCaptureFixture
) -> None:
    """On another server, or on one that was restored from a backup."""
    computers = Computers(sandbox.url, on_destroy=on_destroy)
    item_id, theirs = computers.create(name="theirs")
    created = datetime.fromisoformat(theirs["date_creation"])
    ours = theirs | {"name": "ours", "date_creation": str(created - timedelta(days=3, seconds=1))}

    assert computers.read(item_id, ours) is None
    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: .*another item has its id now"):
        computers.update(item_id, ours, name="renamed")
    computers.delete(item_id, ours)

    assert caplog.text.count("another item has its id now") == 2
    assert [row["name"] for row in colleague.list("Computer")] == ["theirs"]


def test_another_time_zone_of_the_server_keeps_items_the_same(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    created = datetime.fromisoformat(state["date_creation"])
    state |= {"date_creation": str(created + timedelta(hours=5, minutes=45))}

    assert computers.read(item_id, state) is not None
    assert computers.update(item_id, state, name="renamed")["date_creation"] == str(created)
    computers.delete(item_id, state)

    assert colleague.list("Computer") == []


@pytest.mark.parametrize(("on_destroy", "what"), [("trash", "delete"), ("purge", "purge")])
def test_the_error_says_why_a_hidden_computer_is_left_alone(
    sandbox: SandboxServer, colleague: Colleague, on_destroy: str, what: str
) -> None:
    computers = Computers(sandbox.url, on_destroy=on_destroy)
    item_id, state = computers.create(name="pc")
    colleague.edit("Computer", item_id, entities_id=999)
    why = "may have no right to {} it, or the item lies in an entity that the session does not see"

    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not deleted: .*{why.format(what)}"):
        computers.delete(item_id, state)
    with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: .*{why.format('change')}"):
        computers.update(item_id, state, name="renamed")


def test_an_unknown_target_is_named_before_anything_is_sent(computers: Computers, colleague: Colleague) -> None:
    item_id, state = computers.create(name="pc")
    sentence = r"^Computer: not created: {0}: there is no {1} 999$"
    for name, itemtype in (("entity", "Entity"), ("location", "Location"), ("user", "User")):
        with pytest.raises(ItemError, match=sentence.format(name, itemtype)):
            computers.create(name="other", **{name: 999})
        with pytest.raises(ItemError, match=rf"^Computer {item_id}: not updated: {name}: there is no {itemtype} 999"):
            computers.update(item_id, state, name="pc", **{name: 999})

    assert [row["id"] for row in colleague.list("Computer")] == [item_id]


def test_a_text_the_server_would_cut_is_not_sent_and_not_quoted(computers: Computers, colleague: Colleague) -> None:
    with pytest.raises(ItemError) as caught:
        computers.create(name="pc", serial="hunter2" * 50)

    assert "serial: the server keeps 255 bytes" in str(caught.value)
    assert "hunter2" not in str(caught.value)
    assert colleague.list("Computer") == []
