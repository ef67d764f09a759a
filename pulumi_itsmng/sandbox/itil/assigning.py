"""Who gets a new ticket when nobody is named: entities can leave that to its things or its category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itil.entity_settings import NEVER, entity_setting
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_THING_FIRST = 1
_CATEGORY_FIRST = 2


def assigned_by_entity(context: RequestContext, entity_id: int, wanted: Input) -> Input:
    """Assign a ticket as its entity has it done.

    Returns:
        The same with somebody to work on it, where the thing or the category knows one.
    """
    mode = entity_setting(context, entity_id, "auto_assign_mode", default=NEVER)
    if mode not in (_THING_FIRST, _CATEGORY_FIRST):
        return wanted
    sources = [
        (_first_thing(context, wanted.get("items_id")), "_tech"),
        (context.database.get(REGISTRY["ITILCategory"], as_id(wanted["itilcategories_id"])), ""),
    ]
    for row, suffix in sources if mode == _THING_FIRST else reversed(sources):
        for column in ("users_id", "groups_id"):
            field = f"_{column}_assign"
            if row and not wanted.get(field) and column + suffix in row:
                wanted = wanted | {field: row[column + suffix]}
    return wanted


def _first_thing(context: RequestContext, named: Any) -> Row | None:
    for name, ids in named.items() if isinstance(named, dict) else ():
        itemtype = REGISTRY.find(str(name))
        listed = list(ids.values()) if isinstance(ids, dict) else ids
        if itemtype and isinstance(listed, list) and listed:
            return context.database.get(itemtype, as_id(listed[0]))
    return None
