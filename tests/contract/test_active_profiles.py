"""The profile that is active in a session, and switching to another."""

from __future__ import annotations

import pytest

from tests.contract.people import PASSWORD, create_person, create_profile
from tests.contract.session import NO_SUCH_ID, Session, code, unique


@pytest.fixture
def two_profiles(session: Session) -> tuple[Session, int, int, int]:
    """The session of somebody with two profiles, one of them in an entity of its own; the profiles and the entity."""
    entity = session.create_entity()
    second = create_profile(session, "central", unique("B"), monitor=1)
    first = create_profile(session, "central", unique("A"), computer=1)
    person = create_person(session, _profiles_id=second, _entities_id=0, _is_recursive=1)
    session.create("Profile_User", users_id=person.id, profiles_id=first, entities_id=entity, is_recursive=0)
    return session.colleague(person.login, PASSWORD), first, second, entity


def test_profiles_are_listed_by_name_with_their_entities(
    session: Session, two_profiles: tuple[Session, int, int, int]
) -> None:
    his, first, second, entity = two_profiles
    root, below = (session.read("Entity", one)["name"] for one in (0, entity))
    assert [(one["id"], one["entities"]) for one in his.get("getMyProfiles")["myprofiles"]] == [
        (first, [{"id": entity, "name": below, "is_recursive": 0}]),
        (second, [{"id": 0, "name": root, "is_recursive": 1}]),
    ]


def test_the_first_profile_is_active_after_a_login(two_profiles: tuple[Session, int, int, int]) -> None:
    his, first, _, entity = two_profiles
    active = his.get("getActiveProfile")["active_profile"]
    assert (active["id"], active["computer"], active["monitor"]) == (first, 1, 0)
    assert active["entities"] == {
        str(entity): {"id": entity, "name": active["entities"][str(entity)]["name"], "is_recursive": 0}
    }
    assert his.get("getActiveEntities")["active_entity"]["active_entities"] == [{"id": entity}]


def test_a_switch_changes_rights_and_entities(two_profiles: tuple[Session, int, int, int]) -> None:
    his, _, second, entity = two_profiles
    assert his.get("Computer") == []
    assert code(his.request("GET", "Monitor")) == (403, "ERROR_RIGHT_MISSING")
    answer = his.request("POST", "changeActiveProfile", {"profiles_id": second})
    assert (answer.status_code, answer.content) == (200, b"")
    assert his.get("getActiveProfile")["active_profile"]["id"] == second
    active = his.get("getActiveEntities")["active_entity"]
    assert (active["id"], active["active_entity_recursive"]) == (0, 1)
    assert {"id": entity} in active["active_entities"]
    assert code(his.request("GET", "Computer")) == (403, "ERROR_RIGHT_MISSING")
    assert isinstance(his.get("Monitor"), list)


def test_a_users_own_profile_is_active_after_his_login(session: Session) -> None:
    first = session.create("Profile", name=unique("A"), interface="central")
    second = session.create("Profile", name=unique("B"), interface="central")
    person = create_person(session, _profiles_id=first)
    session.create("Profile_User", users_id=person.id, profiles_id=second, entities_id=0)
    session.change("User", person.id, profiles_id=second)
    active = session.colleague(person.login, PASSWORD).get("getActiveProfile")["active_profile"]
    assert active["id"] == second


def test_a_switch_needs_one_of_the_users_profiles(session: Session) -> None:
    own = session.get("getActiveProfile")["active_profile"]["id"]
    assert session.request("POST", "changeActiveProfile", {"profiles_id": own}).content == b""
    assert session.request("GET", "changeActiveProfile", profiles_id=own).content == b""
    other = create_profile(session)
    for profile in (other, NO_SUCH_ID, "abc"):
        answer = session.request("POST", "changeActiveProfile", {"profiles_id": profile})
        assert code(answer) == (404, "ERROR_ITEM_NOT_FOUND")
    assert code(session.request("POST", "changeActiveProfile", {})) == (400, "ERROR")


def test_a_running_session_sees_no_new_profile(session: Session) -> None:
    person = create_person(session)
    running = session.colleague(person.login, PASSWORD)
    profile = create_profile(session)
    session.create("Profile_User", users_id=person.id, profiles_id=profile, entities_id=0)
    assert profile not in [one["id"] for one in running.get("getMyProfiles")["myprofiles"]]
    later = session.colleague(person.login, PASSWORD)
    assert profile in [one["id"] for one in later.get("getMyProfiles")["myprofiles"]]


def test_a_running_session_keeps_its_rights(session: Session) -> None:
    profile = create_profile(session, computer=1)
    person = create_person(session, _profiles_id=profile)
    running = session.colleague(person.login, PASSWORD)
    session.change("Profile", profile, _computer=0)
    assert isinstance(running.get("Computer"), list)
    later = session.colleague(person.login, PASSWORD)
    assert code(later.request("GET", "Computer")) == (403, "ERROR_RIGHT_MISSING")


def test_a_simplified_profile_shows_only_some_of_its_fields(session: Session) -> None:
    profile = create_profile(session, "helpdesk", ticket=1)
    person = create_person(session, _profiles_id=profile)
    active = session.colleague(person.login, PASSWORD).get("getActiveProfile")["active_profile"]
    assert (active["id"], active["interface"], active["ticket"]) == (profile, "helpdesk", 1)
    assert active["entities"] == [{"id": 0, "name": session.read("Entity", 0)["name"], "is_recursive": 0}]
    assert not {"computer", "entity", "user", "comment", "date_mod"} & set(active)
    assert active["helpdesk_item_type"] == []


def test_lists_in_a_profile_are_lists_in_a_session(session: Session) -> None:
    profile = session.create("Profile", name=unique(), interface="central", helpdesk_item_type=["Computer"])
    person = create_person(session, _profiles_id=profile)
    active = session.colleague(person.login, PASSWORD).get("getActiveProfile")["active_profile"]
    assert active["helpdesk_item_type"] == ["Computer"]
    assert active["managed_domainrecordtypes"] == []
    assert active["ticket_status"] is active["problem_status"] is active["change_status"] is None
