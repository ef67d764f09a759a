"""What doctor says of the environment that Pulumi.yaml names, by what the CLI tells of the Python that it runs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import anyio
import pytest

from pulumi_itsmng.doctor import CheckContext, Status
from pulumi_itsmng.doctor.result import Finding
from pulumi_itsmng.doctor.toolchain import check_python
from pulumi_itsmng.stack.cli import Stack
from pulumi_itsmng.version import __version__

ON_PATH = sys.executable


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def make_environment(folder: Path) -> Path:
    """An environment that has the package."""
    (folder / "bin").mkdir(parents=True)
    python = folder / "bin" / "python"
    python.write_text(f"#!/bin/sh\necho {__version__}\n", encoding="utf-8")
    python.chmod(0o755)
    (folder / "bin" / "python3").symlink_to("python")
    return folder


def declare(project: Path, **options: str) -> None:
    runtime = {"name": "python", "options": options}
    (project / "Pulumi.yaml").write_text(json.dumps({"name": "p", "runtime": runtime}), encoding="utf-8")


def found(project: Path, executable: str | Path | None, path: Path | None = None) -> list[Finding]:
    """What is found of the Python where `pulumi about` tells of this one."""
    environment = {"PATH": os.pathsep.join([*([str(path)] if path else []), "/usr/bin", "/bin"])}
    case = CheckContext(
        project, environment, about={"runtime": {"executable": str(executable)} if executable else None}
    )
    case.stack = Stack(project, environment)
    return anyio.run(lambda: check_python(case))


def ignored(findings: list[Finding]) -> str:
    """That the option is ignored, and nothing else is wrong."""
    warned, fine = findings
    assert (warned.status, fine.status) == (Status.WARNING, Status.OK)
    assert "https://www.pulumi.com/docs/install/" in (warned.fix or "")
    return warned.what


@pytest.mark.parametrize("python", ["python", "python3"])
def test_a_host_that_knows_the_environment(project: Path, python: str) -> None:
    declare(project, virtualenv="venv")
    environment = make_environment(project / "venv")

    (finding,) = found(project, environment / "bin" / python)

    assert finding.status is Status.OK


def test_a_linked_environment_is_the_same(project: Path) -> None:
    environment = make_environment(project.parent / "elsewhere")
    (project / "venv").symlink_to(environment)
    declare(project, toolchain="pip", virtualenv="venv")

    assert [one.status for one in found(project, environment / "bin" / "python")] == [Status.OK]


def test_a_host_that_ignores_the_environment(project: Path) -> None:
    declare(project, virtualenv="venv")
    make_environment(project / "venv")

    said = ignored(found(project, ON_PATH))

    assert said == (
        "Pulumi's host for Python ignores `virtualenv: venv` of Pulumi.yaml: "
        f"it runs the program with {ON_PATH}, and not in {project}/venv"
    )


@pytest.mark.parametrize("marker", ["uv.lock", "pyproject.toml", None])
@pytest.mark.parametrize("above", [True, False])
def test_uv_has_its_environment_beside_its_project(project: Path, marker: str | None, above: bool) -> None:
    folder = project.parent if above and marker else project
    if marker:
        (folder / marker).touch()
    environment = make_environment(folder / ".venv")
    declare(project, toolchain="uv")

    assert [one.status for one in found(project, environment / "bin" / "python3")] == [Status.OK]
    assert "`toolchain: uv`" in ignored(found(project, ON_PATH))


def test_uv_may_have_its_environment_elsewhere(project: Path) -> None:
    environment = make_environment(project / "other")
    make_environment(project / ".venv")
    declare(project, toolchain="uv", virtualenv="other")

    assert [one.status for one in found(project, environment / "bin" / "python")] == [Status.OK]
    ignored(found(project, project / ".venv" / "bin" / "python"))


def test_poetry_tells_where_its_environment_is(project: Path, tmp_path: Path) -> None:
    environment = make_environment(tmp_path / "cache" / "p-py3.12")
    (tmp_path / "bin").mkdir()
    poetry = tmp_path / "bin" / "poetry"
    poetry.write_text(f'#!/bin/sh\ntest "$*" = "env info --path" && echo {environment}\n', encoding="utf-8")
    poetry.chmod(0o755)
    declare(project, toolchain="poetry", virtualenv="meant-for-another-toolchain")

    assert [one.status for one in found(project, environment / "bin" / "python", poetry.parent)] == [Status.OK]
    assert f"not in {environment}" in ignored(found(project, ON_PATH, poetry.parent))


def test_a_python_without_poetry_is_not_poetry_s(project: Path) -> None:
    declare(project, toolchain="Poetry")

    assert ignored(found(project, ON_PATH)).endswith(f"it runs the program with {ON_PATH}")


def test_an_environment_that_is_not_there(project: Path) -> None:
    declare(project, virtualenv="venv")

    (finding,) = found(project, ON_PATH)

    assert finding.status is Status.FAILURE
    assert "venv/bin/python: there is no such file, and Pulumi.yaml says `virtualenv: venv`" in finding.what


def test_a_host_that_refuses_the_toolchain(project: Path) -> None:
    declare(project, toolchain="poetry")

    (finding,) = found(project, None)

    assert finding.status is Status.FAILURE
    assert "`pulumi about`" in (finding.fix or "")


@pytest.mark.parametrize("runtime", ["python", {"name": "python"}, {"name": "python", "options": {"toolchain": "pip"}}])
def test_a_project_that_names_none(project: Path, runtime: object) -> None:
    (project / "Pulumi.yaml").write_text(json.dumps({"name": "p", "runtime": runtime}), encoding="utf-8")

    assert [one.status for one in found(project, ON_PATH)] == [Status.OK]
