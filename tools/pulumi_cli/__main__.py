"""`python -m tools.pulumi_cli`: run by make, with the Python of the virtual environment."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from semver import VersionInfo

from tools.pulumi_cli.programs import UnavailableError
from tools.pulumi_cli.provide import provide

REPOSITORY = Path(__file__).parents[2]


def main() -> None:
    """Get the CLI of the version of the SDK that is installed beside this Python."""
    try:
        provide(REPOSITORY, Path(sys.prefix) / "bin", VersionInfo.parse(version("pulumi")))
    except UnavailableError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
