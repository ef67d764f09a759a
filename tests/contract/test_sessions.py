"""Opening, using and closing sessions."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest

from tests.contract.people import create_person, create_profile
from tests.contract.session import Server, Session, code, is_broken, unique

SUPER_ADMIN = {"Authorization": "user_token SuperAdminApiToken0000000000000000000001"}
APP_TOKEN = "AppToken00000000000000000000000000000001"


def init_session(server: Server, method: str = "GET", /, **options: Any) -> httpx.Response:
    return server.send(method, "initSession", **options)


def test_login_and_password_open_a_session_in_every_form(server: Server) -> None:
    who = {"login": server.login, "password": server.password}
    forms = [
        init_session(server, auth=(server.login, server.password)),
        init_session(server, params=who),
        init_session(server, "POST", json=who),
        init_session(server, "PUT", json=who),
    ]
    tokens = [answer.raise_for_status().json()["session_token"] for answer in forms]
    assert len(set(tokens)) == len(forms)


def test_the_login_has_no_case(server: Server) -> None:
    assert init_session(server, auth=(server.login.upper(), server.password)).status_code == 200


@pytest.mark.usefixtures("sandbox_only")
def test_a_user_token_opens_a_session_in_every_form(session: Session) -> None:
    _, _, token = SUPER_ADMIN["Authorization"].partition(" ")
    for answer in (
        init_session(session.server, headers=SUPER_ADMIN),
        init_session(session.server, params={"user_token": token}),
        init_session(session.server, "POST", json={"user_token": token}),
        init_session(session.server, headers=SUPER_ADMIN, params={"user_token": "wrong"}),
        init_session(session.server, headers=SUPER_ADMIN, params={"login": "tech", "password": "tech"}),
    ):
        his = answer.raise_for_status().json()["session_token"]
        full = session.send("GET", "getFullSession", headers={"Session-Token": his}).json()["session"]
        assert (full["glpiname"], full["valid_id"]) == ("itsm", his)


@pytest.mark.usefixtures("sandbox_only")
def test_a_user_token_has_case(server: Server) -> None:
    token = {"Authorization": SUPER_ADMIN["Authorization"].lower()}
    assert code(init_session(server, headers=token)) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


def test_wrong_credentials_are_401(server: Server) -> None:
    assert code(init_session(server, auth=(server.login, "wrong"))) == (401, "ERROR_GLPI_LOGIN")
    assert code(init_session(server, auth=(unique(), "x"))) == (401, "ERROR_GLPI_LOGIN")
    token = {"Authorization": "user_token nope"}
    assert code(init_session(server, headers=token)) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "user_token"},
        {"Authorization": "Bearer SuperAdminApiToken0000000000000000000001"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Basic a"},
    ],
)
def test_missing_credentials_are_400(server: Server, headers: dict[str, str]) -> None:
    assert code(init_session(server, headers=headers)) == (400, "ERROR_LOGIN_PARAMETERS_MISSING")


@pytest.mark.parametrize("parameters", [{"user_token[]": "x"}, {"login[]": "x", "password": "x"}])
def test_credentials_that_are_arrays_break_the_server(server: Server, parameters: dict[str, str]) -> None:
    """Inferred for PHP 8 from session tokens."""
    assert is_broken(init_session(server, params=parameters))


def test_basic_may_be_in_small_letters(server: Server) -> None:
    credentials = base64.b64encode(f"{server.login}:{server.password}".encode()).decode()
    assert init_session(server, headers={"Authorization": f"basic {credentials}"}).json()["session_token"]


def test_an_empty_password_counts_as_missing(server: Server) -> None:
    assert code(init_session(server, auth=("", "x"))) == (400, "ERROR_LOGIN_PARAMETERS_MISSING")
    assert code(init_session(server, auth=(server.login, ""))) == (400, "ERROR_LOGIN_PARAMETERS_MISSING")


def test_a_login_ends_the_session_that_it_names(session: Session) -> None:
    named = session.colleague(session.server.login, session.server.password)
    token = {"Session-Token": named.token}
    assert code(init_session(session.server, auth=(session.server.login, "wrong"), headers=token))[0] == 401
    assert named.get("getMyProfiles")["myprofiles"]

    answer = init_session(session.server, auth=(session.server.login, session.server.password), headers=token)

    assert answer.json()["session_token"] != named.token
    assert code(named.request("GET", "getMyProfiles")) == (401, "ERROR_SESSION_TOKEN_INVALID")
    assert session.get("getMyProfiles")["myprofiles"]


# ---------------------------------------------------------------- session tokens


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "getMyProfiles"),
        ("GET", "killSession"),
        ("GET", "getGlpiConfig"),
        ("GET", "Computer/1"),
        ("GET", "Computer"),
        ("POST", "Computer"),
        ("DELETE", "Computer/1"),
        ("POST", "changeActiveEntities"),
    ],
)
def test_a_session_token_is_demanded_and_checked(server: Server, method: str, path: str) -> None:
    assert code(server.send(method, path)) == (400, "ERROR_SESSION_TOKEN_MISSING")
    for token, expected in (
        ("", (400, "ERROR_SESSION_TOKEN_MISSING")),
        ("deadbeef", (401, "ERROR_SESSION_TOKEN_INVALID")),
    ):
        assert code(server.send(method, path, headers={"Session-Token": token})) == expected


def test_the_itemtype_is_looked_at_before_any_token(session: Session) -> None:
    wrong = {"Session-Token": "x", "App-Token": "x"}
    assert code(session.send("GET", "NoSuchType", headers=wrong)) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")
    assert code(session.send("GET", "Computer", headers=wrong)) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")


def test_the_id_is_looked_at_after_the_token(server: Server) -> None:
    answer = server.send("GET", "Computer/987654321", headers={"Session-Token": "x"})
    assert code(answer) == (401, "ERROR_SESSION_TOKEN_INVALID")


def test_the_session_token_may_be_in_the_query_string(session: Session) -> None:
    """In brackets it is an array, which PHP 8 ends on."""
    token = session.http.headers.pop("Session-Token")
    assert session.get("getMyProfiles", session_token=token)["myprofiles"]
    answer = session.request("POST", "getMyProfiles", {"session_token": token})
    assert answer.json()["myprofiles"]
    for method, path in (("GET", "getMyProfiles"), ("GET", "initSession"), ("POST", "Computer")):
        assert is_broken(session.request(method, path, **{"session_token[]": token}))


def test_a_killed_session_is_worth_nothing_and_others_live_on(server: Server) -> None:
    one, other = server.session(), server.session()
    answer = one.request("GET", "killSession")
    assert (answer.status_code, answer.content) == (200, b"")
    assert code(one.request("GET", "getMyProfiles")) == (401, "ERROR_SESSION_TOKEN_INVALID")
    assert code(one.request("GET", "killSession")) == (401, "ERROR_SESSION_TOKEN_INVALID")
    assert other.get("getMyProfiles")["myprofiles"]
    one.http.close()
    other.close()


def test_sessions_of_several_users_live_side_by_side(session: Session) -> None:
    person = create_person(session)
    his = session.colleague(person.login, person.password)
    assert his.get("getFullSession")["session"]["glpiID"] == person.id
    assert session.get("getFullSession")["session"]["glpiname"] == session.server.login


# ---------------------------------------------------------------- what a session knows


@pytest.mark.parametrize(("word", "shown"), [("true", True), ("1", True), ("false", False), ("0", False)])
def test_the_full_session_comes_with_a_login_on_request(server: Server, word: str, shown: bool) -> None:
    answer = init_session(server, auth=(server.login, server.password), params={"get_full_session": word}).json()
    assert ("session" in answer) is shown
    if shown:
        assert answer["session"]["glpiname"] == server.login
        assert "INCOMING" not in answer["session"]


def test_the_full_session_has_user_profile_and_entities(session: Session) -> None:
    entity = session.create_entity()
    person = create_person(
        session,
        realname="Doe",
        firstname="Jo",
        language="pl_PL",
        list_limit=7,
        _entities_id=entity,
        _profiles_id=create_profile(session),
        _is_recursive=1,
    )
    his = session.colleague(person.login, person.password)
    full = his.get("getFullSession")["session"]
    assert (full["glpiID"], full["glpiname"], full["valid_id"]) == (person.id, person.login, his.token)
    assert (full["glpifriendlyname"], full["glpirealname"], full["glpifirstname"]) == ("Doe Jo", "Doe", "Jo")
    assert (full["glpilanguage"], full["glpilist_limit"]) == ("pl_PL", 7)
    assert full["glpiactiveprofile"] == his.get("getActiveProfile")["active_profile"]
    mine = his.get("getMyProfiles")["myprofiles"]
    assert list(full["glpiprofiles"]) == [str(profile["id"]) for profile in mine]
    name, _, added = full["glpiactive_entity_name"].rpartition(" (")
    assert full["glpiactive_entity"] == entity
    assert name == session.read("Entity", entity)["completename"].replace(" > ", " &gt; ")
    # What is added says, in the user's language, that the entities below are active, too.
    assert full["glpiactive_entity_shortname"] == f"{name.rpartition(' &gt; ')[2]} ({added}"
    assert (full["glpiactiveentities"], full["glpiactiveentities_string"]) == ({str(entity): entity}, f"'{entity}'")
    assert (full["glpiparententities"], full["glpiparententities_string"]) == ([0], "0")
    assert (full["glpishowallentities"], full["glpigroups"], full["INCOMING"]) == (0, [], 1)
    assert {"ASSIGNED", "PLANNED", "WAITING", "SOLVED", "CLOSED", "MESSAGE_AFTER_REDIRECT"} <= set(full)


def test_the_full_session_says_where_entities_below_are_active(session: Session) -> None:
    session.switch_to(0, recursive=True)
    full = session.get("getFullSession")["session"]
    assert full["glpiactive_entity_name"].endswith(" (tree structure)")
    assert (full["glpishowallentities"], full["glpiparententities"]) == (1, [])
    entity = session.create_entity()
    session.switch_to(0)
    full = session.get("getFullSession")["session"]
    assert full["glpiactive_entity_name"] == session.read("Entity", 0)["completename"]
    assert (full["glpishowallentities"], full["glpiactiveentities"]) == (0, [0])
    assert entity


def test_preferences_a_user_has_not_are_the_installations(session: Session) -> None:
    config = session.get("getGlpiConfig")["cfg_glpi"]
    person = create_person(session)
    full = session.colleague(person.login, person.password).get("getFullSession")["session"]
    assert (full["glpilanguage"], full["glpilist_limit"]) == (config["language"], config["list_limit"])
    assert {f"glpi{name}" for name in config["user_pref_field"]} <= set(full)


def test_a_running_session_keeps_the_user_as_he_was(session: Session) -> None:
    person = create_person(session)
    his = session.colleague(person.login, person.password)
    session.change("User", person.id, name=unique(), realname="Doe")
    full = his.get("getFullSession")["session"]
    assert (full["glpiname"], full["glpirealname"]) == (person.login, None)


def test_the_configuration_has_settings_and_lists_of_itemtypes(session: Session) -> None:
    config = session.get("getGlpiConfig")["cfg_glpi"]
    assert "Computer" in config["asset_types"]
    assert "Computer" in config["document_types"]
    assert config["url_base_api"].startswith("http")
    assert config["languages"]["en_GB"][0] == "English"
    assert config["languages"]["he_IL"][2:] == ["he", "he", "hebrew", 2]
    assert config["priority_matrix"]["5"]["5"] == 5
    assert config["lock_item_list"] == []
    assert config["impact_asset_types"]["Printer"] == "pics/impact/printer.png"
    assert config["javascript"]["admin"] == ["clipboard"]
    assert config["enable_api"] == "1"


def test_the_configuration_hides_passwords(session: Session) -> None:
    assert not {"smtp_passwd", "proxy_passwd"} & set(session.get("getGlpiConfig")["cfg_glpi"])


# ---------------------------------------------------------------- what lasts


@pytest.mark.parametrize("word", ["true", "1", "yes"])
def test_a_request_may_write_into_its_session_on_request(session: Session, word: str) -> None:
    answer = session.add("Entity", {"name": unique(), "entities_id": 0}, session_write=word)
    assert session.read("Entity", answer.json()["id"])["entities_id"] == 0


@pytest.mark.parametrize("word", ["false", "0", ""])
def test_a_request_without_session_write_keeps_the_session(session: Session, word: str) -> None:
    answer = session.add("Entity", {"name": unique(), "entities_id": 0}, session_write=word)
    assert code(session.request("GET", f"Entity/{answer.json()['id']}")) == (403, "ERROR_RIGHT_MISSING")


def test_the_order_to_write_may_be_in_the_body(session: Session) -> None:
    wanted = {"input": {"name": unique(), "entities_id": 0}, "session_write": True}
    answer = session.request("POST", "Entity", wanted)
    session.created.append(("Entity", answer.json()["id"]))
    assert session.read("Entity", answer.json()["id"])["entities_id"] == 0
