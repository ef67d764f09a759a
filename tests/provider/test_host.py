"""The provider's process over gRPC: what the engine says to it and hears from it."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pulumi_itsmng.catalog import CATALOG
from tests.support.host import UNKNOWN, ProviderError, ProviderHost
from tests.support.odd_server import OddServer
from tests.support.quick import first_of
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture
def host(sandbox: SandboxServer) -> Iterator[ProviderHost]:
    with host_for(sandbox.url) as host:
        yield host


def host_for(
    url: str, environment: dict[str, str] | None = None, *, itemtype: str = "Computer", **config: str
) -> ProviderHost:
    settings = {"url": url, "userToken": SUPER_ADMIN_TOKEN} | config
    return ProviderHost(itemtype, {f"itsmng:{key}": value for key, value in settings.items()}, environment)


def refusal(host: ProviderHost) -> str:
    with pytest.raises(ProviderError) as caught:
        host.create({"name": "pc"})
    return str(caught.value)


def test_checking_and_comparing_send_nothing(host: ProviderHost, sandbox: SandboxServer) -> None:
    inputs, failures = host.check({"name": "pc", "location": 7})
    host.diff("1", inputs, inputs)

    assert failures == []
    assert inputs == {"name": "pc", "location": 7}
    assert sandbox.requests()["total"] == 0


def test_a_failure_names_the_property_as_the_schema_does(host: ProviderHost) -> None:
    _, failures = host.check({"inventoryNumber": 5, "nosuch": [1]})

    assert failures == [
        ("inventoryNumber", "it must be a text, not a number"),
        ("nosuch", "Computer has no such input"),
    ]


def test_a_failure_reason_names_the_property_without_its_value(host: ProviderHost) -> None:
    _, failures = host.check({"inventoryNumber": "x" * 256, "onDestroy": "burn", "location": "s3cret \U0001f600"})

    assert {property_ for property_, _ in failures} == {""}
    assert [reason.partition(":")[0] for _, reason in failures] == ["inventoryNumber", "location", "onDestroy"]


def test_unknown_values_pass_through_a_check(host: ProviderHost) -> None:
    assert host.check({"serial": UNKNOWN, "location": UNKNOWN}) == ({"serial": UNKNOWN, "location": UNKNOWN}, [])


def test_unknown_values_are_tolerated_in_a_diff(host: ProviderHost) -> None:
    answer = host.diff("1", {"name": "pc", "serial": "S1"}, {"name": "pc", "serial": UNKNOWN})

    assert answer.changes == answer.DIFF_UNKNOWN


def test_an_unverified_link_can_be_replaced(sandbox: SandboxServer) -> None:
    with host_for(sandbox.url, itemtype="GroupUser") as host:
        answer = host.diff("1", {"user": 2, "group": 1, "unverified": True}, {"user": 2, "group": 3})

    assert list(answer.replaces) == ["group"]


def test_a_computer_is_created_read_updated_and_deleted(host: ProviderHost, colleague: Colleague) -> None:
    item_id, state = host.create({"name": "pc", "inventoryNumber": "INV-1"})
    assert state["inventoryNumber"] == "INV-1"
    assert state["itemId"] == int(item_id)
    assert state["isDeleted"] is False

    assert host.read(item_id, state) == (item_id, state, {"name": "pc", "inventoryNumber": "INV-1"})

    state = host.update(item_id, state, {"name": "renamed", "inventoryNumber": "INV-1"})
    assert state["name"] == "renamed"

    host.delete(item_id, state)
    read_id, state, inputs = host.read(item_id, state)
    assert (read_id, state["isDeleted"], inputs["isDeleted"]) == (item_id, True, True)

    colleague.purge("Computer", int(item_id))
    assert host.read(item_id, state) == ("", {}, {})


def test_getting_what_does_not_exist_is_an_error(host: ProviderHost) -> None:
    for itemtype in CATALOG:
        host.turn_to(itemtype)
        sentence = rf"^there is no {itemtype} with the id 4711: check the id given to get\(\)$"
        with pytest.raises(ProviderError, match=sentence):
            host.read("4711", {})


def test_what_is_no_id_is_refused(host: ProviderHost) -> None:
    for item_id in ("pc-1", "", "-1", "1.5", "0x1"):
        with pytest.raises(ProviderError, match=rf"^'{item_id}' is not the id of a Computer"):
            host.read(item_id, {})
    with pytest.raises(ProviderError, match="no Computer with the id 0: ids begin with 1"):
        host.read("0", {})


def test_all_calls_share_one_session(host: ProviderHost, sandbox: SandboxServer) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: host.create({"name": f"pc-{number}"}), range(8)))

    assert sandbox.requests()["requests"]["GET /initSession"] == 1


def test_the_session_ends_with_the_process(host: ProviderHost, sandbox: SandboxServer) -> None:
    host.create({"name": "pc"})

    errors = host.stop()

    assert sandbox.requests()["requests"]["GET /killSession"] == 1
    assert host.process.returncode == 0
    assert errors == ""


def test_the_process_ends_although_the_server_hangs(host: ProviderHost, sandbox: SandboxServer) -> None:
    host.create({"name": "pc"})
    sandbox.faults([{"kind": "delay", "seconds": 600, "path": "/killSession"}])

    errors = host.stop()  # waits for a minute at most

    assert (host.process.returncode, errors) == (0, "")


def test_the_process_ends_in_time_where_interrupts_are_ignored(sandbox: SandboxServer) -> None:
    config = {"itsmng:url": sandbox.url, "itsmng:userToken": SUPER_ADMIN_TOKEN}
    with ProviderHost("Computer", config, ignores_interrupts=True) as host:
        host.create({"name": "pc"})

        errors = host.stop()  # nobody kills it here

    assert (host.process.returncode, errors) == (0, "")
    assert sandbox.requests()["requests"]["GET /killSession"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told which thread a signal is for")
def test_a_signal_to_any_thread_ends_the_process(host: ProviderHost, sandbox: SandboxServer) -> None:
    host.create({"name": "pc"})
    pid = host.process.pid
    another = min(int(thread.name) for thread in Path(f"/proc/{pid}/task").iterdir() if thread.name != str(pid))

    ctypes.CDLL(None).tgkill(pid, another, signal.SIGINT)

    assert host.process.wait(timeout=30) == 0
    assert sandbox.requests()["requests"]["GET /killSession"] == 1


@pytest.mark.parametrize("ignores_interrupts", [False, True])
def test_a_process_without_its_engine_ends_and_sends_nothing(sandbox: SandboxServer, ignores_interrupts: bool) -> None:
    config = {"itsmng:url": sandbox.url, "itsmng:userToken": SUPER_ADMIN_TOKEN}
    with ProviderHost("Computer", config, ignores_interrupts=ignores_interrupts) as host:
        host.create({"name": "first"})
        sandbox.faults([{"kind": "delay", "seconds": 5, "path": "^/Computer$"}])
        looks = sandbox.requests()["requests"]["GET /Computer"]
        with ThreadPoolExecutor(1) as pool:
            creation = pool.submit(host.create, {"name": "second"})
            while sandbox.requests()["requests"]["GET /Computer"] == looks:
                assert not creation.done()

            host.abandon()

            with pytest.raises(ProviderError):
                creation.result()

    assert sandbox.requests()["requests"]["POST /Computer"] == 1
    assert "GET /killSession" not in sandbox.requests()["requests"]


def test_a_process_that_needed_no_server_opens_no_session(host: ProviderHost, sandbox: SandboxServer) -> None:
    host.check({"name": "pc"})

    host.stop()

    assert sandbox.requests()["total"] == 0


def test_a_session_that_the_server_has_ended_is_renewed(host: ProviderHost, sandbox: SandboxServer) -> None:
    host.create({"name": "pc"})
    sandbox.reset()  # forgets every session

    host.create({"name": "other"})

    assert sandbox.requests()["requests"]["GET /initSession"] == 1


def test_a_token_in_the_environment_replaces_a_stale_one(sandbox: SandboxServer) -> None:
    with host_for(sandbox.url, {"ITSMNG_USER_TOKEN": SUPER_ADMIN_TOKEN}, userToken="stale") as host:
        host.create({"name": "pc"})


def test_the_environment_can_order_to_take_over_items(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc")

    with host_for(sandbox.url, {"ITSMNG_ADOPT": "matching"}) as host:
        assert host.create({"name": "pc"})[0] == str(item_id)


def test_a_misspelt_setting_still_allows_refresh_and_destroy(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = str(colleague.create("Computer", name="pc"))

    with host_for(sandbox.url, entty="Paris") as host:
        assert host.read(item_id, {"name": "pc", "itemId": int(item_id)})[0] == item_id
        host.delete(item_id, {"name": "pc"})

    assert colleague.list("Computer") == []


@pytest.mark.parametrize("call", first_of(["create", "read", "update", "delete"]))
def test_a_wrong_token_is_one_line_that_says_what_to_check(sandbox: SandboxServer, call: str) -> None:
    with host_for(sandbox.url, userToken="wrong-token") as host, pytest.raises(ProviderError) as caught:
        {
            "create": lambda: host.create({"name": "pc"}),
            "read": lambda: host.read("1", {"name": "pc", "isDeleted": False}),
            "update": lambda: host.update("1", {"name": "pc", "isDeleted": False}, {"name": "x"}),
            "delete": lambda: host.delete("1", {"name": "pc"}),
        }[call]()

    sentence = str(caught.value)
    assert "ERROR_GLPI_LOGIN_USER_TOKEN" in sentence
    assert "the user token (userToken, or ITSMNG_USER_TOKEN) is wrong or was renewed" in sentence
    assert "wrong-token" not in sentence
    assert "\n" not in sentence


def test_a_server_that_is_down_is_one_line_with_its_address() -> None:
    with OddServer(200, "") as server:
        url = server.url
    with host_for(url) as host:
        sentence = refusal(host)

    assert sentence.startswith(f"Computer: not created: no connection to {url}/apirest.php (")
    assert "the server is up" in sentence


@pytest.mark.parametrize(
    ("status", "body", "headers", "sentence"),
    first_of(
        [
            (200, "<html>maintenance</html>", {"Content_Type": "text/html"}, "HTML page instead of JSON"),
            (404, "<html>not found</html>", {"Content_Type": "text/html; charset=utf-8"}, "HTTP 404 with an HTML page"),
            (503, "busy", {"Content_Type": "text/plain"}, "HTTP 503 (overloaded or in maintenance)"),
            (200, "", {"Content_Type": "text/html"}, "HTTP 200 with an empty body"),
            (301, "", {"Location": "https://new.example.org/"}, "redirects to https://new.example.org/: use the final"),
            (200, '{"hello": "world"}', {"Content_Type": "application/json"}, "login without a session token"),
            (200, "{broken", {"Content_Type": "application/json"}, "that is not ITSM-NG's"),
            (
                404,
                '{"error": "no"}',
                {"Content_Type": "application/json"},
                "HTTP 404 with application/json that is not",
            ),
        ]
    ),
)
def test_what_is_not_itsm_ng_is_told_in_one_line(
    status: int, body: str, headers: dict[str, str], sentence: str
) -> None:
    with OddServer(status, body, **headers) as server, host_for(server.url) as host:
        sentence_given = refusal(host)

    assert sentence in sentence_given
    assert "\n" not in sentence_given


def test_missing_settings_are_told_before_anything_is_sent() -> None:
    with ProviderHost("Computer", {}) as host, pytest.raises(ProviderError, match=r"^itsmng:url is not set: run"):
        host.check({"name": "pc"})


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"serial": "S1"}, {"serial": "s1 "}, "'S1'"),
        (
            {"serial": "S1", "entity": "North"},
            {"serial": "S1", "entity": "South"},
            "identified_by=['serial', 'entity']",
        ),
        ({"uuid": "Stra\u00dfe"}, {"uuid": "strasse"}, "'Stra\u00dfe'"),
        ({"serial": "0000000", "name": "Caf\u00e9"}, {"serial": "0000000", "name": "CAFE"}, "'Caf\u00e9'"),
    ],
)
def test_a_second_resource_for_one_item_fails_its_check(
    host: ProviderHost, sandbox: SandboxServer, first: dict[str, str], second: dict[str, str], said: str
) -> None:
    assert host.check(first)[1] == []
    assert host.check(first)[1] == []  # as a replacement checks it once more

    ((_, reason),) = host.check(second)[1]

    assert "another resource of this program" in reason
    assert said in reason
    assert sandbox.requests()["total"] == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"serial": "S1"}, {"serial": "s1", "adopt": "duplicate"}),
        ({"serial": "S1", "name": "a"}, {"serial": "S2", "name": "A"}),
        ({"name": "pc", "entity": "North"}, {"name": "PC", "entity": "South"}),
        ({"serial": "Default string", "name": "a"}, {"serial": "default string", "name": "b"}),
        ({"serial": "S1", "name": "a"}, {"serial": UNKNOWN, "name": "A"}),
        (
            {"serial": "S1", "entity": "North", "identifiedBy": ["serial", "entity"]},
            {"serial": "s1", "entity": "South", "identifiedBy": ["serial", "entity"]},
        ),
    ],
)
def test_what_may_be_another_item_passes_its_check(
    host: ProviderHost, first: dict[str, str], second: dict[str, str]
) -> None:
    assert [host.check(inputs)[1] for inputs in (first, second)] == [[], []]


def test_an_entity_alone_recognises_no_item(host: ProviderHost) -> None:
    ((_, reason),) = host.check({"serial": "S1", "identifiedBy": ["entity"]})[1]

    assert "entity alone recognises no item: name one of serial, " in reason
