"""What users belong to: profiles in entities, and groups."""

from __future__ import annotations

from tests.contract.people import PASSWORD, create_person, create_profile
from tests.contract.session import NO_SUCH_ID, Session, code, refuses_sql, unique


def authorizations(session: Session, user: int) -> list[tuple[int, int, int]]:
    """Profile, entity and recursion of each of a user's profiles."""
    rows = session.get(f"User/{user}/Profile_User", get_hateoas="false")
    return [(row["profiles_id"], row["entities_id"], row["is_recursive"]) for row in rows]


def test_a_user_gets_the_default_profile_by_himself(session: Session) -> None:
    default = session.get("Profile", **{"searchText[is_default]": "1", "get_hateoas": "false"})[0]["id"]
    user = session.create("User", name=unique())
    (row,) = session.get(f"User/{user}/Profile_User", get_hateoas="false")
    assert (row["profiles_id"], row["entities_id"], row["is_recursive"]) == (default, 0, 0)
    assert (row["is_dynamic"], row["is_default_profile"]) == (1, 1)


def test_a_user_gets_the_profile_that_is_named_instead(session: Session) -> None:
    profile, entity = create_profile(session), session.create_entity()
    user = session.create("User", name=unique(), _profiles_id=profile, _entities_id=entity, _is_recursive=1)
    assert authorizations(session, user) == [(profile, entity, 1)]
    user = session.create("User", name=unique(), _profiles_id=profile)
    assert authorizations(session, user) == [(profile, 0, 0)]


def test_a_user_may_have_one_profile_twice(session: Session) -> None:
    profile = create_profile(session)
    user = session.create("User", name=unique(), _profiles_id=profile)
    session.create("Profile_User", users_id=user, profiles_id=profile, entities_id=0, is_recursive=0)
    assert authorizations(session, user) == [(profile, 0, 0)] * 2


def test_an_authorization_names_user_and_profile_that_exist(session: Session) -> None:
    user = session.create("User", name=unique())
    profile = create_profile(session)
    wanted = {"users_id": user, "profiles_id": profile, "entities_id": 0}
    for key in wanted:
        assert code(session.add("Profile_User", wanted | {key: NO_SUCH_ID})) == (400, "ERROR_GLPI_ADD")


def test_an_authorization_defaults_to_the_active_subtree(session: Session) -> None:
    entity, profile = session.create_entity(), create_profile(session)
    user = session.create("User", name=unique(), _profiles_id=profile, _entities_id=entity)
    session.switch_to(entity)
    link = session.create("Profile_User", users_id=user, profiles_id=profile)
    row = session.read("Profile_User", link)
    assert (row["entities_id"], row["is_recursive"]) == (entity, 1)


def test_an_authorization_can_be_changed_and_taken(session: Session) -> None:
    profile, other = create_profile(session), create_profile(session)
    user = session.create("User", name=unique(), _profiles_id=profile)
    (link,) = session.ids(f"User/{user}/Profile_User")
    session.change("Profile_User", link, profiles_id=other, is_recursive=1)
    assert authorizations(session, user) == [(other, 0, 1)]
    session.delete("Profile_User", link)
    assert authorizations(session, user) == []


def test_the_profiles_of_a_purged_user_go_with_him(session: Session) -> None:
    user = session.create("User", name=unique())
    (link,) = session.ids(f"User/{user}/Profile_User")
    session.purge("User", user)
    assert code(session.request("GET", f"User/{user}/Profile_User")) == (404, "ERROR_ITEM_NOT_FOUND")
    assert code(session.request("GET", f"Profile_User/{link}")) == (404, "ERROR_ITEM_NOT_FOUND")


def test_a_users_own_entity_is_one_he_has_a_profile_in(session: Session) -> None:
    entity, child = session.create_entity(), session.create_entity()
    user = session.create("User", name=unique(), _profiles_id=create_profile(session), _entities_id=entity)
    session.change("User", user, entities_id=child)
    assert session.read("User", user)["entities_id"] == 0
    session.change("User", user, entities_id=entity)
    assert session.read("User", user)["entities_id"] == entity


def test_a_users_own_entity_may_lie_below_a_recursive_profile(session: Session) -> None:
    entity = session.create_entity()
    child = session.create_entity(entities_id=entity)
    profile = create_profile(session)
    for recursive, kept in ((0, 0), (1, child)):
        user = session.create("User", name=unique(), _profiles_id=profile, _entities_id=entity, _is_recursive=recursive)
        session.change("User", user, entities_id=child)
        assert session.read("User", user)["entities_id"] == kept


def test_a_users_own_profile_and_group_are_ones_he_has(session: Session) -> None:
    profile, group = create_profile(session), session.create("Group", name=unique())
    user = session.create("User", name=unique(), _profiles_id=profile)
    session.change("User", user, profiles_id=create_profile(session), groups_id=group)
    row = session.read("User", user)
    assert (row["profiles_id"], row["groups_id"]) == (0, 0)
    session.create("Group_User", users_id=user, groups_id=group)
    session.change("User", user, profiles_id=profile, groups_id=group)
    row = session.read("User", user)
    assert (row["profiles_id"], row["groups_id"]) == (profile, group)


def test_a_list_of_users_counts_them_once_per_profile(session: Session) -> None:
    login = unique()
    profile = create_profile(session)
    user = session.create("User", name=login, _profiles_id=profile)
    session.create("Profile_User", users_id=user, profiles_id=profile, entities_id=0)
    answer = session.request("GET", "User", only_id="true", get_hateoas="false", **{"searchText[name]": login})
    assert answer.json() == [{"id": user}]
    assert answer.headers["Content-Range"] == "0-1/2"


# ---------------------------------------------------------------- groups


def test_a_membership_names_user_and_group_that_exist(session: Session) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    link = session.create("Group_User", users_id=user, groups_id=group, is_manager=1)
    assert session.read("Group_User", link)["is_manager"] == 1
    assert session.ids(f"Group/{group}/Group_User") == session.ids(f"User/{user}/Group_User") == [link]
    for wrong in ({"users_id": NO_SUCH_ID}, {"groups_id": NO_SUCH_ID}, {"users_id": None}):
        wanted = {"users_id": user, "groups_id": group} | wrong
        assert code(session.add("Group_User", wanted)) == (400, "ERROR_GLPI_ADD")


def test_a_user_is_a_member_once(session: Session, either_kind: str) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    session.create("Group_User", users_id=user, groups_id=group)
    answer = session.add("Group_User", {"users_id": user, "groups_id": group})
    assert refuses_sql(answer, either_kind)


def test_a_membership_can_be_changed_and_ended(session: Session) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    link = session.create("Group_User", users_id=user, groups_id=group, is_manager=1)
    session.change("Group_User", link, is_manager=0, is_userdelegate=1)
    row = session.read("Group_User", link, expand_dropdowns="true")
    assert (row["is_manager"], row["is_userdelegate"]) == (0, 1)
    assert (row["users_id"], row["groups_id"]) == (
        session.read("User", user)["name"],
        session.read("Group", group)["completename"],
    )
    session.delete("Group_User", link)
    assert session.ids(f"Group/{group}/Group_User") == []


def test_a_session_holds_the_visible_groups_of_its_user(session: Session) -> None:
    entity, other = session.create_entity(), session.create_entity()
    user = create_person(session, _profiles_id=create_profile(session), _entities_id=entity)
    groups = [
        session.create("Group", name=unique(), entities_id=entity),
        session.create("Group", name=unique(), entities_id=0, is_recursive=1),
        session.create("Group", name=unique(), entities_id=0, is_recursive=0),
        session.create("Group", name=unique(), entities_id=other),
    ]
    for group in groups:
        session.create("Group_User", users_id=user.id, groups_id=group)
    his = session.colleague(user.login, PASSWORD)
    assert his.get("getFullSession")["session"]["glpigroups"] == groups[:2]
