"""The SDKs that Pulumi's official generators make of the schema, and what compiling them takes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.console import say
from tools.pulumi_cli.go_modules import ENVIRONMENT

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema.json"
GENERATOR = ROOT / "tools/sdks"
NODE_PACKAGES = GENERATOR / "nodejs"
SDKS = ROOT / "build/sdks"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """A program that has ended: how, and what it said on both channels."""

    status: int
    output: str


def run(folder: Path, program: str, *arguments: str | Path, **environment: str) -> Done:
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=900,
    )
    return Done(done.returncode, done.stdout)


def succeed(folder: Path, program: str, *arguments: str | Path, **environment: str) -> str:
    done = run(folder, program, *arguments, **environment)
    assert done.status == 0, f"{program} {' '.join(map(str, arguments))}: {done.status}\n{done.output}"
    return done.output


@pytest.fixture(scope="session")
def progress(pytestconfig: pytest.Config) -> Say:
    """Tell what takes time while it does: pytest would keep it to itself."""
    capturing = pytestconfig.pluginmanager.getplugin("capturemanager")

    def tell(message: str) -> None:
        with capturing.global_and_fixture_disabled():
            say(message)

    return tell


@pytest.fixture(scope="session")
def go() -> str:
    program = shutil.which("go")
    assert program, "there is no Go on PATH: install 1.25.11 or newer (https://go.dev/doc/install)"
    return program


@pytest.fixture(scope="session")
def node(progress: Say) -> str:
    """Node, with the packages that `package.json` names: what compiles the generated TypeScript, and Pyright."""
    program, npm = shutil.which("node"), shutil.which("npm")
    assert program, "there is no Node on PATH: install 20 or newer (https://nodejs.org, apt-get install nodejs npm)"
    assert npm, "there is no npm on PATH: install it beside Node (apt-get install npm)"
    lock, installed = NODE_PACKAGES / "package-lock.json", NODE_PACKAGES / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        progress("Installing the npm packages that TypeScript is compiled, and Python checked, with")
        succeed(NODE_PACKAGES, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
    return program


@pytest.fixture(scope="session")
def generator(go: str, progress: Say, tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = tmp_path_factory.mktemp("generator") / "sdks"
    progress("Compiling Pulumi's SDK generators: a minute or two the first time, then seconds")
    succeed(GENERATOR, go, "build", "-mod=readonly", "-o", program, ".")
    return program


@pytest.fixture(scope="session")
def sdks(generator: Path) -> Path:
    """The folder of all SDKs, one folder for each language: always the same, as Go caches what it compiles by path."""
    shutil.rmtree(SDKS, ignore_errors=True)
    assert succeed(GENERATOR, str(generator), SCHEMA, SDKS) == ""
    return SDKS
