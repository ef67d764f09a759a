"""lostPassword, on a server that sends no mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import bad_request

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.http.answers import Answer


def lost_password(context: RequestContext) -> Answer:
    """Refuse: the mail with the link to a new password cannot be sent."""
    if context.request.method not in ("PUT", "PATCH"):
        raise bad_request("Only HTTP verb PUT is allowed")
    raise bad_request("Email notifications are disabled")
