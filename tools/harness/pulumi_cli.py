"""The Pulumi CLI for a stack that keeps everything in one folder: its state, its plugins, its settings."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_OWN = ("PULUMI_", "ITSMNG_")
"""Variables that would lead to stacks, or to a server, of the user's own."""


def pulumi_environment(folder: Path, *, passphrase: str, without: tuple[str, ...] = ()) -> dict[str, str]:
    """The environment in which the CLI works on a `file://` backend in a folder, with this virtual environment.

    Args:
        folder: has a folder `state`, for the backend, and gets a folder `home`, for Pulumi itself.
        passphrase: encrypts the secrets in the state.
        without: the beginnings of further variables that are left out.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith((*_OWN, *without))}
    return inherited | {
        "PATH": os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]]),
        "PULUMI_HOME": str(folder / "home"),
        "PULUMI_BACKEND_URL": f"file://{folder / 'state'}",
        "PULUMI_CONFIG_PASSPHRASE": passphrase,
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_DEBUG_COMMANDS": "true",  # --event-log needs it
    }
