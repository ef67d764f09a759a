"""The Go way: what it needs, and that what is pinned in several files is the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from semver import VersionInfo

from tools.pulumi_cli import go_modules
from tools.pulumi_cli.programs import UnavailableError
from tools.pulumi_cli.wanted import PINS, Wanted, newest

from .conftest import write_program

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def only_this_folder_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def install(tmp_path: Path) -> None:
    go_modules.install(tmp_path / "cli", Wanted(VersionInfo(3, 259, 0), PINS / "engine"))


def test_without_go(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="no Go toolchain"):
        install(tmp_path)


def test_go_s_own_words_are_told_where_it_is_too_old(tmp_path: Path) -> None:
    write_program(tmp_path / "go", "echo 'go: go.mod requires go >= 1.25.11 (running go 1.21)' >&2; exit 1")
    with pytest.raises(UnavailableError, match=r"too old or does not work: go: go.mod requires go >= 1.25.11"):
        install(tmp_path)


def test_the_last_lines_of_a_failed_build_are_told(tmp_path: Path) -> None:
    script = 'test "$1" = build || exit 0; echo "dial tcp: no such host" >&2; exit 1'
    write_program(tmp_path / "go", script)
    with pytest.raises(UnavailableError, match=r"building github.com/.* failed: dial tcp: no such host"):
        install(tmp_path)


def versions(pattern: str, file: str) -> list[str]:
    return re.findall(pattern, (ROOT / file).read_text(), flags=re.MULTILINE)


def test_the_pins_agree() -> None:
    (of_the_lock,) = versions(r"^pulumi==(\S+)", "requirements.lock")
    engine = versions(r"^\tgithub.com/pulumi/pulumi/(?:pkg|sdk)/v3 v(\S+)", "tools/pulumi/engine/go.mod")
    sdks = versions(r"^\tgithub.com/pulumi/pulumi/(?:pkg|sdk)/v3 v(\S+)", "tools/sdks/go.mod")
    assert versions(r"^pulumi==(\S+)", "tools/lock.in") == [of_the_lock]
    assert engine == sdks == [of_the_lock, of_the_lock]
    assert versions(r'"@pulumi/pulumi": "(\S+)"', "tools/sdks/nodejs/package.json") == [of_the_lock]


def test_the_pins_of_the_newest_agree() -> None:
    engine = versions(r"^\tgithub.com/pulumi/pulumi/(?:pkg|sdk)/v3 v(\S+)", "tools/pulumi/newest/go.mod")
    assert engine == [str(newest().version)] * 2
    sdk = versions(r"^pulumi==(\S+)", "tools/pulumi/newest/sdk.in")
    assert versions(r"^pulumi==(\S+)", "tools/pulumi/newest/requirements.lock") == sdk
    (of_the_lock,) = versions(r"^pulumi==(\S+)", "requirements.lock")
    assert newest().version > VersionInfo.parse(of_the_lock)
