"""The client for scripts, without an event loop."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import ValidationError

import pulumi_itsmng as itsmng
from pulumi_itsmng.api import NotFound
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture
def client(sandbox: SandboxServer) -> itsmng.Client:
    return itsmng.Client(url=sandbox.url, user_token=SUPER_ADMIN_TOKEN)


def test_a_script_lives_with_items(client: itsmng.Client) -> None:
    with client as c:
        computers = c.items("Computer")
        item_id = computers.create({"name": "pc"})
        computers.update(item_id, {"serial": "S1"})
        assert computers.get(item_id)["serial"] == "S1"
        computers.delete(item_id)
        assert [row["id"] for row in computers.list(trash=True)] == [item_id]
        computers.restore(item_id)
        others = computers.create_many({"name": f"pc-{number}"} for number in range(3))
        assert list(computers.get_many([item_id, 4711])) == [item_id, 4711]
        assert computers.update_many({item_id: {"comment": "x"}}) == {item_id: None}
        assert len(list(computers.list())) == 4
        assert set(computers.purge_many([int(one) for one in others]).values()) == {None}  # type: ignore[call-overload]
        row = computers.get(item_id, links=True)
        assert computers.follow(row, "Entity")["name"] == "Root entity"
        computers.delete(item_id, purge=True)
        with pytest.raises(NotFound):
            computers.get(item_id)


def test_a_script_knows_its_account(client: itsmng.Client, colleague: Colleague) -> None:
    colleague.create_entity("North")
    with client as c:
        assert [row["name"] for row in c.account.profiles()] == ["Super-Admin"]
        c.account.change_profile("Super-Admin")
        assert c.account.active_profile()["name"] == "Super-Admin"
        assert len(c.account.entities()) == 2
        c.account.change_entities("North")
        assert c.account.active_entities().entity_id == 1
        assert c.account.version() == "1.4.0"


def test_a_script_sends_and_fetches_files(client: itsmng.Client, tmp_path: Path) -> None:
    with client as c:
        document_id = c.documents.upload(b"text", {"name": "notes"}, filename="notes.txt")
        computer = c.items("Computer").create({"name": "pc"})
        assert c.documents.link(document_id, "Computer", computer)
        c.documents.save(document_id, tmp_path / "notes.txt")

    assert (tmp_path / "notes.txt").read_bytes() == b"text"


def test_threads_share_a_client_and_a_session(client: itsmng.Client, sandbox: SandboxServer) -> None:
    with client as c, ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(lambda number: c.items("Computer").create({"name": f"pc-{number}"}), range(40)))

    assert len(set(ids)) == 40
    counts = sandbox.requests()["requests"]
    assert (counts["GET /initSession"], counts["GET /killSession"]) == (1, 1)


def test_a_client_may_be_closed_twice(client: itsmng.Client, sandbox: SandboxServer) -> None:
    with client as c:
        c.account.version()
        c.close()

    assert sandbox.requests()["requests"]["GET /killSession"] == 1


def test_a_script_that_closes_nothing_ends_in_peace(sandbox: SandboxServer) -> None:
    settings = {"url": sandbox.url, "user_token": SUPER_ADMIN_TOKEN}
    script = f"import pulumi_itsmng\nprint(pulumi_itsmng.Client(**{settings}).account.version())"

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)

    assert (ended.stdout, ended.stderr) == ("1.4.0\n", "")
    assert sandbox.requests()["requests"]["GET /killSession"] == 1


def test_settings_that_make_no_sense_open_nothing() -> None:
    with pytest.raises(ValidationError, match="no credentials"):
        itsmng.Client(url="https://itsm.example.org")


def test_the_quick_start_of_the_api(sandbox: SandboxServer, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="pc")
    app_token = "AppToken00000000000000000000000000000001"

    with itsmng.Client(url=sandbox.origin + "/api", login="itsm", password="itsm", app_token=app_token) as c:
        assert c.items("Computer").get(item_id)["name"] == "pc"

    counts = sandbox.requests()["requests"]
    assert [counts[name] for name in (f"GET /Computer/{item_id}", "GET /killSession")] == [1, 1]
