"""Calls that run at the same time travel together, and each succeeds or fails alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import (
    AmbiguousWrite,
    ApiError,
    Client,
    Forbidden,
    NotFound,
    RefusedByDatabase,
    Rejected,
    UnstorableValue,
)
from pulumi_itsmng.api.batching.queue import BatchSpec, Queue, Stage
from tests.support.client import run
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def test_many_tasks_share_few_requests(sandbox: SandboxServer) -> None:
    async def life(client: Client, number: int) -> None:
        computers = client.items("Computer")
        item_id = await computers.create({"name": f"pc-{number}"})
        await computers.update(item_id, {"serial": f"S{number}"})
        assert (await computers.get(item_id))["serial"] == f"S{number}"

    async def sixty_four(client: Client) -> None:
        async with anyio.create_task_group() as tasks:
            for number in range(64):
                tasks.start_soon(life, client, number)

    run(sandbox.url, sixty_four)

    counts = sandbox.requests()["requests"]
    assert counts["POST /Computer"] == 2  # at most 50 in one
    assert counts["PUT /Computer"] == 2
    assert counts["GET /getMultipleItems"] == 1


def test_a_call_that_is_alone_takes_the_plain_way(sandbox: SandboxServer) -> None:
    async def one(client: Client) -> None:
        item_id = await client.items("Computer").create({"name": "pc"})
        await client.items("Computer").get(item_id)
        await client.items("Computer").update(item_id, {"name": "pc2"})
        await client.items("Computer").delete(item_id, purge=True)

    run(sandbox.url, one)

    assert {"GET /Computer/1", "PUT /Computer/1", "DELETE /Computer/1"} <= sandbox.requests()["requests"].keys()


def test_one_creation_that_is_refused_fails_alone(sandbox: SandboxServer) -> None:
    names = ["a", "b", "a", "c", "B", "d"]

    async def create(client: Client) -> list[Any]:
        return await client.items("Location").create_many({"name": name} for name in names)

    outcomes = run(sandbox.url, create)

    with Colleague(sandbox.url) as colleague:
        live = {row["name"]: row["id"] for row in colleague.list("Location")}
    assert [live.get(name) for name in ("a", "b", "c", "d")] == [outcomes[position] for position in (0, 1, 3, 5)]
    for position in (2, 4):
        assert type(outcomes[position]) is (RefusedByDatabase if sandbox.strict_sql else Rejected)
    assert len(live) == 4


def test_a_creation_is_not_refused_because_another_was(sandbox: SandboxServer) -> None:
    async def create(client: Client) -> list[Any]:
        rows = [{"name": "pc-1"}, {"name": "pc-2", "entities_id": 999}, {"name": "pc-3"}, {"name": "pc-4"}]
        return await client.items("Computer").create_many(rows)

    outcomes = run(sandbox.url, create)

    assert [isinstance(outcome, int) for outcome in outcomes] == [True, False, True, True]


def test_one_update_that_fails_leaves_the_others_alone(sandbox: SandboxServer) -> None:
    async def update(client: Client) -> None:
        places = client.items("Location")
        ids = [int(item_id) for item_id in await places.create_many({"name": name} for name in "abcd")]
        done = await places.update_many({ids[0]: {"comment": "1"}, 999: {"comment": "2"}, ids[1]: {"comment": "3"}})
        assert [type(outcome) for outcome in done.values()] == [type(None), Rejected, type(None)]
        assert done[999] is not None
        assert (done[999].itemtype, done[999].item_id) == ("Location", 999)
        # c becomes a, which is taken: the lenient kind says yes to all, the strict one breaks off there.
        changes = {ids[2]: {"name": "a", "locations_id": 0}, ids[3]: {"name": "e", "locations_id": 0}}
        refused = await places.update_many(changes)
        assert isinstance(refused[ids[2]], AmbiguousWrite) == sandbox.strict_sql
        assert refused[ids[3]] is None
        assert [row["name"] async for row in places.list()] == ["a", "b", "c", "e"]

    run(sandbox.url, update)


def test_one_missing_item_does_not_fail_those_read_with_it(sandbox: SandboxServer, colleague: Colleague) -> None:
    kept = [colleague.create("Computer", name=f"pc-{number}") for number in range(20)]
    unseen = colleague.create("Computer", name="lost")
    colleague.edit("Computer", unseen, entities_id=999)

    async def read(client: Client) -> dict[int, dict[str, Any] | ApiError]:
        return await client.items("Computer").get_many([*kept, 4711, unseen, kept[0]])

    found = run(sandbox.url, read)

    assert [found[item_id]["name"] for item_id in kept] == [f"pc-{number}" for number in range(20)]  # type: ignore[index]
    assert isinstance(found[4711], NotFound)
    assert found[4711].item_id == 4711
    assert isinstance(found[unseen], Forbidden)


def test_a_server_that_breaks_over_one_item_fails_no_other_read(sandbox: SandboxServer) -> None:
    async def read(client: Client) -> dict[int, dict[str, Any] | ApiError]:
        sandbox.faults([{"kind": "empty", "path": "/getMultipleItems"}])
        return await client.items("User").get_many([2, 3, 4, 5])

    assert list(run(sandbox.url, read)) == [2, 3, 4, 5]


def test_items_of_several_itemtypes_are_read_together(sandbox: SandboxServer) -> None:
    async def read(client: Client) -> list[str]:
        rows = await asyncio.gather(client.items("Entity").get(0), client.items("User").get(2))
        return [row["name"] for row in rows]

    assert run(sandbox.url, read) == ["Root entity", "itsm"]
    assert sandbox.requests()["requests"]["GET /getMultipleItems"] == 1


def test_an_item_that_several_ask_for_is_read_once_for_all(sandbox: SandboxServer) -> None:
    async def read(client: Client) -> list[int]:
        rows = await asyncio.gather(*(client.items("User").get(2) for _ in range(5)))
        return [row["id"] for row in rows]

    assert run(sandbox.url, read) == [2] * 5
    assert sandbox.requests()["requests"]["GET /User/2"] == 1


@pytest.mark.parametrize(("managed", "others", "pages"), [(300, 100, 1), (150, 0, 1), (110, 3_000, 1)])
def test_many_items_are_read_the_cheaper_way(
    sandbox: SandboxServer, colleague: Colleague, managed: int, others: int, pages: int
) -> None:
    made = []
    for count in (others, managed):
        for begin in range(0, count, 100):
            rows = [{"name": f"m{count}-{begin + number}"} for number in range(min(100, count - begin))]
            answer = colleague._http.post(f"{sandbox.url}/Manufacturer", json={"input": rows}).json()
            made += [row["id"] for row in answer]
    wanted = made[-managed:]
    before = sandbox.requests()["requests"]

    async def read(client: Client) -> int:
        return len(await client.items("Manufacturer").get_many(wanted))

    assert run(sandbox.url, read) == managed
    after = sandbox.requests()["requests"]
    assert after.get("GET /Manufacturer", 0) - before.get("GET /Manufacturer", 0) == pages
    batches = after.get("GET /getMultipleItems", 0) - before.get("GET /getMultipleItems", 0)
    assert batches == (2 if others > 1_000 else 0)


def test_an_item_written_during_a_read_ahead_is_read_again(sandbox: SandboxServer) -> None:
    async def task(client: Client) -> str:
        computers = client.items("Computer")
        ids = [await computers.create({"name": f"pc-{number}", "comment": "old"}) for number in range(4)]
        await computers.get_prefetched(ids[0])
        await computers.get_prefetched(ids[1])
        # By now it is worth it to read the whole list, which holds the last one as it is before it is written to.
        await asyncio.gather(computers.get_prefetched(ids[2]), computers.update(ids[3], {"comment": "new"}))
        return str((await computers.get_prefetched(ids[3]))["comment"])

    assert run(sandbox.url, task) == "new"


def test_deletions_into_the_trash_go_alone_and_purges_together(sandbox: SandboxServer) -> None:
    async def delete(client: Client) -> None:
        computers = client.items("Computer")
        ids = [int(item_id) for item_id in await computers.create_many({"name": f"pc-{n}"} for n in range(6))]
        await asyncio.gather(*(computers.delete(item_id) for item_id in ids[:3]))
        assert set((await computers.purge_many([*ids, 4711])).values()) >= {None}
        assert [row async for row in computers.list()] == [row async for row in computers.list(trash=True)] == []

    run(sandbox.url, delete)

    counts = sandbox.requests()["requests"]
    assert counts["DELETE /Computer"] == 1
    assert sum(count for name, count in counts.items() if name.startswith("DELETE /Computer/")) == 3


def test_a_caller_that_is_cancelled_disturbs_no_other(sandbox: SandboxServer) -> None:
    async def create(client: Client) -> list[str]:
        computers = client.items("Computer")
        await client.account.active_entities()
        calls = [asyncio.create_task(computers.create({"name": f"pc-{number}"})) for number in range(5)]
        await asyncio.sleep(0)
        calls[0].cancel()  # not sent yet
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        assert isinstance(outcomes[0], asyncio.CancelledError)
        assert all(isinstance(outcome, int) for outcome in outcomes[1:])
        return [row["name"] async for row in computers.list()]

    assert run(sandbox.url, create) == ["pc-1", "pc-2", "pc-3", "pc-4"]


class Recorder:
    """A lane that notes what travels together."""

    def __init__(self) -> None:
        self.loads: list[tuple[str, list[str]]] = []

    def lane(self, name: str, stage: Stage, *, most: int = 50, room: int = 1_000) -> BatchSpec[str, str]:
        async def send(calls: Sequence[str]) -> Sequence[str]:
            self.loads.append((name, list(calls)))
            await asyncio.sleep(0)
            return [call.upper() for call in calls]

        return BatchSpec(name, stage, send, most, len, room)


def test_the_queue_sends_the_earliest_stage_first() -> None:
    recorder, queue = Recorder(), Queue()

    async def operation(name: str, *, looks_up: bool) -> None:
        with queue.working():
            if looks_up:
                await queue.call(recorder.lane("look up", Stage.READ), name)
            await queue.call(recorder.lane("write", Stage.WRITE), name)
            await queue.call(recorder.lane("verify", Stage.VERIFY), name)

    async def all_of_them() -> None:
        await asyncio.gather(operation("a", looks_up=False), operation("b", looks_up=True))

    anyio.run(all_of_them)

    assert recorder.loads == [("look up", ["b"]), ("write", ["a", "b"]), ("verify", ["a", "b"])]


def test_loads_are_bounded_by_number_and_by_size() -> None:
    recorder, queue = Recorder(), Queue()

    async def call() -> list[str]:
        lane = recorder.lane("write", Stage.WRITE, most=3, room=6)
        return list(await asyncio.gather(*(queue.call(lane, text) for text in ("a", "b", "c", "d", "eeeee", "f" * 9))))

    assert anyio.run(call) == ["A", "B", "C", "D", "EEEEE", "F" * 9]
    assert [calls for _, calls in recorder.loads] == [["a", "b", "c"], ["d", "eeeee"], ["f" * 9]]


def test_the_queue_waits_only_briefly_for_a_busy_operation() -> None:
    recorder, queue = Recorder(), Queue(quiet=0)

    async def main() -> None:
        # The first is busy with something else, for as long as the second takes.
        with queue.working(), queue.working():
            await queue.call(recorder.lane("write", Stage.WRITE), "a")

    anyio.run(main)

    assert recorder.loads == [("write", ["a"])]


def test_a_queue_that_is_closed_sends_nothing_more() -> None:
    recorder, queue = Recorder(), Queue()

    async def main() -> None:
        call = asyncio.create_task(queue.call(recorder.lane("write", Stage.WRITE), "a"))
        await asyncio.sleep(0)
        await queue.aclose()
        with pytest.raises(asyncio.CancelledError):
            await call

    anyio.run(main)

    assert recorder.loads == []


def test_a_call_that_is_cancelled_alone_lets_the_next_go() -> None:
    recorder, queue = Recorder(), Queue()
    lane = recorder.lane("write", Stage.WRITE)

    async def main() -> str:
        call = asyncio.create_task(queue.call(lane, "a"))
        await asyncio.sleep(0)
        call.cancel()  # the round that was to send it has begun when it leaves the queue
        with pytest.raises(asyncio.CancelledError):
            await call
        return await asyncio.wait_for(queue.call(lane, "b"), 5)

    assert anyio.run(main) == "B"
    assert recorder.loads == [("write", ["b"])]


def test_an_update_of_more_than_columns_is_sent_once(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "empty", "after": True, "method": "PUT"}])

    async def update(client: Client) -> dict[int, Any]:
        changes = {2: {"_useremails": {"-1": "a@example.org"}}, 3: {"comment": "x"}}
        return await client.items("User").update_many(changes)

    done = run(sandbox.url, update)

    assert isinstance(done[2], AmbiguousWrite)
    assert (done[2].itemtype, done[2].item_id, done[3]) == ("User", 2, None)


def test_what_cannot_be_sent_fails_alone(sandbox: SandboxServer) -> None:
    unfit = [{"name": "pc-1", "x": float("nan")}, {"name": "pc-2", "x": object()}, {"name": "pc-3", "_x": "\ud800"}]

    async def create(client: Client) -> list[Any]:
        return await client.items("Computer").create_many([{"name": "pc-0"}, *unfit, {"name": "pc-4"}])

    outcomes = run(sandbox.url, create)

    assert [outcomes[0], outcomes[4]] == [1, 2]
    assert all(isinstance(outcome, UnstorableValue) for outcome in outcomes[1:4])


def test_requests_are_bounded_by_bytes_and_not_by_characters(sandbox: SandboxServer) -> None:
    rows = [{"name": f"pc-{number}", "comment": '"' * 30_000 + "é" * 17_000} for number in range(20)]

    assert len(set(run(sandbox.url, lambda client: client.items("Computer").create_many(rows)))) == 20
    assert sandbox.requests()["requests"]["POST /Computer"] == 2  # of 1.9 MB


@given(
    operations=st.lists(st.lists(st.sampled_from(Stage), min_size=1, max_size=4), min_size=1, max_size=6),
    left_after=st.dictionaries(st.integers(0, 5), st.integers(0, 12), max_size=4),
)
def test_a_cancelled_caller_never_costs_others_their_results(
    operations: list[list[Stage]], left_after: dict[int, int]
) -> None:
    recorder, queue = Recorder(), Queue(quiet=0)

    async def operation(name: str, stages: list[Stage]) -> list[str]:
        with queue.working():
            return [await queue.call(recorder.lane(f"{stage}", stage, most=2), name) for stage in stages]

    async def leave(task: asyncio.Task[list[str]], turns: int) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()

    async def main() -> list[Any]:
        tasks = [asyncio.create_task(operation(f"a{number}", stages)) for number, stages in enumerate(operations)]
        leaving = [leave(tasks[number], turns) for number, turns in left_after.items() if number < len(tasks)]
        everything = asyncio.gather(*tasks, *leaving, return_exceptions=True)
        return (await asyncio.wait_for(everything, 10))[: len(tasks)]

    for number, outcome in enumerate(anyio.run(main)):
        whole = [f"A{number}"] * len(operations[number])
        assert outcome == whole or (number in left_after and isinstance(outcome, asyncio.CancelledError))
    assert all(len(calls) <= 2 for _, calls in recorder.loads)


def test_no_call_waits_for_a_cancelled_round() -> None:
    queue = Queue()

    async def main() -> None:
        begun = asyncio.Event()

        async def send(calls: Sequence[str]) -> Sequence[str]:
            begun.set()
            await asyncio.Event().wait()
            return calls

        call = asyncio.create_task(queue.call(BatchSpec("write", Stage.WRITE, send, 50, len, 1_000), "a"))
        await begun.wait()
        closing = asyncio.create_task(queue.aclose())
        await asyncio.sleep(0)
        closing.cancel()
        done, _ = await asyncio.wait([call], timeout=5)
        assert [task.cancelled() for task in done] == [True]

    anyio.run(main)


def test_entities_are_updated_one_by_one(sandbox: SandboxServer) -> None:
    async def update(client: Client) -> None:
        entities = client.items("Entity")
        ids = [int(item_id) for item_id in await entities.create_many({"name": n, "entities_id": 0} for n in "ab")]
        assert await entities.update_many({one: {"comment": f"of {one}"} for one in ids}) == dict.fromkeys(ids)
        assert [(await entities.get(one))["comment"] for one in ids] == [f"of {one}" for one in ids]

    run(sandbox.url, update)

    assert "PUT /Entity" not in sandbox.requests()["requests"]
