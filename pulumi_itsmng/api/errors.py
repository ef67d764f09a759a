"""What can go wrong between a program and the ITSM-NG server.

```
ItsmngError
├── SettingsError                the settings make no sense; nothing was sent
├── UnstorableValue              the server would not keep this value as it is; nothing was sent
├── RequestLineTooLong           the address and query are longer than the web server takes; nothing was done
├── ConnectionFailed             no connection came about: the request never arrived
│   └── ConnectionLost           a read was sent, and the connection broke or the time ran out
├── AmbiguousWrite               a write was sent, and nobody can say whether it was done
├── UnexpectedResponse           something answered, but not as ITSM-NG's API does
│   ├── Overloaded               the server or a proxy turned the request away: too many, or not now
│   ├── HtmlResponse             an HTML page: maintenance, a login page, a proxy, a wrong address
│   └── ServerCrashed            the server's program ended without an answer
└── ApiError                     the API said no: HTTP status and code
    ├── AuthenticationFailed     the credentials, or the client that presents them, are not accepted
    │   ├── InvalidCredentials   unknown login, wrong password, or an account that is closed
    │   ├── UserTokenInvalid     no account has this user token
    │   ├── CredentialsLoginDisabled  this server opens no session for a login and a password
    │   ├── AppTokenMissing      every API client that allows this address has an App-Token
    │   ├── AppTokenWrong        no API client that allows this address has this App-Token
    │   ├── AddressNotAllowed    no API client allows this address
    │   └── ApiDisabled          the API is switched off
    ├── SessionExpired           the session token is not valid any more
    ├── Forbidden                the profile or the entities of the session do not reach that far
    ├── NotFound                 there is no such item
    └── Rejected                 the server would not carry out a write
        ├── RefusedByDatabase    the server broke off in the middle of it, and nothing was made
        └── UploadRefused        the server made the document and refused its file
```

Each has what happened as `message`, what to do about it as `hint`, and what it happened to as `subject`; `str()` joins
them to one line for people. Code looks at classes and attributes, and never reads a message. The server's own sentences
are not part of it: they are translated, and they may quote the values that were sent.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self, deprecated

from pulumi_itsmng.api.renamed import renamed


@dataclass(frozen=True)
class Subject:
    """What an error is about.

    Attributes:
        itemtype: the itemtype, such as `Computer`.
        item_id: the item's id, if there is an item.
        field: the field, by its name in programs, if it is about one.
    """

    itemtype: str | None = None
    item_id: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        """The item for a person: `Computer 7`; where only a field is known, that."""
        if self.itemtype is None:
            return self.field or ""
        return self.itemtype if self.item_id is None else f"{self.itemtype} {self.item_id}"


class ItsmngError(Exception):
    """The root of every error this package raises for the user to read.

    Args:
        message: what happened.
        hint: what to do about it, if anything.
        subject: what it happened to, if that is known.

    Attributes:
        message: as above.
        hint: as above; empty if there is none.
        subject: as above.
        status: the HTTP status, where something answered.
        code: the server's code, such as `ERROR_RIGHT_MISSING`, where the API answered.
        request_id: the id that the server or a proxy gave the request (`X-Request-Id`), for its logs.
    """

    concerns_session: ClassVar[bool] = False
    hint: str = ""
    subject: Subject | None = None
    status: int | None = None
    code: str | None = None
    request_id: str | None = None

    def __init__(self, message: str, *, hint: str = "", subject: Subject | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint:  # some classes have one of their own
            self.hint = hint
        if subject is not None:
            self.subject = subject

    def __str__(self) -> str:
        """One line: what it is about, what happened, and what to do."""
        return f"{self.subject}: {self.explanation}" if self.subject else self.explanation

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def sentence(self) -> str:
        """What happened, and to what."""
        return f"{self.subject}: {self.message}" if self.subject else self.message

    @property
    def explanation(self) -> str:
        """What happened, and what to do, for a line that names already what it is about."""
        return f"{self.message}: {self.hint}" if self.hint else self.message

    @property
    def itemtype(self) -> str | None:
        """The itemtype that it is about, where it is about one."""
        return self.subject.itemtype if self.subject else None

    @property
    def item_id(self) -> int | None:
        """The id of the item that it is about, where it is about one."""
        return self.subject.item_id if self.subject else None

    def with_context(self, itemtype: str, item_id: int | None = None) -> Self:
        """A copy of the error that knows what it is about: each item of a batch that failed gets one of its own.

        What concerns the whole session, such as a refused login, is about no item.
        """
        error = self._copy()
        if not self.concerns_session:
            error.subject = Subject(itemtype, item_id)
        return error

    @deprecated("ItsmngError.about is called with_context now")
    def about(self, itemtype: str, item_id: int | None = None) -> Self:
        """`with_context`, as it was called in 0.1."""
        return self.with_context(itemtype, item_id)

    @property
    @deprecated("ItsmngError.advice is called hint now")
    def advice(self) -> str:
        """`hint`, as it was called in 0.1."""
        return self.hint

    def with_hint(self, hint: str) -> Self:
        """A copy of the error with one more thing to do about it; the same if that is empty."""
        if not hint:
            return self
        error = self._copy()
        error.hint = f"{self.hint}; {hint}" if self.hint else hint
        return error

    def _copy(self) -> Self:
        error = copy(self)
        error.__cause__, error.__suppress_context__ = self.__cause__, True
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors are copied and pickled as they are, without being made anew from a status and a code."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class SettingsError(ItsmngError):
    """The settings are incomplete or contradict each other; nothing was sent."""

    concerns_session = True


class UnstorableValue(ItsmngError):
    """The server would not keep this value as it is: cut it, or lose a part of it; nothing was sent."""


class RequestLineTooLong(ItsmngError):
    """The line of a request is longer than the web server takes (414), and cannot be split: nothing was done.

    Attributes:
        length: the bytes of the line.
    """

    def __init__(self, message: str, *, hint: str, status: int | None, length: int) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.length = length


class ConnectionFailed(ItsmngError):
    """No connection came about, so the request never arrived."""


class ConnectionLost(ConnectionFailed):
    """A read was sent, and the connection broke or the time ran out before the answer was there.

    Attributes:
        timed_out: whether the time ran out; the server may still be busy with it.
    """

    def __init__(self, message: str, *, hint: str = "", timed_out: bool) -> None:
        super().__init__(message, hint=hint)
        self.timed_out = timed_out


class AmbiguousWrite(ItsmngError):
    """A write was sent, and nobody can say whether the server did it.

    Attributes:
        row: the columns that a creation sent: what to look for.
        after_id: the highest id of the itemtype that was seen before: what the creation made has a higher one. None
            if it was no creation, or if none was seen.
        finished: whether the server has ended its work on the request, so that looking for the outcome is final.
    """

    def __init__(self, message: str, *, hint: str = "", status: int | None = None, finished: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.finished = finished
        self.row: Mapping[str, Any] | None = None
        self.after_id: int | None = None


class UnexpectedResponse(ItsmngError):
    """Something answered that is not ITSM-NG's API, or the API broke while it answered."""

    def __init__(self, message: str, *, hint: str = "", status: int) -> None:
        super().__init__(message, hint=hint)
        self.status = status


class Overloaded(UnexpectedResponse):
    """The server, or a proxy before it, turned the request away: nothing was done.

    Attributes:
        retry_after: seconds after which it may be tried again, if the answer says so.
    """

    def __init__(self, message: str, *, hint: str = "", status: int, retry_after: float | None = None) -> None:
        super().__init__(message, hint=hint, status=status)
        self.retry_after = retry_after


class HtmlResponse(UnexpectedResponse):
    """An HTML page came: maintenance, a login page, a proxy's error, or the address is not the API's."""


class ServerCrashed(UnexpectedResponse):
    """200 and an empty body: an error inside the server's program, which ended it."""


class ApiError(ItsmngError):
    """The API refused a request; `status` and `code` are always set.

    Attributes:
        results: what it says of each item of a batch, where it refused one.
    """

    results: list[Any] | None = None

    def __init__(self, *, status: int, code: str) -> None:
        super().__init__(f"the server answered {code or 'nothing'} (HTTP {status})")
        self.status = status
        self.code = code


class AuthenticationFailed(ApiError):
    """The server accepts neither the credentials nor, perhaps, the client that presents them."""

    concerns_session = True

    hint = "set a user token (userToken, or ITSMNG_USER_TOKEN), or a login and a password"


class InvalidCredentials(AuthenticationFailed):
    """The login is unknown, the password is wrong, or the account is closed: the server does not tell which."""

    hint = (
        "check the login and the password (login and password, or ITSMNG_LOGIN and ITSMNG_PASSWORD), and that the "
        "account is active and has an authorization"
    )


class UserTokenInvalid(AuthenticationFailed):
    """No open account with an authorization has this user token, or the server takes no user tokens."""

    hint = (
        "the user token (userToken, or ITSMNG_USER_TOKEN) is wrong or was renewed in the user's own settings, or the "
        "account is inactive, not valid yet, expired, in the trash or without an authorization, or logins by "
        "token are switched off (Setup > General > API): the server does not tell which"
    )


class CredentialsLoginDisabled(AuthenticationFailed):
    """This server opens no session for a login and a password."""

    hint = (
        "this server takes no login and password: set a user token (userToken, or ITSMNG_USER_TOKEN), or allow "
        "logins in Setup > General > API"
    )


class AppTokenMissing(AuthenticationFailed):
    """Every API client that allows this machine's address has an App-Token."""

    hint = "set the App-Token (appToken, or ITSMNG_APP_TOKEN) of an API client in Setup > General > API"


class AppTokenWrong(AuthenticationFailed):
    """No API client that allows this machine's address has this App-Token."""

    hint = "check the App-Token (appToken, or ITSMNG_APP_TOKEN) against Setup > General > API"


class AddressNotAllowed(AuthenticationFailed):
    """No API client allows this machine's address."""

    hint = "no API client of this server allows this machine's address: add one in Setup > General > API"


class ApiDisabled(AuthenticationFailed):
    """The REST API is switched off: the only plain `ERROR` that answers a login."""

    hint = "switch the REST API on in Setup > General > API"


class SessionExpired(ApiError):
    """The session token is not, or no longer, valid."""

    concerns_session = True

    hint = "the server ended the session; run the command again"


class Forbidden(ApiError):
    """The session's profile has not the right, or the item lies in an entity that the session does not see."""

    hint = (
        "the account's profile has not the right, or the item lies in an entity that the session does not see; "
        "check the account's authorizations in ITSM-NG"
    )


class NotFound(ApiError):
    """There is no such item."""

    hint = "there is no such item"


class Rejected(ApiError):
    """The server did not carry out a write."""


class RefusedByDatabase(Rejected):
    """The server broke off without a word (200 and an empty body), and what it was to make is not there."""

    hint = (
        "it broke off without a word, most likely as its database refused the item: a duplicate of one that exists, "
        "or a value that its column cannot hold"
    )


class UploadRefused(Rejected):
    """The server made a document, but refused its file; the document was removed again."""

    hint = "the server refused the file: is its type allowed in Setup > Dropdowns > Document types?"


_BY_CODE: dict[str, type[ApiError]] = {
    "ERROR_GLPI_LOGIN": InvalidCredentials,
    "ERROR_GLPI_LOGIN_USER_TOKEN": UserTokenInvalid,
    "ERROR_LOGIN_PARAMETERS_MISSING": AuthenticationFailed,
    "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED": CredentialsLoginDisabled,
    "ERROR_NOT_ALLOWED_IP": AddressNotAllowed,
    "ERROR_WRONG_APP_TOKEN_PARAMETER": AppTokenWrong,
    "ERROR_APP_TOKEN_PARAMETERS_MISSING": AppTokenMissing,
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


def login_error(error: ApiError) -> ApiError:
    """What an error means that answers a login: there, the plain `ERROR` says that the API is switched off."""
    return ApiDisabled(status=error.status or 400, code=error.code) if error.code == "ERROR" else error


if not TYPE_CHECKING:  # it would make every name a good one
    __getattr__ = renamed(__name__, globals())
