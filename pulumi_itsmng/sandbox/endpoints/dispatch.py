"""Which endpoint a request means, and what is checked before it runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.endpoints import (
    access,
    configuration,
    documentation,
    download,
    entities,
    items,
    lost_password,
    multiple,
    profiles,
    search,
    sessions,
    uploads,
)
from pulumi_itsmng.sandbox.endpoints.deprecated import Alias, find_alias
from pulumi_itsmng.sandbox.errors import ApiError, NumericClassError, ServerBrokeError, unknown_itemtype
from pulumi_itsmng.sandbox.items.values import as_id, is_numeric
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.search.option import ALL_ASSETS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.http.answers import Answer
    from pulumi_itsmng.sandbox.schema import Itemtype

Endpoint = Callable[["RequestContext"], "Answer"]

_WITHOUT_SESSION: dict[str, Endpoint] = {
    "initSession": sessions.init_session,
    "lostPassword": lost_password.lost_password,
    "getMultipleItems": multiple.get_multiple_items,
}
"""Those that look at tokens by themselves, or not at all."""

_WITH_SESSION: dict[str, Endpoint] = {
    "killSession": sessions.kill_session,
    "getFullSession": sessions.get_full_session,
    "getGlpiConfig": configuration.get_glpi_config,
    "getMyProfiles": profiles.get_my_profiles,
    "getActiveProfile": profiles.get_active_profile,
    "changeActiveProfile": profiles.change_active_profile,
    "getMyEntities": entities.get_my_entities,
    "getActiveEntities": entities.get_active_entities,
    "changeActiveEntities": entities.change_active_entities,
}
_NUMBER = re.compile(r"[0-9]+([eE][0-9]+)?")
"""A number that could be the name of a class: neither signs nor points."""
_CHANGING_THE_SESSION = {"changeActiveProfile", "changeActiveEntities"}


def answer(context: RequestContext) -> Answer:
    """Answer a request.

    Raises:
        ApiError: The request is refused.
        ServerBrokeError: The real server's program ends on it.
    """
    access.check_token(context)
    access.check_address(context)
    uploads.keep_uploads(context)
    resource = context.request.resource
    if not resource:
        return documentation.documentation(context)
    if resource in _WITHOUT_SESSION:
        return _WITHOUT_SESSION[resource](context)
    if resource in _WITH_SESSION:
        _check(context)
        context.keeps_session |= resource in _CHANGING_THE_SESSION
        return _WITH_SESSION[resource](context)
    if resource in _OF_ITEMTYPES:
        return _OF_ITEMTYPES[resource](context)
    return download.user_picture(context) or _items(context)


def _options(context: RequestContext) -> Answer:
    """The search options of an itemtype."""
    itemtype = _searched(context)
    _check(context)
    return search.list_search_options(context, itemtype)


def _search(context: RequestContext) -> Answer:
    """A search; its session is looked at before its itemtype, its App-Token after it."""
    access.check_session(context)
    itemtype = None if context.request.path[1:2] == [ALL_ASSETS] else _searched(context)
    access.check_app_token(context)
    return search.search_items(context, itemtype)


def _searched(context: RequestContext) -> Itemtype:
    """The itemtype behind `search/`; of two the second."""
    if len(context.request.path) < 2:
        raise ApiError("ERROR_RESOURCE_MISSING", "missing resource", documented=True)
    itemtype, _ = _itemtype(context, 1)
    return _itemtype(context, 2)[0] if len(context.request.path) > 2 else itemtype


def _check(context: RequestContext) -> None:
    access.check_app_token(context)
    access.check_session(context)


def _items(context: RequestContext) -> Answer:
    """The endpoint of an itemtype; its itemtype is looked at before any token."""
    itemtype, alias = _itemtype(context, 0)
    item_id = _id(context, 1)
    parent = None
    if len(context.request.path) > 2 and context.request.path[2]:
        parent = (itemtype, item_id or 0)
        itemtype, alias = _itemtype(context, 2)
        item_id = _id(context, 3)
    if context.request.method in ("PUT", "PATCH"):
        items.name_in_input(context, itemtype, item_id)
    _check(context)
    if parent and find_alias(context.request.path[0]):
        raise ServerBrokeError  # nothing hangs below an itemtype that is gone
    endpoint = partial(_answer_for, itemtype=itemtype, item_id=item_id, parent=parent)
    return alias.answer(context, endpoint) if alias else endpoint(context)


def _answer_for(
    context: RequestContext, *, itemtype: Itemtype, item_id: int | None, parent: tuple[Itemtype, int] | None
) -> Answer:
    method = context.request.method
    if method == "POST":
        return items.create_items(context, itemtype)
    if method in ("PUT", "PATCH"):
        return items.update_items(context, itemtype, is_below=parent is not None)
    if method == "DELETE":
        return items.delete_items(context, itemtype, item_id)
    if item_id is not None and (item_id > 0 or (item_id == 0 and itemtype.name == "Entity")):
        return items.get_item(context, itemtype, item_id)
    return items.get_items(context, itemtype, parent)


def _itemtype(context: RequestContext, position: int) -> tuple[Itemtype, Alias | None]:
    """The itemtype that the path names there, and the old name it has there, if it is one."""
    name = context.request.path[position]
    alias = find_alias(name)
    itemtype = REGISTRY.find(alias.itemtype if alias else name)
    if _NUMBER.fullmatch(name):
        raise NumericClassError
    if itemtype is None:
        raise unknown_itemtype()
    return itemtype, alias


def _id(context: RequestContext, position: int) -> int | None:
    """The number at that place of the path; None if there is none."""
    path = context.request.path
    if len(path) <= position or not is_numeric(path[position]):
        return None
    return int(as_id(path[position].split(".")[0]))


_OF_ITEMTYPES: dict[str, Endpoint] = {"search": _search, "listSearchOptions": _options}
