"""The ITSM-NG REST API over HTTP; knows nothing of Pulumi or of the catalogue."""

import warnings
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.api.account import ActiveEntities, SessionInfo
from pulumi_itsmng.api.batching.queue import Stage
from pulumi_itsmng.api.client import Client
from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.criteria import Criteria, where
from pulumi_itsmng.api.documents import Documents, Download
from pulumi_itsmng.api.errors import (
    AddressNotAllowed,
    AmbiguousWrite,
    ApiDisabled,
    ApiError,
    AppTokenMissing,
    AppTokenWrong,
    AuthenticationFailed,
    ConnectionFailed,
    ConnectionLost,
    CredentialsLoginDisabled,
    Forbidden,
    HtmlResponse,
    InvalidCredentials,
    ItsmngError,
    NotFound,
    Overloaded,
    RefusedByDatabase,
    Rejected,
    RequestLineTooLong,
    ServerCrashed,
    SessionExpired,
    SettingsError,
    UnexpectedResponse,
    UnstorableValue,
    UploadRefused,
    UserTokenInvalid,
)
from pulumi_itsmng.api.items import Items
from pulumi_itsmng.api.retry import Retry
from pulumi_itsmng.api.search import Search, SearchOption

__all__ = [
    "ActiveEntities",
    "AddressNotAllowed",
    "AmbiguousWrite",
    "ApiDisabled",
    "ApiError",
    "AppTokenMissing",
    "AppTokenWrong",
    "AuthenticationFailed",
    "Client",
    "Connection",
    "ConnectionFailed",
    "ConnectionLost",
    "CredentialsLoginDisabled",
    "Criteria",
    "Documents",
    "Download",
    "Forbidden",
    "HtmlResponse",
    "InvalidCredentials",
    "Items",
    "ItsmngError",
    "NotFound",
    "Overloaded",
    "RefusedByDatabase",
    "Rejected",
    "RequestLineTooLong",
    "Retry",
    "Search",
    "SearchOption",
    "ServerCrashed",
    "SessionExpired",
    "SessionInfo",
    "SettingsError",
    "Stage",
    "UnexpectedResponse",
    "UnstorableValue",
    "UploadRefused",
    "UserTokenInvalid",
    "where",
]

_RENAMED = {
    "Account": SessionInfo,
    "BrokeInside": ServerCrashed,
    "CredentialsRefused": InvalidCredentials,
    "HtmlPage": HtmlResponse,
    "LoginRefused": AuthenticationFailed,
    "NoAnswer": ConnectionLost,
    "UnexpectedAnswer": UnexpectedResponse,
    "Unreachable": ConnectionFailed,
}
"""What names of 0.1 are called now."""

if not TYPE_CHECKING:  # it would make every name a good one

    def __getattr__(name: str) -> Any:
        if name not in _RENAMED:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        new = _RENAMED[name].__name__
        warnings.warn(f"pulumi_itsmng.api.{name} is called {new} now", DeprecationWarning, stacklevel=2)
        return _RENAMED[name]
