"""Asking a server for a session without saying who one is: who may come in is told before that matters."""

from __future__ import annotations

from pulumi_itsmng.api.connection import Connection
from pulumi_itsmng.api.errors import ApiError, ConnectionFailed, ItsmngError, login_error
from pulumi_itsmng.api.request import Request
from pulumi_itsmng.api.transport import Transport


async def probe(connection: Connection) -> ItsmngError | None:
    """What the server says to `GET /initSession` without credentials; no account is locked by it.

    A server that lets this machine in answers `AuthenticationFailed`, as the credentials are missing. Others tell by
    the error's class what is in the way: `ApiDisabled`, `AddressNotAllowed`, `AppTokenMissing`, `AppTokenWrong`, or an
    `UnexpectedResponse` where it is no ITSM-NG.

    Returns:
        The refusal; None if a proxy in front of it has credentials of its own.

    Raises:
        ConnectionFailed: nothing answers, or its certificate is not good.
    """
    transport = Transport(connection)
    try:
        await transport.send(Request("GET", "initSession"))
    except ConnectionFailed:
        raise
    except ApiError as error:
        return login_error(error)
    except ItsmngError as error:
        return error
    finally:
        await transport.aclose()
    return None
