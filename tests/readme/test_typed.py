"""The first pages are typed, word by word, into shells of a machine that has only what they ask for.

That is a Python, `make`, the Pulumi CLI, and an empty home directory. They are typed one after another in a copy of
this repository, as a clone of it would be; what pip has downloaded before is not downloaded again.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from tests.support.blocks import ROOT, blocks, typed

pytestmark = pytest.mark.readme

SERVER = "itsmng sandbox"
"""What is typed into a shell that then serves, until all is done."""

NOT_TYPED = {"make test": "it runs all other tests, as whoever runs this has done"}
"""What is not typed, and why."""

PORT = 8089
"""The port that the pages name."""

LISTENING = f"ITSM-NG sandbox listening on http://127.0.0.1:{PORT}/apirest.php\n"


def shells(page: str) -> Iterator[list[str]]:
    """What is typed into each shell: a server keeps its own, and the next line needs another."""
    lines: list[str] = []
    for block in blocks("console", "yaml", "python"):
        if block.page != page:
            continue
        if block.file:
            lines.append(f"cat > {block.file} <<'END'\n{block.text}END")
        elif block.language == "console":
            for line in typed(block):
                lines += [] if line in NOT_TYPED else [line]
                if line == SERVER:
                    yield lines
                    lines = []
    yield lines


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the repository, in a folder of their own."""
    folder = tmp_path_factory.mktemp("clone") / "pulumi-itsmng"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """That of somebody who has just got an account on the machine."""
    home = tmp_path_factory.mktemp("home")
    pulumi = shutil.which("pulumi")
    assert pulumi
    cache = subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], check=True, capture_output=True, text=True
    ).stdout.strip()
    python = Path(sys.base_exec_prefix) / "bin"
    ours = ("PULUMI_", "ITSMNG_", "PYTHON", "PYTEST_", "COV_", "VIRTUAL_ENV")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    programs = [str(Path(pulumi).resolve().parent), str(python), "/usr/local/bin", "/usr/bin", "/bin"]
    return inherited | {
        "HOME": str(home),
        "PULUMI_HOME": str(home / ".pulumi"),  # Pulumi asks the system for the home directory, and not HOME
        "PATH": os.pathsep.join(programs),
        "PIP_CACHE_DIR": cache,
    }


@pytest.fixture
def free_port() -> None:
    """Nothing listens on the port that the pages name."""
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", PORT)) == 0
    if taken:
        pytest.fail(
            f"something listens on port {PORT}, which the pages name: end it (`ss -ltnp 'sport = :{PORT}'` tells what "
            "it is; another sandbox perhaps), and run this again",
            pytrace=False,
        )


@contextmanager
def typing(lines: list[str], folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A shell into which lines are typed, and which stops at the first that fails."""
    shell = subprocess.Popen(
        ["bash", "-e", "-c", "\n".join(lines)],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield shell
    finally:
        if shell.poll() is None:
            os.killpg(shell.pid, signal.SIGTERM)
        shell.communicate(timeout=60)


@pytest.mark.usefixtures("free_port")
@pytest.mark.parametrize(("page", "told"), [("README.md", "44 in sync"), ("docs/index.md", "2 in sync")])
def test_the_commands_of_a_page_work_as_typed(page: str, told: str, clone: Path, environment: dict[str, str]) -> None:
    serving, working = shells(page)

    with typing(serving, clone, environment) as server:
        assert server.stdout
        before = list(takewhile(lambda line: line != LISTENING, server.stdout))
        assert server.poll() is None, "".join(before)
        with typing(working, clone, environment) as shell:
            said, _ = shell.communicate(timeout=600)

    assert shell.returncode == 0, said
    assert said.splitlines()[-1] == told
