"""Which CLI is wanted, and with which pins it is built where it cannot be had otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from semver import VersionInfo

PINS = Path(__file__).parents[1] / "pulumi"

ENGINE = "github.com/pulumi/pulumi/pkg/v3"


@dataclass(frozen=True)
class Wanted:
    """A version of the CLI.

    Attributes:
        version: the version to install where the machine has none that will do.
        pins: the folder of the Go module that pins what its engine is built from.
        exactly: whether the machine's own must be of this version; else any that works will do.
    """

    version: VersionInfo
    pins: Path
    exactly: bool = False


def locked() -> Wanted:
    """The CLI of the version of the SDK that is installed beside this Python."""
    return Wanted(VersionInfo.parse(version("pulumi")), PINS / "engine")


def newest() -> Wanted:
    """The newest CLI that the tests run with, which need not be of the version of an SDK."""
    pins = PINS / "newest"
    (pinned,) = re.findall(rf"^\t{ENGINE} v(\S+)", (pins / "go.mod").read_text(encoding="utf-8"), re.MULTILINE)
    return Wanted(VersionInfo.parse(pinned), pins, exactly=True)
