"""Every request of an item's life fails in turn, in every way: nothing is lost, nothing happens twice."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import AmbiguousWrite, Client, ConnectionFailed, ItsmngError, Overloaded, Rejected, where
from tests.support.client import Waits, patient, run
from tests.support.odd_server import OddServer
from tests.support.properties import examples
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

FAULTS: list[dict[str, Any]] = [
    *({"kind": "status", "status": status} for status in (401, 429, 500, 502, 503, 504)),
    *({"kind": "status", "status": status, "after": True} for status in (500, 502, 504)),
    {"kind": "cut_before"},
    {"kind": "cut_after"},
    {"kind": "half"},
    {"kind": "html"},
    {"kind": "html", "after": True},
    {"kind": "empty"},
    {"kind": "empty", "after": True},
    {"kind": "delay", "seconds": 0.4},
]

REQUESTS = [
    ("GET", "/initSession"),
    ("GET", r"/Computer\b.*|/getMultipleItems"),
    ("POST", "/Computer"),
    ("PUT", "/Computer.*"),
    ("DELETE", "/Computer.*"),
]
"""The kinds of request of an item's life, by method and path."""


@dataclass
class Life:
    """What a program knows of its items after their life on a server that failed once.

    Attributes:
        ids: the ids of those that it knows to exist or to have existed.
        errors: what it was told.
    """

    ids: list[int]
    errors: list[ItsmngError]


async def live(client: Client, count: int) -> Life:
    """Create, read, change and purge some computers; go on with those for which a step went well."""
    computers = client.items("Computer")
    life = Life([], [])

    def sort(outcomes: Sequence[Any]) -> None:
        life.errors += [outcome for outcome in outcomes if isinstance(outcome, ItsmngError)]

    created = await computers.create_many({"name": f"pc-{number}"} for number in range(count))
    sort(created)
    life.ids = [item_id for item_id in created if isinstance(item_id, int)]
    try:
        sort(list((await computers.get_many(life.ids)).values()))
    except ItsmngError as error:
        life.errors.append(error)
    sort(list((await computers.update_many({one: {"serial": f"S{one}"} for one in life.ids})).values()))
    sort(list((await computers.purge_many(life.ids)).values()))
    return life


@pytest.mark.no_cover  # what it runs, others run, too
@pytest.mark.heavy
@pytest.mark.parametrize("count", [1, 3], ids=["single", "batch"])
@pytest.mark.parametrize("request_", REQUESTS, ids=" ".join)
def test_a_life_in_which_one_request_fails(sandbox: SandboxServer, count: int, request_: tuple[str, str]) -> None:
    method, path = request_
    for fault in FAULTS:
        sandbox.reset()
        sandbox.faults([fault | {"method": method, "path": path}])

        life = run(sandbox.url, lambda client: live(client, count), timeout=0.2 if fault["kind"] == "delay" else 30)

        counts = sandbox.requests()
        with Colleague(sandbox.url) as colleague:
            left = colleague.list("Computer") + colleague.list("Computer", trash=True)
        assert counts["total"] < 40, fault
        assert len(set(life.ids)) == len(life.ids) <= count, fault
        # Nothing is twice, and what is there although the program does not know its id was told to be in doubt.
        assert len({row["name"] for row in left}) == len(left), fault
        unknown = [row for row in left if row["id"] not in life.ids]
        doubts = [error.row for error in life.errors if isinstance(error, AmbiguousWrite) and error.row]
        assert all({"name": row["name"]} in doubts for row in unknown), fault
        # What the program was told to be done is done, and what was not done was told.
        assert not left or life.errors, fault


def test_a_creation_whose_answer_was_lost_is_found_again(sandbox: SandboxServer, colleague: Colleague) -> None:
    old = colleague.create("Computer", name="pc", serial="S1")

    async def create(client: Client, row: dict[str, Any]) -> int:
        return await client.items("Computer").create(row)

    for fault in ("cut_after", "half"):
        sandbox.faults([{"kind": fault, "method": "POST"}])
        item_id = run(sandbox.url, lambda client: create(client, {"name": "pc", "serial": "S1"}))
        assert item_id > old
        old = item_id

    assert len(colleague.list("Computer")) == 3


def test_the_error_of_a_lost_creation_says_what_to_look_for(sandbox: SandboxServer, colleague: Colleague) -> None:
    old = colleague.create("Computer", name="pc")
    sandbox.faults([{"kind": "cut_before", "method": "POST"}])
    waits = Waits()

    with pytest.raises(AmbiguousWrite) as caught:
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}), retry=patient(3, waits))

    assert (caught.value.row, caught.value.after_id, caught.value.itemtype) == ({"name": "pc"}, old, "Computer")
    assert waits.seconds == [0.5]  # the server was given a moment
    assert len(colleague.list("Computer")) == 1


PLACES = st.fixed_dictionaries(
    {"name": st.sampled_from(["a", "A", "b", "c"])},
    optional={
        "entities_id": st.just(0),
        "locations_id": st.sampled_from([0, 1]),
        "comment": st.sampled_from(["", "x"]),
    },
)


def is_of(row: dict[str, Any], live: dict[str, Any]) -> bool:
    """Whether an item has what was sent; what is empty is kept as 0, the empty text or null."""
    return all((live[column] or "") == (value or "") for column, value in row.items())


@pytest.mark.no_cover  # what it runs, others run, too
@examples(40)
@given(
    rows=st.lists(PLACES, min_size=1, max_size=5),
    there=st.lists(PLACES, max_size=2),
    faults=st.lists(st.sampled_from([*FAULTS[:-1], {"kind": "delay"}]), max_size=3),
)
def test_every_fault_leaves_right_ids_and_no_duplicates(
    sandbox: SandboxServer, rows: list[dict[str, Any]], there: list[dict[str, Any]], faults: list[dict[str, Any]]
) -> None:
    sandbox.reset(strict_sql=sandbox.strict_sql)
    with Colleague(sandbox.url) as colleague:
        colleague.create("Location", name="parent")
        run(sandbox.url, lambda client: client.items("Location").create_many(there))
        before = {row["id"] for row in colleague.list("Location")}
        sandbox.faults([fault | {"method": "POST"} for fault in faults])

        outcomes = run(sandbox.url, lambda client: client.items("Location").create_many(rows), retry=patient(0))

        sandbox.faults([])
        live = {row["id"]: row for row in colleague.list("Location") if row["id"] not in before}
    ours = [(outcome, row) for outcome, row in zip(outcomes, rows, strict=True) if isinstance(outcome, int)]
    ids = {item_id for item_id, _ in ours}
    assert len(ids) == len(ours)
    assert all(is_of(row, live[item_id]) for item_id, row in ours)
    doubtful = [outcome.row or {} for outcome in outcomes if isinstance(outcome, AmbiguousWrite)]
    assert all(any(is_of(row, live[item_id]) for row in doubtful) for item_id in live.keys() - ids)


@pytest.mark.parametrize(
    ("itemtype", "rows"),
    [
        ("Computer", [{"name": "a"}, {"name": "b", "entities_id": 999}, {"name": "c"}, {"name": "d"}]),
        ("Location", [{"name": "a"}, {"name": "a"}, {"name": "c"}, {"name": "d"}]),
    ],
)
def test_created_items_are_known_although_others_were_not_sent(
    sandbox: SandboxServer, colleague: Colleague, itemtype: str, rows: list[dict[str, Any]]
) -> None:
    as_ever: dict[str, Any] = {"kind": "delay", "method": "POST"}
    sandbox.faults([as_ever, {"kind": "status", "status": 503, "method": "POST", "times": None}])

    made, refused, *rest = run(sandbox.url, lambda client: client.items(itemtype).create_many(rows))

    names = {row["id"]: row["name"] for row in colleague.list(itemtype)}
    assert names[made] == "a"
    assert isinstance(refused, Rejected)
    assert all(isinstance(one, Overloaded) or one in names for one in rest)


def test_a_lost_creation_in_the_trash_is_ambiguous(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "empty", "after": True, "method": "POST"}])

    with pytest.raises(AmbiguousWrite):
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc", "is_deleted": 1}))


def test_an_ambiguous_write_shows_no_secret(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "method": "POST"}])
    secrets = {"password": "s3cret", "password2": "s3cret", "api_token": "s3cret", "_x_passwd": "s3cret"}

    with pytest.raises(AmbiguousWrite) as caught:
        run(sandbox.url, lambda client: client.items("User").create({"name": "ada"} | secrets))

    assert caught.value.row == {"name": "ada"}


def test_a_502_to_a_large_creation_that_worked_is_a_success(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "status", "status": 502, "after": True, "method": "POST", "times": None}])

    async def create(client: Client) -> list[Any]:
        return await client.items("Computer").create_many({"name": f"pc-{number}"} for number in range(60))

    assert run(sandbox.url, create) == list(range(1, 61))


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (504, "application/json", '{"message": "Endpoint request timed out"}'),
        (502, "application/json", "null"),
        (500, "application/json", '{"message": "Internal server error"}'),
        (524, "text/html", "<h1>A timeout occurred</h1>"),
        (200, "text/html", "<b>Fatal error</b>: Uncaught mysqli_sql_exception"),
        (201, "application/json", '<b>Warning</b>{"id": 7}'),
        (201, "application/json", ""),
    ],
)
def test_a_write_that_may_have_worked_is_sent_once(status: int, kind: str, body: str) -> None:
    async def update(client: Client) -> None:
        client._session._token = "given"
        await client.items("Computer").update(1, {"name": "pc"})

    with OddServer(status, body, Content_Type=kind) as server:
        with pytest.raises(AmbiguousWrite) as caught:
            run(server.url, update)

        assert server.requests == 2  # the write, and the end of the session
    assert caught.value.status == status
    assert not caught.value.finished


def test_an_item_that_another_just_made_is_not_taken_for_ours(sandbox: SandboxServer, colleague: Colleague) -> None:
    async def create(client: Client) -> None:
        computers = client.items("Computer")
        first = await computers.create({"name": "ours", "serial": "S1"})
        others = colleague.create("Computer", name="ours", serial="S2")
        sandbox.faults([{"kind": "empty", "method": "POST"}])
        with pytest.raises(AmbiguousWrite):
            await computers.create({"name": "ours", "serial": "S3"})
        assert [row["id"] async for row in computers.list()] == [first, others]

    run(sandbox.url, create)


def test_a_batch_does_not_mix_up_items_of_the_same_name(sandbox: SandboxServer, colleague: Colleague) -> None:
    place = colleague.create("Location", name="HQ")
    colleague.create("Location", name="desk")
    sandbox.faults([{"kind": "status", "status": 502, "after": True, "method": "POST"}])
    rows = [{"name": "desk", "entities_id": 0}, {"name": "desk", "entities_id": 0, "locations_id": place}]

    async def create(client: Client) -> list[Any]:
        return await client.items("Location").create_many(rows)

    refused, created = run(sandbox.url, create)

    assert isinstance(refused, AmbiguousWrite) or sandbox.strict_sql
    live = [row for row in colleague.list("Location") if row["locations_id"] == place]
    assert [row["id"] for row in live] == ([] if sandbox.strict_sql else [created])


def test_an_item_that_became_visible_is_not_taken_for_ours(sandbox: SandboxServer, colleague: Colleague) -> None:
    north = colleague.create_entity("North")
    colleague.create("Computer", name="pc", entities_id=0)
    ours = {"name": "pc", "serial": "S1"}

    async def create(client: Client) -> None:
        await client.account.change_entities("North")
        await client.items("Computer").create({"name": "first"})
        colleague.create("Computer", entities_id=0, **ours)
        await client.account.change_entities(0)
        sandbox.faults([{"kind": "cut_before", "method": "POST"}])
        with pytest.raises(AmbiguousWrite):
            await client.items("Computer").create(ours)

    run(sandbox.url, create)
    assert north


def test_a_server_that_is_busy_for_a_moment_is_waited_for(sandbox: SandboxServer) -> None:
    for status in (429, 503):
        sandbox.faults([{"kind": "status", "status": status, "times": 3}])
        assert run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}))

    sandbox.faults([{"kind": "status", "status": 503, "times": None}])
    with pytest.raises(Overloaded):
        run(sandbox.url, lambda client: client.items("Computer").create({"name": "pc"}))


def test_a_cut_off_read_is_repeated_but_a_slow_one_is_not(sandbox: SandboxServer) -> None:
    sandbox.faults([{"kind": "cut_before", "method": "GET", "path": "/User/2", "times": 3}])
    assert run(sandbox.url, lambda client: client.items("User").get(2))["name"] == "itsm"

    sandbox.faults([{"kind": "delay", "seconds": 10, "method": "GET", "path": "/User/2", "times": 1}])
    with pytest.raises(ConnectionFailed, match="broke off"):
        run(sandbox.url, lambda client: client.items("User").get(2), timeout=1)


def test_the_log_shows_requests_and_no_secret(
    sandbox: SandboxServer, colleague: Colleague, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def work(client: Client) -> str:
        password = {"password": "hunter2-Hunter2", "password2": "hunter2-Hunter2"}
        await client.items("User").create({"name": "ada"} | password)
        assert await client.items("Computer").find({"name": "hunter2", "locations_id": 471_100_000_017}) == []
        assert [row async for row in client.items("Computer").list(search={"serial": "hunter2"})] == []
        criteria = where("name").contains("hunter2") & where("id").equals(471_100_000_017)
        assert [row async for row in client.search("Computer").find(criteria, show=["serial"])] == []
        return (await client._session.headers())["Session-Token"]

    session_token = run(sandbox.url, work)
    run(sandbox.url, lambda client: client.account.profiles(), login="itsm", password="itsm")

    lines = [record.getMessage() for record in caplog.records if record.name == "pulumi_itsmng.api"]
    assert any(line.startswith("POST /User (") and line.endswith("bytes") for line in lines)
    (searched,) = [line for line in lines if "/search/Computer?" in line]
    assert "[field]=1&criteria[0][criteria][0][searchtype]=contains&criteria[0][criteria][0][value]=..." in searched
    assert "&is_deleted=0&order=ASC&forcedisplay[0]=5&" in searched
    assert any("&searchText[serial]=...&" in line and "&range=0-999&sort=id&" in line for line in lines)
    for secret in (session_token, SUPER_ADMIN_TOKEN, "hunter2", "471100000017", "aXRzbTppdHNt"):
        assert secret not in caplog.text  # nor in what httpx logs
