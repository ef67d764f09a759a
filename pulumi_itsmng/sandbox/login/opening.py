"""Opening a session: by login and password, or by a user's token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.errors import ApiError
from pulumi_itsmng.sandbox.items.values import text_of
from pulumi_itsmng.sandbox.itemtypes.user import friendly_name
from pulumi_itsmng.sandbox.itemtypes.user_preferences import PREFERENCES, without_defaults
from pulumi_itsmng.sandbox.login import passwords
from pulumi_itsmng.sandbox.login.profiles import profiles_of, switch
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.session import Session

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.storage import Row

_USER = REGISTRY["User"]
_UNKNOWN = "Incorrect username or password"
_CLOSED = "You don't have access to this application because your account was deactivated or removed"
_NO_PROFILE = "You don't have right to connect"


def open_session(context: RequestContext) -> Session:
    """Log in with what a request says.

    Raises:
        ApiError: Something is missing, wrong or switched off, or the account is closed.
        ServerBrokeError: One of them is an array.
    """
    token, login, password = (context.parameters.get(name) for name in ("user_token", "login", "password"))
    if token:
        user = _by_token(context, text_of(token))
    elif login and password:
        user = _by_password(context, text_of(login), text_of(password))
    else:
        raise ApiError(
            "ERROR_LOGIN_PARAMETERS_MISSING",
            "parameter(s) login, password or user_token are missing",
            documented=True,
        )
    return _begin(context, user)


def _by_token(context: RequestContext, token: str) -> Row:
    users = (
        context.database.find(_USER, api_token=token)
        if setting(context.database, "enable_api_login_external_token")
        else []
    )
    user = next((user for user in users if user["api_token"] == token), None)
    if user is None or _closed(context, user) or not profiles_of(context.database, user["id"]):
        raise ApiError("ERROR_GLPI_LOGIN_USER_TOKEN", "parameter user_token seems invalid", 401)
    return user


def _by_password(context: RequestContext, login: str, password: str) -> Row:
    if not setting(context.database, "enable_api_login_credentials"):
        raise ApiError(
            "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED", "usage of initSession resource with credentials is disabled"
        )
    users = context.database.find(_USER, name=login)
    user = next((user for user in users if passwords.matches(password, user["password"])), None)
    if user is None:
        raise _refused(_UNKNOWN)
    if _closed(context, user):
        raise _refused(_CLOSED)
    if not profiles_of(context.database, user["id"]):
        raise _refused(_NO_PROFILE)
    return user


def _refused(sentence: str) -> ApiError:
    return ApiError("ERROR_GLPI_LOGIN", sentence, 401)


def _closed(context: RequestContext, user: Row) -> bool:
    """Whether an account is inactive, in the trash, or outside its dates."""
    return bool(
        not user["is_active"]
        or user["is_deleted"]
        or (user["begin_date"] and user["begin_date"] > context.now)
        or (user["end_date"] and user["end_date"] < context.now)
    )


def _begin(context: RequestContext, user: Row) -> Session:
    _note_login(context, user)
    user = context.database.get(_USER, user["id"]) or user
    profiles = profiles_of(context.database, user["id"])
    page = user["list_limit"]
    session = Session(
        user_id=user["id"],
        login=user["name"],
        name=f"{friendly_name(user)} ({user['id']})",
        user=user,
        profiles=profiles,
        page=page if page is not None else int(setting(context.database, "list_limit") or 0),
    )
    profile_id = user["profiles_id"] if user["profiles_id"] in profiles else next(iter(profiles))
    switch(context.database, session, profile_id)
    context.installation.sessions.keep(session)
    return session


def _note_login(context: RequestContext, user: Row) -> None:
    """Note the time; on that occasion the server drops preferences that equal its own."""
    own = without_defaults(context, {name: user[name] for name in PREFERENCES})
    values: dict[str, str | None] = {"last_login": context.now}
    values |= {name: None for name, value in own.items() if value == "NULL"}
    if len(values) > 1:
        values["date_mod"] = context.now
    for name, value in values.items():
        context.database.set_column(_USER, user["id"], name, value)
