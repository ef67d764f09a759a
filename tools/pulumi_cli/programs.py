"""The programs that running a Python program with Pulumi takes, and which versions of them do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from semver import VersionInfo

CLI = "pulumi"
LANGUAGE_HOST = "pulumi-language-python"
PROGRAM_RUNNER = "pulumi-language-python-exec"
DYNAMIC_PROVIDER = "pulumi-resource-pulumi-python"
PROGRAMS = (CLI, LANGUAGE_HOST, PROGRAM_RUNNER, DYNAMIC_PROVIDER)

OLDEST = VersionInfo(3, 227, 0)
"""The first version whose exit code tells "changes although none were expected" (7) from every other failure.

The SDK itself is content with any 3.x.
"""


class UnavailableError(Exception):
    """One way to get the CLI does not work on this machine; the text says why."""


def version_of(pulumi: Path) -> VersionInfo:
    """Ask a `pulumi` for its version.

    Raises:
        UnavailableError: it does not run, or prints no version.
    """
    environment = {**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true"}
    try:
        answer = subprocess.run(
            [pulumi, "version"], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        return VersionInfo.parse(answer.stdout.strip().removeprefix("v"))
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"{pulumi} does not run: {error}") from error
    except ValueError as error:
        raise UnavailableError(f"{pulumi} does not tell its version: {error}") from error


def require_working_version(pulumi: Path, exactly: VersionInfo | None = None) -> None:
    """Make sure that a `pulumi` has what make, the tests and the drift commands rely on.

    Raises:
        UnavailableError: it is too old, of a major version that nobody has tried, or not exactly the one wanted.
    """
    version = version_of(pulumi)
    if exactly not in (None, version):
        raise UnavailableError(f"{pulumi} is version {version}, not {exactly}")
    if version < OLDEST or version.major != OLDEST.major:
        raise UnavailableError(f"{pulumi} is version {version}; {OLDEST} or newer is needed, below {OLDEST.major + 1}")
