"""Users: logins, passwords, accounts that are closed, and preferences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.people import PASSWORD, create_person
from tests.contract.session import Server, Session, code, unique


def log_in(server: Server, login: str, password: str) -> Any:
    """The answer to a login."""
    return server.send("GET", "initSession", auth=(login, password))


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


@pytest.mark.parametrize("spelling", [str, str.upper, str.title, lambda login: f"{login} "])
def test_a_login_stays_taken_in_any_case_and_in_the_trash(session: Session, spelling: Any) -> None:
    login = unique("somebody")
    user = session.create("User", name=login)
    assert code(session.add("User", {"name": spelling(login)})) == (400, "ERROR_GLPI_ADD")
    session.delete("User", user)
    assert code(session.add("User", {"name": spelling(login)})) == (400, "ERROR_GLPI_ADD")
    session.purge("User", user)
    assert session.create("User", name=spelling(login)) > user


@pytest.mark.parametrize("source", [{"authtype": 3, "auths_id": 1}, {"authtype": 4}, {"auths_id": 1}])
def test_a_login_is_free_in_another_directory(session: Session, source: dict[str, int]) -> None:
    login = unique()
    first = session.create("User", name=login, **source)
    second = session.create("User", name=login)
    assert first != second
    for wanted in ({"name": login}, {"name": login, "authtype": None}, {"name": login, **source}):
        assert code(session.add("User", wanted)) == (400, "ERROR_GLPI_ADD")


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


def test_the_password_0_is_not_set(session: Session) -> None:
    user = session.create("User", name=unique(), password="0", password2="0")
    assert session.read("User", user)["password_last_update"] is None
    session.change("User", user, password="0", password2="0")
    assert session.read("User", user)["password_last_update"] is None


def test_two_passwords_that_differ_are_refused(session: Session) -> None:
    login = unique()
    answer = session.add("User", {"name": login, "password": "a", "password2": "b"})
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert session.ids("User", **{"searchText[name]": login}) == []
    person = create_person(session)
    answer = session.update("User", person.id, password="a", password2="b", comment="x")
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("User", person.id)["comment"] is None


def test_the_present_password_is_not_set_again(session: Session) -> None:
    user = create_person(session)
    session.change("User", user.id, password_last_update="2020-01-01 00:00:00")
    session.change("User", user.id, password=PASSWORD, password2=PASSWORD, comment="x")
    row = session.read("User", user.id)
    assert (row["password_last_update"], row["comment"]) == ("2020-01-01 00:00:00", "x")


@pytest.mark.usefixtures("sandbox_only")
@pytest.mark.parametrize(
    ("weak", "lacking"),
    [
        ("Sh0rt-1", "password_min_length"),
        ("No-Number", "password_need_number"),
        ("N0-LETTER", "password_need_letter"),
        ("n0-capital", "password_need_caps"),
        ("N0symbol1", "password_need_symbol"),
    ],
)
def test_a_weak_password_is_left_out_and_said(session: Session, weak: str, lacking: str) -> None:
    needs = {f"password_need_{what}": 0 for what in ("number", "letter", "caps", "symbol")}
    demand = 8 if lacking == "password_min_length" else 1
    session.update("Config", 1, **needs | {"password_min_length": 0} | {lacking: demand})
    unasked = session.create("User", name=unique(), password=weak, password2=weak)
    assert session.read("User", unasked)["password_last_update"] is not None
    session.update("Config", 1, use_password_security=1)
    user = session.create("User", name=unique(), password=weak, password2=weak)
    assert session.read("User", user)["password_last_update"] is None
    person = session.create("User", name=unique(), password=f"{PASSWORD}aA1", password2=f"{PASSWORD}aA1")
    session.change("User", person, password_last_update="2020-01-01 00:00:00")
    assert session.change("User", person, password=weak, password2=weak)["message"]
    assert session.read("User", person)["password_last_update"] == "2020-01-01 00:00:00"


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
def test_a_closed_account_keeps_only_its_running_session(session: Session, closing: dict[str, object]) -> None:
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


def test_a_preference_equal_to_the_default_is_stored_as_null(session: Session) -> None:
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


def test_a_purged_supervisor_stays_named(session: Session) -> None:
    boss = session.create("User", name=unique())
    user = session.create("User", name=unique(), users_id_supervisor=boss)
    item = session.create("Computer", users_id=boss, users_id_tech=boss)
    session.purge("User", boss)
    assert session.read("User", user)["users_id_supervisor"] == boss
    row = session.read("Computer", item)
    assert (row["users_id"], row["users_id_tech"]) == (0, 0)


def test_a_new_membership_has_no_name_of_its_kind(session: Session) -> None:
    user, group = session.create("User", name=unique()), session.create("Group", name=unique())
    said = session.add("Group_User", {"users_id": user, "groups_id": group}).json()
    assert said["message"] == f"Item successfully added: General - ID {said['id']}"


@pytest.mark.parametrize("nothing", ["", "0", 0, False, None])
def test_a_change_to_no_time_zone_leaves_none(session: Session, nothing: object) -> None:
    user = session.create("User", name=unique(), timezone="Europe/Warsaw", mobile="x")
    session.change("User", user, timezone=nothing, mobile=0)
    row = session.read("User", user)
    assert (row["timezone"], row["mobile"]) == (None, "0")


def test_a_new_user_has_the_time_zone_that_is_given(session: Session) -> None:
    user = session.create("User", name=unique(), timezone="0")
    assert session.read("User", user)["timezone"] == "0"
