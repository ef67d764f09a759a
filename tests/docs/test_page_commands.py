"""The commands in README and docs are ones that exist, with options that they have."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
import typer
from typer.testing import CliRunner

from pulumi_itsmng.cli.program import PROGRAM
from tests.support.blocks import ROOT, Block, blocks, commands, typed
from tools.harness.colleague import SUPER_ADMIN_TOKEN
from tools.harness.sandbox import SandboxServer

OTHERS = {
    ".": "the shell's",
    "cd": "the shell's",
    "check-jsonschema": "the reader's; what it checks is checked in tests/unit/test_organization.py",
    "curl": "the reader's; what it asks is asked of the sandbox below",
    "docker": "the reader's",
    "echo": "the shell's",
    "export": "the shell's",
    "git": "the reader's",
    "mkdir": "the system's",
    "pip": "the reader's",
    "poetry": "the reader's",
    "python": "the reader's; what it runs is looked for below",
    "uv": "the reader's",
    "venv/bin/pip": "the reader's",
}
"""Programs that are neither ours nor Pulumi's, and whose they are: their options are not looked at."""

COMMANDS = [
    pytest.param(command, id=f"{block} {' '.join(command)}")
    for block in blocks("console", "sh")
    for line in typed(block)
    for command in commands(line)
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_that_there_is(command: list[str]) -> None:
    program, *words = command
    match program:
        case "itsmng":
            assert_itsmng_takes(words)
        case "pulumi":
            assert_pulumi_takes(words)
        case "make":
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert all(re.search(rf"^{target}:.*##", makefile, re.MULTILINE) for target in words)
        case "cd" if words[0].startswith("examples"):
            assert (ROOT / words[0]).is_dir()
        case "python" if words[:2] == ["-m", "pytest"]:
            assert all((ROOT / path).exists() for path in words[2:])
        case _:
            assert program in OTHERS


def assert_itsmng_takes(words: list[str]) -> None:
    group = typer.main.get_group(PROGRAM)
    context = typer.Context(group, info_name="itsmng")
    options = [word for word in words[1:] if word != "[OPTIONS]"]
    group.commands[words[0]].make_context(words[0], options, parent=context)


def assert_pulumi_takes(words: list[str]) -> None:
    # Values make no difference to what the help says, and asking takes half a second.
    done = pulumi_help(tuple(word for word in words if re.fullmatch("-{0,2}[a-z-]+", word)))
    assert done.returncode == 0, done.stderr

    usage = re.search(r"^Usage:\n  pulumi ((?:[a-z-]+ ?)+)(?!.*\[command\])", done.stdout, re.MULTILINE)
    aliases = re.search(r"^Aliases:\n  (.*)$", done.stdout, re.MULTILINE)
    assert usage, f"pulumi has no command {' '.join(words)}"
    *group, name = usage[1].split()
    called = words[: len(group) + 1]
    assert called[:-1] == group
    assert called[-1] in ([name] if aliases is None else aliases[1].split(", "))
    assert "Available Commands:" not in done.stdout or all(word.startswith("-") for word in words[len(called) :])


@cache
def pulumi_help(words: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """The help for a command, which fails if an option is none of its own."""
    return subprocess.run(["pulumi", *words, "--help"], capture_output=True, text=True, check=False, timeout=120)


CURL = [block for block in blocks("console") if "curl" in block.text]


@pytest.mark.parametrize("block", CURL, ids=str)
def test_what_curl_asks_is_answered(block: Block, sandbox: SandboxServer) -> None:
    (line,) = typed(block)
    (command,) = commands(line)
    here = [re.sub(r"https?://(itsm\.example\.org|127\.0\.0\.1:8089)", sandbox.origin, word) for word in command]
    options = dict(pairwise(here))
    header, _, value = options.get("-H", "Accept: */*").replace("...", SUPER_ADMIN_TOKEN).partition(": ")

    answer = httpx.request(
        options.get("-X", "GET"),
        next(word for word in here if word.startswith("http")),
        headers={header: value, "Content-Type": "application/json"},
        content=options.get("-d"),
        trust_env=False,
    )

    assert answer.is_success, answer.text
    shown = block.text.splitlines()[1:]
    assert not shown or set(answer.json()) == {"session_token"}


DOCTOR = {line for block in blocks("console") for line in typed(block) if "itsmng doctor" in line}


@pytest.mark.parametrize("line", sorted(line for line in DOCTOR if "[OPTIONS]" not in line))
def test_doctor_finds_a_server_well(
    line: str, sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (command,) = commands(line)
    environment = {"ITSMNG_URL": sandbox.url, "ITSMNG_USER_TOKEN": SUPER_ADMIN_TOKEN}

    done = CliRunner().invoke(PROGRAM, command[1:], env=environment)

    assert done.exit_code == 0, done.output
