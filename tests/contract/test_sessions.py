"""Opening, using and closing sessions."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract.session import Server, Session, code, unique


def init_session(
    server: Server, method: str = "GET", *, headers: dict[str, str] | None = None, **options: Any
) -> httpx.Response:
    sent = ({"App-Token": server.app_token} if server.app_token else {}) | (headers or {})
    return httpx.request(method, f"{server.url}/initSession", headers=sent, trust_env=False, **options)


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
@pytest.mark.parametrize(
    "options",
    [
        {"headers": {"Authorization": "user_token SuperAdminApiToken0000000000000000000001"}},
        {"params": {"user_token": "SuperAdminApiToken0000000000000000000001"}},
    ],
    ids=["header", "query"],
)
def test_a_user_token_opens_a_session(server: Server, options: dict[str, Any]) -> None:
    assert "session_token" in init_session(server, **options).json()


def test_wrong_credentials_are_401(server: Server) -> None:
    assert code(init_session(server, auth=(server.login, "wrong"))) == (401, "ERROR_GLPI_LOGIN")
    assert code(init_session(server, auth=(unique(), "x"))) == (401, "ERROR_GLPI_LOGIN")
    token = {"Authorization": "user_token nope"}
    assert code(init_session(server, headers=token)) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "user_token"}, {"Authorization": "Bearer x"}])
def test_missing_credentials_are_400(server: Server, headers: dict[str, str]) -> None:
    assert code(init_session(server, headers=headers)) == (400, "ERROR_LOGIN_PARAMETERS_MISSING")


def test_an_empty_password_counts_as_missing(server: Server) -> None:
    assert code(init_session(server, auth=(server.login, ""))) == (400, "ERROR_LOGIN_PARAMETERS_MISSING")


def test_a_wrong_app_token_is_refused_even_with_a_session(session: Session) -> None:
    wrong = {"App-Token": "wrong"}
    answer = session.http.get(f"{session.server.url}/getMyProfiles", headers=wrong)
    assert code(answer) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")


@pytest.mark.usefixtures("sandbox_only")
def test_a_missing_app_token_is_refused_when_every_client_has_one(session: Session) -> None:
    session.change("APIClient", 1, is_active=0)
    assert code(session.request("GET", "getMyProfiles")) == (400, "ERROR_APP_TOKEN_PARAMETERS_MISSING")
    right = {"App-Token": "AppToken00000000000000000000000000000001"}
    assert session.http.get(f"{session.server.url}/getMyProfiles", headers=right).status_code == 200


@pytest.mark.usefixtures("sandbox_only")
def test_an_address_no_client_allows_is_refused_everywhere(session: Session) -> None:
    session.change("APIClient", 2, is_active=0)
    session.change("APIClient", 1, ipv4_range_start="10.0.0.1", ipv4_range_end="10.0.0.9")
    for path in ("", "getMyProfiles", "initSession"):
        assert code(session.request("GET", path)) == (400, "ERROR_NOT_ALLOWED_IP")


@pytest.mark.usefixtures("sandbox_only")
def test_an_address_range_given_backwards_is_turned_round(session: Session) -> None:
    session.change("APIClient", 1, ipv4_range_start="127.0.0.9", ipv4_range_end="127.0.0.1")
    assert session.read("APIClient", 1)["ipv4_range_start"] == 2130706433


@pytest.mark.usefixtures("sandbox_only")
def test_an_app_token_is_never_shown(session: Session) -> None:
    session.change("APIClient", 2, _reset_app_token=True)
    assert "app_token" not in session.read("APIClient", 2)


@pytest.mark.usefixtures("sandbox_only")
def test_logins_with_credentials_or_tokens_can_be_switched_off(session: Session) -> None:
    credentials = (session.server.login, session.server.password)
    token = {"Authorization": "user_token SuperAdminApiToken0000000000000000000001"}
    answer = session.update("Config", 1, enable_api_login_credentials=0)
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    assert code(init_session(session.server, auth=credentials)) == (400, "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED")
    assert init_session(session.server, headers=token).status_code == 200
    session.update("Config", 1, enable_api_login_credentials=1, enable_api_login_external_token=0)
    assert init_session(session.server, auth=credentials).status_code == 200
    assert code(init_session(session.server, headers=token)) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.usefixtures("sandbox_only")
def test_the_api_can_be_switched_off(session: Session) -> None:
    session.update("Config", 1, enable_api=0)
    assert code(session.request("GET", "getMyProfiles")) == (400, "ERROR")


def test_a_session_token_is_demanded_and_checked(session: Session) -> None:
    for token, expected in (
        ("", (400, "ERROR_SESSION_TOKEN_MISSING")),
        ("deadbeef", (401, "ERROR_SESSION_TOKEN_INVALID")),
    ):
        answer = session.http.get(f"{session.server.url}/getMyProfiles", headers={"Session-Token": token})
        assert code(answer) == expected


def test_the_itemtype_is_looked_at_before_any_token(session: Session) -> None:
    answer = session.http.get(f"{session.server.url}/NoSuchType", headers={"Session-Token": "x", "App-Token": "x"})
    assert code(answer) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")
    answer = session.http.get(f"{session.server.url}/Computer", headers={"Session-Token": "x", "App-Token": "x"})
    assert code(answer) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")


def test_the_session_token_may_be_in_the_query_string(session: Session) -> None:
    token = session.http.headers.pop("Session-Token")
    assert session.get("getMyProfiles", session_token=token)["myprofiles"]


def test_a_killed_session_is_worth_nothing_and_others_live_on(server: Server) -> None:
    one, other = server.session(), server.session()
    answer = one.request("GET", "killSession")
    assert (answer.status_code, answer.content) == (200, b"")
    assert code(one.request("GET", "getMyProfiles")) == (401, "ERROR_SESSION_TOKEN_INVALID")
    assert code(one.request("GET", "killSession")) == (401, "ERROR_SESSION_TOKEN_INVALID")
    assert other.get("getMyProfiles")["myprofiles"]
    one.http.close()
    other.close()


def test_the_full_session_comes_on_request(server: Server, session: Session) -> None:
    content = init_session(server, auth=(server.login, server.password), params={"get_full_session": "true"}).json()
    assert content["session"]["glpiname"] == server.login
    active = session.get("getActiveProfile")["active_profile"]
    assert session.get("getFullSession")["session"]["glpiactiveprofile"] == active


def test_the_configuration_hides_passwords(session: Session) -> None:
    config = session.get("getGlpiConfig")["cfg_glpi"]
    assert "Computer" in config["asset_types"]
    assert not {"smtp_passwd", "proxy_passwd"} & set(config)


def test_a_lost_password_needs_mail(session: Session) -> None:
    assert code(session.request("GET", "lostPassword")) == (400, "ERROR")
    assert code(session.request("PUT", "lostPassword", {"email": "x@example.org"})) == (400, "ERROR")


def test_a_switch_of_profile_needs_one_of_the_users(session: Session) -> None:
    own = session.get("getMyProfiles")["myprofiles"][0]["id"]
    assert session.request("POST", "changeActiveProfile", {"profiles_id": own}).content == b""
    assert code(session.request("POST", "changeActiveProfile", {"profiles_id": 9999})) == (404, "ERROR_ITEM_NOT_FOUND")
    assert code(session.request("POST", "changeActiveProfile", {})) == (400, "ERROR")
