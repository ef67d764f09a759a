"""The root of the API: its documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.http.answers import Answer, Page
from pulumi_itsmng.sandbox.http.pages import documentation as page

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext

_BEFORE_ANY_SESSION = "Thu, 19 Nov 1981 08:52:00 GMT"


def documentation(context: RequestContext) -> Answer:
    """The page error messages link to; who asks with a JSON content type gets it undressed."""
    headers = {"Expires": _BEFORE_ANY_SESSION} if context.request.is_json else {}
    return Answer(Page(page(context.request.base_url)), headers=headers)
