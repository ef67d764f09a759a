"""Searching items by their search options, and listing those options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.errors import right_missing
from pulumi_itsmng.sandbox.http.answers import Answer, Page
from pulumi_itsmng.sandbox.http.pages import error_page
from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.search.answer import search
from pulumi_itsmng.sandbox.search.option import ALL_ASSETS
from pulumi_itsmng.sandbox.search.permitted import listed, raw
from pulumi_itsmng.sandbox.search.request import search_request

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype

_LARGEST_PAGE = 1000


def list_search_options(context: RequestContext, itemtype: Itemtype) -> Answer:
    """What can be searched for, shown and sorted by."""
    catalogue = listed(context, itemtype.name)
    content: dict[str, Any] = dict(catalogue.headings)
    for number, option in catalogue.options.items():
        content[str(number)] = raw(context, option) if "raw" in context.parameters else option.summary
    return Answer(content)


def search_items(context: RequestContext, itemtype: Itemtype | None) -> Answer:
    """The items that meet the criteria; of all kinds of assets if no itemtype is given."""
    if itemtype and not context.behaviour(itemtype).can_any(context, rights.READ):
        raise right_missing()
    name = itemtype.name if itemtype else ALL_ASSETS
    request = search_request(context, name)
    fields = [criterion.get("field") for criterion in request.criteria]
    if any(not setting(context.database, f"allow_search_{field}") for field in ("all", "view") if field in fields):
        return Answer(Page(error_page("Access denied")))
    found = search(context, request)
    headers = {"Accept-Range": f"{name} {_LARGEST_PAGE}"}
    if found["totalcount"]:
        headers["Content-Range"] = found["content-range"]
    return Answer(found, 200 if found["count"] >= found["totalcount"] else 206, headers)
