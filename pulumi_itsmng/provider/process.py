"""The process that Pulumi starts for the dynamic providers: it is configured once, for all of them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.config.settings import load_settings
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.provider.operations import Operations
from pulumi_itsmng.provider.runtime import Runtime
from pulumi_itsmng.provider.shutdown import end_with_the_engine
from pulumi_itsmng.provider.tracebacks import show_only_messages

_runtime: Runtime | None = None
_lock = threading.Lock()


def configure(configured: Callable[[str], object]) -> None:
    """Take the provider's settings, the first time.

    Args:
        configured: gives the value of a Pulumi configuration key, or None.

    Raises:
        SettingsError: they are incomplete or contradict each other.
    """
    global _runtime  # noqa: PLW0603 - the process is what the session is one per
    with _lock:
        if _runtime is None:
            show_only_messages(sys.modules["__main__"])
            runtime = Runtime(load_settings(configured, os.environ))
            end_with_the_engine(sys.__stdout__.fileno() if sys.__stdout__ else -1)
            _runtime = runtime


def operations(itemtype: ItemType) -> Operations:
    """The engine's operations on the items of an itemtype.

    Raises:
        ItemError: the provider was not configured.
    """
    if _runtime is None:
        raise ItemError("the provider was used before it was configured")
    return Operations(itemtype, _runtime)
