"""The ITSM-NG REST API over HTTP; knows nothing of Pulumi or of the catalogue."""

from pulumi_itsmng.api.client import Client
from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import (
    AmbiguousWrite,
    ApiError,
    Forbidden,
    ItsmngError,
    LoginRefused,
    NotFound,
    Rejected,
    SessionExpired,
    SettingsError,
    UnexpectedAnswer,
    Unreachable,
)

__all__ = [
    "AmbiguousWrite",
    "ApiError",
    "Client",
    "Connection",
    "Forbidden",
    "ItsmngError",
    "LoginRefused",
    "NotFound",
    "Rejected",
    "SessionExpired",
    "SettingsError",
    "UnexpectedAnswer",
    "Unreachable",
]
