"""The stack's configuration, in the process of its program.

What stands there and is no setting is an error of the program, and not of the provider: `pulumi refresh` and
`pulumi destroy` configure that from the stack's state, where nobody can take a key away.
"""

from __future__ import annotations

import os
from typing import Any

import pulumi
from pulumi.runtime.config import CONFIG, get_config, get_config_env
from pulumi.runtime.settings import get_monitor

from pulumi_itsmng.config.settings import setting
from pulumi_itsmng.config.unknown_settings import unknown_keys
from pulumi_itsmng.sdk.errors import ProgramError

_checked: Any = None
"""The engine's monitor of the run whose configuration is good."""


def configured_adopt() -> object:
    """The setting `adopt`, as the provider will have it, if it is right."""
    return setting("adopt", get_config, os.environ)


def check_configuration() -> None:
    """Let nothing go out while the configuration holds a misspelt setting; what may be one is a warning, once in a run.

    Raises:
        ProgramError: there is one.
    """
    global _checked  # noqa: PLW0603 - Pulumi runs one program at a time in a process
    if _checked is get_monitor():
        return
    keys, project = {*get_config_env(), *CONFIG.get()}, pulumi.get_project()
    for unknown in unknown_keys(keys, project):
        if not unknown.doubtful:
            raise ProgramError(str(unknown))
        pulumi.log.warn(str(unknown))
    _checked = get_monitor()
