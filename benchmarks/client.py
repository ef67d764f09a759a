"""How few requests the client sends, and how long it takes: `python -m benchmarks.client [items]` prints a table.

Beside it the naive way, a request per item, and the package glpi-api (`pip install -r benchmarks/requirements.txt`),
on a sandbox that answers at once and on one that is 20 ms away.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import anyio

from pulumi_itsmng.api import Client, Connection
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

CALLERS = 64
LISTED = 10_000

Job = Callable[[list[int]], Any]


@dataclass
class Way:
    """One way of talking to the server.

    Attributes:
        name: what it is called in the table.
        create: creates as many items as the list has positions; returns their ids.
        read: reads items.
        update: changes items.
        list: lists all items.
        close: logs out.
    """

    name: str
    create: Callable[[int], list[int]]
    read: Job
    update: Job
    list: Callable[[], int]
    close: Callable[[], None]


def ours(url: str) -> Way:
    """This project's client, called by 64 tasks at a time."""
    connection = Connection.model_validate({"url": url, "user_token": SUPER_ADMIN_TOKEN})

    def run(work: Callable[[Client], Any]) -> Any:
        async def task() -> Any:
            async with Client(connection) as client:
                return await work(client)

        return anyio.run(task)

    async def spread(arguments: Iterable[Any], call: Callable[[Any], Any]) -> list[Any]:
        waiting = iter(arguments)
        results: list[Any] = []

        async def caller() -> None:
            for argument in waiting:
                results.append(await call(argument))  # noqa: PERF401 - 64 of these share one iterator

        async with anyio.create_task_group() as tasks:
            for _ in range(CALLERS):
                tasks.start_soon(caller)
        return results

    async def count(client: Client) -> int:
        return len([row async for row in client.items("Computer").list()])

    return Way(
        f"pulumi-itsmng, {CALLERS} callers",
        lambda n: run(lambda c: spread(range(n), lambda one: c.items("Computer").create({"name": f"pc-{one}"}))),
        lambda ids: run(lambda c: spread(ids, lambda one: c.items("Computer").get(one))),
        lambda ids: run(lambda c: spread(ids, lambda one: c.items("Computer").update(one, {"serial": f"S{one}"}))),
        lambda: run(count),
        lambda: None,
    )


def naive(url: str) -> Way:
    """A request per item, one after another, pages of the server's own size."""
    colleague = Colleague(url)

    def count() -> int:
        found, page = 0, 21
        while True:
            params: dict[str, Any] = {"range": f"{found}-{found + page - 1}", "get_hateoas": "false"}
            answer = colleague._http.get(f"{url}/Computer", params=params)
            found += len(answer.json())
            if found >= int(answer.headers["Content-Range"].rpartition("/")[2]):
                return found

    return Way(
        "a request per item",
        lambda n: [colleague.create("Computer", name=f"pc-{one}") for one in range(n)],
        lambda ids: [colleague.get("Computer", one) for one in ids],
        lambda ids: [colleague.edit("Computer", one, serial=f"S{one}") for one in ids],
        count,
        colleague.leave,
    )


def glpi_api_package(url: str) -> Way | None:
    """The package glpi-api, called once per item, if it is installed."""
    try:
        import glpi_api  # type: ignore[import-not-found]  # noqa: PLC0415 - only for this comparison
    except ModuleNotFoundError:
        return None
    api = glpi_api.GLPI(url=url, apptoken=None, auth=SUPER_ADMIN_TOKEN)
    return Way(
        "glpi-api",
        lambda n: [api.add("Computer", {"name": f"pc-{one}"})[0]["id"] for one in range(n)],
        lambda ids: [api.get_item("Computer", one) for one in ids],
        lambda ids: [api.update("Computer", {"id": one, "serial": f"S{one}"}) for one in ids],
        lambda: len(api.get_all_items("Computer", range=f"0-{LISTED - 1}")),
        api.kill_session,
    )


def measure(server: SandboxServer, work: Callable[[], Any]) -> tuple[Any, float, int]:
    """What some work returns, its seconds, and the requests it sends."""
    before = server.requests()["total"]
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began, server.requests()["total"] - before


def fill(server: SandboxServer) -> None:
    """Make what is to be listed."""
    with Colleague(server.url) as colleague:
        for begin in range(0, LISTED, 500):
            rows = [{"name": f"pc-{begin + number}"} for number in range(500)]
            colleague._http.post(f"{server.url}/Computer", json={"input": rows}).raise_for_status()


def compare(server: SandboxServer, way: Callable[[str], Way | None], items: int, delay: float) -> None:
    """Let one way do its work, and print what it took."""
    server.reset()
    if delay:
        server.faults([{"kind": "delay", "seconds": delay, "times": None}])
    used = way(server.url)
    if used is None:
        return
    ids, seconds, requests = measure(server, lambda: used.create(items))
    steps = [("create", items, seconds, requests)]
    for what, job in (("read", used.read), ("update", used.update)):
        _, seconds, requests = measure(server, lambda job=job: job(ids))  # type: ignore[misc]
        steps.append((what, items, seconds, requests))
    used.close()
    server.reset()
    fill(server)
    if delay:
        server.faults([{"kind": "delay", "seconds": delay, "times": None}])
    used = way(server.url)
    if used is not None:
        found, seconds, requests = measure(server, used.list)
        steps.append(("list", found, seconds, requests))
        used.close()
        print(f"{used.name}, {delay * 1000:.0f} ms away")
    for what, count, seconds, requests in steps:
        print(f"  {what:8}{count:7} items {seconds:8.2f} s {requests:7} requests {requests / count:9.4f} per item")


def main() -> None:
    """Measure and print."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with SandboxServer() as server:
        for delay in (0.0, 0.02):
            for way in (ours, naive, glpi_api_package):
                compare(server, way, items, delay)


if __name__ == "__main__":
    main()
