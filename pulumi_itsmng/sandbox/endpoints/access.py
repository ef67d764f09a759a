"""Who may ask at all: the API client by address and App-Token, the user by session token."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.errors import ApiError, ServerBrokeError
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.storage import Row

_API_CLIENT = REGISTRY["APIClient"]


def check_token(context: RequestContext) -> None:
    """End the request, whatever it is about, where its session token is an array: PHP 8 cuts no spaces from one."""
    token = context.parameters.get("session_token")
    if isinstance(token, dict) or (isinstance(token, list) and token):
        raise ServerBrokeError


def check_address(context: RequestContext) -> None:
    """Refuse an address that no active API client allows, and everybody while the API is off.

    Raises:
        ApiError: Not from there, or not now.
    """
    if not setting(context.database, "enable_api"):
        raise ApiError("ERROR", "API disabled")
    if not _clients(context):
        address = context.request.client
        raise ApiError(
            "ERROR_NOT_ALLOWED_IP",
            f"There isn't an active API client matching your IP address in the configuration ({address})",
        )


def check_app_token(context: RequestContext) -> None:
    """Refuse a request whose App-Token is not that of one of its possible API clients.

    Raises:
        ApiError: The token is wrong, or missing where there must be one.
    """
    token = as_text(context.parameters.get("app_token")) if _is_scalar(context.parameters.get("app_token")) else "?"
    if any((client["app_token"] or "") == token for client in _clients(context)):
        return
    if token:
        raise ApiError("ERROR_WRONG_APP_TOKEN_PARAMETER", "parameter app_token seems wrong", documented=True)
    raise ApiError("ERROR_APP_TOKEN_PARAMETERS_MISSING", "missing parameter app_token", documented=True)


def check_session(context: RequestContext) -> None:
    """Find the session of a request.

    Args:
        context: The request, which gets the session.

    Raises:
        ApiError: There is no token, or no such session.
    """
    token = context.parameters.get("session_token")
    if not token:
        raise ApiError("ERROR_SESSION_TOKEN_MISSING", "parameter session_token is missing or empty", documented=True)
    session = context.installation.sessions.get(token) if isinstance(token, str) else None
    if session is None:
        raise ApiError("ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid", 401)
    context.session = session.copy()


def _is_scalar(value: object) -> bool:
    return not isinstance(value, (dict, list))


def _clients(context: RequestContext) -> list[Row]:
    """The active API clients that allow the request's address."""
    clients = context.database.find(_API_CLIENT, is_active=1)
    address = ipaddress.ip_address(context.request.client)
    if isinstance(address, ipaddress.IPv4Address):
        number = int(address)
        return [
            client
            for client in clients
            if client["ipv4_range_start"] is None
            or client["ipv4_range_start"] <= number <= (client["ipv4_range_end"] or 0)
        ]
    return [client for client in clients if client["ipv6"] in (None, str(address))]
