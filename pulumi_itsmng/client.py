"""The client for scripts, at the import path that it had in 0.1; it is `pulumi_itsmng.Client`."""

from typing import TYPE_CHECKING

from pulumi_itsmng.api.renamed import renamed
from pulumi_itsmng.api.sync_client import Client, Documents, Items, SessionInfo

__all__ = ["Client", "Documents", "Items", "SessionInfo"]

if TYPE_CHECKING:
    Account = SessionInfo
else:
    __getattr__ = renamed(__name__, globals())
