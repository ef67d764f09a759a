"""The pipelines' own shell steps, taken from their files, with the real engine: what a team lives with."""

from __future__ import annotations

import re

import pytest

from tests.support.github import GitHub
from tests.support.gitlab import GitLab
from tests.support.repository import Job, Repository
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

Host = GitHub | GitLab

SUPER_ADMIN = 2
REPORTS = ("drift.html", "drift.json", "drift.md", "drift.xml")


def writes(sandbox: SandboxServer) -> list[str]:
    return [request for request in sandbox.requests()["requests"] if not request.startswith("GET ")]


@pytest.mark.slow
def test_a_team_lives_with_its_pipelines(
    host: Host, repository: Repository, sandbox: SandboxServer, colleague: Colleague, reader: str
) -> None:
    team = Team(host, repository, sandbox, colleague, reader)
    team.sees_a_change_in_one_comment_and_applies_it_by_merging()
    team.has_one_issue_for_drift_which_is_updated_and_closed_again()
    team.is_not_told_of_drift_by_a_server_that_is_down_or_breaks()
    team.rotates_a_token_in_the_environment_and_everything_works_on()
    team.accepts_drift_and_destroys_by_hand()


class Team:
    """What a team does, one after the other, as a first merge is needed for everything else."""

    def __init__(
        self, host: Host, repository: Repository, sandbox: SandboxServer, colleague: Colleague, reader: str
    ) -> None:
        self.host, self.repository, self.reader = host, repository, reader
        self.sandbox, self.colleague = sandbox, colleague

    def sees_a_change_in_one_comment_and_applies_it_by_merging(self) -> None:
        program = self.repository.folder / "__main__.py"
        self.only_reads()
        before = writes(self.sandbox)

        opened = self.host.preview()
        self.repository.declare('itsmng.Computer("lobby", name="Lobby", serial="LOBBY1", location="Headquartes")')
        mistaken = self.host.preview()
        mistake = self.host.comments[-1]
        text = program.read_text(encoding="utf-8").replace("Headquartes", "Headquarters")
        program.write_text(text, encoding="utf-8")
        mended = self.host.preview()

        assert opened.passed, opened.log
        assert not mistaken.passed
        assert "### This cannot be applied to `production`" in mistake
        assert "there is no Location 'Headquartes'" in mistake
        assert mended.passed, mended.log
        (comment,) = self.host.comments
        assert "### What this changes in `production`" in comment
        assert re.search(r'serial +: "LOBBY1"', comment)
        assert "+ 6 to create" in comment  # the stack itself is one
        assert writes(self.sandbox) == before

        merged = self.merges()

        names = sorted(row["name"] for row in self.colleague.list("Computer"))
        assert names == ["HQ-RCP-01", "HQ-RCP-02", "Lobby"]
        assert "+ 6 created" in merged.summary
        assert not any(token in merged.log + opened.log for token in (SUPER_ADMIN_TOKEN, self.reader))

    def has_one_issue_for_drift_which_is_updated_and_closed_again(self) -> None:
        self.only_reads()
        self.colleague.edit("Computer", self.computer("HQRCP0001"), serial="EDITED")
        first = self.host.nightly()
        assert first.passed, first.log
        ((title, state, text),) = self.host.issues
        assert (title, state) == ("Drift in production", "open")
        assert "EDITED" in text
        assert "The whole report: https://" in text
        assert "EDITED" in first.summary
        assert first.artifacts == REPORTS

        self.colleague.trash("Computer", self.computer("HQRCP0002"))
        assert self.host.nightly().passed
        ((_, state, text),) = self.host.issues
        assert state == "open"
        assert "reception-2" in text

        self.merges()
        serials = {row["serial"] for row in self.colleague.list("Computer")}
        assert serials == {"HQRCP0001", "HQRCP0002", "LOBBY1"}
        self.only_reads()
        assert self.host.nightly().passed
        assert self.states_of_issues() == ["closed"]

    def is_not_told_of_drift_by_a_server_that_is_down_or_breaks(self) -> None:
        self.colleague.edit("Computer", self.computer("HQRCP0001"), serial="ACCEPTED")

        self.sandbox.faults([{"kind": "status", "status": 503, "times": None}])
        down = self.host.nightly()
        self.sandbox.faults([{"kind": "html", "times": None, "path": "Computer|getMultipleItems"}])
        broken = self.host.nightly()
        self.sandbox.faults([])

        assert not down.passed
        assert "overloaded or in maintenance" in down.log
        assert not broken.passed
        assert "could not be told" in broken.summary
        assert self.states_of_issues() == ["closed"]

    def rotates_a_token_in_the_environment_and_everything_works_on(self) -> None:
        self.repository.secrets["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
        self.colleague.edit("User", SUPER_ADMIN, api_token="RotatedToken")

        stale = self.host.nightly()

        assert not stale.passed
        assert "ERROR_GLPI_LOGIN_USER_TOKEN" in stale.log
        assert "put it into the variable that the job takes it from" in stale.log
        assert self.states_of_issues() == ["closed"]
        self.repository.secrets["ITSMNG_USER_TOKEN"] = "RotatedToken"

    def accepts_drift_and_destroys_by_hand(self) -> None:
        accepted = self.host.by_hand("accept-drift")
        assert accepted.passed, accepted.log
        assert '"HQRCP0001" => "ACCEPTED"' in accepted.log

        quiet = self.host.nightly()
        assert quiet.passed, quiet.log
        assert quiet.artifacts == REPORTS
        assert self.states_of_issues() == ["closed"]

        destroyed = self.host.by_hand("destroy")
        assert destroyed.passed, destroyed.log
        assert self.colleague.list("Computer") == []

    def only_reads(self) -> None:
        self.repository.secrets["ITSMNG_USER_TOKEN"] = self.reader

    def merges(self) -> Job:
        self.repository.secrets["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
        merged = self.host.merge()
        assert merged.passed, merged.log
        return merged

    def computer(self, serial: str) -> int:
        return next(int(row["id"]) for row in self.colleague.list("Computer") if row["serial"] == serial)

    def states_of_issues(self) -> list[str]:
        return [state for _, state, _ in self.host.issues]
