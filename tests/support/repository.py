"""A team's repository: a copy of the GitOps example, with a stack on a backend, as a runner checks it out."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.stack import PASSPHRASE, Stack
from tools.harness.sandbox import SandboxServer

EXAMPLE = Path(__file__).parents[2] / "examples" / "gitops"


@dataclass(frozen=True)
class Job:
    """A job of a pipeline, ended.

    Attributes:
        passed: whether all of its steps did.
        log: what they printed.
        summary: what it shows beside the log.
        artifacts: the files that it keeps.
    """

    passed: bool
    log: str
    summary: str = ""
    artifacts: tuple[str, ...] = ()


class Repository:
    """The working copy.

    Attributes:
        secrets: what the host keeps for its environments; tests change them.
    """

    def __init__(self, folder: Path, sandbox: SandboxServer) -> None:
        stack = Stack(folder, url=sandbox.url, token=None, name="production")
        self.folder = stack.program
        shutil.copytree(EXAMPLE, self.folder, ignore=shutil.ignore_patterns("Pulumi*.yaml"), dirs_exist_ok=True)
        self.secrets = {
            "PULUMI_BACKEND_URL": stack.environment["PULUMI_BACKEND_URL"],
            "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
            "ITSMNG_USER_TOKEN": "",
            "ITSMNG_APP_TOKEN": "",
        }
        self.runner = {
            name: value
            for name, value in stack.environment.items()
            if name not in self.secrets and name != "PULUMI_STACK"
        }

    def declare(self, text: str) -> None:
        """Add lines to the program."""
        program = self.folder / "__main__.py"
        program.write_text(f"{program.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")

    def shell(self, script: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run a script as both hosts do, with nothing but the runner's environment and the job's."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.runner | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )

    def on_path(self, folder: Path) -> None:
        """Put programs before the runner's own."""
        self.runner["PATH"] = os.pathsep.join([str(folder), self.runner["PATH"]])
