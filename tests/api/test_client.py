"""The client on a server that behaves, and on one that does not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
import httpx
import pytest
from pydantic import SecretStr

from pulumi_itsmng.api import (
    AmbiguousWrite,
    ApiError,
    Client,
    Connection,
    Forbidden,
    LoginRefused,
    NotFound,
    Rejected,
    UnexpectedAnswer,
    Unreachable,
)
from tests.support.colleague import SUPER_ADMIN_TOKEN, Colleague
from tests.support.odd_server import OddServer
from tests.support.sandbox import SandboxServer

T = TypeVar("T")

APP_TOKEN = "AppToken00000000000000000000000000000001"


def run(url: str, call: Callable[[Client], Awaitable[T]], **credentials: str) -> T:
    """Do something with a client, in a session of its own."""
    connection = Connection.model_validate({"url": url} | (credentials or {"user_token": SUPER_ADMIN_TOKEN}))

    async def task() -> T:
        async with Client(connection) as client:
            return await call(client)

    return anyio.run(task)


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
    assert run(sandbox.url, lambda client: client.active_entity(), **credentials) == 0


@pytest.mark.parametrize(
    ("credentials", "code"),
    [
        ({"user_token": "wrong-secret"}, "ERROR_GLPI_LOGIN_USER_TOKEN"),
        ({"login": "itsm", "password": "wrong-secret"}, "ERROR_GLPI_LOGIN"),
        ({"user_token": SUPER_ADMIN_TOKEN, "app_token": "wrong-secret"}, "ERROR_WRONG_APP_TOKEN_PARAMETER"),
    ],
)
def test_wrong_credentials_are_refused_with_advice_and_not_repeated(
    sandbox: SandboxServer, credentials: dict[str, str], code: str
) -> None:
    with pytest.raises(LoginRefused) as caught:
        run(sandbox.url, lambda client: client.active_entity(), **credentials)

    assert caught.value.code == code
    assert "check the" in str(caught.value)
    assert "wrong-secret" not in str(caught.value)
    assert sandbox.requests()["total"] == 1


def test_many_tasks_open_one_session(sandbox: SandboxServer) -> None:
    async def twenty_at_once(client: Client) -> None:
        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(client.items("Computer").create, {"name": f"pc-{number}"})

    run(sandbox.url, twenty_at_once)

    counts = sandbox.requests()["requests"]
    assert (counts["GET /initSession"], counts["GET /killSession"]) == (1, 1)


def test_a_session_that_was_ended_is_renewed_once_for_all_tasks(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc")

    async def read_after_the_end(client: Client) -> None:
        await client.items("Computer").get(item_id)
        httpx.get(f"{sandbox.url}/killSession", headers={"Session-Token": client._session._token or ""})
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(client.items("Computer").get, item_id)

    before = sandbox.requests()["requests"]["GET /initSession"]

    run(sandbox.url, read_after_the_end)

    assert sandbox.requests()["requests"]["GET /initSession"] - before == 2


def test_text_comes_back_as_it_was_sent(sandbox: SandboxServer) -> None:
    async def round_trip(client: Client) -> str:
        computers = client.items("Computer")
        return str((await computers.get(await computers.create({"name": "<b> & \\ é"})))["name"])

    assert run(sandbox.url, round_trip) == "<b> & \\ é"


def test_an_item_that_is_not_there(sandbox: SandboxServer) -> None:
    with pytest.raises(NotFound):
        run(sandbox.url, lambda client: client.items("Computer").get(4711))
    with pytest.raises(Rejected, match="ERROR_GLPI_UPDATE"):
        run(sandbox.url, lambda client: client.items("Computer").update(4711, {"name": "x"}))
    with pytest.raises(Rejected, match="ERROR_GLPI_DELETE"):
        run(sandbox.url, lambda client: client.items("Computer").delete(4711))


def test_an_itemtype_that_does_not_exist(sandbox: SandboxServer) -> None:
    with pytest.raises(ApiError, match="ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"):
        run(sandbox.url, lambda client: client.items("Toaster").get(1))


def test_an_item_that_may_not_be_read(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc", entities_id=0)
    colleague.edit("Computer", item_id, entities_id=999)

    with pytest.raises(Forbidden, match="check the account's authorizations"):
        run(sandbox.url, lambda client: client.items("Computer").get(item_id))


def test_a_list_is_not_taken_for_an_item(sandbox: SandboxServer) -> None:
    with pytest.raises(UnexpectedAnswer):
        run(sandbox.url, lambda client: client.items("Computer").get(0))


@pytest.mark.parametrize("fault", [{"kind": "cut_before"}, {"kind": "cut_after"}, {"kind": "half"}])
def test_a_cut_connection_is_ambiguous_for_a_write_and_not_for_a_read(
    sandbox: SandboxServer, fault: dict[str, str]
) -> None:
    sandbox.faults([fault | {"times": 1, "method": "POST"}])
    with pytest.raises(AmbiguousWrite):
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}))

    sandbox.faults([fault | {"times": 1, "method": "GET", "path": "/Computer.*"}])
    with pytest.raises(Unreachable, match="broke off"):
        run(sandbox.url, lambda client: client.items("Computer").get(1))


@pytest.mark.parametrize(
    "fault", [{"kind": "empty"}, {"kind": "status", "status": 502}, {"kind": "status", "status": 504}]
)
def test_an_answer_without_json_to_a_write_is_ambiguous(sandbox: SandboxServer, fault: dict[str, object]) -> None:
    sandbox.faults([fault | {"times": 1, "method": "POST"}])

    with pytest.raises(AmbiguousWrite):
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}))


def test_a_maintenance_page_is_not_ambiguous(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "status", "status": 503, "times": 1, "method": "POST"}])

    with pytest.raises(UnexpectedAnswer) as caught:
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}))

    assert caught.value.status == 503


def test_a_creation_without_an_id_and_an_update_without_a_yes_are_ambiguous() -> None:
    async def create(client: Client) -> None:
        client._session._token = "given"
        await client.items("Computer").create({"name": "pc"})

    async def update(client: Client) -> None:
        client._session._token = "given"
        await client.items("Computer").update(1, {"name": "pc"})

    with OddServer(200, "[[]]", Content_Type="application/json") as server:
        for call in (create, update):
            with pytest.raises(AmbiguousWrite):
                run(server.url, call)


def test_a_server_that_does_not_end_the_session_is_not_an_error(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "times": 1, "path": "/killSession"}])

    assert run(sandbox.url, lambda client: client.active_entity()) == 0


def test_a_client_that_was_not_used_sends_nothing(sandbox: SandboxServer) -> None:
    async def nothing(client: Client) -> None:
        pass

    run(sandbox.url, nothing)

    assert sandbox.requests()["total"] == 0


def test_tokens_are_in_no_representation() -> None:
    client = Client(Connection(url="http://127.0.0.1:1", user_token=SecretStr("s3cret"), app_token=SecretStr("s3cret")))

    assert "s3cret" not in repr(client) + repr(vars(client))
