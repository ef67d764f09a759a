"""What can go wrong between a program and the ITSM-NG server.

```
ItsmngError
├── SettingsError            the settings make no sense; nothing was sent
├── Unreachable              no connection: the request never arrived
├── AmbiguousWrite           a write was sent, and nobody can say whether it was done
├── UnexpectedAnswer         something answered, but not as ITSM-NG's API does
└── ApiError                 the API said no: HTTP status and code
    ├── LoginRefused         the credentials or the client are not accepted
    ├── SessionExpired       the session token is not valid any more
    ├── Forbidden            the profile or the entities of the session do not reach that far
    ├── NotFound             there is no such item
    └── Rejected             the server would not carry out a write
```

`str()` of each is one line for people: what happened, and what to do. The server's own sentences are not part of
it: they are translated, and they may quote the values that were sent.
"""

from __future__ import annotations


class ItsmngError(Exception):
    """The root of every error this package raises for the user to read."""


class SettingsError(ItsmngError):
    """The settings are incomplete or contradict each other; nothing was sent."""


class Unreachable(ItsmngError):
    """No connection came about, so the request never arrived."""


class AmbiguousWrite(ItsmngError):
    """A write was sent, and nobody can say whether the server did it."""


class UnexpectedAnswer(ItsmngError):
    """Something answered that is not ITSM-NG's API, or the API broke while it answered.

    Attributes:
        status: the HTTP status.
    """

    def __init__(self, sentence: str, *, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class ApiError(ItsmngError):
    """The API refused a request.

    Attributes:
        status: the HTTP status.
        code: the server's code, such as `ERROR_RIGHT_MISSING`.
    """

    advice = ""

    def __init__(self, *, status: int, code: str) -> None:
        self.status = status
        self.code = code
        advice = ADVICE.get(code, self.advice)
        super().__init__(f"the server answered {code or 'ERROR'} (HTTP {status})" + (f": {advice}" if advice else ""))


class LoginRefused(ApiError):
    """The server accepts neither the credentials nor, perhaps, the client that presents them."""


class SessionExpired(ApiError):
    """The session token is not, or no longer, valid."""


class Forbidden(ApiError):
    """The session's profile has not the right, or the item lies in an entity that the session does not see."""

    advice = (
        "the account's profile has not the right, or the item lies in an entity that the session does not see; "
        "check the account's authorizations in ITSM-NG"
    )


class NotFound(ApiError):
    """There is no such item."""

    advice = "there is no such item"


class Rejected(ApiError):
    """The server did not carry out a write."""


ADVICE = {
    "ERROR_GLPI_LOGIN": "check the login and the password (login and password, or ITSMNG_LOGIN and "
    "ITSMNG_PASSWORD), and that the account is active",
    "ERROR_GLPI_LOGIN_USER_TOKEN": "check the user token (userToken, or ITSMNG_USER_TOKEN); a new one is made in "
    "the user's own settings in ITSM-NG",
    "ERROR_LOGIN_PARAMETERS_MISSING": "set a user token (userToken, or ITSMNG_USER_TOKEN), or a login and a password",
    "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED": "this server takes no login and password: set a user token "
    "(userToken, or ITSMNG_USER_TOKEN), or allow logins in Setup > General > API",
    "ERROR_NOT_ALLOWED_IP": "no API client of this server allows this machine's address: add one in "
    "Setup > General > API",
    "ERROR_WRONG_APP_TOKEN_PARAMETER": "check the App-Token (appToken, or ITSMNG_APP_TOKEN) against "
    "Setup > General > API",
    "ERROR_APP_TOKEN_PARAMETERS_MISSING": "set the App-Token (appToken, or ITSMNG_APP_TOKEN) of an API client in "
    "Setup > General > API",
    "": "switch the REST API on in Setup > General > API",
    "ERROR_SESSION_TOKEN_INVALID": "the server ended the session; run the command again",
}
"""What to do, by the server's code (it has none for an API that is switched off)."""

_BY_CODE: dict[str, type[ApiError]] = {
    "ERROR_GLPI_LOGIN": LoginRefused,
    "ERROR_GLPI_LOGIN_USER_TOKEN": LoginRefused,
    "ERROR_LOGIN_PARAMETERS_MISSING": LoginRefused,
    "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED": LoginRefused,
    "ERROR_NOT_ALLOWED_IP": LoginRefused,
    "ERROR_WRONG_APP_TOKEN_PARAMETER": LoginRefused,
    "ERROR_APP_TOKEN_PARAMETERS_MISSING": LoginRefused,
    "": LoginRefused,
    "ERROR_SESSION_TOKEN_INVALID": SessionExpired,
    "ERROR_RIGHT_MISSING": Forbidden,
    "ERROR_ITEM_NOT_FOUND": NotFound,
    "ERROR_GLPI_ADD": Rejected,
    "ERROR_GLPI_UPDATE": Rejected,
    "ERROR_GLPI_DELETE": Rejected,
}


def api_error(status: int, code: str) -> ApiError:
    """The error of the class that fits the server's code."""
    return _BY_CODE.get(code, ApiError)(status=status, code=code)
