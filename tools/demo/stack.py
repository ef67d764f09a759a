"""One stack of a program on a `file://` backend, all of it in a scratch folder, driven through the CLI."""

from __future__ import annotations

import secrets
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tools.demo.narration import StepFailedError, command
from tools.harness.events import Change, changes
from tools.harness.pulumi_cli import pulumi_environment

COMPUTER = "pulumi-python:dynamic/itsmng:Computer"

UNEXPECTED_CHANGES = 7
"""The CLI's exit code for changes although none were expected."""

SECONDS_TO_STOP = 20


class Stack:
    """A copy of a program and the stack of its own that it is deployed to."""

    def __init__(self, program: Path, scratch: Path) -> None:
        """Copy the program, as its folder also holds the configuration of whoever uses it."""
        self.program = scratch / "examples" / program.name
        shutil.copytree(program, self.program, ignore=shutil.ignore_patterns("Pulumi.*.yaml", "__pycache__"))
        # The examples' Pulumi.yaml names the virtual environment as ../../.venv.
        (scratch / ".venv").symlink_to(sys.prefix)
        (scratch / "state").mkdir()
        self._event_log = scratch / "events.jsonl"
        self._environment = pulumi_environment(scratch, passphrase=secrets.token_urlsafe())

    def create(self, name: str, url: str, token: str) -> None:
        """Make the stack and configure the provider in it."""
        self._pulumi("stack", "init", name)
        self._pulumi("config", "set", "itsmng:url", url)
        self._pulumi("config", "set", "--secret", "itsmng:userToken", stdin=token)

    def run(self, operation: str, *arguments: str, exit_code: int = 0) -> list[Change]:
        """Run preview, up, refresh or destroy, in plain view.

        Returns:
            What was changed, or would be.

        Raises:
            StepFailedError: the CLI's exit code is another one.
        """
        self._event_log.unlink(missing_ok=True)
        self._pulumi(operation, *arguments, hidden=("--event-log", str(self._event_log)), exit_code=exit_code)
        return changes(self._event_log, COMPUTER)

    def _pulumi(
        self, *arguments: str, hidden: tuple[str, ...] = (), stdin: str | None = None, exit_code: int = 0
    ) -> None:
        line = shlex.join(["pulumi", *arguments])
        command(line)
        with subprocess.Popen(
            ["pulumi", *arguments, *hidden],
            cwd=self.program,
            env=self._environment,
            stdin=subprocess.PIPE if stdin else None,
            text=True,
            preexec_fn=_outlive_the_terminal,  # noqa: PLW1509 - safe: this program has one thread
        ) as process:
            try:
                process.communicate(stdin)
            except BaseException:
                _stop(process)
                raise
        if process.returncode != exit_code:
            raise StepFailedError(f"{line} ended with exit code {process.returncode} instead of {exit_code}")


def _outlive_the_terminal() -> None:
    """A hang-up would kill the CLI on the spot, and leave its children; we stop it ourselves instead."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _stop(process: subprocess.Popen[str]) -> None:
    """Let the CLI end in its own way, which ends the language host and the provider, too."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
