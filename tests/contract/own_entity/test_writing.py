"""What the server does to what is written, rule by rule."""

from __future__ import annotations

import pytest

from tests.contract.own_entity.conftest import Api


def test_null_in_an_update_is_ignored_and_an_empty_text_is_stored(api: Api) -> None:
    item = api.create("Computer", name="pc", serial="S1", otherserial="I1")

    api.update("Computer", item, serial=None, otherserial="")

    row = api.get("Computer", item)
    assert (row["serial"], row["otherserial"]) == ("S1", "")


def test_the_text_null_stores_no_value(api: Api) -> None:
    item = api.create("Computer", name="pc", serial="S1")

    api.update("Computer", item, serial="NULL")

    assert api.get("Computer", item)["serial"] is None


def test_a_null_that_cannot_be_stored_refuses_the_creation(api: Api) -> None:
    response = api.post("Computer", name="pc", states_id=None)

    assert response.status_code in (200, 400)  # 200 with an empty body where refused SQL ends the request
    assert response.content == b"" or response.json()[0] == "ERROR_GLPI_ADD"


def test_unknown_fields_and_ids_are_accepted_and_ignored(api: Api) -> None:
    item = api.create("Computer", name="pc", nosuchfield="x", id=987654321)

    assert item != 987654321
    assert "nosuchfield" not in api.get("Computer", item)


def test_an_id_in_the_body_wins_over_the_one_in_the_path(api: Api) -> None:
    named, meant = api.create("Computer", name="a"), api.create("Computer", name="b")

    api.update("Computer", named, id=meant, serial="S1")

    assert api.get("Computer", named)["serial"] is None
    assert api.get("Computer", meant)["serial"] == "S1"


def test_renaming_an_entity_without_its_parent_moves_it_to_the_top(api: Api) -> None:
    child = api.create("Entity", name="child", entities_id=api.entity)
    api.activate_all()

    api.update("Entity", child, name="renamed")

    assert api.get("Entity", child)["entities_id"] != api.entity


def test_renaming_a_location_with_its_parent_keeps_it(api: Api) -> None:
    parent = api.create("Location", name="HQ")
    child = api.create("Location", name="Floor", locations_id=parent)

    api.update("Location", child, name="Floor 1", locations_id=parent)

    row = api.get("Location", child)
    assert (row["locations_id"], row["completename"], row["level"]) == (parent, "HQ > Floor 1", 2)


def test_renaming_a_parent_renames_its_children_completely(api: Api) -> None:
    parent = api.create("Location", name="HQ")
    child = api.create("Location", name="Floor", locations_id=parent)

    api.update("Location", parent, name="Head", locations_id=0)

    assert api.get("Location", child)["completename"] == "Head > Floor"


def test_text_is_cut_at_the_columns_width_counted_after_encoding(api: Api) -> None:
    item = api.create("Computer", name="x" * 300, contact="<" * 100)

    row = api.get("Computer", item)
    assert row["name"] == "x" * 255
    assert row["contact"] == ("&lt;" * 64)[:255]


def test_a_serial_number_is_cut_at_255_bytes(api: Api) -> None:
    assert api.get("Computer", api.create("Computer", serial="é" * 300))["serial"] == "é" * 127


def test_brackets_are_stored_encoded_and_ampersands_are_not(api: Api) -> None:
    item = api.create("Computer", name="<b> R&D \"x\" 'y'", comment="&lt;kept&gt; &amp;")

    row = api.get("Computer", item)
    assert row["name"] == "&lt;b&gt; R&D \"x\" 'y'"
    assert row["comment"] == "&lt;kept&gt; &amp;"


def test_emoji_become_question_marks(api: Api) -> None:
    assert api.get("Computer", api.create("Computer", name="a \U0001f600 b"))["name"] == "a ???? b"


def test_spaces_around_a_computers_name_stay_and_around_a_locations_go(api: Api) -> None:
    assert api.get("Computer", api.create("Computer", name=" pc "))["name"] == " pc "
    assert api.get("Location", api.create("Location", name=" HQ "))["name"] == "HQ"


def test_a_key_that_leads_nowhere_is_stored(api: Api) -> None:
    item = api.create("Computer", name="pc", locations_id=987654)

    assert api.get("Computer", item)["locations_id"] == 987654
    assert api.get("Computer", item, expand_dropdowns="true")["locations_id"] == ""


def test_an_unset_key_stays_0_when_names_are_asked_for(api: Api) -> None:
    assert api.get("Computer", api.create("Computer", name="pc"), expand_dropdowns="true")["locations_id"] == 0


def test_an_item_moved_to_an_entity_that_does_not_exist_is_seen_by_nobody(api: Api) -> None:
    item = api.create("Computer", name="pc")

    assert api.update("Computer", item, entities_id=987654).json()[0][str(item)] is True

    assert api.read("Computer", item).status_code == 403


def test_an_item_without_an_entity_goes_to_the_active_one(api: Api) -> None:
    api.call("POST", "changeActiveEntities", json={"entities_id": api.entity}).raise_for_status()

    item = int(api.call("POST", "Computer", json={"input": {"name": "pc"}}).json()["id"])

    assert api.get("Computer", item)["entities_id"] == api.entity
    api.call("DELETE", f"Computer/{item}", params={"force_purge": "true"})


def test_a_new_entity_is_invisible_to_the_session_that_made_it(api: Api) -> None:
    entity = api.create("Entity", name="new", entities_id=api.entity)

    assert api.read("Entity", entity).status_code == 403
    assert api.post("Computer", name="pc", entities_id=entity).status_code == 400

    api.activate_all()
    assert api.read("Entity", entity).status_code == 200
    assert api.post("Computer", name="pc", entities_id=entity).status_code == 201


@pytest.mark.parametrize("itemtype", ["Computer", "Group"])
def test_duplicates_of_some_itemtypes_are_allowed(api: Api, itemtype: str) -> None:
    assert api.create(itemtype, name="twin") != api.create(itemtype, name="twin")


@pytest.mark.parametrize("name", ["HQ", "hq", "HQ "])
def test_a_location_with_a_name_that_is_taken_is_refused(api: Api, name: str) -> None:
    api.create("Location", name="HQ")

    response = api.post("Location", name=name)

    assert response.content == b"" or response.json()[0] == "ERROR_GLPI_ADD"


def test_a_refused_rename_answers_yes_and_keeps_the_name(api: Api) -> None:
    api.create("Location", name="taken")
    item = api.create("Location", name="free")

    response = api.update("Location", item, name="taken", locations_id=0, comment="changed")

    assert response.content == b"" or response.json()[0][str(item)] is True
    assert api.get("Location", item)["name"] == "free"


def test_a_parent_that_is_its_own_descendant_is_refused(api: Api) -> None:
    parent = api.create("Location", name="parent")
    child = api.create("Location", name="child", locations_id=parent)

    api.update("Location", parent, name="parent", locations_id=child)

    assert api.get("Location", parent)["locations_id"] == 0


def test_purging_an_entity_moves_its_items_to_the_root(api: Api) -> None:
    entity = api.create("Entity", name="doomed", entities_id=api.entity)
    api.activate_all()
    item = api.create("Computer", name="pc", entities_id=entity)

    api.call("DELETE", f"Entity/{entity}", params={"force_purge": "true"})

    assert api.get("Computer", item)["entities_id"] == 0


def test_deleting_a_parent_moves_its_children_up(api: Api) -> None:
    parent = api.create("Location", name="parent")
    child = api.create("Location", name="child", locations_id=parent)

    api.call("DELETE", f"Location/{parent}", params={"force_purge": "true"})

    row = api.get("Location", child)
    assert (row["locations_id"], row["completename"], row["level"]) == (0, "child", 1)


def test_items_lose_a_location_that_is_purged(api: Api) -> None:
    place = api.create("Location", name="HQ")
    item = api.create("Computer", name="pc", locations_id=place)

    api.call("DELETE", f"Location/{place}", params={"force_purge": "true"})

    assert api.get("Computer", item)["locations_id"] == 0


def test_a_type_without_a_trash_is_purged_at_once(api: Api) -> None:
    place = api.create("Location", name="HQ")

    assert api.call("DELETE", f"Location/{place}").status_code == 200

    assert api.read("Location", place).status_code == 404


def test_a_computer_goes_to_the_trash_and_comes_back(api: Api) -> None:
    item = api.create("Computer", name="pc")

    assert api.call("DELETE", f"Computer/{item}").status_code == 200
    assert api.get("Computer", item)["is_deleted"] == 1

    api.update("Computer", item, is_deleted=0)
    assert api.get("Computer", item)["is_deleted"] == 0


def test_what_is_no_number_becomes_0(api: Api) -> None:
    item = api.create("Computer", name="pc", users_id_tech="abc", locations_id="12abc")

    row = api.get("Computer", item)
    assert (row["users_id_tech"], row["locations_id"]) == (0, 12)


def test_a_login_is_unique_without_case(api: Api) -> None:
    api.create("User", name=api.mark)

    assert api.post("User", name=api.mark.upper()).status_code in (200, 400)


def test_emails_in_a_list_with_negative_keys_belong_to_the_user(api: Api) -> None:
    user = api.create("User", name=api.mark, _useremails={"-1": f"{api.mark}@example.org"})

    emails = api.call("GET", f"User/{user}/UserEmail", params={"get_hateoas": "false"}).json()

    assert [email["email"] for email in emails] == [f"{api.mark}@example.org"]
