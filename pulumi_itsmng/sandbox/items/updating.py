"""Changing an item."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.checks import checked
from pulumi_itsmng.sandbox.items.forwarding import forward_entity
from pulumi_itsmng.sandbox.items.values import STRUCTURES, differs, means_null, refuse_structures
from pulumi_itsmng.sandbox.storage import StatementRefusedError

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_NO_NEWS = frozenset({"date_mod"})


def update(context: RequestContext, itemtype: Itemtype, row: Row, wanted: Input) -> bool:
    """Change an item.

    Each column is a statement of its own: one that the database refuses leaves the others done. A list or an object for
    a number ends the request only when its turn comes.

    Args:
        wanted: The columns to change; what its itemtype does not know is ignored.
    """
    behaviour = context.behaviour(itemtype)
    refuse_structures(_texts(itemtype) - behaviour.encodes, wanted)
    prepared = behaviour.prepare_update(context, row, wanted)
    if prepared is None:
        return False
    refuse_structures(behaviour.encodes, prepared)
    prepared = checked(context, itemtype, prepared)
    changed = [
        name
        for name, value in prepared.items()
        if name in itemtype.columns and name != "id" and differs(itemtype.columns[name], row[name], value)
    ]
    after = row | {name: prepared[name] for name in changed}
    if "date_mod" in itemtype.columns and not _NO_NEWS.issuperset(changed):
        after["date_mod"] = context.now
        changed = [name for name in changed if name != "date_mod"] + ["date_mod"]
    written = _write(context, itemtype, after, changed)
    history.write_changes(context, itemtype, row, after, written)
    if itemtype.history and not _NO_NEWS.issuperset(written):
        after = context.database.get(itemtype, row["id"]) or after  # who writes history reads the item again
    forward_entity(context, itemtype, after, changed)
    behaviour.updated(context, row, after, changed)
    behaviour.ordered(context, after, prepared)
    return True


@cache
def _texts(itemtype: Itemtype) -> frozenset[str]:
    """The columns whose old and new value the server compares as texts, which it cannot with a list or an object."""
    return frozenset(name for name, column in itemtype.columns.items() if column.kind == "text")


def _write(context: RequestContext, itemtype: Itemtype, after: Row, changed: list[str]) -> list[str]:
    """Write column by column; the columns the history takes for changed."""
    written = []
    for name in changed:
        value = after[name]
        if isinstance(value, STRUCTURES):
            raise ServerBrokeError
        if value is None:  # a null from the client means: leave it
            continue
        try:
            if context.database.set_column(itemtype, after["id"], name, None if means_null(value) else value):
                written.append(name)
        except StatementRefusedError as refused:
            context.refuse(refused)
            written.append(name)
    return written
