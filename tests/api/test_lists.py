"""Long lists, page by page, whatever comes and goes meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import Client
from tests.support.client import run
from tests.support.properties import examples
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


async def names(client: Client, page: int) -> list[str]:
    return [row["name"] async for row in client.items("State").list(page=page)]


@pytest.mark.heavy
@examples(20)
@given(count=st.integers(0, 12), page=st.integers(1, 13))
def test_a_list_is_complete_at_every_boundary(sandbox: SandboxServer, count: int, page: int) -> None:
    sandbox.reset()

    async def all_of_them(client: Client) -> list[str]:
        await client.items("State").create_many({"name": f"s{number}"} for number in range(count))
        return await names(client, page)

    assert run(sandbox.url, all_of_them) == [f"s{number}" for number in range(count)]


@examples(30)
@given(data=st.data())
def test_a_list_shows_each_lasting_item_once(sandbox: SandboxServer, data: st.DataObject) -> None:
    sandbox.reset()
    count, page = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 5))

    async def list_while_others_work(client: Client) -> tuple[set[int], list[int]]:
        states = client.items("State")
        there = {int(item_id) for item_id in await states.create_many({"name": f"s{n}"} for n in range(count))}
        stayed, seen = set(there), []
        async for row in states.list(page=page):
            seen.append(row["id"])
            if data.draw(st.booleans()) and there:
                gone = data.draw(st.sampled_from(sorted(there)))
                there.discard(gone)
                stayed.discard(gone)
                await states.delete(gone, purge=True)
            if data.draw(st.booleans()):
                there.add(await states.create({"name": f"new {len(seen)}"}))
        return stayed, seen

    stayed, seen = run(sandbox.url, list_while_others_work)

    assert stayed <= set(seen)
    assert len(seen) == len(set(seen))


def test_ten_thousand_items_are_few_requests(sandbox: SandboxServer, colleague: Colleague) -> None:
    for batch in range(50):
        rows = [{"name": f"s{batch}-{number}"} for number in range(200)]
        colleague._http.post(f"{sandbox.url}/Manufacturer", json={"input": rows}).raise_for_status()
    before = sandbox.requests()["total"]

    async def count(client: Client) -> int:
        return len([row async for row in client.items("Manufacturer").list()])

    assert run(sandbox.url, count) == 10_000
    assert sandbox.requests()["total"] - before <= 0.0015 * 10_000


def test_a_caller_chooses_the_content_of_a_list(sandbox: SandboxServer, colleague: Colleague) -> None:
    place = colleague.create("Location", name="HQ")
    kept, gone = (colleague.create("Computer", name=name, locations_id=place) for name in ("pc-1", "pc-2"))
    colleague.trash("Computer", gone)

    async def ask(client: Client) -> None:
        computers = client.items("Computer")
        assert [row["id"] async for row in computers.list()] == [kept]
        assert [row["id"] async for row in computers.list(trash=True)] == [gone]
        assert [row["id"] async for row in computers.list(search={"name": "^pc-1$"})] == [kept]
        assert [row["locations_id"] async for row in computers.list(expand=True)] == ["HQ"]
        assert [row["_keys_names"] async for row in computers.list(names_of=["locations_id"])] == [
            {"locations_id": "HQ"}
        ]

    run(sandbox.url, ask)
