"""A Pulumi stack, as the Pulumi CLI tells of it: its configuration, its state, and what a preview would do.

Whatever is secret is handed out in clear: it stays in memory, and belongs into no message.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.catalog import CATALOG, ItemType

UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
"""How the engine writes a value that is not known before `up`."""

DYNAMIC = "pulumi-python:dynamic/itsmng:"
"""How the types of this package's resources begin in a state; the itemtype follows."""

_PROVIDER = "pulumi:providers:pulumi-python"
_SIGNATURE, _SECRET = "4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"
"""The key, and its value for a secret, by which Pulumi marks an object that stands for something else."""

JSON = dict[str, Any]


class PulumiFailed(ItsmngError):
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
            PulumiFailed: there is no stack, or it cannot be decrypted.
        """
        values: JSON = json.loads(self._run("config", "--json", "--show-secrets"))
        return {key: Setting(str(entry.get("value", "")), bool(entry.get("secret"))) for key, entry in values.items()}

    def export(self) -> str:
        """The stack's state as JSON, secrets in clear but marked (`pulumi stack export`).

        Raises:
            PulumiFailed: there is no stack, or it cannot be decrypted.
        """
        return self._run("stack", "export", "--show-secrets")

    def resources(self) -> list[JSON]:
        """The resources in the stack's state, secrets in clear (`pulumi stack export`).

        Raises:
            PulumiFailed: there is no stack, or it cannot be decrypted.
        """
        deployment = json.loads(self.export())["deployment"]
        return [_all_in_clear(resource) for resource in deployment.get("resources") or ()]

    def preview(self) -> list[JSON]:
        """The resources that the program declares, with their inputs as they would be sent (`pulumi preview`).

        Raises:
            PulumiFailed: the program, or the preview of it, failed.
        """
        steps = json.loads(self._run("preview", "--json", "--show-secrets")).get("steps") or ()
        return [_all_in_clear(step["newState"]) for step in steps if step.get("newState")]

    def _run(self, *arguments: str) -> str:
        return run_pulumi(arguments, self.folder, self.environment, stack=self.name)


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
        PulumiFailed: it is not on PATH, or ended with an error.
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
        raise PulumiFailed("there is no program `pulumi` on PATH") from None
    if done.returncode != 0:
        raise PulumiFailed(_reason(done.stdout, done.stderr) or f"{' '.join(command[:3])} ended with an error")
    return done.stdout


def items(resources: Iterable[JSON]) -> list[tuple[ItemType, JSON]]:
    """Those resources of a stack that stand for items, each with its itemtype."""
    found = [(CATALOG.get(str(one["type"]).removeprefix(DYNAMIC)), one) for one in resources]
    return [(itemtype, one) for itemtype, one in found if itemtype is not None]


def provider_settings(resources: Iterable[JSON]) -> JSON | None:
    """The configuration that a state holds: what `refresh` and `destroy` use unless they run the program."""
    return next((one.get("inputs") or {} for one in resources if one["type"] == _PROVIDER), None)


def is_secret(value: Any) -> bool:
    """Whether a value in a state is marked as a secret."""
    return isinstance(value, dict) and value.get(_SIGNATURE) == _SECRET


def is_sealed(value: Any) -> bool:
    """Whether a value in a state is a secret that stands there encrypted."""
    return is_secret(value) and "plaintext" not in value


def in_clear(value: Any) -> Any:
    """A value in a state that is not sealed, without its mark."""
    return json.loads(value["plaintext"]) if is_secret(value) else value


def _all_in_clear(value: Any) -> Any:
    """A value of a state without the wrapping of its secrets."""
    if isinstance(value, list):
        return [_all_in_clear(member) for member in value]
    if not isinstance(value, dict):
        return value
    if is_secret(value) and not is_sealed(value):
        return in_clear(value)
    return {key: _all_in_clear(member) for key, member in value.items()}


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
