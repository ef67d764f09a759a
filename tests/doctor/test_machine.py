"""What doctor finds wrong with the programs on a machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pulumi_itsmng.doctor import Status
from pulumi_itsmng.stack.cli import PulumiCliError, run_pulumi
from tests.doctor.conftest import Examine


def on_path(folder: Path, **scripts: str) -> str:
    """A PATH on which the tools of every machine are, and some scripts before them."""
    folder.mkdir()
    for name, lines in scripts.items():
        script = folder / name
        script.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        script.chmod(0o755)
    return os.pathsep.join([str(folder), "/usr/bin", "/bin"])


def test_pulumi_is_not_installed(examined: Examine, tmp_path: Path) -> None:
    results = examined(path=on_path(tmp_path / "bin"))

    (found,) = results["pulumi"]
    assert (found.status, found.what) == (Status.FAILURE, "there is no program `pulumi` on PATH")
    assert "https://www.pulumi.com/docs/install/" in (found.fix or "")
    assert results["settings"][0].what == "not checked, as pulumi failed"


@pytest.mark.parametrize(
    ("version", "status", "what"),
    [
        ("3.100.0", Status.FAILURE, "Pulumi 3.100.0 is too old"),
        ("", Status.WARNING, "Pulumi does not tell its version"),
        ("3.999.0", Status.OK, "Pulumi 3.999.0"),
    ],
)
def test_the_version_of_pulumi(examined: Examine, tmp_path: Path, version: str, status: Status, what: str) -> None:
    about = f"""echo '{{"cliAbout": {{"version": "{version}"}}, "runtime": null}}'"""

    (found,) = examined(path=on_path(tmp_path / "bin", pulumi=about))["pulumi"]

    assert found.status is status
    assert found.what.startswith(what)


def test_pulumi_without_what_runs_python(examined: Examine, tmp_path: Path) -> None:
    alone = f'exec "{shutil.which("pulumi")}" "$@"'

    results = examined(path=on_path(tmp_path / "bin", pulumi=alone))

    (found,) = results["language host"]
    assert results["pulumi"][0].status is Status.OK
    assert found.status is Status.FAILURE
    assert found.what.startswith("not found: pulumi-language-python, pulumi-language-python-exec")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (r"error: o.yaml:2: it is wrong\no.yaml:3: this, too\n", "o.yaml:2: it is wrong"),
        (r"error: Program failed\nTraceback (most recent call last):\n  File\nTypeError: no\n\n", "TypeError: no"),
        ("", "pulumi --non-interactive preview ended with an error"),
    ],
)
def test_a_program_error_is_shown_by_its_telling_line(tmp_path: Path, message: str, reason: str) -> None:
    diagnostics = f"""printf '%s' '{{"diagnostics": [{{"severity": "error", "message": "{message}"}}]}}'; exit 1"""

    with pytest.raises(PulumiCliError) as failed:
        run_pulumi(["preview"], tmp_path, {"PATH": on_path(tmp_path / "bin", pulumi=diagnostics)})

    assert str(failed.value) == reason
