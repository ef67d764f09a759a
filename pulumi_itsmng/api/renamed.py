"""Classes that were called otherwise in 0.1: their old names go on, with a DeprecationWarning."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import Any

RENAMED = {
    "Account": "SessionInfo",
    "BrokeInside": "ServerCrashed",
    "CredentialsRefused": "InvalidCredentials",
    "HtmlPage": "HtmlResponse",
    "LoginRefused": "AuthenticationFailed",
    "NoAnswer": "ConnectionLost",
    "UnexpectedAnswer": "UnexpectedResponse",
    "Unreachable": "ConnectionFailed",
}
"""What they are called now, by their old names."""


def renamed(module: str, names: Mapping[str, Any]) -> Callable[[str], Any]:
    """The `__getattr__` of a module that still answers to old names.

    Args:
        module: the module's name.
        names: what it has by its present names.
    """

    def find(name: str) -> Any:
        new = RENAMED.get(name, "")
        if new not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        warnings.warn(f"{module}.{name} is called {new} now", DeprecationWarning, stacklevel=2)
        return names[new]

    return find
