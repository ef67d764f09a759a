"""Profiles: who may give which to whom, and what a new one is."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.contract.people import Person, create_person, create_profile, log_in_as
from tests.contract.session import Session, code, is_broken, refuses_sql, unique

SELF_SERVICE, OBSERVER, SUPER_ADMIN, TECHNICIAN = 1, 2, 4, 6


def create_user(session: Session, profile: int, entity: int = 0) -> Person:
    """A user with that profile in that entity and those below."""
    return create_person(session, _profiles_id=profile, _entities_id=entity, _is_recursive=1)


def giving(giver: Session, user: int, profile: int, entity: int = 0) -> httpx.Response:
    return giver.add("Profile_User", {"users_id": user, "profiles_id": profile, "entities_id": entity})


def test_who_may_make_profiles_gives_any(session: Session) -> None:
    user = create_user(session, SELF_SERVICE).id
    for profile in (OBSERVER, TECHNICIAN, SUPER_ADMIN):
        assert giving(session, user, profile).status_code == 201
    assert code(giving(session, user, 999_999)) == (400, "ERROR_GLPI_ADD")


def test_others_give_profiles_that_may_do_no_more_than_they(session: Session) -> None:
    giver = create_profile(session, user=31, computer=3)
    person = create_user(session, giver)
    user = person.id
    less, more = create_profile(session, computer=1), create_profile(session, computer=7)
    simple = create_profile(session, "helpdesk", computer=31)
    other = session.colleague(person.login, person.password)
    for profile, status in ((giver, 201), (less, 201), (simple, 201), (more, 400), (SUPER_ADMIN, 400)):
        answer = giving(other, user, profile)
        assert answer.status_code == status, profile


def test_a_profile_with_a_missing_right_is_not_lower(session: Session) -> None:
    everything = {right["name"]: 2**17 - 1 for right in session.get("Profile/4/ProfileRight", range="0-999")}
    giver = create_profile(session, **everything | {"profile": 1})
    person = create_user(session, giver)
    user = person.id
    other = session.colleague(person.login, person.password)
    names = {right["name"] for right in session.get(f"Profile/{OBSERVER}/ProfileRight", range="0-999")}
    assert names < everything.keys()
    assert code(giving(other, user, OBSERVER)) == (400, "ERROR_GLPI_ADD")


def test_reading_users_is_not_enough_to_give_or_take_a_profile(session: Session) -> None:
    person = create_user(session, create_profile(session, user=1))
    user = person.id
    other = session.colleague(person.login, person.password)
    (given,) = other.ids(f"User/{user}/Profile_User")
    assert code(giving(other, user, SELF_SERVICE)) == (400, "ERROR_GLPI_ADD")
    assert code(other.delete("Profile_User", given)) == (400, "ERROR_GLPI_DELETE")


def test_who_changes_users_takes_even_a_profile_that_may_do_more(session: Session) -> None:
    user = create_user(session, SUPER_ADMIN).id
    other = log_in_as(session, create_profile(session, user=31))
    (given,) = other.ids(f"User/{user}/Profile_User")
    other.purge("Profile_User", given)


def test_a_new_user_gets_no_profile_above_his_creator(session: Session) -> None:
    other = log_in_as(session, create_profile(session, user=31))
    user = other.create("User", name=unique(), _profiles_id=SUPER_ADMIN)
    (given,) = session.get(f"User/{user}/Profile_User")
    default = session.read("Profile", given["profiles_id"])
    assert default["is_default"] == 1
    assert (given["is_dynamic"], given["is_default_profile"]) == (1, 1)


def test_the_first_profile_is_for_the_active_or_named_entity(session: Session) -> None:
    entity = session.create_entity()
    session.switch_to(entity)
    here, there = session.create("User", name=unique()), session.create("User", name=unique(), _entities_id=0)
    session.switch_to(0, recursive=True)
    assert [given["entities_id"] for given in session.get(f"User/{here}/Profile_User")] == [entity]
    assert [given["entities_id"] for given in session.get(f"User/{there}/Profile_User")] == [0]


@pytest.mark.usefixtures("sandbox_only")
def test_without_a_default_profile_a_new_user_gets_none(session: Session) -> None:
    session.change("Profile", SELF_SERVICE, is_default=0)
    user = session.create("User", name=unique())
    assert session.ids(f"User/{user}/Profile_User") == []


@pytest.mark.usefixtures("sandbox_only")
def test_a_new_default_profile_ends_the_old_one(session: Session) -> None:
    by_creation = session.create("Profile", name=unique(), is_default=1)
    assert session.read("Profile", SELF_SERVICE)["is_default"] == 0
    session.change("Profile", SELF_SERVICE, is_default=1)
    assert session.read("Profile", by_creation)["is_default"] == 0


def test_rights_named_with_a_creation_are_not_set(session: Session) -> None:
    profile = session.create("Profile", name=unique(), _computer=1, computer=1)
    assert session.read("Profile", profile)["computer"] == 0
    session.change("Profile", profile, _computer=1)
    assert session.read("Profile", profile)["computer"] == 1


def test_a_profile_with_the_right_to_delete_profiles_stays(session: Session) -> None:
    profile = create_profile(session, profile=8)
    assert code(session.delete("Profile", profile)) == (400, "ERROR_GLPI_DELETE")
    assert session.read("Profile", profile)["profile"] == 8
    (right,) = session.get(f"Profile/{profile}/ProfileRight", **{"searchText[name]": "^profile$"})
    session.change("ProfileRight", right["id"], rights=0)
    session.purge("Profile", profile)


def test_a_password_is_changed_by_oneself_or_who_may_do_as_much(session: Session) -> None:
    boss = create_user(session, SUPER_ADMIN)
    other = log_in_as(session, create_profile(session, user=31))
    other.change("User", boss.id, password="Secret-2", password2="Secret-2")
    own = session.colleague(boss.login, boss.password)
    own.change("User", boss.id, password="Secret-3", password2="Secret-3")
    session.colleague(boss.login, "Secret-3")
    session.change("User", boss.id, password="Secret-4", password2="Secret-4")
    session.colleague(boss.login, "Secret-4")


def test_a_user_authorized_above_is_read_but_not_changed_below(session: Session) -> None:
    entity = session.create_entity()
    user = create_user(session, SELF_SERVICE).id
    session.switch_to(entity)
    assert session.read("User", user)["id"] == user
    assert code(session.update("User", user, comment="x")) == (400, "ERROR_GLPI_UPDATE")


def test_deleting_a_user_needs_all_his_entities(session: Session) -> None:
    here, there = session.create_entity(), session.create_entity()
    user = create_user(session, SELF_SERVICE, here).id
    giving(session, user, SELF_SERVICE, there)
    session.switch_to(here)
    session.change("User", user, comment="x")
    assert code(session.delete("User", user)) == (400, "ERROR_GLPI_DELETE")


def test_a_user_without_a_profile_is_visible_from_the_root_only(session: Session) -> None:
    entity = session.create_entity()
    user = create_user(session, SELF_SERVICE).id
    (given,) = session.ids(f"User/{user}/Profile_User")
    session.purge("Profile_User", given)
    assert session.read("User", user)["id"] == user
    session.switch_to(entity)
    assert code(session.request("GET", f"User/{user}")) == (403, "ERROR_RIGHT_MISSING")


def right(session: Session, profile: int, name: str) -> tuple[int, int]:
    """Id and bits of one right of a profile."""
    query = {"searchText[name]": f"^{name}$", "get_hateoas": "false"}
    (row,) = session.get(f"Profile/{profile}/ProfileRight", **query)
    return row["id"], row["rights"]


def test_a_new_profile_has_every_right_and_no_bit_of_it(session: Session) -> None:
    profile = session.create("Profile", name=unique())
    names = {row["name"] for row in session.get("ProfileRight", range="0-9999", get_hateoas="false")}
    rows = session.get(f"Profile/{profile}/ProfileRight", range="0-9999", get_hateoas="false")
    assert {row["name"] for row in rows} == names
    assert {row["rights"] for row in rows} == {0}
    assert session.read("Profile", profile)["interface"] == "helpdesk"


def test_a_single_profile_shows_its_rights_and_a_list_does_not(session: Session) -> None:
    name = unique()
    profile = session.create("Profile", name=name)
    session.change("Profile", profile, _computer=1)
    row = session.read("Profile", profile)
    assert (row["computer"], row["monitor"]) == (1, 0)
    (listed,) = session.get("Profile", get_hateoas="false", **{"searchText[name]": name})
    assert "computer" not in listed
    assert {key: row[key] for key in listed} == listed


def test_a_right_is_changed_by_its_own_id(session: Session) -> None:
    profile = session.create("Profile", name=unique())
    right_id, _ = right(session, profile, "computer")
    session.change("ProfileRight", right_id, rights=31)
    assert right(session, profile, "computer") == (right_id, 31)
    assert session.read("Profile", profile)["computer"] == 31


@pytest.mark.parametrize(
    ("given", "bits"),
    [(31, 1), (0, 0), (True, 1), ([0, 1, 1], 3), ([1, 0, 0, 0, 1], 4), ([], 0), ({"1_0": 1, "4_0": 1}, 1)],
    ids=str,
)
def test_a_profile_sets_a_right_by_flag_or_positions(session: Session, given: Any, bits: int) -> None:
    profile = create_profile(session, computer=96)
    session.change("Profile", profile, _computer=given)
    assert right(session, profile, "computer")[1] == bits


def test_a_profile_has_each_right_once(session: Session, either_kind: str) -> None:
    profile = session.create("Profile", name=unique())
    answer = session.add("ProfileRight", {"profiles_id": profile, "name": "computer", "rights": 1})
    assert refuses_sql(answer, either_kind)


def test_a_deleted_profile_is_taken_from_its_users(session: Session) -> None:
    profile = create_profile(session)
    user = session.create("User", name=unique(), _profiles_id=profile)
    session.delete("Profile", profile)
    assert session.get(f"User/{user}/Profile_User") == []
    assert session.get("ProfileRight", **{"searchText[profiles_id]": f"^{profile}$"}) == []


@pytest.mark.usefixtures("sandbox_only")
def test_even_the_profile_of_the_super_admin_can_be_deleted(session: Session) -> None:
    assert session.delete("Profile", 4).json()[0]["4"] is True
    assert code(session.request("GET", "Profile/4")) == (404, "ERROR_ITEM_NOT_FOUND")
    answer = session.server.send("GET", "initSession", auth=("itsm", "itsm"))
    assert code(answer) == (401, "ERROR_GLPI_LOGIN")


def test_the_lists_of_a_profile_are_kept_as_json_of_texts(session: Session) -> None:
    lists = {"helpdesk_item_type": ["Computer"], "managed_domainrecordtypes": [-1]}
    row = session.read("Profile", session.create("Profile", name=unique(), interface="helpdesk", **lists))
    assert (row["helpdesk_item_type"], row["managed_domainrecordtypes"]) == ('["Computer"]', '["-1"]')
    assert json.loads(row["ticket_status"])["1"] == {"2": 0, "3": 0, "4": 0, "5": 0, "6": 0}


def test_a_list_of_a_profile_is_changed_only_on_order(session: Session) -> None:
    profile = session.create("Profile", name=unique(), helpdesk_item_type=["Computer"])
    wanted = {"helpdesk_item_type": ["Monitor", "Phone"]}
    assert is_broken(session.update("Profile", profile, **wanted))
    session.change("Profile", profile, _helpdesk_item_types=1, **wanted)
    assert session.read("Profile", profile)["helpdesk_item_type"] == '["Monitor","Phone"]'
