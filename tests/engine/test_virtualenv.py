"""A program whose Pulumi.yaml names its virtual environment, with none active."""

from __future__ import annotations

import os
import shutil
import site
import sys
import venv
from pathlib import Path

import pytest
import yaml

from tests.support.stack import Stack
from tools.harness.colleague import Colleague
from tools.pulumi_cli.programs import DYNAMIC_PROVIDER, PROGRAMS

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
itsmng.Computer("pc", name="PC")
pulumi.export("runs in", sys.prefix)
"""


@pytest.fixture
def inactive(stack: Stack) -> Stack:
    """A stack of a project with an environment in `venv`; on PATH are Pulumi and no Python that has a package."""
    programs = stack.folder / "bin"
    programs.mkdir()
    for name in PROGRAMS:
        found = shutil.which(name, path=stack.environment["PATH"])
        assert found, name
        (programs / name).symlink_to(Path(found).resolve())
    for name in ("VIRTUAL_ENV", "PYTHONPATH"):
        stack.environment.pop(name, None)
    stack.environment["PATH"] = os.pathsep.join([str(programs), "/usr/bin", "/bin"])
    make_environment(stack.program / "venv")
    return stack


def make_environment(folder: Path) -> None:
    """An environment with the packages of the one that runs the tests, which need not be installed anew."""
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    theirs = [path for path in site.getsitepackages() if Path(path).is_relative_to(sys.prefix)]
    lines = [f"import site; site.addsitedir({path!r})" for path in theirs]
    (packages / "borrowed.pth").write_text("\n".join([*lines, str(ROOT)]), encoding="utf-8")


def declare(stack: Stack, **project: object) -> None:
    settings = {"name": "inventory", "runtime": {"name": "python", "options": {"virtualenv": "venv"}}} | project
    (stack.program / "Pulumi.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def test_program_and_provider_run_in_the_named_environment(inactive: Stack, colleague: Colleague) -> None:
    declare(inactive)
    inactive.declare(PROGRAM)

    inactive.up()

    assert [row["name"] for row in colleague.list("Computer")] == ["PC"]
    assert inactive.pulumi("stack", "output", "runs in").strip() == str(inactive.program / "venv")


def test_the_program_may_be_in_a_folder_of_the_project(inactive: Stack) -> None:
    programs = (inactive.folder / "bin" / DYNAMIC_PROVIDER).resolve().parent
    if not list(programs.glob("*.original")):
        pytest.skip("Pulumi's own installation starts the path of the provider's environment from the program's folder")
    inactive.declare(PROGRAM)
    (inactive.program / "code").mkdir()
    (inactive.program / "__main__.py").rename(inactive.program / "code" / "__main__.py")
    declare(inactive, main="code")

    assert inactive.preview().summary == {"pc": "create"}
