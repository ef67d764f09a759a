"""Who may use the API at all: API clients with their addresses and App-Tokens, and what can be switched off."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract.session import Server, Session, code, unique

SUPER_ADMIN = {"Authorization": "user_token SuperAdminApiToken0000000000000000000001"}
APP_TOKEN = "AppToken00000000000000000000000000000001"


def init_session(server: Server, method: str = "GET", /, **options: Any) -> httpx.Response:
    return server.send(method, "initSession", **options)


# ---------------------------------------------------------------- API clients


def test_a_wrong_app_token_is_refused_even_with_a_session(session: Session) -> None:
    for path in ("getMyProfiles", "Computer", "initSession", "killSession"):
        for options in ({"headers": {"App-Token": "wrong"}}, {"params": {"app_token": "wrong"}}):
            if session.server.app_token and "params" in options:
                continue  # the header wins
            answer = session.send("GET", path, **options)
            assert code(answer) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")


@pytest.mark.usefixtures("sandbox_only")
def test_an_app_token_may_be_in_header_or_query_string(session: Session) -> None:
    for options in ({"headers": {"App-Token": APP_TOKEN}}, {"params": {"app_token": APP_TOKEN}}):
        assert session.send("GET", "getMyProfiles", **options).status_code == 200
        assert init_session(session.server, auth=("itsm", "itsm"), **options).status_code == 200
    answer = session.send("GET", "getMyProfiles", params={"app_token[]": APP_TOKEN})
    assert code(answer) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")


@pytest.mark.usefixtures("sandbox_only")
def test_an_app_token_is_mandatory_if_every_client_has_one(session: Session) -> None:
    session.change("APIClient", 1, is_active=0)
    for path in ("getMyProfiles", "Computer", "initSession"):
        assert code(session.request("GET", path)) == (400, "ERROR_APP_TOKEN_PARAMETERS_MISSING")
    right = {"App-Token": APP_TOKEN}
    assert session.send("GET", "getMyProfiles", headers=right).status_code == 200
    wrong = {"App-Token": "x"}
    assert code(session.send("GET", "getMyProfiles", headers=wrong)) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")
    assert code(session.request("GET", "NoSuchType")) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")


@pytest.mark.usefixtures("sandbox_only")
@pytest.mark.parametrize(
    ("addresses", "allowed"),
    [
        ({"ipv4_range_start": "10.0.0.1", "ipv4_range_end": "10.0.0.9"}, False),
        ({"ipv4_range_start": "127.0.0.2", "ipv4_range_end": "127.0.0.9"}, False),
        ({"ipv4_range_start": "127.0.0.0", "ipv4_range_end": "127.0.0.1"}, True),
        ({"ipv4_range_start": "127.0.0.9", "ipv4_range_end": "127.0.0.1"}, True),
        ({"ipv4_range_start": "NULL"}, True),
        ({"ipv4_range_start": "", "ipv4_range_end": "10.0.0.9"}, True),
        ({"ipv4_range_start": "no address", "ipv4_range_end": "10.0.0.9"}, True),
        ({"ipv4_range_start": "10.0.0.1"}, True),
        ({"ipv4_range_end": "10.0.0.1"}, False),
        ({"ipv6": "::2"}, True),
    ],
    ids=str,
)
def test_an_api_client_allows_a_range_of_addresses(session: Session, addresses: dict[str, str], allowed: bool) -> None:
    session.change("APIClient", 2, is_active=0)
    session.change("APIClient", 1, **addresses)
    answers = {path: session.request("GET", path) for path in ("", "getMyProfiles", "NoSuchType", "lostPassword")}
    if allowed:
        assert [answer.status_code for answer in answers.values()] == [200, 200, 400, 400]
        assert code(answers["NoSuchType"])[1] != "ERROR_NOT_ALLOWED_IP"
    else:
        assert {code(answer) for answer in answers.values()} == {(400, "ERROR_NOT_ALLOWED_IP")}


@pytest.mark.usefixtures("sandbox_only")
def test_without_an_active_api_client_every_request_is_refused(session: Session) -> None:
    session.request("PUT", "APIClient", {"input": [{"id": client, "is_active": 0} for client in (1, 2)]})
    for path in ("", "getMyProfiles", "initSession"):
        assert code(session.send("GET", path, headers={"App-Token": APP_TOKEN})) == (400, "ERROR_NOT_ALLOWED_IP")


@pytest.mark.usefixtures("sandbox_only")
def test_addresses_are_kept_as_numbers_the_lower_one_first(session: Session) -> None:
    wanted = {"name": unique(), "ipv4_range_start": "10.0.0.9", "ipv4_range_end": "10.0.0.1", "ipv6": ""}
    row = session.read("APIClient", session.create("APIClient", **wanted))
    assert (row["ipv4_range_start"], row["ipv4_range_end"], row["ipv6"]) == (167772161, 167772169, None)
    session.change("APIClient", row["id"], ipv4_range_start="", ipv4_range_end="10.0.0.9", ipv6="::1")
    row = session.read("APIClient", row["id"])
    assert (row["ipv4_range_start"], row["ipv4_range_end"], row["ipv6"]) == (None, None, "::1")
    session.change("APIClient", row["id"], ipv4_range_start="10.0.0.1", ipv4_range_end="")
    row = session.read("APIClient", row["id"])
    assert (row["ipv4_range_start"], row["ipv4_range_end"]) == (167772161, 167772161)


@pytest.mark.usefixtures("sandbox_only")
def test_an_app_token_is_made_by_the_server_and_never_shown(session: Session) -> None:
    before = session.read("APIClient", 2)
    session.change("APIClient", 2, _reset_app_token=True)
    answer = session.send("GET", "getMyProfiles", headers={"App-Token": APP_TOKEN})
    assert code(answer) == (400, "ERROR_WRONG_APP_TOKEN_PARAMETER")
    row = session.read("APIClient", 2)
    assert "app_token" not in row
    assert row["app_token_date"] >= before["app_token_date"]


# ---------------------------------------------------------------- what can be switched off


@pytest.mark.usefixtures("sandbox_only")
def test_logins_with_credentials_or_tokens_can_be_switched_off(session: Session) -> None:
    credentials = (session.server.login, session.server.password)
    answer = session.update("Config", 1, enable_api_login_credentials=0)
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    assert code(init_session(session.server, auth=credentials)) == (400, "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED")
    assert init_session(session.server, headers=SUPER_ADMIN).status_code == 200
    session.update("Config", 1, enable_api_login_credentials=1, enable_api_login_external_token=0)
    assert init_session(session.server, auth=credentials).status_code == 200
    assert code(init_session(session.server, headers=SUPER_ADMIN)) == (401, "ERROR_GLPI_LOGIN_USER_TOKEN")


@pytest.mark.usefixtures("sandbox_only")
def test_the_api_can_be_switched_off(session: Session) -> None:
    answer = session.update("Config", 1, enable_api=0)
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    for path in ("", "getMyProfiles", "NoSuchType", "initSession", "lostPassword"):
        assert code(session.request("GET", path)) == (400, "ERROR")


@pytest.mark.usefixtures("sandbox_only")
def test_an_update_of_one_setting_sets_every_setting_it_names(session: Session) -> None:
    before = session.get("getGlpiConfig")["cfg_glpi"]
    session.update("Config", 1, list_limit=5, date_format="1", nosuch="x", url_base=["list"])
    config = session.get("getGlpiConfig")["cfg_glpi"]
    assert (config["list_limit"], config["date_format"], config["url_base"]) == ("5", "1", before["url_base"])
    assert "nosuch" not in config
