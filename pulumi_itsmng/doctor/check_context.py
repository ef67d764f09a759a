"""What is examined, and what the checks have found out about it so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from pulumi_itsmng.api import Client, ItsmngError
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.config.settings import Settings
from pulumi_itsmng.stack.cli import Setting, Stack
from pulumi_itsmng.stack.state import State


def _now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass
class CheckContext:
    """One examination.

    Attributes:
        folder: the folder that the program is looked for in.
        environment: the process's environment.
        stack_name: the stack; None for the one that is selected.
        read_only: whether nothing is to be written: the account previews changes or reports drift.
        now: tells the time of this machine.
        about: what the Pulumi CLI says of itself and of the program's runtime (`pulumi about`), once it did.
        stack: the stack, once it was found; None where there is no project.
        config: the stack's configuration.
        state: the stack's state.
        settings: the provider's settings, once they were found good.
        refusal: how the server answers somebody who does not say who he is, once it did.
        client: a session with the server, once it was let in.
        profile: the session's active profile, with its rights.
    """

    folder: Path
    environment: Mapping[str, str]
    stack_name: str | None = None
    read_only: bool = False
    now: Callable[[], datetime] = _now

    about: dict[str, Any] = field(default_factory=dict)
    stack: Stack | None = None
    config: dict[str, Setting] = field(default_factory=dict)
    state: State = field(default_factory=State)
    settings: Settings = field(init=False)
    refusal: ItsmngError | None = None
    client: Client = field(init=False)
    profile: dict[str, Any] = field(default_factory=dict)

    @property
    def managed(self) -> list[ItemType]:
        """The itemtypes that the stack manages, as its state says."""
        found = {item.itemtype.name: item.itemtype for item in self.state.items}
        return [found[name] for name in sorted(found)]
