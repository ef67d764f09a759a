"""What is installed, in which order, and what is left when nothing works."""

from __future__ import annotations

from pathlib import Path

import pytest
from semver import VersionInfo

from tools.pulumi_cli import provide, wanted
from tools.pulumi_cli.launchers.place import OLD_HOST
from tools.pulumi_cli.programs import CLI, LANGUAGE_HOST, PROGRAMS, UnavailableError
from tools.pulumi_cli.wanted import PINS, Wanted

from .conftest import FakePrograms

WANTED = Wanted(VersionInfo(3, 259, 0), PINS / "engine")


class Installers:
    """Two ways to install, told beforehand what to do; keeps which were tried."""

    def __init__(self, fake_programs: FakePrograms) -> None:
        self.tried: list[str] = []
        self.outcome = {"first": "v3.259.0", "second": "v3.259.0"}
        self.ways = {name: self._installer(name, fake_programs) for name in self.outcome}

    def _installer(self, name: str, fake_programs: FakePrograms) -> provide.Installer:
        def install(folder: Path, wanted: Wanted) -> None:
            self.tried.append(name)
            if not self.outcome[name].startswith("v"):
                fake_programs(folder / "bin", names=[CLI])  # half of an installation
                raise UnavailableError(self.outcome[name])
            fake_programs(folder / "bin", self.outcome[name])

        return install


@pytest.fixture
def installers(fake_programs: FakePrograms, monkeypatch: pytest.MonkeyPatch) -> Installers:
    installers = Installers(fake_programs)
    monkeypatch.setattr(provide, "INSTALLERS", installers.ways)
    return installers


@pytest.fixture
def venv_bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs' folder of a virtual environment, and nothing else, on PATH."""
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def own(tmp_path: Path, fake_programs: FakePrograms) -> Path:
    """The folder of a Pulumi that the machine has of its own, not yet on PATH."""
    return fake_programs(tmp_path / "own", "v3.240.0")


def links(venv_bin: Path) -> set[str]:
    return {link.name for link in venv_bin.iterdir() if link.is_symlink()}


def test_the_first_way_that_works_is_linked(tmp_path: Path, venv_bin: Path, installers: Installers) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    assert installers.tried == ["first"]
    assert links(venv_bin) == set(PROGRAMS)
    assert (venv_bin / CLI).resolve() == tmp_path / ".pulumi-cli" / "3.259.0" / "bin" / CLI


@pytest.mark.parametrize("first", ["the site cannot be reached", "v3.258.0"])
def test_the_next_way_is_tried_where_one_fails(
    tmp_path: Path, venv_bin: Path, installers: Installers, first: str
) -> None:
    installers.outcome["first"] = first
    provide.provide(tmp_path, venv_bin, WANTED)
    assert installers.tried == ["first", "second"]
    assert links(venv_bin) == set(PROGRAMS)


def test_a_second_run_installs_and_says_nothing(
    tmp_path: Path, venv_bin: Path, installers: Installers, capsys: pytest.CaptureFixture[str]
) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    assert "Getting the Pulumi CLI 3.259.0, as there is no pulumi on PATH" in capsys.readouterr().out
    provide.provide(tmp_path, venv_bin, WANTED)
    assert installers.tried == ["first"]
    assert capsys.readouterr().out == ""


def test_a_damaged_installation_is_replaced(tmp_path: Path, venv_bin: Path, installers: Installers) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    (venv_bin / CLI).resolve().unlink()
    provide.provide(tmp_path, venv_bin, WANTED)
    assert installers.tried == ["first", "first"]
    assert (venv_bin / CLI).exists()


def test_an_older_installation_gets_the_launchers(
    tmp_path: Path, venv_bin: Path, installers: Installers, capsys: pytest.CaptureFixture[str]
) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    programs = tmp_path / ".pulumi-cli" / "3.259.0" / "bin"
    (programs / LANGUAGE_HOST).write_bytes(b"built\n" + OLD_HOST)
    capsys.readouterr()

    provide.provide(tmp_path, venv_bin, WANTED)

    assert installers.tried == ["first"]
    assert capsys.readouterr().out == ""
    assert (programs / f"{LANGUAGE_HOST}.original").read_bytes() == b"built\n" + OLD_HOST
    assert "language_host.py" in (venv_bin / LANGUAGE_HOST).read_text(encoding="utf-8")
    assert links(venv_bin) == set(PROGRAMS)


def test_a_launcher_without_its_original_is_damaged(tmp_path: Path, venv_bin: Path, installers: Installers) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    programs = tmp_path / ".pulumi-cli" / "3.259.0" / "bin"
    (programs / LANGUAGE_HOST).write_bytes(OLD_HOST)
    provide.provide(tmp_path, venv_bin, WANTED)
    (programs / f"{LANGUAGE_HOST}.original").unlink()

    provide.provide(tmp_path, venv_bin, WANTED)

    assert installers.tried == ["first", "first"]


def test_another_version_of_the_sdk_gets_its_own(tmp_path: Path, venv_bin: Path, installers: Installers) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    installers.outcome["first"] = "v3.260.0"
    provide.provide(tmp_path, venv_bin, Wanted(VersionInfo(3, 260, 0), PINS / "engine"))
    assert (venv_bin / CLI).resolve().parts[-3] == "3.260.0"


def test_the_machine_s_own_is_left_as_it_is_and_ours_steps_back(
    tmp_path: Path,
    venv_bin: Path,
    installers: Installers,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provide.provide(tmp_path, venv_bin, WANTED)
    monkeypatch.setenv("PATH", f"{venv_bin}:{own}")
    provide.provide(tmp_path, venv_bin, WANTED)
    assert installers.tried == ["first"]
    assert links(venv_bin) == set()


def test_the_newest_is_installed_beside_another_version(
    tmp_path: Path,
    venv_bin: Path,
    installers: Installers,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", f"{venv_bin}:{own}")
    newest = wanted.newest()
    installers.outcome["first"] = f"v{newest.version}"
    provide.provide(tmp_path, venv_bin, newest)
    assert (venv_bin / CLI).resolve().parts[-3] == str(newest.version)


def test_a_failed_installation_tells_every_reason_and_cleans_up(
    tmp_path: Path, venv_bin: Path, installers: Installers
) -> None:
    installers.outcome = {"first": "the site cannot be reached", "second": "there is no Go toolchain"}
    with pytest.raises(UnavailableError) as raised:
        provide.provide(tmp_path, venv_bin, WANTED)
    for part in ("no pulumi on PATH", *installers.outcome.values(), "https://www.pulumi.com/docs/install/"):
        assert part in str(raised.value)
    assert list((tmp_path / ".pulumi-cli").iterdir()) == []
    assert links(venv_bin) == set()
