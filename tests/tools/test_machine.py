"""The machine's own Pulumi is taken where it works; where it does not, the reason is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from semver import VersionInfo

from tools.pulumi_cli import machine
from tools.pulumi_cli.programs import CLI, PROGRAMS, UnavailableError

from .conftest import FakePrograms, write_program

COMPANIONS = PROGRAMS[1:]


def find(tmp_path: Path, *folders: Path) -> Path:
    return machine.find(os.pathsep.join(map(str, folders)), ignored=tmp_path / "venv" / "bin")


@pytest.mark.parametrize("answer", ["v3.227.0", "v3.259.0", "3.300.1"])
def test_a_complete_installation_is_taken(tmp_path: Path, fake_programs: FakePrograms, answer: str) -> None:
    folder = fake_programs(tmp_path / "own", answer)
    assert find(tmp_path, tmp_path / "empty", folder) == folder / CLI


def test_companions_may_stand_elsewhere_on_path(tmp_path: Path, fake_programs: FakePrograms) -> None:
    cli = fake_programs(tmp_path / "a", names=[CLI])
    companions = fake_programs(tmp_path / "b", names=COMPANIONS)
    assert find(tmp_path, cli, companions) == cli / CLI


def test_companions_may_stand_beside_what_a_link_points_to(tmp_path: Path, fake_programs: FakePrograms) -> None:
    real = fake_programs(tmp_path / "cellar")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / CLI).symlink_to(real / CLI)
    assert find(tmp_path, tmp_path / "bin") == tmp_path / "bin" / CLI


def test_our_own_links_are_not_the_machine_s(tmp_path: Path, fake_programs: FakePrograms) -> None:
    ours = fake_programs(tmp_path / "venv" / "bin")
    with pytest.raises(UnavailableError, match="no pulumi on PATH"):
        find(tmp_path, ours)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("v3.226.9", "is version 3.226.9; 3.227.0 or newer is needed"),
        ("v4.0.0", "is version 4.0.0"),
        ("No version is set for shim", "does not tell its version"),
    ],
)
def test_other_versions_are_not_taken(tmp_path: Path, fake_programs: FakePrograms, answer: str, reason: str) -> None:
    with pytest.raises(UnavailableError, match=reason):
        find(tmp_path, fake_programs(tmp_path / "own", answer))


def test_one_that_does_not_run_is_not_taken(tmp_path: Path) -> None:
    write_program(tmp_path / "own" / CLI, "exit 126")
    with pytest.raises(UnavailableError, match="does not run"):
        find(tmp_path, tmp_path / "own")


@pytest.mark.parametrize("missing", COMPANIONS)
def test_an_incomplete_installation_is_not_taken(tmp_path: Path, fake_programs: FakePrograms, missing: str) -> None:
    folder = fake_programs(tmp_path / "own", names=[name for name in PROGRAMS if name != missing])
    with pytest.raises(UnavailableError, match=f"but not {missing}, which"):
        find(tmp_path, folder)


def test_where_one_version_is_wanted_no_other_is_taken(tmp_path: Path, fake_programs: FakePrograms) -> None:
    own = fake_programs(tmp_path / "own", "v3.259.0")

    found = machine.find(str(own), ignored=tmp_path / "venv" / "bin", exactly=VersionInfo(3, 259, 0))
    assert found == own / CLI
    with pytest.raises(UnavailableError, match=r"is version 3\.259\.0, not 3\.274\.1"):
        machine.find(str(own), ignored=tmp_path / "venv" / "bin", exactly=VersionInfo(3, 274, 1))
