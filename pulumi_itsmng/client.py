"""The client for scripts, at the import path that it had in 0.1; it is `pulumi_itsmng.Client`."""

from pulumi_itsmng.api.sync_client import Client, Documents, Items, SessionInfo

Account = SessionInfo

__all__ = ["Account", "Client", "Documents", "Items"]
