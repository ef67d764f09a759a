"""Which documents an item has: its own, and for a ticket, problem or change those of all that was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_TIMELINES = {"Ticket": "TicketTask", "Problem": "ProblemTask", "Change": "ChangeTask"}
_RIGHT_OF_PRIVATE = {"ITILFollowup": "followup", "TicketTask": "task", "ProblemTask": "task", "ChangeTask": "task"}
_SEE_PRIVATE = 8192


def documents_of_timeline(context: RequestContext, itemtype: Itemtype, row: Row) -> tuple[str, list[object]]:
    """The condition for a link to a document to be one of an item's.

    Returns:
        The condition in SQL, of the table `link`, and the values of its question marks.
    """
    condition = "link.itemtype = ? AND link.items_id = ?"
    parameters: list[object] = [itemtype.name, row["id"]]
    if itemtype.name not in _TIMELINES:
        return condition, parameters
    clauses = [condition]
    for name in ("ITILFollowup", "ITILSolution", _TIMELINES[itemtype.name]):
        part = REGISTRY[name]
        if context.behaviour(part).can_any(context, rights.READ):
            ids = [one["id"] for one in _said(context, part, itemtype, row)]
            clauses.append(f"link.itemtype = ? AND link.items_id IN ({', '.join('?' * len(ids))})")
            parameters += [name, *ids]
    shown_there = "link.timeline_position > -1"  # what is -1 is a picture inside a text
    return f"({' OR '.join(f'({clause})' for clause in clauses)}) AND {shown_there}", parameters


def _said(context: RequestContext, part: Itemtype, itemtype: Itemtype, row: Row) -> list[Row]:
    """The followups, solutions or tasks of an item that the session may see."""
    polymorphic = {"itemtype": itemtype.name, "items_id": row["id"]}
    said = context.database.find(part, **(polymorphic if part.polymorphic else {itemtype.foreign_key: row["id"]}))
    right = _RIGHT_OF_PRIVATE.get(part.name)
    if right is None or context.session.has_right(right, _SEE_PRIVATE):
        return said
    return [one for one in said if not one["is_private"] or one["users_id"] == context.session.user_id]
