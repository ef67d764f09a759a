"""The ITSM-NG REST API over HTTP; knows nothing of Pulumi or of the catalogue."""

from pulumi_itsmng.api.account import Account, ActiveEntities
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
    BrokeInside,
    CredentialsLoginDisabled,
    CredentialsRefused,
    Forbidden,
    HtmlPage,
    ItsmngError,
    LoginRefused,
    NoAnswer,
    NotFound,
    Overloaded,
    RefusedByDatabase,
    Rejected,
    RequestLineTooLong,
    SessionExpired,
    SettingsError,
    UnexpectedAnswer,
    Unreachable,
    UnstorableValue,
    UploadRefused,
    UserTokenInvalid,
)
from pulumi_itsmng.api.items import Items
from pulumi_itsmng.api.retry import Retry
from pulumi_itsmng.api.search import Search, SearchOption

__all__ = [
    "Account",
    "ActiveEntities",
    "AddressNotAllowed",
    "AmbiguousWrite",
    "ApiDisabled",
    "ApiError",
    "AppTokenMissing",
    "AppTokenWrong",
    "BrokeInside",
    "Client",
    "Connection",
    "CredentialsLoginDisabled",
    "CredentialsRefused",
    "Criteria",
    "Documents",
    "Download",
    "Forbidden",
    "HtmlPage",
    "Items",
    "ItsmngError",
    "LoginRefused",
    "NoAnswer",
    "NotFound",
    "Overloaded",
    "RefusedByDatabase",
    "Rejected",
    "RequestLineTooLong",
    "Retry",
    "Search",
    "SearchOption",
    "SessionExpired",
    "SettingsError",
    "Stage",
    "UnexpectedAnswer",
    "Unreachable",
    "UnstorableValue",
    "UploadRefused",
    "UserTokenInvalid",
    "where",
]
