"""Items: found, read, created, changed, deleted."""

from __future__ import annotations

import asyncio
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from pulumi_itsmng.api import (
    AmbiguousWrite,
    ApiError,
    Client,
    Forbidden,
    NotFound,
    RefusedByDatabase,
    Rejected,
    UnexpectedResponse,
    UnstorableValue,
)
from tests.support.client import run
from tests.support.odd_server import OddServer
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def test_text_comes_back_as_it_was_sent(sandbox: SandboxServer) -> None:
    async def round_trip(client: Client) -> str:
        computers = client.items("Computer")
        return str((await computers.get(await computers.create({"name": "<b> & \\ é"})))["name"])

    assert run(sandbox.url, round_trip) == "<b> & \\ é"


def test_values_are_sent_as_the_server_wants_them(sandbox: SandboxServer, colleague: Colleague) -> None:
    async def create(client: Client) -> int:
        row = {"name": "pc", "is_recursive": True, "comment": None, "otherserial": Decimal("1E+3")}
        return await client.items("Computer").create(row | {"last_boot": datetime(2026, 1, 2, 3, 4, 5)})

    row = colleague.get("Computer", run(sandbox.url, create))

    assert row is not None
    assert {key: row[key] for key in ("is_recursive", "comment", "otherserial")} == {
        "is_recursive": 1,
        "comment": None,
        "otherserial": "1000",
    }


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"name": "a" * 256}, "name: the server keeps 255 characters"),
        ({"name": "<" * 64}, "name: .* counted as 4 each.* 256"),
        ({"serial": "é" * 128}, "serial: the server keeps 255 bytes .* 256"),
        ({"comment": "x" * 65_536}, "comment: the server keeps 65535 bytes"),
        ({"name": "ok \U0001f600"}, r"name: the server cannot store character 4 \(U\+1F600\)"),
        ({"name": "null"}, "for no value at all"),
    ],
)
def test_text_that_would_not_be_kept_is_not_sent(sandbox: SandboxServer, row: dict[str, str], sentence: str) -> None:
    async def write(client: Client) -> None:
        with pytest.raises(UnstorableValue, match=sentence):
            await client.items("Computer").create(row)
        with pytest.raises(UnstorableValue, match=sentence):
            await client.items("Computer").update(1, row)

    run(sandbox.url, write)

    assert sandbox.requests()["total"] == 0


def test_text_of_just_the_right_length_is_kept(sandbox: SandboxServer) -> None:
    row = {"name": "a" * 255, "serial": "é" * 127, "comment": "<" * 16_383}

    async def round_trip(client: Client) -> dict[str, Any]:
        computers = client.items("Computer")
        return await computers.get(await computers.create(row))

    live = run(sandbox.url, round_trip)

    assert {column: live[column] for column in row} == row


def test_an_item_that_is_not_there(sandbox: SandboxServer) -> None:
    async def ask(client: Client) -> None:
        computers = client.items("Computer")
        for error, code, call in (
            (NotFound, "ERROR_ITEM_NOT_FOUND", computers.get(4711)),
            (Rejected, "ERROR_GLPI_UPDATE", computers.update(4711, {"name": "x"})),
            (Rejected, "ERROR_GLPI_DELETE", computers.delete(4711)),
            (Rejected, "ERROR_GLPI_DELETE", computers.delete(4711, purge=True)),
        ):
            with pytest.raises(error) as caught:
                await call
            assert isinstance(caught.value, ApiError)
            assert (caught.value.code, caught.value.itemtype, caught.value.item_id) == (code, "Computer", 4711)

    run(sandbox.url, ask)


def test_an_itemtype_that_does_not_exist(sandbox: SandboxServer) -> None:
    with pytest.raises(ApiError, match="ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"):
        run(sandbox.url, lambda client: client.items("Toaster").get(1))


def test_an_item_that_may_not_be_read(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc", entities_id=0)
    colleague.edit("Computer", item_id, entities_id=999)

    with pytest.raises(Forbidden, match="check the account's authorizations"):
        run(sandbox.url, lambda client: client.items("Computer").get(item_id))


def test_a_list_is_not_taken_for_an_item(sandbox: SandboxServer) -> None:
    with pytest.raises(UnexpectedResponse):
        run(sandbox.url, lambda client: client.items("Computer").get(0))


def test_a_refused_creation_is_told_on_both_kinds_of_server(sandbox: SandboxServer) -> None:
    async def twice(client: Client) -> None:
        await client.items("Location").create({"name": "HQ"})
        with pytest.raises(Rejected) as caught:
            await client.items("Location").create({"name": "HQ"})
        assert isinstance(caught.value, RefusedByDatabase) == sandbox.strict_sql
        assert caught.value.itemtype == "Location"

    run(sandbox.url, twice)


def test_what_cannot_be_listed_can_be_created(sandbox: SandboxServer) -> None:
    async def create(client: Client) -> str:
        rules = client.items("RuleRight")
        rule = {"name": "rule", "sub_type": "RuleRight", "entities_id": 0, "match": "AND"}
        return str((await rules.get(await rules.create(rule)))["name"])

    assert run(sandbox.url, create) == "rule"


def test_unlistable_items_are_read_by_id_in_any_number(sandbox: SandboxServer) -> None:
    async def read(client: Client) -> dict[int, Any]:
        rules = client.items("RuleRight")
        rule_id = await rules.create({"name": "rule", "sub_type": "RuleRight", "entities_id": 0, "match": "AND"})
        return {rule_id: await rules.get_many(range(rule_id, rule_id + 101))}

    [(rule_id, found)] = run(sandbox.url, read).items()

    assert found[rule_id]["name"] == "rule"
    assert len(found) == 101


def test_an_item_goes_to_the_trash_and_comes_back(sandbox: SandboxServer) -> None:
    async def there_and_back(client: Client) -> None:
        computers = client.items("Computer")
        item_id = await computers.create({"name": "pc"})
        await computers.delete(item_id)
        assert (await computers.get(item_id))["is_deleted"] == 1
        assert [row["id"] async for row in computers.list(trash=True)] == [item_id]
        await computers.restore(item_id)
        assert [row["id"] async for row in computers.list()] == [item_id]
        await computers.delete(item_id, purge=True)
        with pytest.raises(NotFound):
            await computers.get(item_id)

    run(sandbox.url, there_and_back)


def test_names_links_and_hashes_come_on_request(sandbox: SandboxServer, colleague: Colleague) -> None:
    place = colleague.create("Location", name="HQ")
    item_id = colleague.create("Computer", name="pc", locations_id=place)
    colleague.create("Infocom", itemtype="Computer", items_id=item_id, comment="bought")

    async def ask(client: Client) -> None:
        computers = client.items("Computer")
        assert (await computers.get(item_id, names_of=["locations_id"]))["_keys_names"] == {"locations_id": "HQ"}
        assert (await computers.get(item_id, expand=True))["locations_id"] == "HQ"
        row = await computers.get(item_id, links=True)
        assert (await computers.follow(row, "Entity"))["name"] == "Root entity"
        assert [found["comment"] for found in await computers.follow(row, "Infocom")] == ["bought"]
        with pytest.raises(KeyError, match=r"no link 'Toaster'; there are .*Entity"):
            await computers.follow(row, "Toaster")
        before = await computers.get(item_id, sha1=True)
        await computers.update(item_id, {"comment": "x"})
        assert await computers.get(item_id, sha1=True) != before
        infocoms = client.items("Infocom").list(of=("Computer", item_id))
        assert [found["comment"] async for found in infocoms] == ["bought"]

    run(sandbox.url, ask)


def test_an_unconfirmed_creation_or_update_is_ambiguous() -> None:
    async def create(client: Client) -> None:
        client._session._token = "given"
        client.items("Computer")._creations._looked_in = client._session.scope
        await client.items("Computer").create({"name": "pc"})

    async def update(client: Client) -> None:
        client._session._token = "given"
        await client.items("Computer").update(1, {"name": "pc"})

    async def update_two(client: Client) -> None:
        client._session._token = "given"
        computers = client.items("Computer")
        await asyncio.gather(*(computers.update(item_id, {"name": "pc"}) for item_id in (1, 2)))

    with OddServer(200, "[[]]", Content_Type="application/json") as server:
        for call, itemtype_and_id in (
            (create, ("Computer", None)),
            (update, ("Computer", 1)),
            (update_two, ("Computer", 1)),
        ):
            with pytest.raises(AmbiguousWrite) as caught:
                run(server.url, call)
            assert (caught.value.itemtype, caught.value.item_id) == itemtype_and_id


def test_an_id_in_a_creation_makes_no_copy_of_another_item(sandbox: SandboxServer, colleague: Colleague) -> None:
    original = colleague.create("Computer", name="original", serial="S1")

    made = run(sandbox.url, lambda client: client.items("Computer").create({"id": original, "name": "new"}))

    row = colleague.get("Computer", made)
    assert row is not None
    assert (row["name"], row["serial"]) == ("new", None)
