"""Many clients at once, and a kill while they write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.killing import kill_while_writing
from tests.support.quick import first_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

BATCH = 5


def test_many_clients_write_at_once_and_nothing_is_lost(sandbox: SandboxServer) -> None:
    def work(number: int) -> list[int]:
        with Colleague(sandbox.url) as colleague:
            ids = [colleague.create("Computer", name=f"pc-{number}-{step}") for step in range(5)]
            for item in ids:
                colleague.edit("Computer", item, serial=f"S{item}")
            return ids

    with ThreadPoolExecutor(16) as pool:
        made = [item for ids in pool.map(work, range(16)) for item in ids]

    with Colleague(sandbox.url) as colleague:
        rows = {row["id"]: row for row in colleague.list("Computer")}
    assert sorted(made) == sorted(rows)
    assert all(row["serial"] == f"S{item}" for item, row in rows.items())


@pytest.mark.parametrize("after", first_of([1, *range(9, 40, 8)]))
def test_a_kill_leaves_no_request_half_written(tmp_path: Path, after: int) -> None:
    """Each request creates several computers and their history; all of them are there, or none."""
    data = str(tmp_path / "sandbox.db")
    with SandboxServer("--data", data, measured=False) as server:
        colleague = Colleague(server.url)
        rows = [{"name": "pc"}] * BATCH
        answered = kill_while_writing(
            server,
            lambda _: colleague._http.post(f"{server.url}/Computer", json={"input": rows}).raise_for_status(),
            after=after,
        )
        colleague._http.close()

    with SandboxServer("--data", data, measured=False) as server, Colleague(server.url) as colleague:
        kept = len(colleague.list("Computer"))
        history = len(colleague._http.get(f"{server.url}/Log", params={"range": "0-9999"}).json())

    assert kept % BATCH == 0
    assert answered * BATCH <= kept <= (answered + 1) * BATCH
    assert history >= kept
