"""Manage ITSM-NG as code with Pulumi: the resources that a program declares, and the errors it may meet.

For scripts there is `Client`, which is the REST API itself.
"""

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.client import Client
from pulumi_itsmng.organization import Organization, OrganizationError
from pulumi_itsmng.resources import Account, Computer, Entity, Group, GroupUser, Location, ProfileUser, User, UserEmail
from pulumi_itsmng.version import __version__

__all__ = [
    "Account",
    "Client",
    "Computer",
    "Entity",
    "Group",
    "GroupUser",
    "ItsmngError",
    "Location",
    "Organization",
    "OrganizationError",
    "ProfileUser",
    "User",
    "UserEmail",
    "__version__",
]
