"""initSession and killSession."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.endpoints.access import check_app_token
from pulumi_itsmng.sandbox.endpoints.session_data import running_session_data, session_data
from pulumi_itsmng.sandbox.http.answers import NOTHING, Answer
from pulumi_itsmng.sandbox.login.opening import open_session

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext


def init_session(context: RequestContext) -> Answer:
    """Log in; the answer has the token, and the whole session if wanted. A session that the request names ends."""
    check_app_token(context)
    session = open_session(context)
    named = context.parameters.get("session_token")
    if isinstance(named, str):
        context.installation.sessions.end(named)
    content: dict[str, Any] = {"session_token": session.token}
    if context.request.flag("get_full_session"):
        content["session"] = session_data(context, session)
    return Answer(content)


def kill_session(context: RequestContext) -> Answer:
    """Log out."""
    context.installation.sessions.end(context.session.token)
    return Answer(NOTHING)


def get_full_session(context: RequestContext) -> Answer:
    """Everything the server keeps about the session."""
    return Answer({"session": running_session_data(context)})
