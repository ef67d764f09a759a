"""The Pulumi CLI: what it tells of a stack, and what a preview of its program would do.

Whatever is secret is handed out in clear: it stays in memory, and belongs into no message.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.stack.secrets import JSON, reveal_all

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""How the engine writes a value that is not known before `up`."""


class PulumiCliError(ItsmngError):
    """The Pulumi CLI is not on PATH, or ended with an error; the text is the CLI's own first line on it."""


@dataclass(frozen=True)
class Setting:
    """A value of a stack's configuration.

    Attributes:
        value: the value, in clear.
        secret: whether it is stored encrypted.
    """

    value: str
    secret: bool


@dataclass(frozen=True)
class Stack:
    """A stack of the project in a folder.

    Attributes:
        folder: a folder of the project.
        environment: the environment in which the CLI runs.
        name: the stack's name; None for the one that is selected.
    """

    folder: Path
    environment: Mapping[str, str]
    name: str | None = None

    @property
    def project(self) -> str:
        """The name of the project."""
        return str(project_settings(self.folder).get("name"))

    def config(self) -> dict[str, Setting]:
        """The stack's configuration, by its keys (`pulumi config`).

        Raises:
            PulumiCliError: there is no stack, or it cannot be decrypted.
        """
        values: JSON = json.loads(self._run("config", "--json", "--show-secrets"))
        return {key: Setting(str(entry.get("value", "")), bool(entry.get("secret"))) for key, entry in values.items()}

    def export(self) -> str:
        """The stack's state as JSON, secrets in clear but marked (`pulumi stack export`).

        Raises:
            PulumiCliError: there is no stack, or it cannot be decrypted.
        """
        return self._run("stack", "export", "--show-secrets")

    def preview(self) -> list[JSON]:
        """The resources that the program declares, with their inputs as they would be sent (`pulumi preview`).

        Raises:
            PulumiCliError: the program, or the preview of it, failed.
        """
        steps = json.loads(self._run("preview", "--json", "--show-sames", "--show-secrets")).get("steps") or ()
        return [reveal_all(_state_after(step)) for step in steps if step.get("newState")]

    def _run(self, *arguments: str) -> str:
        return run_pulumi(arguments, self.folder, self.environment, stack=self.name)


def _state_after(step: JSON) -> JSON:
    """What a step of a preview leaves; the new state of a resource that stays the same has no outputs."""
    state: JSON = (step.get("oldState") if step.get("op") == "same" else None) or step["newState"]
    return state


def project_file(folder: Path) -> Path | None:
    """The file of the project that a folder belongs to."""
    files = (above / name for above in (folder, *folder.parents) for name in ("Pulumi.yaml", "Pulumi.yml"))
    return next((file for file in files if file.is_file()), None)


def project_settings(folder: Path) -> JSON:
    """What the file of a project says; nothing where it cannot be read, which Pulumi tells of."""
    file = project_file(folder)
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8")) if file else None
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return content if isinstance(content, dict) else {}


def run_pulumi(
    arguments: Iterable[str], folder: Path, environment: Mapping[str, str], *, stack: str | None = None
) -> str:
    """Run the Pulumi CLI, and return what it writes to standard output.

    Raises:
        PulumiCliError: it is not on PATH, or ended with an error.
    """
    command = ["pulumi", "--non-interactive", *arguments, *(["--stack", stack] if stack else [])]
    try:
        done = subprocess.run(  # noqa: S603 - the program is ours to name, and no shell is between
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise PulumiCliError("there is no program `pulumi` on PATH") from None
    if done.returncode != 0:
        raise PulumiCliError(_reason(done.stdout, done.stderr) or f"{' '.join(command[:3])} ended with an error")
    return done.stdout


def _reason(stdout: str, stderr: str) -> str:
    """The first line that says what went wrong: an error of the CLI, or a diagnostic of a preview."""
    for line in stderr.splitlines():
        if line.strip().startswith("error:"):
            return line.strip().removeprefix("error:").strip()
    try:
        diagnostics = json.loads(stdout).get("diagnostics") or ()
    except ValueError:
        return ""
    messages = [one.get("message", "").strip() for one in diagnostics if one.get("severity") == "error"]
    lines = messages[0].removeprefix("error:").splitlines() if messages else []
    # A traceback says it at its end.
    said = [line.strip() for line in lines if line.strip()]
    return said[-1 if "Traceback (most recent call last):" in said else 0] if said else ""
