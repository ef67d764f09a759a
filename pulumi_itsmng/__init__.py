"""Manage ITSM-NG as code with Pulumi: the resources that a program declares, and the errors it may meet."""

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.resources import Computer
from pulumi_itsmng.version import __version__

__all__ = ["Computer", "ItsmngError", "__version__"]
