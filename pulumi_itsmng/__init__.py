"""Manage ITSM-NG as code with Pulumi: resources, lookups of what is there already, and the errors a program may meet.

For scripts there is `Client`, which is the REST API itself.
"""

from pulumi_itsmng import args, lookups, resources
from pulumi_itsmng.api import Criteria, ItsmngError, where
from pulumi_itsmng.api.sync_client import Client
from pulumi_itsmng.args import *  # noqa: F403 - derived, with an `__all__` of their own
from pulumi_itsmng.lookups import *  # noqa: F403 - as above
from pulumi_itsmng.provider.tracebacks import hide_interrupts
from pulumi_itsmng.resources import *  # noqa: F403 - as above
from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountGroup
from pulumi_itsmng.sdk.components.organization import Organization, OrganizationError
from pulumi_itsmng.sdk.errors import LookupFailed, ProgramError
from pulumi_itsmng.version import __version__

__all__ = [
    "AccountAuthorization",
    "AccountGroup",
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
__all__ += args.__all__
__all__ += lookups.__all__
__all__ += resources.__all__

hide_interrupts()
