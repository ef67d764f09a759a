"""An inventory of ten thousand computers is compared in few requests and little memory."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.many import exported, make_computers, run_drift
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

COMPUTERS = 10_000
MOST_REQUESTS = 30
MOST_MEGABYTES = 300


@pytest.mark.slow
def test_ten_thousand_computers_take_few_requests_and_little_ram(
    sandbox: SandboxServer, colleague: Colleague, tmp_path: Path
) -> None:
    computers = make_computers(sandbox.url, COMPUTERS)
    (tmp_path / "state.json").write_text(exported(computers), encoding="utf-8")
    edited, trashed, purged = (computers[position]["itemId"] for position in (17, 5_000, 9_999))
    colleague.edit("Computer", edited, serial="EDITED")
    colleague.trash("Computer", trashed)
    colleague.purge("Computer", purged)
    environment = os.environ | {"ITSMNG_URL": sandbox.url, "ITSMNG_USER_TOKEN": SUPER_ADMIN_TOKEN}
    before = sandbox.requests()["total"]

    done = run_drift("--state", "state.json", "--format", "json", environment=environment, folder=tmp_path)

    report = json.loads(done.output[done.output.index("{") :])
    found = {item["itemId"]: item["status"] for item in report["items"] if item["status"] != "in sync"}
    assert found == {edited: "changed", trashed: "trashed", purged: "missing"}
    assert len(report["items"]) == COMPUTERS
    assert sandbox.requests()["total"] - before <= MOST_REQUESTS
    assert done.megabytes < MOST_MEGABYTES
