"""What stands before the language host that is built from Go modules, and before what runs dynamic resources."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.pulumi_cli.launchers.place import OLD_HOST, place
from tools.pulumi_cli.programs import DYNAMIC_PROVIDER, LANGUAGE_HOST, PROGRAMS

from .conftest import FakePrograms, write_program

SHOW = 'echo "arguments: $*"; echo "PATH: $PATH"; echo "RUNTIME: $PULUMI_RUNTIME_VIRTUALENV"; env'

OBJECT = "name: inventory\nruntime:\n  name: python\n  options:\n    {options}\n"

Launch = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def programs(tmp_path: Path, fake_programs: FakePrograms) -> Path:
    """The programs of an installation in a repository, as the Go way builds them: they show what they are told."""
    folder = fake_programs(tmp_path / "repository" / ".pulumi-cli" / "3.259.0" / "bin")
    for name in (LANGUAGE_HOST, DYNAMIC_PROVIDER):
        write_program(folder / name, SHOW)
    with (folder / LANGUAGE_HOST).open("ab") as host:
        host.write(b"exit\n" + OLD_HOST)
    (tmp_path / "repository" / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    make_environment(folder / "venv")
    (folder / "program").mkdir()
    return folder


@pytest.fixture
def launch(programs: Path, project: Path) -> Launch:
    """Start a program as the engine does, after the launchers were put in their places."""
    place(programs)

    def run(name: str = LANGUAGE_HOST, folder: Path = project, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / name, "127.0.0.1:4711"],
            cwd=folder,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def make_environment(folder: Path) -> None:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)


def declare(project: Path, *options: str, name: str = "Pulumi.yaml") -> None:
    (project / name).write_text(OBJECT.format(options="\n    ".join(options)), encoding="utf-8")


def told(launched: subprocess.CompletedProcess[str]) -> str:
    """The arguments that the host got."""
    assert launched.returncode == 0, launched.stderr
    return launched.stdout.splitlines()[0].removeprefix("arguments: ")


@pytest.mark.parametrize("name", ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"])
@pytest.mark.parametrize("started_in", [".", "program"])
def test_a_virtual_environment_starts_from_the_project(
    launch: Launch, project: Path, name: str, started_in: str
) -> None:
    if name == "Pulumi.json":
        text = '{"name": "i", "runtime": {"name": "python", "options": {"virtualenv": "venv"}}}'
        (project / name).write_text(text, encoding="utf-8")
    else:
        declare(project, "virtualenv: venv", name=name)

    launched = launch(folder=project / started_in)

    assert told(launched) == f"-virtualenv={project}/venv 127.0.0.1:4711"
    assert f"PATH: {project}/venv/bin{os.pathsep}" in launched.stdout


@pytest.mark.parametrize("path", ["{elsewhere}", "../elsewhere", "./../elsewhere/"])
def test_a_virtual_environment_may_be_anywhere(launch: Launch, project: Path, path: str) -> None:
    elsewhere = project.parent / "elsewhere"
    make_environment(elsewhere)
    declare(project, f"virtualenv: {path.format(elsewhere=elsewhere)}")

    given = told(launch()).removeprefix("-virtualenv=").removesuffix(" 127.0.0.1:4711")

    assert Path(given).resolve() == elsewhere


def test_nothing_else_chooses_the_python(launch: Launch, project: Path) -> None:
    declare(project, "toolchain: pip", "virtualenv: venv")

    shown = launch(PULUMI_PYTHON_CMD="python2", PYTHONHOME="/elsewhere", PYTHONPATH="/theirs").stdout.splitlines()

    assert not [line for line in shown if line.startswith(("PULUMI_PYTHON_CMD=", "PYTHONHOME="))]
    assert {"PYTHONPATH=/theirs", f"VIRTUAL_ENV={project}/venv"} <= set(shown)


@pytest.mark.parametrize(
    "text",
    [
        "name: inventory\nruntime: python\n",
        "name: inventory\nruntime: {name: python}\n",
        "name: inventory\nruntime: {name: python, options:}\n",
        OBJECT.format(options="typechecker: mypy"),
        OBJECT.format(options="toolchain: pip"),
        "name: inventory\nruntime: {name: nodejs, options: {virtualenv: none, toolchain: uv}}\n",
        "name: inventory\ndescription: options [\nruntime: {",  # the engine refuses it
        "- options",
        None,
    ],
)
def test_a_project_that_names_no_environment(launch: Launch, project: Path, text: str | None) -> None:
    if text is not None:
        (project / "Pulumi.yaml").write_text(text, encoding="utf-8")

    launched = launch(PULUMI_PYTHON_CMD="python3.11")

    assert told(launched) == "127.0.0.1:4711"
    assert f"PATH: {os.environ['PATH']}\n" in launched.stdout
    assert "PULUMI_PYTHON_CMD=python3.11\n" in launched.stdout


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("virtualenv: none", "/project/none does not exist: make it (`python3 -m venv "),
        ("virtualenv: program", "/project/program is no virtual environment: make it ("),
        ("virtualenv: [venv]", "says `virtualenv: ['venv']`: write the path of a folder"),
        ("toolchain: uv", "says `toolchain: uv`, which the language host that `make setup` built does not know: "),
        ("toolchain: Poetry", "says `toolchain: Poetry`, which"),
    ],
)
def test_an_environment_that_no_program_can_run_in(launch: Launch, project: Path, option: str, said: str) -> None:
    (project / "program" / "__main__.py").touch()
    declare(project, option)

    launched = launch()

    assert launched.returncode == 1
    assert launched.stdout == ""
    assert launched.stderr.startswith(f"error: {project}/Pulumi.yaml says `")
    assert said in launched.stderr
    assert launched.stderr.count("\n") == 1


@pytest.mark.parametrize("exists", [False, True])
def test_requirements_let_the_host_make_a_missing_environment(launch: Launch, project: Path, exists: bool) -> None:
    declare(project, "virtualenv: new")
    (project / "requirements.txt").touch()
    if exists:
        (project / "new").mkdir()

    assert told(launch()) == f"-virtualenv={project}/new 127.0.0.1:4711"


def test_without_the_repository_s_own_environment(launch: Launch, project: Path) -> None:
    (project.parent / "repository" / ".venv").unlink()

    launched = launch()

    assert launched.returncode == 1
    assert "run make setup in the repository" in launched.stderr


@pytest.mark.parametrize("started_in", [".", "program"])
@pytest.mark.parametrize(
    ("said", "expected"), [("venv", "{project}/venv"), ("/elsewhere/venv", "/elsewhere/venv"), ("", "")]
)
def test_dynamic_resources_run_in_the_same_environment(
    launch: Launch, project: Path, started_in: str, said: str, expected: str
) -> None:
    declare(project, "virtualenv: venv")

    launched = launch(DYNAMIC_PROVIDER, project / started_in, PULUMI_RUNTIME_VIRTUALENV=said)

    assert told(launched) == "127.0.0.1:4711"
    assert f"RUNTIME: {expected.format(project=project)}\n" in launched.stdout


def test_placing_the_launchers_again_changes_nothing(programs: Path) -> None:
    place(programs)
    before = {file.name: file.read_bytes() for file in programs.iterdir()}
    place(programs)

    assert {file.name: file.read_bytes() for file in programs.iterdir()} == before
    assert OLD_HOST in before[f"{LANGUAGE_HOST}.original"]
    assert set(before) > set(PROGRAMS)


def test_an_older_launcher_is_replaced(programs: Path) -> None:
    place(programs)
    launcher = programs / LANGUAGE_HOST
    today = launcher.read_text(encoding="utf-8")
    launcher.write_text(f"{today}# of yesterday\n", encoding="utf-8")
    (programs / "language_host.py").write_text("# of yesterday\n", encoding="utf-8")

    place(programs)

    assert launcher.read_text(encoding="utf-8") == today
    assert "def main" in (programs / "language_host.py").read_text(encoding="utf-8")
    assert OLD_HOST in (programs / f"{LANGUAGE_HOST}.original").read_bytes()


def test_nothing_stands_before_other_hosts(tmp_path: Path, fake_programs: FakePrograms) -> None:
    folder = fake_programs(tmp_path / "official")
    place(folder)
    assert {file.name for file in folder.iterdir()} == set(PROGRAMS)
