"""The client for scripts, at the import path that it had in 0.1; it is `pulumi_itsmng.Client`."""

from pulumi_itsmng.api.sync_client import Account, Client, Documents, Items

__all__ = ["Account", "Client", "Documents", "Items"]
