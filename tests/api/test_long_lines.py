"""Web servers refuse a request whose line is too long: what can be split is, and the rest is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Any
from urllib.parse import unquote
from zlib import crc32

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import Client, Criteria, RequestLineTooLong, where
from pulumi_itsmng.api.batching.queue import split
from pulumi_itsmng.api.codec import Folded
from pulumi_itsmng.api.criteria import _Condition, _Group
from pulumi_itsmng.api.request import Request
from pulumi_itsmng.api.request_line import MAX_LINE, RequestLines
from tests.support.client import run
from tests.support.front import Front
from tests.support.odd_server import OddServer
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

DEFAULT, LOW = 8_190, 4_000
"""Bytes of a line that nginx and Apache take by default, and one that some administrator has chosen."""

UMLAUTS = "Übergrößenträger für Köln-Mülheim, Außenstelle Süßwasserfläche, Gebäude Öl-Prüfstände Nordwärts {}"


@pytest.fixture(scope="module")
def places(sandbox_process: SandboxServer) -> Iterator[SandboxServer]:
    """A server with 350 places, 50 of which have long names with umlauts."""
    sandbox_process.reset(strict_sql=False)
    with Colleague(sandbox_process.url) as colleague:
        names = [f"place {number}" for number in range(300)] + [UMLAUTS.format(number) for number in range(50)]
        for begin in range(0, len(names), 50):
            rows = [{"name": name} for name in names[begin : begin + 50]]
            colleague._http.post(f"{sandbox_process.url}/Location", json={"input": rows}).raise_for_status()
    yield sandbox_process
    sandbox_process.reset()


@pytest.mark.parametrize("longest", [DEFAULT, LOW])
@pytest.mark.parametrize(
    ("name", "count", "requests"),
    [("place {}", 1, 4), ("place {}", 24, 5), ("place {}", 200, 21), ("place {}", 1_000, 60), (UMLAUTS, 50, 14)],
)
def test_any_number_of_lookups_at_once_finds_all(
    places: SandboxServer, longest: int, name: str, count: int, requests: int
) -> None:
    wanted = [name.format(number) for number in range(count)]

    async def find(client: Client) -> list[str]:
        rows = await asyncio.gather(*(client.items("Location").find({"name": Folded(one)}) for one in wanted))
        return [row["name"] for some in rows for row in some]

    with Front(places.origin, longest=longest) as front:
        assert run(front.url, find) == wanted[:300]

    if longest == DEFAULT:
        assert (front.refused, len(front.lines) <= requests) == (0, True)
    else:
        assert len(front.lines) <= 4 * requests


@pytest.mark.parametrize(("longest", "requests"), [(DEFAULT, 2), (LOW, 6)])
def test_many_ids_are_read_within_the_limit(places: SandboxServer, longest: int, requests: int) -> None:
    async def read(client: Client) -> list[Any]:
        return await asyncio.gather(*(client.items("Location").get(one) for one in range(1, 201)))

    with Front(places.origin, longest=longest) as front:
        assert [row["id"] for row in run(front.url, read)] == list(range(1, 201))

    assert len([line for line in front.lines if "getMultipleItems" in line]) == requests


def test_a_limit_that_was_met_is_kept_from_then_on(places: SandboxServer) -> None:
    async def read(client: Client) -> None:
        for begin in (1, 101, 201):
            await asyncio.gather(*(client.items("Location").get(one) for one in range(begin, begin + 100)))

    with Front(places.origin, longest=LOW) as front:
        run(front.url, read)

    assert front.refused == 1


@pytest.mark.parametrize("longest", [DEFAULT, LOW])
@pytest.mark.parametrize("descending", [False, True])
def test_a_search_for_many_alternatives_is_split(places: SandboxServer, longest: int, descending: bool) -> None:
    numbers = range(7, 207)
    names = [f"place {number}" for number in numbers]
    # Each of them twice, so that parts of the search find the same.
    criteria = _any(where("completename").contains(f"^{name}$") for name in [*names, *reversed(names)])

    async def search(client: Client) -> list[str]:
        found = client.search("Location").find(criteria, sort="completename", descending=descending)
        return [str(row["completename"]) async for row in found]

    with Front(places.origin, longest=longest) as front:
        assert run(front.url, search) == sorted(names, reverse=descending)

    assert longest != DEFAULT or front.refused == 0


def test_alternatives_within_a_conjunction_are_split(places: SandboxServer) -> None:
    names = [f"place {number}" for number in range(100)]
    criteria = where("completename").contains("7$") & _any(where("completename").contains(f"^{one}$") for one in names)

    async def search(client: Client) -> list[str]:
        return [str(row["completename"]) async for row in client.search("Location").find(criteria)]

    with Front(places.origin, longest=DEFAULT) as front:
        assert run(front.url, search) == sorted(name for name in names if name.endswith("7"))

    assert front.refused == 0


def test_a_lookup_by_many_long_values_takes_what_fits(sandbox: SandboxServer, colleague: Colleague) -> None:
    wanted = {"name": "長" * 255, **dict.fromkeys(("serial", "otherserial", "contact", "contact_num"), "長" * 84)}
    ours = colleague.create("Computer", **wanted)
    colleague.create("Computer", **(wanted | {"serial": "another"}))
    colleague.create("Computer", **(wanted | {"name": "another"}))

    async def find(client: Client) -> list[list[int]]:
        twice = await asyncio.gather(*(client.items("Computer").find(wanted) for _ in range(2)))
        return [[row["id"] for row in rows] for rows in (await client.items("Computer").find(wanted), *twice)]

    for longest in (DEFAULT, LOW):
        with Front(sandbox.origin, longest=longest) as front:
            assert run(front.url, find) == [[ours]] * 3


def test_what_cannot_be_split_is_told(sandbox: SandboxServer) -> None:
    with Front(sandbox.origin, longest=DEFAULT) as front:

        async def ask(client: Client) -> None:
            with pytest.raises(RequestLineTooLong, match=r"GET Computer has 9,\d\d\d bytes") as told:
                [row async for row in client.items("Computer").list(search={"name": "x", "comment": "y" * 9_000})]
            assert (told.value.status, told.value.length > 9_000) == (414, True)
            for word in ("searchText[comment]", "large_client_header_buffers", "LimitRequestLine"):
                assert word in str(told.value)
            assert "is this the address" not in str(told.value)
            with pytest.raises(RequestLineTooLong, match="search/Computer"):
                [row async for row in client.search("Computer").find(where("name").contains("x" * 9_000))]
            with pytest.raises(RequestLineTooLong, match="GET Computer has 70,"):
                [row async for row in client.items("Computer").list(search={"name": "x" * 70_000})]

        run(front.url, ask)


def test_what_cannot_be_split_is_sent_all_the_same(sandbox: SandboxServer) -> None:
    async def ask(client: Client) -> list[Any]:
        return [row async for row in client.items("Computer").list(search={"name": "x" * (MAX_LINE + 300)})]

    with Front(sandbox.origin, longest=DEFAULT) as front:
        assert run(front.url, ask) == []


def test_a_refused_line_of_a_write_is_no_doubt_about_it() -> None:
    async def create(client: Client) -> None:
        with pytest.raises(RequestLineTooLong):
            await client.items("Computer").create({"name": "pc"})

    with OddServer(414, "<h1>Request-URI Too Large</h1>", Content_Type="text/html") as server:
        run(server.url, create)


TEXTS = st.text(st.characters(max_codepoint=0xD7FF), max_size=60)


@given(params=st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_a_line_is_measured_as_it_is_sent(params: list[tuple[str, str]]) -> None:
    url = "https://itsm.example.org/behind/a/proxy/apirest.php"
    sent = httpx.Request("GET", f"{url}/Computer", params=[*params] or None)

    measured = RequestLines(url).length(Request("GET", "Computer", [*params]))

    assert measured == len(f"GET {sent.url} HTTP/1.1")


@given(sizes=st.lists(st.integers(0, 40)), room=st.integers(-5, 60), most=st.integers(1, 8))
def test_splitting_loses_nothing_and_keeps_the_limits(sizes: list[int], room: int, most: int) -> None:
    calls = list(enumerate(sizes))

    loads = list(split(calls, lambda call: call[1], room, most))

    assert [call for load in loads for call in load] == calls
    for load in loads:
        assert 1 <= len(load) <= most
        assert len(load) == 1 or sum(size for _, size in load) <= room
    for load, following in pairwise(loads):  # none that could have been in the one before
        assert len(load) == most or sum(size for _, size in [*load, following[0]]) > room


LEAVES = st.builds(lambda field, text: where(field).contains(text), st.sampled_from("abc"), TEXTS)
TREES = st.recursive(
    LEAVES,
    lambda trees: st.one_of(
        trees.map(lambda one: ~one),
        st.tuples(trees, trees).map(lambda two: two[0] & two[1]),
        st.tuples(trees, trees).map(lambda two: two[0] | two[1]),
    ),
    max_leaves=12,
)


@given(criteria=TREES, seed=st.integers(0, 99))
def test_parts_of_criteria_mean_the_same_as_the_whole(criteria: Criteria, seed: int) -> None:
    halves = criteria.halves()

    if halves is None:
        assert "OR" not in {value for name, value in criteria.params(_numbered) if name.endswith("[link]")}
    else:
        assert _holds(criteria, seed) == any(_holds(half, seed) for half in halves)
        assert max(half.size for half in halves) < criteria.size


@given(criteria=TREES)
def test_criteria_take_no_more_than_they_say(criteria: Criteria) -> None:
    lines = RequestLines("https://itsm.example.org/apirest.php")

    assert (
        lines.bytes_left("search/Computer", []) - lines.bytes_left("search/Computer", criteria.params(_numbered))
        <= criteria.size
    )


def test_lookups_that_travel_together_are_a_flat_list(places: SandboxServer) -> None:
    async def find(client: Client) -> None:
        await asyncio.gather(*(client.items("Location").find({"name": Folded(f"place {one}")}) for one in range(24)))

    with Front(places.origin) as front:
        run(front.url, find)

    (search,) = [line for line in front.lines if "/search/" in line]
    assert len(search) < MAX_LINE
    assert "][criteria]" not in unquote(search)


def _numbered(field: str | int) -> int:
    return 99_999


def _holds(criteria: Criteria, seed: int) -> bool:
    """Whether they hold for an item that some of the conditions are true of."""
    if isinstance(criteria, _Group):
        members = [_holds(member, seed) for member in criteria.members]
        return any(members) if criteria.link == "OR" else all(members)
    assert isinstance(criteria, _Condition)
    return bool(crc32(f"{seed} {criteria.field} {criteria.value}".encode()) & 1) != criteria.negated


def _any(criteria: Iterable[Criteria]) -> Criteria:
    return reduce(or_, criteria)
