"""Lookups at the import path that they had in 0.1; they are names of `pulumi_itsmng`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pulumi_itsmng.sdk.generated import *  # noqa: F403 - derived, with an `__all__` of its own
else:
    from pulumi_itsmng.sdk.generated import __all__, __dir__, __getattr__  # noqa: F401 - they make this module, too
