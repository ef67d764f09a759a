"""A Pulumi program on a stack of its own, driven through the real CLI and engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import yaml

from tools.harness.events import Change, changes
from tools.harness.pulumi_cli import pulumi_environment

ITEMS = "pulumi-python:dynamic/itsmng:"
PASSPHRASE = "the-passphrase-of-the-tests"
STACK = "test"

ONE_CHECKPOINT = {"PULUMI_EXPERIMENTAL": "true", "PULUMI_SKIP_CHECKPOINTS": "true"}
"""Environment in which the engine writes the state once, at the end, and not twice for every resource: with hundreds
of them that is most of the time that a run takes."""


@dataclass(frozen=True)
class Run:
    """One command of the CLI, ended.

    Attributes:
        output: what it printed, on both channels.
        changes: what it changed, or would change.
    """

    output: str
    changes: list[Change] = field(default_factory=list)

    @property
    def summary(self) -> dict[str, str]:
        """What becomes of each resource, by its name."""
        return {change.name: change.operation for change in self.changes}

    @property
    def updates(self) -> list[str]:
        """The names of the resources that are updated."""
        return [name for name, operation in self.summary.items() if operation == "update"]


class Stack:
    """A program and its stack, on a `file://` backend in a folder of its own."""

    def __init__(self, folder: Path, *, url: str, token: str | None, name: str = STACK) -> None:
        shutil.copytree(_empty_stack(name, token), folder, dirs_exist_ok=True)
        self.folder = folder
        self.url = url
        self.program = folder / "program"
        self.environment = _environment(folder, name)
        self.configure("url", url)

    def another(self, name: str, **configuration: str) -> Stack:
        """Another stack of the same program and server, with some configuration of its own."""
        other = copy(self)
        other.environment = self.environment | {"PULUMI_STACK": name}
        other.pulumi("stack", "init", name)
        self.pulumi("config", "cp", "--dest", name)
        other.pulumi("config", "set-all", *(f"--plaintext={key}={value}" for key, value in configuration.items()))
        return other

    def declare(self, source: str) -> None:
        """Set the program's text; `itsmng` and `pulumi` are imported already."""
        text = f"import pulumi\nimport pulumi_itsmng as itsmng\n\n{source}\n"
        (self.program / "__main__.py").write_text(text, encoding="utf-8")

    def copy(self, program: Path) -> None:
        """Take a program that lies in a folder, without its settings."""
        shutil.copytree(program, self.program, ignore=shutil.ignore_patterns("Pulumi*.yaml"), dirs_exist_ok=True)

    def configure(self, key: str, value: str, *, secret: bool = False) -> None:
        """Set one of the provider's settings."""
        if secret:
            self.pulumi("config", "set", "--secret", f"itsmng:{key}", "--", value)
            return
        settings = self.program / f"Pulumi.{self.environment['PULUMI_STACK']}.yaml"
        content = yaml.safe_load(settings.read_text(encoding="utf-8"))
        content.setdefault("config", {})[f"itsmng:{key}"] = value
        settings.write_text(yaml.safe_dump(content), encoding="utf-8")

    def up(self, *arguments: str, exit_code: int = 0) -> Run:
        """Bring the server to what the program declares."""
        return self.operate("up", "--yes", "--skip-preview", *arguments, exit_code=exit_code)

    def try_up(self, *arguments: str) -> bool:
        """Bring the server as near as possible to what the program declares; whether all of it was done."""
        process = self.start("up", "--yes", "--skip-preview", *arguments)
        output = process.communicate(timeout=300)[0]
        assert process.returncode in (0, 1), output
        return process.returncode == 0

    def preview(self, *arguments: str, exit_code: int = 0) -> Run:
        """Show what `up` would do."""
        return self.operate("preview", "--diff", *arguments, exit_code=exit_code)

    def refresh_preview(self, *arguments: str, exit_code: int = 0) -> Run:
        """Show how the server differs from the state."""
        return self.operate("refresh", "--preview-only", "--diff", *arguments, exit_code=exit_code)

    def assert_at_rest(self) -> None:
        """Nothing has to be changed, on the server or in the state, after everything was read."""
        assert self.preview("--refresh", "--expect-no-changes").changes == []

    def destroy(self, *arguments: str, exit_code: int = 0) -> Run:
        """Remove everything."""
        return self.operate("destroy", "--yes", "--skip-preview", *arguments, exit_code=exit_code)

    def operate(self, *arguments: str, exit_code: int = 0) -> Run:
        """Run a command that drives the engine."""
        log = self.folder / "events.jsonl"
        log.unlink(missing_ok=True)
        output = self.pulumi(*arguments, "--event-log", str(log), "--color", "never", exit_code=exit_code)
        return Run(output, changes(log, ITEMS) if log.exists() else [])

    def pulumi(self, *arguments: str, exit_code: int = 0) -> str:
        """Run the CLI and return what it printed; fails if it ends otherwise than expected."""
        return _pulumi(*arguments, program=self.program, environment=self.environment, exit_code=exit_code)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin a command of the CLI, to be interrupted or killed."""
        return subprocess.Popen(
            ["pulumi", "--non-interactive", *arguments, "--color", "never"],
            cwd=self.program,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def resources(self) -> dict[str, dict[str, Any]]:
        """The items in the state, by the names of their resources."""
        # What `pulumi stack export` shows, from where it has it: the CLI needs a third of a second to begin.
        file = self.folder / "state" / ".pulumi" / "stacks" / "inventory" / f"{self.environment['PULUMI_STACK']}.json"
        latest = json.loads(file.read_text(encoding="utf-8"))["checkpoint"]["latest"]
        found = [resource for resource in latest.get("resources", []) if resource["type"].startswith(ITEMS)]
        return {resource["urn"].rpartition("::")[2]: resource for resource in found}

    def outputs(self, name: str) -> dict[str, Any]:
        """The outputs of one item in the state, without Pulumi's own."""
        return {key: value for key, value in self.resources()[name]["outputs"].items() if not key.startswith("__")}

    def files(self) -> str:
        """Everything that Pulumi has written to disk for this stack, as one text."""
        paths = [*(self.folder / "state").rglob("*"), *self.program.glob("Pulumi*.yaml")]
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file())


@cache
def _empty_stack(name: str, token: str | None) -> Path:
    """A folder with a stack that holds nothing, to be copied: the CLI needs a second to make one."""
    folder = Path(mkdtemp(prefix=f"{name}-", dir=_templates().name))
    program = folder / "program"
    program.mkdir(parents=True)
    (folder / "state").mkdir()
    (program / "Pulumi.yaml").write_text("name: inventory\nruntime: python\n", encoding="utf-8")
    environment = _environment(folder, name)
    _pulumi("stack", "init", name, program=program, environment=environment)
    if token:
        _pulumi("config", "set", "--secret", "itsmng:userToken", token, program=program, environment=environment)
    return folder


@cache
def _templates() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="empty-stacks-")


def _pulumi(*arguments: str, program: Path, environment: dict[str, str], exit_code: int = 0) -> str:
    done = subprocess.run(
        ["pulumi", "--non-interactive", *arguments],
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    output = done.stdout + done.stderr
    assert done.returncode == exit_code, f"pulumi {' '.join(arguments)}: {done.returncode}\n{output}"
    return output


def _environment(folder: Path, stack: str) -> dict[str, str]:
    # Measuring coverage slows every one of the many processes by half. It is measured where the same code is tested
    # within the tests' own process, and in the provider's host.
    environment = pulumi_environment(folder, passphrase=PASSPHRASE, without=("COVERAGE_",))
    return environment | {"PULUMI_STACK": stack}
