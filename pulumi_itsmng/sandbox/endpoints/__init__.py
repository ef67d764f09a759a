"""The endpoints of the API, and which one a request means."""

from pulumi_itsmng.sandbox.endpoints.dispatch import answer

__all__ = ["answer"]
