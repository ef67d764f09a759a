"""The first contact: credentials, and what answers at the address."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr, ValidationError

from pulumi_itsmng.api import (
    AddressNotAllowed,
    ApiDisabled,
    AppTokenMissing,
    AppTokenWrong,
    AuthenticationFailed,
    Client,
    Connection,
    ConnectionFailed,
    CredentialsLoginDisabled,
    HtmlResponse,
    InvalidCredentials,
    Overloaded,
    ServerCrashed,
    SettingsError,
    UnexpectedResponse,
    UserTokenInvalid,
)
from tests.support.client import patient, run
from tests.support.odd_server import OddServer
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

APP_TOKEN = "AppToken00000000000000000000000000000001"


async def active_entity(client: Client) -> int:
    return (await client.account.active_entities()).entity_id


@pytest.mark.parametrize(
    "credentials",
    [
        {"user_token": SUPER_ADMIN_TOKEN},
        {"login": "itsm", "password": "itsm"},
        {"login": "itsm", "password": "itsm", "app_token": APP_TOKEN},
        {"user_token": SUPER_ADMIN_TOKEN, "login": "itsm", "password": "not asked for"},
    ],
)
def test_every_kind_of_credentials_opens_a_session(sandbox: SandboxServer, credentials: dict[str, str]) -> None:
    assert run(sandbox.url, active_entity, **credentials) == 0


@pytest.mark.parametrize("ending", ["", "/", "/index.php", "/front/computer.php?id=1", "/api", "/apirest.php/"])
def test_every_address_of_the_server_will_do(sandbox: SandboxServer, ending: str) -> None:
    assert run(sandbox.origin + ending, active_entity) == 0


@pytest.mark.parametrize(
    ("credentials", "error"),
    [
        ({"user_token": "wrong-secret"}, UserTokenInvalid),
        ({"login": "itsm", "password": "wrong-secret"}, InvalidCredentials),
        ({"user_token": SUPER_ADMIN_TOKEN, "app_token": "wrong-secret"}, AppTokenWrong),
    ],
)
def test_wrong_credentials_are_sent_once_and_refused_with_a_hint(
    sandbox: SandboxServer, credentials: dict[str, str], error: type[AuthenticationFailed]
) -> None:
    async def ask_twice(client: Client) -> None:
        with pytest.raises(error) as first:
            await active_entity(client)
        with pytest.raises(error):
            await active_entity(client)
        assert first.value.code
        assert first.value.hint
        assert first.value.hint in str(first.value)
        assert "wrong-secret" not in str(first.value)

    run(sandbox.url, ask_twice, **credentials)

    assert sandbox.requests()["total"] == 1


@pytest.mark.parametrize(
    ("setting", "error"),
    [("enable_api_login_credentials", CredentialsLoginDisabled), ("enable_api", ApiDisabled)],
)
def test_a_login_that_is_switched_off(
    sandbox: SandboxServer, colleague: Colleague, setting: str, error: type[AuthenticationFailed]
) -> None:
    colleague.configure(**{setting: 0})

    with pytest.raises(error, match="Setup > General > API"):
        run(sandbox.url, active_entity, login="itsm", password="itsm")


def test_a_client_that_is_not_let_in(sandbox: SandboxServer, colleague: Colleague) -> None:
    colleague.edit("APIClient", 1, is_active=0)
    with pytest.raises(AppTokenMissing, match="set the App-Token"):
        run(sandbox.url, active_entity)

    with Colleague(sandbox.url, app_token=APP_TOKEN) as other:
        other.edit("APIClient", 2, is_active=0)
    with pytest.raises(AddressNotAllowed, match="add one in"):
        run(sandbox.url, active_entity)


@pytest.mark.parametrize(
    ("status", "kind", "body", "error"),
    [
        (200, "text/html", "<h1>Log in</h1>", HtmlResponse),
        (404, "text/html", "<h1>Not found</h1>", HtmlResponse),
        (500, "text/html", "<h1>Error</h1>", HtmlResponse),
        (200, "text/html", "", ServerCrashed),
        (503, "text/html", "<h1>Maintenance</h1>", Overloaded),
        (200, "text/plain", "ok", UnexpectedResponse),
        (200, "application/json", '{"status": "UP"}', UnexpectedResponse),
        (200, "application/json", "{", UnexpectedResponse),
        (404, "application/json", '{"error": "not found"}', UnexpectedResponse),
    ],
)
def test_an_error_describes_an_answer_that_is_not_the_api(
    status: int, kind: str, body: str, error: type[UnexpectedResponse]
) -> None:
    with OddServer(status, body, Content_Type=kind, X_Request_Id="abc") as server:
        with pytest.raises(error) as caught:
            run(server.url, active_entity, retry=patient(0))

        assert type(caught.value) is error
        assert caught.value.status == status
        assert caught.value.request_id == ("abc" if body != '{"status": "UP"}' else None)
        assert "\n" not in str(caught.value)


def test_a_redirection_is_not_followed_but_told() -> None:
    with (
        OddServer(301, "", Location="https://new.example.org/", Content_Type="text/html") as server,
        pytest.raises(UnexpectedResponse, match=r"redirects to https://new\.example\.org/: use the final address"),
    ):
        run(server.url, active_entity)


def test_a_server_that_is_down() -> None:
    with pytest.raises(ConnectionFailed, match="check that the address is right and the server is up"):
        run("http://127.0.0.1:1", active_entity)


def test_plain_http_to_another_machine_must_be_allowed() -> None:
    with pytest.raises(ValidationError, match="plain http"):
        Connection(url="http://itsm.example.org", user_token=SecretStr("t"))

    assert Connection(url="http://itsm.example.org", user_token=SecretStr("t"), insecure=True)


@pytest.mark.parametrize(
    "settings",
    [
        {"url": "http://itsm.example.org", "user_token": "s3cret"},
        {"url": "https://itsm:s3cret@itsm.example.org", "user_token": "t"},
        {"url": "https://itsm.example.org", "user_token": "s3cret s3cret"},
        {"url": "https://itsm.example.org", "password": "s3cret"},
    ],
)
def test_settings_that_are_refused_keep_their_secrets(settings: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Connection.model_validate(settings)

    assert "s3cret" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("name", ["ca_file", "client_certificate"])
def test_a_certificate_file_must_exist_and_hold_pem(tmp_path: Path, name: str) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("", encoding="utf-8")
    for path, reason in ((tmp_path / "none.pem", "no such file"), (empty, "in PEM form")):
        with pytest.raises(ValidationError, match=reason):
            Connection.model_validate({"url": "https://x", "user_token": "t", name: path})


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with OddServer(200, '{"session_token": "x"}', Content_Type="application/json") as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "")
        monkeypatch.setenv("no_proxy", "")

        with pytest.raises(UnexpectedResponse, match="getActiveEntities"):
            run("http://itsm.invalid", active_entity, insecure=True)


def test_certificates_are_verified() -> None:
    context = Connection(url="https://itsm.example.org", user_token=SecretStr("t")).tls()

    assert isinstance(context, ssl.SSLContext)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


@pytest.mark.parametrize(
    ("settings", "profile", "entity"),
    [
        ({}, "Super-Admin", 0),
        ({"profile": "Technician"}, "Technician", 0),
        ({"profile": "6"}, "Technician", 0),
        ({"entity": "Root entity > North"}, "Super-Admin", 1),
        ({"entity": "North"}, "Super-Admin", 1),
        ({"entity": 1}, "Super-Admin", 1),
        ({"profile": "Technician", "entity": "North"}, "Technician", 1),
    ],
)
def test_login_and_renewal_choose_the_profile_and_the_entity(
    sandbox: SandboxServer, colleague: Colleague, settings: dict[str, Any], profile: str, entity: int
) -> None:
    colleague.create("Entity", name="North", entities_id=0)
    colleague.create("Profile_User", users_id=2, profiles_id=6, entities_id=0, is_recursive=1)

    async def where(client: Client) -> list[tuple[str, int]]:
        async def one() -> tuple[str, int]:
            return (await client.account.active_profile())["name"], await active_entity(client)

        first = await one()
        httpx.get(f"{sandbox.url}/killSession", headers=await client._session.headers())
        return [first, await one()]

    if not settings:
        settings = {"profile": "Super-Admin"}  # with two, the server takes the first in the order of their names
    assert run(sandbox.url, where, **settings) == [(profile, entity)] * 2


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"profile": "Technican"}, r"no profile 'Technican'; it has 'Super-Admin'"),
        ({"entity": "Root entity > Noth"}, r"no entity 'Root entity > Noth'; it has 'Root entity > North'"),
        ({"entity": "Annex"}, r"'Annex' is any of Root entity > North > Annex \(\d\), Root entity > South > Annex"),
        ({"entity": "999"}, r"no entity '999'"),
    ],
)
def test_a_profile_or_entity_that_the_account_has_not(
    sandbox: SandboxServer, colleague: Colleague, settings: dict[str, str], sentence: str
) -> None:
    for parent in ("North", "South"):
        colleague.create_entity("Annex", colleague.create_entity(parent))

    with pytest.raises(SettingsError, match=sentence):
        run(sandbox.url, active_entity, **settings)

    counts = sandbox.requests()["requests"]
    assert counts["GET /killSession"] == 1


def test_tokens_are_in_no_representation() -> None:
    client = Client(Connection(url="http://127.0.0.1:1", user_token=SecretStr("s3cret"), app_token=SecretStr("s3cret")))

    assert "s3cret" not in repr(client) + repr(vars(client)) + repr(vars(client._session))
