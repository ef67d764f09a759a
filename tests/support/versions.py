"""The versions of Pulumi that tests run with: those they have, and those they are meant to have."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tools.pulumi_cli.programs import CLI, OLDEST, version_of
from tools.pulumi_cli.wanted import PINS, newest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
NEWEST_LOCK = PINS / "newest" / "requirements.lock"


@dataclass(frozen=True)
class Versions:
    """Versions of Pulumi's parts.

    Attributes:
        sdk: of the Python package.
        cli: of `pulumi`; None where any will do that is new enough, or where there is none.
    """

    sdk: str
    cli: str | None

    def __str__(self) -> str:
        return f"SDK {self.sdk}, CLI {self.cli or 'none'}"


def in_lock(lock: Path) -> str:
    """The version of the SDK that a lock names."""
    (locked,) = re.findall(r"^pulumi==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return str(locked)


MEANT = {
    "locked": Versions(in_lock(LOCK), None),
    "newest": Versions(in_lock(NEWEST_LOCK), str(newest().version)),
    "oldest": Versions(in_lock(LOCK), str(OLDEST)),
}
"""What a run is for, by what `--pulumi` says: the locked SDK with any CLI, the newest of both, the oldest CLI."""


def here() -> Versions:
    """What this run has."""
    cli = shutil.which(CLI)
    return Versions(version("pulumi"), str(version_of(Path(cli))) if cli else None)
