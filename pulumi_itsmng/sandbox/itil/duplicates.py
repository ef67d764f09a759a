"""Tickets that are linked as duplicates end together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.itil.kinds import TICKET
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.storage import Row

DUPLICATE = 2
_LINK = REGISTRY["Ticket_Ticket"]
_SOLUTION = REGISTRY["ITILSolution"]
_OWN = ("id", "date_creation", "date_mod")


def finish_duplicates(context: RequestContext, ticket_id: int, status: int) -> None:
    """Solve or close the duplicates of a ticket."""
    for duplicate in _open_duplicates(context, ticket_id):
        update(context, TICKET.itemtype, duplicate, {"id": duplicate["id"], "status": status})


def solve_duplicates(context: RequestContext, ticket_id: int, solution: Row) -> None:
    """Give the duplicates of a ticket the same solution."""
    copied = {name: value for name, value in solution.items() if name not in _OWN and value is not None}
    for duplicate in _open_duplicates(context, ticket_id):
        add(context, _SOLUTION, copied | {"items_id": duplicate["id"], "_linked_ticket": True})


def linked_tickets(context: RequestContext, ticket_id: int) -> list[tuple[Row, int]]:
    """The links of a ticket, each with the ticket at the other end."""
    from_here = [(link, link["tickets_id_2"]) for link in context.database.find(_LINK, tickets_id_1=ticket_id)]
    to_here = [(link, link["tickets_id_1"]) for link in context.database.find(_LINK, tickets_id_2=ticket_id)]
    return from_here + to_here


def _open_duplicates(context: RequestContext, ticket_id: int) -> list[Row]:
    behaviour = context.behaviour(TICKET.itemtype)
    tickets = [
        context.database.get(TICKET.itemtype, other)
        for link, other in linked_tickets(context, ticket_id)
        if link["link"] == DUPLICATE
    ]
    return [
        ticket
        for ticket in tickets
        if ticket and ticket["status"] not in TICKET.done and behaviour.can(context, rights.UPDATE, ticket)
    ]
