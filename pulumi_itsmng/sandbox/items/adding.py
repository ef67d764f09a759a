"""Creating an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.checks import checked
from pulumi_itsmng.sandbox.items.cloning import with_original
from pulumi_itsmng.sandbox.items.values import as_id, means_null, refuse_structures
from pulumi_itsmng.sandbox.storage import StatementRefusedError

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype


def add(context: RequestContext, itemtype: Itemtype, wanted: Input) -> int | None:
    """Create an item.

    Args:
        wanted: What it is to be; what its itemtype does not know is ignored.

    Returns:
        Its id, or None if it was refused.
    """
    behaviour = context.behaviour(itemtype)
    refuse_structures(itemtype.columns.keys() - behaviour.encodes, wanted)
    prepared = behaviour.prepare_addition(context, with_original(context, itemtype, wanted))
    if prepared is None:
        return None
    prepared = checked(context, itemtype, prepared)
    values = {
        name: None if means_null(value) else value for name, value in prepared.items() if name in itemtype.columns
    }
    given = as_id(values.pop("id", 0))
    if given and not itemtype.numbered:
        values["id"] = given
    for column in ("date_creation", "date_mod"):
        if column in itemtype.columns:
            values.setdefault(column, context.now)
    if not values:
        return None  # the server writes no empty row
    try:
        item_id = context.database.insert(itemtype, values)
    except StatementRefusedError as refused:
        context.refuse(refused)
        return None
    row = context.database.get(itemtype, item_id) or {}
    behaviour.added(context, row, prepared)
    history.write_creation(context, itemtype, item_id)
    return item_id
