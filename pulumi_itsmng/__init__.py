"""Manage ITSM-NG as code with Pulumi: resources, lookups of what is there already, and the errors a program may meet.

For scripts there is `Client`, which is the REST API itself. Each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sdk import generated
from pulumi_itsmng.sdk.interrupts import hide_interrupts
from pulumi_itsmng.version import __version__

if TYPE_CHECKING:
    from pulumi_itsmng.api import Criteria, ItsmngError, where
    from pulumi_itsmng.api.sync_client import Client
    from pulumi_itsmng.sdk.components.organization import Organization, OrganizationError
    from pulumi_itsmng.sdk.errors import LookupFailed, ProgramError
    from pulumi_itsmng.sdk.generated import *  # noqa: F403 - derived, with an `__all__` of its own

__all__ = [
    "Client",
    "Criteria",
    "ItsmngError",
    "LookupFailed",
    "Organization",
    "OrganizationError",
    "ProgramError",
    "__version__",
    "where",
]
__all__ += generated.__all__

_HOMES = {
    "Client": "pulumi_itsmng.api.sync_client",
    "Criteria": "pulumi_itsmng.api",
    "ItsmngError": "pulumi_itsmng.api",
    "LookupFailed": "pulumi_itsmng.sdk.errors",
    "Organization": "pulumi_itsmng.sdk.components.organization",
    "OrganizationError": "pulumi_itsmng.sdk.components.organization",
    "ProgramError": "pulumi_itsmng.sdk.errors",
    "where": "pulumi_itsmng.api",
}
"""Where the names are that are not derived."""


_MODULES = ("api", "client", "dynamic", "lookups")
"""The modules that were loaded together with the package once, and may be used as its attributes."""


def _loaded(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in generated.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(generated, name)


if not TYPE_CHECKING:  # it would make every name a good one

    def __getattr__(name: str) -> Any:
        globals()[name] = value = _loaded(name)
        return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_MODULES})


hide_interrupts()
