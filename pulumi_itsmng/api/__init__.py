"""The ITSM-NG REST API over HTTP; knows nothing of Pulumi or of the catalogue."""

from typing import TYPE_CHECKING

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
from pulumi_itsmng.api.renamed import renamed
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

if TYPE_CHECKING:
    Account = SessionInfo
    BrokeInside = ServerCrashed
    CredentialsRefused = InvalidCredentials
    HtmlPage = HtmlResponse
    LoginRefused = AuthenticationFailed
    NoAnswer = ConnectionLost
    UnexpectedAnswer = UnexpectedResponse
    Unreachable = ConnectionFailed
else:
    __getattr__ = renamed(__name__, globals())
