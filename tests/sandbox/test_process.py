"""The sandbox as a program: how it starts, keeps its data, counts, fails on order and ends."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from pulumi_itsmng.version import __version__
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pulumi_itsmng", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_it_answers_under_both_addresses(sandbox: SandboxServer) -> None:
    for base in ("apirest.php", "api"):
        url = f"{sandbox.origin}/{base}"
        answer = httpx.get(f"{url}/initSession", headers={"Authorization": f"user_token {SUPER_ADMIN_TOKEN}"})
        token = answer.json()["session_token"]
        assert httpx.get(f"{url}/getActiveEntities", headers={"Session-Token": token}).status_code == 200
        assert httpx.get(f"{url}/killSession", headers={"Session-Token": token}).status_code == 200


def test_a_reset_forgets_items_sessions_counts_and_faults(sandbox: SandboxServer, colleague: Colleague) -> None:
    colleague.create("Computer", name="pc")
    sandbox.faults([{"kind": "status", "status": 500, "times": 5}])

    sandbox.reset()

    assert sandbox.requests() == {"total": 0, "requests": {}}
    with Colleague(sandbox.url) as newcomer:
        assert newcomer.list("Computer") == []


def test_requests_are_counted_by_method_and_path(sandbox: SandboxServer, colleague: Colleague) -> None:
    item = colleague.create("Computer", name="pc")
    colleague.get("Computer", item)
    colleague.get("Computer", item)

    counted = sandbox.requests()

    assert counted["requests"] == {"GET /initSession": 1, "POST /Computer": 1, f"GET /Computer/{item}": 2}
    assert counted["total"] == 4


def test_a_request_line_that_is_too_long_is_counted(sandbox: SandboxServer) -> None:
    assert httpx.get(f"{sandbox.url}/Computer", params={"x": "y" * 9000}).status_code == 414
    assert sandbox.requests() == {"total": 1, "requests": {"GET /Computer": 1}}


def test_a_fault_waits_while_request_lines_are_too_long(sandbox: SandboxServer, colleague: Colleague) -> None:
    sandbox.faults([{"kind": "status", "status": 503, "times": 1}])

    statuses = [
        colleague._http.get(f"{sandbox.url}/Computer", params={"x": "y" * length}).status_code
        for length in (9000, 1, 1)
    ]

    assert statuses == [414, 503, 200]


def test_the_log_has_a_line_per_request_and_no_secret(sandbox: SandboxServer) -> None:
    httpx.get(f"{sandbox.url}/initSession", params={"user_token": SUPER_ADMIN_TOKEN})
    httpx.get(f"{sandbox.url}/initSession", params={"login": "itsm", "password": "hunter2"})

    log = sandbox.log.read_text(encoding="utf-8")

    assert "GET /apirest.php/initSession" in log
    assert not any(secret in log for secret in (SUPER_ADMIN_TOKEN, "hunter2"))


def test_a_fault_happens_as_often_as_ordered_to_those_that_match(sandbox: SandboxServer, colleague: Colleague) -> None:
    sandbox.faults([{"kind": "status", "status": 503, "times": 2, "method": "GET", "path": "/Computer"}])

    statuses = [
        colleague._http.get(f"{sandbox.url}/{path}").status_code for path in ("Computer", "State", *["Computer"] * 2)
    ]

    assert statuses == [503, 200, 503, 200]


def test_all_tables_show_what_a_program_has_touched(sandbox: SandboxServer, colleague: Colleague) -> None:
    before = sandbox.tables()
    made = colleague.create("Computer", name="PC")

    after = sandbox.tables()

    assert "glpi_computers" not in before
    assert after["glpi_computers"][made]["name"] == "PC"
    assert {table for table, rows in after.items() if rows != before.get(table)} == {"glpi_computers", "glpi_logs"}


def test_a_session_can_be_ended_while_a_client_works(sandbox: SandboxServer, colleague: Colleague) -> None:
    sandbox.faults([{"kind": "session_ended", "method": "POST"}])

    for _ in range(2):
        with pytest.raises(httpx.HTTPStatusError, match="401"):
            colleague.create("Computer", name="pc")

    with Colleague(sandbox.url) as again:
        assert again.list("Computer") == []


@pytest.mark.parametrize("fault", [{"kind": "nosuch"}, {"kind": "status", "status": 9}, {"kind": "html", "path": "("}])
def test_a_fault_that_makes_no_sense_is_refused(sandbox: SandboxServer, fault: dict[str, object]) -> None:
    assert httpx.post(f"{sandbox.origin}/_sandbox/faults", json=[fault]).status_code in (400, 422)


def test_an_order_that_is_no_json_is_refused(sandbox: SandboxServer) -> None:
    assert httpx.post(f"{sandbox.origin}/_sandbox/faults", content=b"no json").status_code == 422


def test_items_in_a_file_survive_a_kill(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data) as server:
        colleague = Colleague(server.url)
        made = [colleague.create("Computer", name=f"pc-{number}") for number in range(20)]
        server.kill()
        colleague._http.close()

    with SandboxServer("--data", data) as server, Colleague(server.url) as colleague:
        assert [row["id"] for row in colleague.list("Computer")] == made


@pytest.mark.slow
def test_only_open_sessions_in_a_file_survive_a_restart(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data) as server:
        staying, leaving = Colleague(server.url), Colleague(server.url)
        entity = staying.create_entity("Annex")
        left = leaving._http.headers["Session-Token"]
        leaving.leave()
        server.kill()

    with SandboxServer("--data", data) as server:
        staying._url = server.url
        assert staying.get("Computer", staying.create("Computer", name="pc", entities_id=entity)) is not None
        staying.leave()
        assert httpx.get(f"{server.url}/Computer", headers={"Session-Token": left}).status_code == 401


@pytest.mark.slow
@pytest.mark.parametrize("content", ["text", "tables"])
def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    file = tmp_path / "sandbox.db"
    if content == "text":
        file.write_text("The inventory of 2019\n" * 100, encoding="utf-8")
    else:
        with closing(sqlite3.connect(file)) as database:
            database.execute("CREATE TABLE glpi_computers (id INTEGER)")
    before = file.read_bytes()

    done = run("sandbox", "--data", str(file), "--port", "0")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "choose another file" in done.stderr
    assert file.read_bytes() == before


@pytest.mark.slow
def test_a_missing_folder_is_told_in_one_line(tmp_path: Path) -> None:
    done = run("sandbox", "--data", str(tmp_path / "nowhere" / "sandbox.db"), "--port", "0")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be opened" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_asked_to(how: signal.Signals) -> None:
    with SandboxServer() as server:
        server.process.send_signal(how)

        server.process.wait(60)

        assert "Traceback" not in server.log.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("sandbox", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert done.stderr.startswith("Cannot listen on 127.0.0.1:")
    assert "--port" in done.stderr


@pytest.mark.slow
def test_the_program_tells_its_version() -> None:
    done = run("--version")

    assert (done.returncode, done.stdout) == (0, f"pulumi-itsmng {__version__}\n")


@pytest.mark.slow
def test_a_host_that_others_can_reach_must_be_allowed() -> None:
    done = run("sandbox", "--host", "0.0.0.0")

    assert done.returncode == 2
    assert "--allow-remote" in done.stderr


def test_the_sandbox_can_break_off_at_refused_sql(sandbox: SandboxServer) -> None:
    sandbox.reset(strict_sql=True)
    with Colleague(sandbox.url) as colleague:
        colleague.create("Location", name="HQ")

        response = colleague._http.post(f"{sandbox.url}/Location", json={"input": {"name": "HQ"}})

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.slow
def test_a_reset_empties_a_file_too_and_what_comes_after_stays(tmp_path: Path) -> None:
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data) as server:
        with Colleague(server.url) as colleague:
            colleague.create("Computer", name="before")
        server.reset()
        with Colleague(server.url) as colleague:
            colleague.create("Computer", name="after")
        server.kill()

    with SandboxServer("--data", data) as server, Colleague(server.url) as colleague:
        assert [row["name"] for row in colleague.list("Computer")] == ["after"]
