"""One session for everybody, renewed when it has to be, and the session's own calls."""

from __future__ import annotations

import anyio
import anyio.lowlevel
import httpx
import pytest

from pulumi_itsmng.api import ApiError, Client, SessionExpired, SettingsError
from tests.support.client import connection, patient, run
from tests.support.odd_server import OddServer
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def test_a_client_that_was_not_used_sends_nothing(sandbox: SandboxServer) -> None:
    async def nothing(client: Client) -> None:
        pass

    run(sandbox.url, nothing)

    assert sandbox.requests()["total"] == 0


def test_many_tasks_open_one_session(sandbox: SandboxServer) -> None:
    async def twenty_at_once(client: Client) -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(client.account.active_entities)

    run(sandbox.url, twenty_at_once)

    counts = sandbox.requests()["requests"]
    assert (counts["GET /initSession"], counts["GET /killSession"]) == (1, 1)


def test_a_session_that_was_ended_is_renewed_once_for_all_tasks(sandbox: SandboxServer) -> None:
    async def read_after_the_end(client: Client) -> None:
        await client.account.active_entities()
        httpx.get(f"{sandbox.url}/killSession", headers=await client._session.headers())
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(client.account.active_entities)

    run(sandbox.url, read_after_the_end)

    assert sandbox.requests()["requests"]["GET /initSession"] == 2


def test_a_server_that_ends_every_session_is_not_asked_for_ever() -> None:
    body = '["ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid"]'
    with OddServer(401, body, Content_Type="application/json") as server:

        async def ask(client: Client) -> None:
            client._session._token = "given"
            with pytest.raises(SessionExpired):
                await client.account.profiles()

        run(server.url, ask)

        assert server.requests == 2  # the question, and the login that was to help


def test_the_session_is_ended_after_an_error_too(sandbox: SandboxServer) -> None:
    async def fail(client: Client) -> None:
        await client.account.profiles()
        raise RuntimeError("the program's own")

    with pytest.raises(RuntimeError):
        run(sandbox.url, fail)

    assert sandbox.requests()["requests"]["GET /killSession"] == 1


def test_a_timeout_during_a_write_still_ends_the_session(sandbox: SandboxServer) -> None:
    async def main() -> None:
        with anyio.CancelScope() as time:
            async with Client(connection(sandbox.url), retry=patient()) as client, anyio.create_task_group() as tasks:
                await client.account.profiles()
                tasks.start_soon(client.items("Computer").create, {"name": "pc"})
                while client._queue._round is None:
                    await anyio.lowlevel.checkpoint()
                time.cancel()

    anyio.run(main)

    assert sandbox.requests()["requests"]["GET /killSession"] == 1


def test_a_server_that_does_not_end_the_session_is_not_an_error(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "times": 1, "path": "/killSession"}])

    async def ask(client: Client) -> int:
        return (await client.account.active_entities()).entity_id

    assert run(sandbox.url, ask) == 0


def test_profiles_and_entities_are_listed_and_changed(sandbox: SandboxServer, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    colleague.create("Profile_User", users_id=2, profiles_id=6, entities_id=0, is_recursive=1)

    async def look_around(client: Client) -> None:
        account = client.account
        assert [row["name"] for row in await account.profiles()] == ["Super-Admin", "Technician"]
        assert {row["name"] for row in await account.entities()} == {"Root entity", "Root entity > North"}
        await account.change_profile("Technician")
        assert (await account.active_profile())["name"] == "Technician"
        await account.change_entities("Root entity > North")
        assert (await account.active_entities()).entity_ids == (north,)
        await account.change_entities(0, recursive=False)
        active = await account.active_entities()
        assert (active.entity_id, active.recursive, active.entity_ids) == (0, False, (0,))

    run(sandbox.url, look_around)


def test_a_switch_to_an_unknown_entity_changes_nothing(sandbox: SandboxServer, colleague: Colleague) -> None:
    north = colleague.create_entity("North")

    async def go_astray(client: Client) -> int:
        await client.account.change_entities("North")
        with pytest.raises(SettingsError):
            await client.account.change_entities("Nowhere")
        return (await client.account.active_entities()).entity_id

    assert run(sandbox.url, go_astray, profile="Super-Admin") == north


def test_reloading_leaves_the_session_in_all_its_entities(sandbox: SandboxServer, colleague: Colleague) -> None:
    places = [colleague.create_entity(name) for name in ("North", "South")]
    user = colleague.create("User", name="ada", password="Secret-12", password2="Secret-12")
    for place in places:
        colleague.create("Profile_User", users_id=user, profiles_id=4, entities_id=place, is_recursive=0)

    async def reload(client: Client) -> list[tuple[int, ...]]:
        before = (await client.account.active_entities()).entity_ids
        await client.account.reload_entities()
        return [before, (await client.account.active_entities()).entity_ids]

    before, after = run(sandbox.url, reload, login="ada", password="Secret-12", profile="Super-Admin")
    assert set(after) == set(before) == set(places)


def test_a_switch_that_met_a_bad_gateway_is_tried_again(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "status", "status": 502, "path": "/changeActiveProfile"}])

    async def switch(client: Client) -> str:
        await client.account.change_profile("Super-Admin")
        return str((await client.account.active_profile())["name"])

    assert run(sandbox.url, switch) == "Super-Admin"


def test_a_new_entity_is_of_use_to_the_session_that_made_it(sandbox: SandboxServer) -> None:
    async def found(client: Client) -> str:
        entity = await client.items("Entity").create({"name": "North", "entities_id": 0})
        computer = await client.items("Computer").create({"name": "pc", "entities_id": entity})
        assert (await client.items("Computer").get(computer))["entities_id"] == entity
        return str((await client.items("Entity").get(entity))["completename"])

    assert run(sandbox.url, found) == "Root entity > North"


def test_entities_of_others_are_seen_after_reloading(sandbox: SandboxServer, colleague: Colleague) -> None:
    async def reload(client: Client) -> tuple[int, ...]:
        await client.account.active_entities()
        colleague.create_entity("North")
        await client.account.reload_entities()
        return (await client.account.active_entities()).entity_ids

    assert run(sandbox.url, reload) == (0, 1)


def test_session_configuration_and_version_are_told(sandbox: SandboxServer) -> None:
    async def ask(client: Client) -> None:
        assert (await client.account.full_session())["glpiname"] == "itsm"
        assert (await client.account.configuration())["list_limit"]
        assert await client.account.version() == "1.4.0"

    run(sandbox.url, ask)


def test_a_lost_password_needs_mail(sandbox: SandboxServer) -> None:
    async def lost(client: Client) -> None:
        with pytest.raises(ApiError):
            await client.account.lost_password("itsm@example.org")
        with pytest.raises(ApiError):
            await client.account.reset_password("itsm@example.org", "token", "new")

    run(sandbox.url, lost)
