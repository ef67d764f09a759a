"""The pipelines' own shell steps, taken from their files, with the real engine: what a team lives with."""

from __future__ import annotations

import re

from tests.support.colleague import SUPER_ADMIN_TOKEN, Colleague
from tests.support.github import GitHub
from tests.support.gitlab import GitLab
from tests.support.repository import Repository
from tests.support.sandbox import SandboxServer

Host = GitHub | GitLab

REPORTS = ("drift.html", "drift.json", "drift.md", "drift.xml")


def writes(sandbox: SandboxServer) -> list[str]:
    return [request for request in sandbox.requests()["requests"] if not request.startswith("GET ")]


def test_a_change_is_previewed_in_one_comment_and_applied_when_it_is_merged(
    host: Host, repository: Repository, sandbox: SandboxServer, colleague: Colleague, reader: str
) -> None:
    repository.secrets["ITSMNG_USER_TOKEN"] = reader
    before = writes(sandbox)

    opened = host.preview()
    repository.declare('itsmng.Computer("lobby", name="Lobby", serial="LOBBY1", location="Headquartes")')
    mistaken = host.preview()
    mistake = host.comments[-1]
    text = (repository.folder / "__main__.py").read_text(encoding="utf-8").replace("Headquartes", "Headquarters")
    (repository.folder / "__main__.py").write_text(text, encoding="utf-8")
    mended = host.preview()

    assert opened.passed, opened.log
    assert not mistaken.passed
    assert "### This cannot be applied to `production`" in mistake
    assert "there is no Location 'Headquartes'" in mistake
    assert mended.passed, mended.log
    (comment,) = host.comments
    assert "### What this changes in `production`" in comment
    assert re.search(r'serial +: "LOBBY1"', comment)
    assert "+ 6 to create" in comment  # the stack itself is one
    assert writes(sandbox) == before

    repository.secrets["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
    merged = host.merge()

    assert merged.passed, merged.log
    assert sorted(row["name"] for row in colleague.list("Computer")) == ["HQ-RCP-01", "HQ-RCP-02", "Lobby"]
    assert "+ 6 created" in merged.summary
    assert not any(token in merged.log + opened.log for token in (SUPER_ADMIN_TOKEN, reader))


def test_drift_opens_one_issue_which_is_updated_and_closed_again(
    host: Host, repository: Repository, colleague: Colleague, reader: str
) -> None:
    assert host.merge().passed

    repository.secrets["ITSMNG_USER_TOKEN"] = reader
    ids = {row["serial"]: row["id"] for row in colleague.list("Computer")}
    one, other = ids["HQRCP0001"], ids["HQRCP0002"]
    colleague.edit("Computer", one, serial="EDITED")
    first = host.nightly()
    assert first.passed, first.log
    ((title, state, text),) = host.issues
    assert (title, state) == ("Drift in production", "open")
    assert "EDITED" in text
    assert "The whole report: https://" in text
    assert "EDITED" in first.summary
    assert first.artifacts == REPORTS

    colleague.trash("Computer", other)
    assert host.nightly().passed
    ((_, state, text),) = host.issues
    assert state == "open"
    assert "reception-2" in text

    repository.secrets["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
    repaired = host.merge()
    assert repaired.passed, repaired.log
    assert {row["serial"] for row in colleague.list("Computer")} == {"HQRCP0001", "HQRCP0002"}
    assert host.nightly().passed
    ((_, state, _),) = host.issues
    assert state == "closed"


def test_a_rotated_token_goes_into_the_environment_and_everything_works_on(
    host: Host, repository: Repository, colleague: Colleague
) -> None:
    assert host.merge().passed
    colleague.edit("User", 2, api_token="RotatedToken")
    edited = {row["serial"]: row["id"] for row in colleague.list("Computer")}["HQRCP0001"]
    colleague.edit("Computer", edited, serial="ACCEPTED")

    stale = host.nightly()

    assert not stale.passed
    assert "ERROR_GLPI_LOGIN_USER_TOKEN" in stale.log
    assert "put it into the variable that the job takes it from" in stale.log
    assert host.issues == []

    repository.secrets["ITSMNG_USER_TOKEN"] = "RotatedToken"
    accepted = host.by_hand("accept-drift")
    assert accepted.passed, accepted.log
    assert '"HQRCP0001" => "ACCEPTED"' in accepted.log
    quiet = host.nightly()
    assert quiet.passed, quiet.log
    assert quiet.artifacts == REPORTS
    assert host.issues == []
    destroyed = host.by_hand("destroy")
    assert destroyed.passed, destroyed.log
    assert colleague.list("Computer") == []


def test_a_server_that_is_down_or_breaks_is_no_drift(host: Host, sandbox: SandboxServer, colleague: Colleague) -> None:
    assert host.merge().passed
    colleague.edit("Computer", colleague.list("Computer")[0]["id"], serial="EDITED")

    sandbox.faults([{"kind": "status", "status": 503, "times": None}])
    down = host.nightly()
    sandbox.faults([{"kind": "html", "times": None, "path": "Computer|getMultipleItems"}])
    broken = host.nightly()

    assert not down.passed
    assert "overloaded or in maintenance" in down.log
    assert not broken.passed
    assert "could not be told" in broken.summary
    assert host.issues == []
