"""Users: logins, passwords, mail addresses, and the profiles they get."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.people import PASSWORD, create_person, create_profile
from tests.contract.session import NO_SUCH_ID, Server, Session, code, is_broken, unique


def log_in(server: Server, login: str, password: str) -> Any:
    """The answer to a login."""
    return server.send("GET", "initSession", auth=(login, password))


def mails(session: Session, user: int) -> list[tuple[str, int]]:
    """A user's addresses, and which of them is the default."""
    rows = session.get(f"User/{user}/UserEmail", get_hateoas="false")
    return [(row["email"], row["is_default"]) for row in rows]


def authorizations(session: Session, user: int) -> list[tuple[int, int, int]]:
    """Profile, entity and recursion of each of a user's profiles."""
    rows = session.get(f"User/{user}/Profile_User", get_hateoas="false")
    return [(row["profiles_id"], row["entities_id"], row["is_recursive"]) for row in rows]


# ---------------------------------------------------------------- logins


@pytest.mark.parametrize("login", ["o'brien j.@example.org", "zażółć-7_漢 ", "A.B-c_d"])
def test_a_login_has_letters_digits_and_a_few_signs(session: Session, login: str) -> None:
    name = unique(login)
    assert session.read("User", session.create("User", name=name))["name"] == name


@pytest.mark.parametrize("login", ["a/b", "a+b", "a,b", "a\\b", "a<b", "a&b", "a\U0001f600", "", None])
def test_other_signs_are_refused(session: Session, login: str | None) -> None:
    name = login and unique(login)
    answer = session.add("User", {"name": name})
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert answer.json()[1]


def test_a_user_needs_a_login(session: Session) -> None:
    assert code(session.add("User", {"realname": "x"})) == (400, "ERROR_GLPI_ADD")


@pytest.mark.parametrize("spelling", [str, str.upper, str.title])
def test_a_login_is_taken_whatever_its_case_and_even_from_the_trash(session: Session, spelling: Any) -> None:
    login = unique("somebody")
    user = session.create("User", name=login)
    assert code(session.add("User", {"name": spelling(login)})) == (400, "ERROR_GLPI_ADD")
    session.delete("User", user)
    assert code(session.add("User", {"name": spelling(login)})) == (400, "ERROR_GLPI_ADD")
    session.purge("User", user)
    assert session.create("User", name=spelling(login)) > user


def test_a_new_login_that_is_taken_is_left_out_and_said(session: Session) -> None:
    taken = create_person(session)
    user = create_person(session)
    for name in (taken.login.upper(), "a/b", ""):
        said = session.change("User", user.id, name=name, comment=name or "empty")
        assert said["message"]
        row = session.read("User", user.id)
        assert (row["name"], row["comment"]) == (user.login, name or "empty")


def test_a_renamed_user_logs_in_with_the_new_name(session: Session) -> None:
    user = create_person(session)
    login = unique()
    session.change("User", user.id, name=login)
    assert log_in(session.server, login, PASSWORD).status_code == 200
    assert code(log_in(session.server, user.login, PASSWORD)) == (401, "ERROR_GLPI_LOGIN")


def test_the_same_login_again_is_no_matter(session: Session) -> None:
    user = create_person(session)
    assert session.change("User", user.id, name=user.login, comment="x")["message"] == ""
    assert session.read("User", user.id)["comment"] == "x"


def test_a_new_case_is_a_new_login(session: Session) -> None:
    user = create_person(session)
    assert session.change("User", user.id, name=user.login.upper())["message"] == ""
    assert session.read("User", user.id)["name"] == user.login.upper()


# ---------------------------------------------------------------- passwords


def test_a_password_is_set_if_it_is_there_twice(session: Session) -> None:
    user = create_person(session)
    assert log_in(session.server, user.login, PASSWORD).status_code == 200
    assert session.read("User", user.id)["password_last_update"] is not None
    session.change("User", user.id, password="New-1", password2="New-1")
    assert code(log_in(session.server, user.login, PASSWORD)) == (401, "ERROR_GLPI_LOGIN")
    assert log_in(session.server, user.login, "New-1").status_code == 200


def test_a_password_that_is_there_once_is_ignored(session: Session) -> None:
    login = unique()
    user = session.create("User", name=login, password="Secret-3")
    assert session.read("User", user)["password_last_update"] is None
    assert code(log_in(session.server, login, "Secret-3")) == (401, "ERROR_GLPI_LOGIN")
    person = create_person(session)
    session.change("User", person.id, password="New-2")
    assert log_in(session.server, person.login, PASSWORD).status_code == 200


def test_two_passwords_that_differ_are_refused(session: Session) -> None:
    login = unique()
    answer = session.add("User", {"name": login, "password": "a", "password2": "b"})
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert session.ids("User", **{"searchText[name]": login}) == []
    person = create_person(session)
    answer = session.update("User", person.id, password="a", password2="b", comment="x")
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("User", person.id)["comment"] is None


def test_passwords_and_tokens_are_never_shown(session: Session) -> None:
    user = create_person(session)
    session.change("User", user.id, _reset_api_token=True)
    row = session.read("User", user.id)
    assert row["api_token_date"] is not None
    assert not {"password", "api_token", "personal_token", "cookie_token", "password_history"} & set(row)


# ---------------------------------------------------------------- accounts that are closed


@pytest.mark.parametrize(
    "closing",
    [{"is_active": 0}, {"end_date": "2001-01-01 00:00:00"}, {"begin_date": "2037-01-01 00:00:00"}, {"is_deleted": 1}],
    ids=["not active", "ended", "not begun", "in the trash"],
)
def test_a_closed_account_cannot_log_in_but_goes_on_with_its_session(
    session: Session, closing: dict[str, object]
) -> None:
    user = create_person(session)
    running = session.colleague(user.login, PASSWORD)
    session.change("User", user.id, **closing)
    assert code(log_in(session.server, user.login, PASSWORD)) == (401, "ERROR_GLPI_LOGIN")
    assert running.get("getMyProfiles")["myprofiles"]
    opening: dict[str, object] = {
        name: "NULL" if name.endswith("_date") else int(name == "is_active") for name in closing
    }
    session.change("User", user.id, **opening)
    assert log_in(session.server, user.login, PASSWORD).status_code == 200


def test_an_account_within_its_dates_can_log_in(session: Session) -> None:
    user = create_person(session, begin_date="2001-01-01 00:00:00", end_date="2037-01-01 00:00:00")
    assert log_in(session.server, user.login, PASSWORD).status_code == 200


@pytest.mark.usefixtures("sandbox_only")
@pytest.mark.parametrize(
    "closing", [{"is_active": 0}, {"end_date": "2001-01-01 00:00:00"}, {"begin_date": "2037-01-01 00:00:00"}]
)
def test_the_token_of_a_closed_account_opens_nothing(session: Session, closing: dict[str, object]) -> None:
    token = {"Authorization": "user_token TechApiToken0000000000000000000000000002"}
    assert session.server.send("GET", "initSession", headers=token).status_code == 200
    session.change("User", 4, **closing)
    answer = session.server.send("GET", "initSession", headers=token)
    assert code(answer) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.usefixtures("sandbox_only")
def test_a_new_token_ends_the_old_one(session: Session) -> None:
    token = {"Authorization": "user_token TechApiToken0000000000000000000000000002"}
    session.change("User", 4, _reset_api_token=True)
    answer = session.server.send("GET", "initSession", headers=token)
    assert code(answer) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.usefixtures("sandbox_only")
def test_a_user_without_a_profile_cannot_log_in(session: Session) -> None:
    token = {"Authorization": "user_token TechApiToken0000000000000000000000000002"}
    running = session.colleague("tech", "tech")
    (authorization,) = session.ids("User/4/Profile_User")
    session.delete("Profile_User", authorization)
    assert code(log_in(session.server, "tech", "tech")) == (401, "ERROR_GLPI_LOGIN")
    answer = session.server.send("GET", "initSession", headers=token)
    assert code(answer) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")
    assert running.get("getMyProfiles")["myprofiles"]
    session.create("Profile_User", users_id=4, profiles_id=2, entities_id=0)
    assert log_in(session.server, "tech", "tech").status_code == 200


def test_a_login_is_noted(session: Session) -> None:
    user = create_person(session)
    assert session.read("User", user.id)["last_login"] is None
    session.colleague(user.login, PASSWORD)
    assert session.read("User", user.id)["last_login"] is not None


@pytest.mark.usefixtures("sandbox_only")
def test_one_may_delete_oneself_and_go_on(session: Session) -> None:
    assert session.delete("User", 2).json()[0]["2"] is True
    assert session.get("getMyProfiles")["myprofiles"]
    assert code(log_in(session.server, "itsm", "itsm")) == (401, "ERROR_GLPI_LOGIN")
    session.change("User", 2, is_deleted=0)


# ---------------------------------------------------------------- preferences


def test_a_preference_that_equals_the_installations_is_stored_as_none(session: Session) -> None:
    config = session.get("getGlpiConfig")["cfg_glpi"]
    user = create_person(session)
    session.change("User", user.id, list_limit=7, language="pl_PL")
    row = session.read("User", user.id)
    assert (row["list_limit"], row["language"]) == (7, "pl_PL")
    session.change("User", user.id, list_limit=config["list_limit"], language=config["language"])
    row = session.read("User", user.id)
    assert (row["list_limit"], row["language"]) == (None, None)


def test_a_login_drops_preferences_that_equal_the_installations(session: Session) -> None:
    config = session.get("getGlpiConfig")["cfg_glpi"]
    user = create_person(session, list_limit=config["list_limit"], language="pl_PL")
    session.colleague(user.login, PASSWORD)
    row = session.read("User", user.id)
    assert (row["list_limit"], row["language"]) == (None, "pl_PL")


# ---------------------------------------------------------------- mail addresses


@pytest.fixture
def mail_host() -> str:
    """A host no other test has."""
    return f"{unique('h').replace(' ', '-')}.example.org"


def test_addresses_by_negative_keys_are_new_ones_and_the_first_is_the_default(session: Session, mail_host: str) -> None:
    wanted = {"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"}
    user = session.create("User", name=unique(), _useremails=wanted)
    assert mails(session, user) == [(f"a@{mail_host}", 1), (f"b@{mail_host}", 0)]


def test_another_address_can_be_the_default(session: Session, mail_host: str) -> None:
    wanted = {"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"}
    user = session.create("User", name=unique(), _useremails=wanted, _default_email=-2)
    assert mails(session, user) == [(f"a@{mail_host}", 0), (f"b@{mail_host}", 1)]


def test_an_address_by_its_id_is_changed_or_removed(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails={"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"})
    first, second = session.ids(f"User/{user}/UserEmail")
    session.change("User", user, _useremails={str(first): f"c@{mail_host}", str(second): ""})
    assert [mail for mail, _ in mails(session, user)] == [f"c@{mail_host}"]


@pytest.mark.usefixtures("sandbox_only")
def test_positions_of_a_list_overwrite_the_addresses_of_others(session: Session) -> None:
    victim = session.create("User", name=unique(), _useremails={"-1": "victim@example.org"})
    assert session.ids(f"User/{victim}/UserEmail") == [1]
    user = session.create("User", name=unique(), _useremails=["a@example.org", "b@example.org"])
    assert [mail for mail, _ in mails(session, user)] == ["a@example.org"]
    assert [mail for mail, _ in mails(session, victim)] == ["b@example.org"]


def test_a_list_of_one_is_a_new_address(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails=[f" a@{mail_host} "])
    session.change("User", user, _useremails=[f"b@{mail_host}"])
    assert mails(session, user) == [(f"a@{mail_host}", 1), (f"b@{mail_host}", 0)]


def test_an_address_by_an_id_nobody_has_is_ignored(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails={str(NO_SUCH_ID): f"a@{mail_host}"})
    assert mails(session, user) == []


@pytest.mark.parametrize("address", ["not-an-address", "a@", "@b", "a b@c", ""])
def test_what_is_no_address_is_left_out(session: Session, address: str) -> None:
    user = session.create("User", name=unique(), _useremails={"-1": address})
    assert mails(session, user) == []
    answer = session.add("UserEmail", {"users_id": user, "email": address})
    assert code(answer) == (400, "ERROR_GLPI_ADD")


def test_an_address_is_a_users_only_once(session: Session, either_kind: str, mail_host: str) -> None:
    user = session.create("User", name=unique())
    session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    answer = session.add("UserEmail", {"users_id": user, "email": f"A@{mail_host}"})
    assert is_broken(answer) if either_kind == "breaks off" else code(answer) == (400, "ERROR_GLPI_ADD")
    assert session.create("UserEmail", users_id=session.create("User", name=unique()), email=f"a@{mail_host}")


def test_there_is_one_default_address(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique())
    first = session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    second = session.create("UserEmail", users_id=user, email=f"b@{mail_host}", is_default=1)
    assert mails(session, user) == [(f"a@{mail_host}", 0), (f"b@{mail_host}", 1)]
    session.change("UserEmail", first, email=f"c@{mail_host}", is_default=1)
    assert mails(session, user) == [(f"c@{mail_host}", 1), (f"b@{mail_host}", 0)]
    session.delete("UserEmail", first)
    assert mails(session, user) == [(f"b@{mail_host}", 1)]
    assert session.read("UserEmail", second)["is_default"] == 1


def test_an_address_is_changed_only_by_naming_it(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique())
    mail = session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    assert code(session.update("UserEmail", mail, is_default=0)) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("UserEmail", mail)["is_default"] == 1


# ---------------------------------------------------------------- profiles of users


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


def test_an_authorization_without_an_entity_is_for_the_active_one_and_those_below(session: Session) -> None:
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


def test_a_users_own_entity_may_be_below_one_he_has_a_recursive_profile_in(session: Session) -> None:
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


# ---------------------------------------------------------------- memberships


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
    assert is_broken(answer) if either_kind == "breaks off" else code(answer) == (400, "ERROR_GLPI_ADD")


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


def test_the_groups_of_a_user_are_in_his_session_where_they_are_visible(session: Session) -> None:
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
