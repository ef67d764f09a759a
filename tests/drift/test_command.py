"""`itsmng drift` on an exported state: exit codes, wrong usage, and what it never shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pulumi_itsmng.cli.program import PROGRAM
from pulumi_itsmng.stack.cli import Setting, Stack
from tests.drift.conftest import Stacked
from tests.drift.test_kinds import TECHNICIAN_TOKEN
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

SAME, COULD_NOT_TELL, WRONG_USAGE, DRIFT = 0, 1, 2, 7


class Command:
    """`itsmng drift --state FILE`, in this process."""

    def __init__(self, stacked: Stacked, folder: Path) -> None:
        self.stacked = stacked
        self._file = folder / "state.json"
        self.environment: dict[str, str | None] = {
            "ITSMNG_URL": stacked.url,
            "ITSMNG_USER_TOKEN": SUPER_ADMIN_TOKEN,
            "ITSMNG_RETRIES": "0",
            "COLUMNS": "120",
        }

    def __call__(self, *arguments: str, state: str | None = None) -> Result:
        self._file.write_text(self.stacked.export() if state is None else state, encoding="utf-8")
        return self.run("--state", str(self._file), *arguments)

    def run(self, *arguments: str, input_: str | None = None) -> Result:
        return CliRunner().invoke(PROGRAM, ["drift", *arguments], env=self.environment, input=input_)


@pytest.fixture
def drift(stacked: Stacked, tmp_path: Path) -> Command:
    return Command(stacked, tmp_path)


def test_a_stack_in_sync_ends_with_0(drift: Command) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    done = drift()
    assert (done.exit_code, done.stdout) == (SAME, "1 in sync\n")
    assert "reading 1 Computer" in done.stderr


def test_drift_ends_with_7_and_shows_the_field(drift: Command, colleague: Colleague) -> None:
    pc = drift.stacked.create("Computer", "pc", name="PC", serial="S1")
    colleague.edit("Computer", pc, serial="S2")
    done = drift()
    assert done.exit_code == DRIFT
    (line,) = [line.split() for line in done.stdout.splitlines() if "serial" in line]
    assert line[4:9] == ["changed", "serial", "S1", "S2", "itsm"]


@pytest.mark.parametrize(
    ("end", "begins"), [("html", "<!doctype"), ("json", "{"), ("md", "#"), ("sarif", "{"), ("xml", "<?xml")]
)
def test_a_file_has_the_format_that_its_name_ends_with(drift: Command, tmp_path: Path, end: str, begins: str) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    file, formats = tmp_path / f"drift.{end}", {"md": "markdown", "xml": "junit"}
    assert drift("--output", str(file)).stdout == "1 in sync\n"
    written = file.read_text(encoding="utf-8")
    assert written.lower().startswith(begins)
    assert abs(len(written) - len(drift("--format", formats.get(end, end)).stdout)) < 10


def test_several_files_are_one_look_at_the_server(drift: Command, tmp_path: Path, sandbox: SandboxServer) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    before = sandbox.requests()["total"]
    drift()
    alone, before = sandbox.requests()["total"] - before, sandbox.requests()["total"]
    drift("--output", str(tmp_path / "drift.html"), "--output", str(tmp_path / "drift.xml"))
    assert sandbox.requests()["total"] - before == alone
    assert {"drift.html", "drift.xml"} <= {file.name for file in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("file", "said"), [("drift.docx", "has to end with one of"), ("nowhere/drift.html", "there is no folder")]
)
def test_an_impossible_output_file_is_refused_before_any_request(
    drift: Command, sandbox: SandboxServer, tmp_path: Path, file: str, said: str
) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    before = sandbox.requests()["total"]
    done = drift("--output", str(tmp_path / file))
    assert done.exit_code == WRONG_USAGE
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert sandbox.requests()["total"] == before


def test_a_file_that_cannot_be_written_is_an_error(drift: Command, tmp_path: Path) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    (tmp_path / "drift.html").mkdir()
    done = drift("--output", str(tmp_path / "drift.html"))
    assert done.exit_code == COULD_NOT_TELL
    assert "cannot be written" in done.stderr


def test_a_state_is_read_from_standard_input(drift: Command) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    assert drift.run("--state", "-", input_=drift.stacked.export()).exit_code == SAME


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("changed", SAME), ("missing", DRIFT), ("changed, trashed", SAME), ("trashed,missing", DRIFT), ("", SAME)],
)
def test_fail_on_says_what_counts(drift: Command, colleague: Colleague, fail_on: str, code: int) -> None:
    colleague.purge("Computer", drift.stacked.create("Computer", "pc", name="PC"))
    done = drift("--fail-on", fail_on)
    assert done.exit_code == code
    assert "1 missing" in done.stdout


def test_unmanaged_items_count_if_they_are_to(drift: Command, colleague: Colleague) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    colleague.create("Computer", name="stray")
    assert drift("--unmanaged").exit_code == SAME
    assert drift("--unmanaged", "--fail-on", "unmanaged").exit_code == DRIFT


FORMATS = ["table", "json", "markdown", "junit", "sarif", "html"]


@pytest.mark.parametrize("format_", FORMATS)
def test_an_unlisted_itemtype_is_named_beside_what_was_found(
    drift: Command, colleague: Colleague, format_: str
) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    colleague.create("Computer", name="stray")
    drift.environment["ITSMNG_USER_TOKEN"] = TECHNICIAN_TOKEN
    done = drift("--unmanaged", "--format", format_)
    assert done.exit_code == COULD_NOT_TELL
    said = " ".join(done.stdout.split())
    assert "stray" in said or format_ == "junit"
    assert "Location" in said
    assert "the right `location`" in said or ('"right": "location"' in said)


def test_unlisted_itemtypes_end_with_1_unless_there_is_drift(drift: Command, colleague: Colleague) -> None:
    pc = drift.stacked.create("Computer", "pc", name="PC")
    drift.environment["ITSMNG_USER_TOKEN"] = TECHNICIAN_TOKEN
    assert drift().exit_code == SAME
    assert drift("--unmanaged", "--fail-on", "").exit_code == COULD_NOT_TELL
    colleague.edit("Computer", pc, name="other")
    assert drift("--unmanaged").exit_code == DRIFT


def test_all_itemtypes_are_listed_with_full_rights(drift: Command) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    report = json.loads(drift("--unmanaged", "--format", "json").stdout)
    assert report["unlisted"] == []


@pytest.mark.parametrize("fail_on", ["changed,trashed,missing", ""])
def test_an_unreadable_item_never_ends_with_0(drift: Command, colleague: Colleague, fail_on: str) -> None:
    pc = drift.stacked.create("Computer", "pc", name="PC")
    colleague.edit("Computer", pc, entities_id=4_711)
    assert drift("--fail-on", fail_on).exit_code == COULD_NOT_TELL


def test_an_incomparable_field_never_ends_with_0(drift: Command) -> None:
    drift.stacked.create("Computer", "pc", name="PC", serial="S1")
    drift.stacked.make_secret("pc", "serial", sealed=True)
    done = drift()
    assert done.exit_code == COULD_NOT_TELL
    assert "encrypted" in done.stdout
    assert drift("--ignore", "Computer.serial").exit_code == SAME


def test_drift_outranks_unreadable_items_in_the_exit_code(drift: Command, colleague: Colleague) -> None:
    ids = drift.stacked.create_many("Computer", {name: {"name": name} for name in ("one", "two")})
    colleague.edit("Computer", ids[0], entities_id=4_711)
    colleague.edit("Computer", ids[1], name="other")
    assert drift().exit_code == DRIFT


@pytest.mark.parametrize(
    "faults",
    [
        [{"kind": "cut_before", "times": 9}],
        [{"kind": "html", "times": 9}],
        [{"kind": "empty", "times": 9}],
        [{"kind": "status", "status": 500, "times": 9}],
    ],
    ids=lambda faults: faults[0]["kind"],
)
def test_a_server_that_does_not_answer_is_never_0(
    drift: Command, sandbox: SandboxServer, faults: list[dict[str, Any]]
) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    sandbox.faults(faults)
    done = drift()
    assert (done.exit_code, done.stdout) == (COULD_NOT_TELL, "")
    assert len(done.stderr.splitlines()[-1]) > 20


def test_refused_credentials_are_told_once_and_not_of_each_item(drift: Command) -> None:
    for name in ("one", "two"):
        drift.stacked.create("Computer", name, name=name)
    drift.environment["ITSMNG_USER_TOKEN"] = "renewed-since"
    done = drift()
    assert (done.exit_code, done.stdout) == (COULD_NOT_TELL, "")
    assert done.stderr.count("is wrong or was renewed") == 1


def test_what_is_no_state_ends_with_1(drift: Command) -> None:
    done = drift(state="{}")
    assert done.exit_code == COULD_NOT_TELL
    assert "pulumi stack export" in done.stderr


def test_a_folder_without_a_project_ends_with_1(
    drift: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = drift.run()
    assert (done.exit_code, done.stdout) == (COULD_NOT_TELL, "")
    assert "Pulumi.yaml" in done.stderr


def test_a_misspelt_setting_ends_with_1(drift: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: inventory\nruntime: python\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Stack, "config", lambda _: {"itsmng:entty": Setting("Paris", secret=False)})
    done = drift.run()
    assert done.exit_code == COULD_NOT_TELL
    assert "did you mean itsmng:entity?" in done.stderr


def test_two_servers_in_one_state_are_an_error(drift: Command) -> None:
    drift.stacked.resources.append(
        {
            "urn": "urn:pulumi:test::p::pulumi:providers:pulumi-python::default",
            "type": "pulumi:providers:pulumi-python",
            "inputs": {"itsmng:url": "https://other.example.org"},
        }
    )
    done = drift()
    assert done.exit_code == COULD_NOT_TELL
    assert "other.example.org" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ignore", "Computer.coment"],
        ["--only", "Computr"],
        ["--fail-on", "change"],
        ["--fail-on", "unmanaged"],
        ["--format", "xml"],
        ["--stack", "dev"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(drift: Command, arguments: list[str]) -> None:
    drift.stacked.create("Computer", "pc", name="PC")
    done = drift(*arguments)
    assert (done.exit_code, done.stdout) == (WRONG_USAGE, "")


def test_a_file_that_is_not_there_is_wrong_usage(drift: Command) -> None:
    done = drift.run("--state", "/nowhere/state.json")
    assert done.exit_code == WRONG_USAGE
    assert "Errno" not in done.stderr


def test_json_is_all_that_stands_on_standard_output(drift: Command, colleague: Colleague) -> None:
    pc = drift.stacked.create("Computer", "pc", name="PC", serial="S1")
    colleague.edit("Computer", pc, serial="S2")
    report = json.loads(drift("--format", "json").stdout)
    (item,) = report["items"]
    assert (report["version"], item["itemId"], item["status"]) == (1, pc, "changed")
    assert item["fields"][0] | {"blame": None} == {
        "field": "serial",
        "expected": "S1",
        "actual": "S2",
        "expectedId": None,
        "actualId": None,
        "secret": False,
        "blame": None,
    }


def test_a_terminal_obeys_nothing_that_the_server_says(drift: Command, colleague: Colleague) -> None:
    pc = drift.stacked.create("Computer", "pc", name="PC", comment="a")
    colleague.edit("Computer", pc, comment="\x1b]0;title\x07\x1b[2J")
    assert "\x1b" not in drift().stdout
