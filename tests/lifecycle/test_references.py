"""References by name and by id: looked up once, exact, within the right entity."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tests.support.lifecycle import ItemLifecycle
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture
def places(colleague: Colleague) -> dict[str, int]:
    """Two places of the same name, one above each."""
    paris = colleague.create("Location", name="Paris", is_recursive=1)
    lyon = colleague.create("Location", name="Lyon", is_recursive=1)
    made = {"Paris": paris, "Lyon": lyon}
    for above, parent in (("Paris", paris), ("Lyon", lyon)):
        made[f"{above} > HQ"] = colleague.create("Location", name="HQ", locations_id=parent, is_recursive=1)
    made["Paris > <Lab> & Co"] = colleague.create("Location", name="<Lab> & Co", locations_id=paris, is_recursive=1)
    return made


@pytest.mark.parametrize("name", ["Paris", "Paris > HQ", "Lyon > HQ", "Paris > <Lab> & Co", "<Lab> & Co"])
def test_a_place_is_found_by_its_complete_name_or_a_unique_end(
    computers: Computers, colleague: Colleague, places: dict[str, int], name: str
) -> None:
    item_id, state = computers.create(name="pc", location=name)

    row = colleague.get("Computer", item_id)
    assert row is not None
    complete = name if name in places else f"Paris > {name}"
    assert row["locations_id"] == places[complete]
    assert state["location"] == name
    assert state["resolved"] == {"location": {"id": places[complete], "name": complete}}
    snapshot = computers.read(item_id, state)
    assert snapshot is not None
    assert (snapshot.state, snapshot.inputs) == (state, {"name": "pc", "location": name})


def test_an_ambiguous_name_is_an_error_that_lists_the_places(
    computers: Computers, colleague: Colleague, places: dict[str, int]
) -> None:
    with pytest.raises(ItemError, match=r"location: several are called 'HQ': 'Paris > HQ' \(\d\), 'Lyon > HQ' \(\d\)"):
        computers.create(name="pc", location="HQ")

    assert colleague.list("Computer") == []


@pytest.mark.parametrize("name", ["paris", "Pariz", "PARIS > HQ"])
def test_an_inexact_name_is_an_error_that_asks_what_was_meant(
    computers: Computers, places: dict[str, int], name: str
) -> None:
    with pytest.raises(ItemError, match=rf"location: there is no Location '{name}': did you mean .*'Paris"):
        computers.create(name="pc", location=name)


def test_every_kind_of_reference_is_found_by_name(computers: Computers, colleague: Colleague) -> None:
    entity = colleague.create_entity("North")
    for itemtype, name in (
        ("State", "In use"),
        ("ComputerType", "Laptop"),
        ("ComputerModel", "5300"),
        ("Manufacturer", "Dell"),
        ("Network", "LAN"),
        ("AutoUpdateSystem", "Agent"),
    ):
        extra = {"entities_id": 0, "is_recursive": 1} if itemtype == "State" else {}
        colleague.create(itemtype, name=name, **extra)
    colleague.create("Group", name="Admins", entities_id=0, is_recursive=1)
    named = {
        "entity": "Root entity > North",
        "status": "In use",
        "type": "Laptop",
        "manufacturer": "Dell",
        "network": "LAN",
        "update_source": "Agent",
        "user": "tech",
        "technician": "itsm",
        "group": "Admins",
        "technician_group": "Admins",
    }

    item_id, state = computers.create(name="pc", model=1, **named)

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert (row["entities_id"], row["users_id"], row["users_id_tech"], row["computermodels_id"]) == (entity, 4, 2, 1)
    assert {name: state["resolved"][key]["name"] for name, key in (("model", "model"), ("user", "user"))} == {
        "model": "5300",
        "user": "tech",
    }
    assert all(row[column] for column in ("states_id", "computertypes_id", "manufacturers_id", "networks_id"))


def test_a_place_hidden_from_the_items_entity_is_an_error(
    computers: Computers, locations: Managed, colleague: Colleague
) -> None:
    north, south = colleague.create_entity("North"), colleague.create_entity("South")
    hall = colleague.create("Location", name="Hall", entities_id=north)
    open_hall = colleague.create("Location", name="Open", entities_id=0, is_recursive=1)

    hidden = r"Location 'Hall' belongs to the entity 'Root entity > North' and is not visible in 'Root entity > South'"
    for location in ("Hall", hall):
        with pytest.raises(ItemError, match=rf"^Computer: not created: location: {hidden}"):
            computers.create(name="pc", entity=south, location=location)
        with pytest.raises(ItemError, match=rf"^Location: not created: parent: {hidden}"):
            locations.create(name="Room", entity=south, parent=location)
    assert colleague.list("Computer") == []
    item_id, _ = computers.create(name="pc", entity=south, location="Open")

    row = colleague.get("Computer", item_id)
    assert row is not None
    assert row["locations_id"] == open_hall


def test_an_item_does_not_move_to_where_its_place_is_not_visible(
    computers: Computers, colleague: Colleague, sandbox: SandboxServer
) -> None:
    north, south = colleague.create_entity("North"), colleague.create_entity("South")
    colleague.create("Location", name="Hall", entities_id=north)
    item_id, state = computers.create(name="pc", entity=north, location="Hall")
    before = colleague.get("Computer", item_id)

    with pytest.raises(ItemError, match=r"not updated: location: Location 'Hall' .* is not visible in .*South"):
        computers.update(item_id, state, name="pc", entity=south, location="Hall")

    assert colleague.get("Computer", item_id) == before
    assert not any(request.startswith("PUT") for request in sandbox.requests()["requests"])


def test_two_places_of_one_name_are_told_apart_by_the_entity(computers: Computers, colleague: Colleague) -> None:
    halls = {}
    for name in ("North", "South"):
        entity = colleague.create_entity(name)
        halls[entity] = colleague.create("Location", name="Hall", entities_id=entity)

    for entity, hall in halls.items():
        item_id, _ = computers.create(name=f"pc {entity}", entity=entity, location="Hall")
        row = colleague.get("Computer", item_id)
        assert row is not None
        assert row["locations_id"] == hall


def test_a_reference_is_changed_and_cleared(computers: Computers, colleague: Colleague, places: dict[str, int]) -> None:
    item_id, state = computers.create(name="pc", location="Paris")
    for location, expected in (("Lyon > HQ", places["Lyon > HQ"]), ("", 0), (places["Paris"], places["Paris"])):
        state = computers.update(item_id, state, name="pc", location=location)
        row = colleague.get("Computer", item_id)
        assert row is not None
        assert row["locations_id"] == expected
        assert state["location"] == location
    computers.update(item_id, state, name="pc")
    row = colleague.get("Computer", item_id)
    assert row is not None
    assert row["locations_id"] == 0


def test_another_spelling_of_the_same_reference_sends_nothing(
    computers: Computers, sandbox: SandboxServer, places: dict[str, int]
) -> None:
    item_id, state = computers.create(name="pc", location="Paris > HQ")
    before = sandbox.requests()["requests"]

    for location in (places["Paris > HQ"], "HQ", "Paris > HQ"):
        computers.update(item_id, state, name="pc", location=location)

    after = sandbox.requests()["requests"]
    assert not any(name.startswith("PUT") for name in after.keys() - before.keys())


def test_a_place_that_was_changed_by_hand_is_read_by_its_name(
    computers: Computers, colleague: Colleague, places: dict[str, int]
) -> None:
    item_id, state = computers.create(name="pc", location="Paris")
    colleague.edit("Computer", item_id, locations_id=places["Lyon > HQ"])

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.inputs["location"] == "Lyon > HQ"
    assert snapshot.state["resolved"] == {"location": {"id": places["Lyon > HQ"], "name": "Lyon > HQ"}}


def test_a_place_that_was_cleared_by_hand_is_read_as_none(
    computers: Computers, colleague: Colleague, places: dict[str, int]
) -> None:
    item_id, state = computers.create(name="pc", location="Paris")
    colleague.edit("Computer", item_id, locations_id=0)

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.inputs["location"] == ""
    assert snapshot.state["resolved"] == {}


def test_a_renamed_place_is_no_drift_of_its_items(
    computers: Computers, colleague: Colleague, places: dict[str, int]
) -> None:
    item_id, state = computers.create(name="pc", location="Paris")
    colleague.edit("Location", places["Paris"], name="Lutetia", locations_id=0)

    snapshot = computers.read(item_id, state)

    assert snapshot is not None
    assert snapshot.state == state


def test_a_name_is_looked_up_once_per_run(sandbox: SandboxServer, colleague: Colleague, locations: Managed) -> None:
    colleague.create("Location", name="Paris", is_recursive=1)
    before = sandbox.requests()["total"]

    made = locations.create_many([{"name": f"room {number}", "parent": "Paris"} for number in range(30)])

    assert len(made) == 30
    # Login, active entity, "Paris", options, the natural keys, the newest, the creations, the verification, logout.
    assert sandbox.requests()["total"] - before <= 12


def test_a_status_made_for_one_entity_is_refused_in_another(computers: Computers, colleague: Colleague) -> None:
    places = [colleague.create_entity(name) for name in ("North", "South")]
    wanted = [{"name": "pc", "entity": place, "status": "Ready", "create_missing": True} for place in places]

    async def create_both(item: ItemLifecycle) -> list[Any]:
        return await asyncio.gather(*(item.create(inputs) for inputs in wanted), return_exceptions=True)

    outcomes = computers.in_one_run(create_both)

    (error,) = [outcome for outcome in outcomes if isinstance(outcome, ItemError)]
    assert "State 'Ready' belongs to the entity 'Root entity > " in str(error)
    (state,) = [outcome[1] for outcome in outcomes if not isinstance(outcome, ItemError)]
    (status,) = colleague.see_all().list("State")
    assert (status["id"], status["entities_id"]) == (state["resolved"]["status"]["id"], state["entity"])


def test_an_error_about_a_model_names_the_computer_too(computers: Computers, colleague: Colleague) -> None:
    colleague.create("ComputerModel", name="Latitude")

    with pytest.raises(
        ItemError, match=r"^Computer: not created: model: ComputerModel 'LATITUDE' is not made: there"
    ) as e:
        computers.create(serial="S1", model="LATITUDE", create_missing=True)

    assert (e.value.itemtype, e.value.item_id) == ("Computer", None)
    assert e.value.subject is not None
    assert e.value.subject.field == "model"
    assert e.value.hint == "write it like that, or rename that one"


def test_create_missing_makes_no_twin_in_other_case_or_accents(computers: Computers, colleague: Colleague) -> None:
    colleague.create("Manufacturer", name="Dell")

    for name in ("DELL", "Déll"):
        with pytest.raises(ItemError, match=rf"Manufacturer '{name}' is not made: there is 'Dell', which differs only"):
            computers.create(serial="S1", manufacturer=name, create_missing=True)
    assert len(colleague.list("Manufacturer")) == 1

    async def create_both(item: ItemLifecycle) -> list[Any]:
        wanted = [{"name": model, "model": model, "create_missing": True} for model in ("Z1", "z1")]
        return await asyncio.gather(*(item.create(inputs) for inputs in wanted), return_exceptions=True)

    assert sum(isinstance(outcome, ItemError) for outcome in computers.in_one_run(create_both)) == 1
    assert len(colleague.list("ComputerModel")) == 1

    above = colleague.create("State", name="Stock")
    colleague.create("State", name="Ready", states_id=above)
    _, state = computers.create(name="pc", status="READY", create_missing=True)  # at the top, and not in stock
    assert state["resolved"]["status"]["name"] == "READY"
