"""`python -m tools.pulumi_cli [newest]`: run by make, with the Python of the virtual environment."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.pulumi_cli.programs import UnavailableError
from tools.pulumi_cli.provide import provide
from tools.pulumi_cli.wanted import locked, newest

REPOSITORY = Path(__file__).parents[2]


def main() -> None:
    """Get the CLI of the version of the SDK that is installed beside this Python, or the newest."""
    wanted = newest() if sys.argv[1:] == ["newest"] else locked()
    try:
        provide(REPOSITORY, Path(sys.prefix) / "bin", wanted)
    except UnavailableError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
