"""One item: created, read in every form, changed, and asked for when it is not there."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from tests.contract.session import NO_SUCH_ID, Session, code, is_broken, unique


def test_a_created_item_is_answered_with_its_id_and_address(session: Session) -> None:
    name = unique()
    answer = session.add("Computer", {"name": name})
    item = answer.json()["id"]
    assert (answer.status_code, set(answer.json())) == (201, {"id", "message"})
    assert answer.headers["Location"] == f"{session.server.url}/Computer/{item}"
    assert "Link" not in answer.headers
    assert name in answer.json()["message"]


def test_an_item_needs_nothing(session: Session) -> None:
    item = session.create("Computer")
    row = session.read("Computer", item)
    assert (row["name"], row["locations_id"], row["is_deleted"], row["is_template"]) == (None, 0, 0, 0)


@pytest.mark.parametrize("wanted", [{}, {"nosuchfield": "x"}])
def test_an_item_of_which_nothing_would_be_kept_is_refused(session: Session, wanted: dict[str, Any]) -> None:
    """This itemtype has neither an entity nor dates, which the server fills in elsewhere."""
    answer = session.add("ApplianceEnvironment", wanted)
    assert (answer.status_code, answer.json()) == (400, ["ERROR_GLPI_ADD", ""])
    assert session.add("ApplianceType", wanted).status_code == 201


@pytest.mark.parametrize("itemtype", ["Profile_User", "UserEmail"])
def test_some_creations_are_not_spoken_of(session: Session, itemtype: str) -> None:
    user = session.create("User", name=unique())
    answer = session.add(itemtype, {"users_id": user, "profiles_id": 1, "email": f"{user}@example.org"})
    assert answer.json()["message"] == ""


def test_a_changed_item_is_answered_with_true(session: Session) -> None:
    item = session.create("Computer")
    for wanted in ({"serial": "S1"}, {"serial": "S1"}, {"nosuchfield": "x"}, {}):
        answer = session.update("Computer", item, **wanted)
        assert (answer.status_code, answer.json()) == (200, [{str(item): True, "message": ""}])


def test_patch_works_like_put(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("PATCH", f"Computer/{item}", {"input": {"serial": "S1"}})
    assert answer.json()[0][str(item)] is True
    assert session.read("Computer", item)["serial"] == "S1"


def test_a_post_to_an_item_creates_another(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("POST", f"Computer/{item}", {"input": {"name": unique()}})
    session.created.append(("Computer", answer.json()["id"]))
    assert (answer.status_code, answer.json()["id"] != item) == (201, True)


def test_an_item_can_be_named_in_the_body_alone(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("PUT", "Computer", {"input": {"id": str(item), "serial": "S1"}})
    assert answer.json()[0][str(item)] is True
    assert session.read("Computer", item)["serial"] == "S1"


def test_what_is_missing_is_404_to_read_and_400_to_write(session: Session) -> None:
    missing = session.create("Computer")
    session.purge("Computer", missing)
    for item in (missing, NO_SUCH_ID, 99999999999, "9" * 30):
        assert code(session.request("GET", f"Computer/{item}")) == (404, "ERROR_ITEM_NOT_FOUND")
    answer = session.update("Computer", missing, serial="x")
    assert (answer.status_code, answer.json()) == (400, ["ERROR_GLPI_UPDATE", None])
    for query in ({}, {"force_purge": "true"}):
        answer = session.delete("Computer", missing, **query)
        assert code(answer) == (400, "ERROR_GLPI_DELETE")
        assert answer.json()[1]


@pytest.mark.parametrize("spelling", ["{}.9", "{}.0", "00{}", "%20{}"])
def test_an_id_is_whatever_php_takes_for_a_number(session: Session, spelling: str) -> None:
    item = session.create("Computer")
    assert session.get(f"Computer/{spelling.format(item)}")["id"] == item


@pytest.mark.parametrize("itemtype", ["computer", "COMPUTER", "cOmPuTeR", "%43omputer"])
def test_itemtypes_have_no_case(session: Session, itemtype: str) -> None:
    item = session.create("Computer")
    answer = session.add(itemtype, {"name": unique()})
    session.created.append(("Computer", answer.json()["id"]))
    assert session.get(f"{itemtype}/{item}")["id"] == item
    assert "/Computer/" in answer.headers["Location"]


def test_an_item_tells_when_it_was_changed(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("GET", f"Computer/{item}")
    changed = datetime.fromisoformat(answer.json()["date_mod"])
    told = parsedate_to_datetime(answer.headers["Last-Modified"])
    if session.server.is_sandbox:  # elsewhere the server may live in another zone
        assert told == changed.astimezone(timezone.utc)
    assert answer.headers["Last-Modified"].endswith(" GMT")


def test_an_item_without_a_date_does_not_tell(session: Session) -> None:
    user = session.create("User", name=unique())
    mail = session.create("UserEmail", users_id=user, email=f"{user}@example.org")
    assert "Last-Modified" not in session.request("GET", f"UserEmail/{mail}").headers


def test_a_single_item_knows_no_range_and_no_unknown_parameter(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("GET", f"Computer/{item}", range="5-9", foo="bar")
    assert (answer.status_code, answer.json()["id"]) == (200, item)
    assert "Content-Range" not in answer.headers
    assert "Accept-Range" not in answer.headers


def test_only_id_does_not_matter_for_a_single_item(session: Session) -> None:
    item = session.create("Computer", name=unique())
    assert session.read("Computer", item, only_id="true") == session.read("Computer", item)


# ---------------------------------------------------------------- names instead of ids


def test_names_come_instead_of_ids_on_request(session: Session) -> None:
    place, group = unique("A < B"), unique()
    user = session.create("User", name=unique(), realname="Real", firstname="First")
    item = session.create(
        "Computer",
        locations_id=session.create("Location", name=place),
        groups_id=session.create("Group", name=group),
        users_id=user,
        manufacturers_id=0,
        states_id=NO_SUCH_ID,
    )
    row = session.read("Computer", item, expand_dropdowns="true")
    assert row["locations_id"] == place.replace("<", "&lt;")
    assert row["groups_id"] == group
    assert row["users_id"] == session.read("User", user)["name"]
    assert row["entities_id"] == session.read("Entity", 0)["completename"]
    assert row["manufacturers_id"] == 0
    assert row["states_id"] == ""


def test_the_root_entity_has_no_name_above_it(session: Session) -> None:
    row = session.read("Entity", 0, expand_dropdowns="true")
    assert row["entities_id"] == ""


def test_the_item_of_a_link_is_named_by_its_own_itemtype(session: Session) -> None:
    name = unique()
    computer = session.create("Computer", name=name)
    note = session.create("Notepad", itemtype="Computer", items_id=computer, content="x")
    assert session.read("Notepad", note, expand_dropdowns="true")["items_id"] == name
    link = {"rel": "Computer", "href": f"{session.server.url}/Computer/{computer}"}
    assert link in session.get(f"Notepad/{note}")["links"]


def test_names_of_some_keys_come_beside_the_keys(session: Session) -> None:
    place = session.create("Location", name=unique("A < B"))
    name = unique()
    item = session.create("Computer", name=name, locations_id=place, groups_id=NO_SUCH_ID)
    wanted = ["id", "locations_id", "groups_id", "states_id", "name", "nosuch_id"]
    row = session.read("Computer", item, **{"add_keys_names[]": wanted})
    assert row["locations_id"] == place
    assert row["_keys_names"] == {
        "id": name,
        "locations_id": session.read("Location", place)["name"],
        "groups_id": "",
        "states_id": "",
    }


def test_there_are_no_names_of_keys_that_are_not_shown(session: Session) -> None:
    name = unique()
    item = session.create("Manufacturer", name=name)
    assert session.read("Manufacturer", item, **{"add_keys_names[]": "nosuch_id"})["_keys_names"] == []
    query = {"searchText[name]": name, "add_keys_names[]": ["id", "locations_id"]}
    assert session.get("Manufacturer", get_hateoas="false", only_id="true", **query) == [{"id": item}]


def test_the_names_of_keys_are_own_names(session: Session) -> None:
    place = session.create("Location", name="Room", locations_id=session.create("Location", name=unique()))
    user = session.create("User", name=unique(), realname="Doe", firstname="Jane")
    item = session.create("Computer", locations_id=place, users_id=user)
    row = session.read("Computer", item, **{"add_keys_names[]": ["locations_id", "users_id"]})
    assert row["_keys_names"] == {"locations_id": "Room", "users_id": "Doe Jane"}


def test_names_of_keys_that_are_expanded_are_empty(session: Session) -> None:
    name = unique()
    place = session.create("Location", name=name)
    item = session.create("Computer", name=name, locations_id=place)
    query = {"expand_dropdowns": "true", "add_keys_names[]": "locations_id"}
    (in_a_list,) = session.get("Computer", **{"searchText[name]": name} | query)
    for row in (session.read("Computer", item, **query), in_a_list):
        assert (row["locations_id"], row["_keys_names"]) == (name, {"locations_id": ""})


def test_a_list_has_no_hashes_and_a_hash_no_names(session: Session) -> None:
    name = unique()
    item = session.create("Computer", name=name)
    (row,) = session.get("Computer", get_sha1="true", **{"searchText[name]": name})
    assert row["id"] == item
    assert is_broken(session.request("GET", f"Computer/{item}", get_sha1="true", **{"add_keys_names[]": "id"}))


def test_names_of_keys_must_be_asked_for_in_a_list(session: Session) -> None:
    item = session.create("Computer")
    assert is_broken(session.request("GET", f"Computer/{item}", add_keys_names="id"))


# ---------------------------------------------------------------- links and hashes


def test_links_lead_to_what_keys_point_to_and_to_the_lists_below(session: Session) -> None:
    place = session.create("Location", name=unique())
    item = session.create("Computer", locations_id=place, groups_id=0, manufacturers_id=NO_SUCH_ID)
    links = session.get(f"Computer/{item}")["links"]
    url = session.server.url
    assert {"rel": "Entity", "href": f"{url}/Entity/0"} in links
    assert {"rel": "Location", "href": f"{url}/Location/{place}"} in links
    assert {"rel": "Manufacturer", "href": f"{url}/Manufacturer/{NO_SUCH_ID}"} in links
    assert {"rel": "NetworkPort", "href": f"{url}/Computer/{item}/NetworkPort/"} in links
    assert {"rel": "Item_DeviceProcessor", "href": f"{url}/Computer/{item}/Item_DeviceProcessor/"} in links
    assert not any(link["rel"] == "Group" for link in links)


def test_links_come_in_the_order_of_the_fields(session: Session) -> None:
    computer, software = session.create("Computer"), session.create("Software", name=unique())
    licence = session.create("SoftwareLicense", name=unique(), softwares_id=software)
    wanted = {"softwarelicenses_id": licence, "itemtype": "Computer", "items_id": computer}
    given = session.create("Item_SoftwareLicense", **wanted)
    links = session.get(f"Item_SoftwareLicense/{given}")["links"]
    assert [link["rel"] for link in links] == ["Computer", "SoftwareLicense"]


@pytest.mark.parametrize(
    ("itemtype", "has", "has_not"),
    [
        ("NetworkEquipment", {"DeviceMemory", "DevicePowerSupply", "DeviceNetworkCard"}, set()),
        ("Printer", {"DeviceMemory", "DeviceNetworkCard"}, {"DevicePowerSupply"}),
        ("Peripheral", {"DeviceMemory", "DeviceNetworkCard"}, {"DevicePowerSupply"}),
        ("Phone", {"DeviceNetworkCard"}, {"DeviceMemory", "DevicePowerSupply"}),
        ("Enclosure", {"DevicePowerSupply"}, {"DeviceMemory", "DeviceNetworkCard"}),
    ],
)
def test_not_every_asset_links_to_every_kind_of_component(
    session: Session, itemtype: str, has: set[str], has_not: set[str]
) -> None:
    """Only these three kinds are left out; a link leads to others even where they cannot be built in."""
    item = session.create(itemtype, name=unique())
    kinds = {link["rel"].removeprefix("Item_") for link in session.get(f"{itemtype}/{item}")["links"]}
    assert kinds >= has | {"DeviceProcessor", "DeviceSensor"}
    assert kinds.isdisjoint(has_not)


def test_each_link_can_be_followed(session: Session) -> None:
    item = session.create("Computer", locations_id=session.create("Location", name=unique()))
    for link in session.get(f"Computer/{item}")["links"]:
        if link["rel"] in ("Entity", "Location", "Infocom", "Document_Item", "Contract_Item", "NetworkPort"):
            assert session.http.get(link["href"]).status_code == 200, link


def test_an_item_without_any_link_has_no_links(session: Session) -> None:
    item = session.create("Manufacturer", name=unique())
    assert "links" not in session.get(f"Manufacturer/{item}")


@pytest.mark.parametrize("no", ["false", "0", ""])
def test_links_can_be_left_out(session: Session, no: str) -> None:
    item = session.create("Computer")
    assert "links" not in session.get(f"Computer/{item}", get_hateoas=no)
    assert "links" in session.get(f"Computer/{item}", get_hateoas="no")


@pytest.mark.parametrize(("word", "means"), [("1", True), ("no", True), ("False", True), ("0", False), ("", False)])
def test_only_nothing_0_and_the_word_false_are_false(session: Session, word: str, means: bool) -> None:
    item = session.create("Computer")
    row = session.read("Computer", item, expand_dropdowns=word)
    assert isinstance(row["entities_id"], str) is means


def test_the_hash_of_an_item_is_that_of_its_json(session: Session) -> None:
    item = session.create("Computer", name=unique("é"))

    def shown(**query: str) -> Any:
        return session.get(f"Computer/{item}", **query)

    for query in ({}, {"get_hateoas": "false"}, {"expand_dropdowns": "true"}):
        text = json.dumps(shown(**query), ensure_ascii=False, separators=(",", ":"))
        if session.server.is_sandbox:  # elsewhere the server escapes what PHP escapes
            assert shown(get_sha1="true", **query) == hashlib.sha1(text.encode()).hexdigest()
    before = shown(get_sha1="true")
    session.change("Computer", item, serial="S1")
    assert shown(get_sha1="true") != before


# ---------------------------------------------------------------- templates


def test_a_template_is_an_item_that_is_purged_at_once(session: Session) -> None:
    name = unique()
    template = session.create("Computer", name=unique(), is_template=1, template_name=name)
    row = session.read("Computer", template)
    assert (row["is_template"], row["template_name"]) == (1, name)
    assert template in session.ids("Computer")
    assert session.delete("Computer", template).status_code == 200
    assert code(session.request("GET", f"Computer/{template}")) == (404, "ERROR_ITEM_NOT_FOUND")
