"""Which objects, tasks and follow-ups a session finds in lists."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.kinds import KINDS, TICKET, Kind, Status
from pulumi_itsmng.sandbox.itil.roles import VALIDATE, Role, TicketRight
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.session import Session

READ_OWN = 1
READ_ALL = 1024
SEE_PUBLIC = 1
SEE_PRIVATE = 8192

Clause = tuple[str, list[object]]


def restrict_to_visible(context: RequestContext, kind: Kind, conditions: Conditions) -> None:
    """List the objects the session has to do with, if it does not see all."""
    visible = visible_clause(context.session, kind)
    if visible:
        conditions.add(visible[0], *visible[1])


def restrict_to_readable_tasks(context: RequestContext, conditions: Conditions) -> None:
    """List the ticket tasks the session may read, by the server's own reading of that."""
    table, me = TICKET.tasks.table, context.session.user_id
    shown = _shown(context.session, "task", table)
    if shown is None:
        conditions.add("0")
        return
    in_charge, parameters = f"{table}.users_id_tech = ?", [me, me]
    parents = visible_clause(context.session, TICKET)
    if parents:  # asked only of tasks the user is in charge of
        in_charge += f" AND {table}.tickets_id IN (SELECT id FROM {TICKET.itemtype.table} WHERE {parents[0]})"
    conditions.add(f"{shown} OR {table}.users_id = ? OR ({in_charge})", *parameters, *(parents[1] if parents else ()))


def restrict_to_readable_followups(context: RequestContext, conditions: Conditions) -> None:
    """List the follow-ups the session may read."""
    session, table = context.session, REGISTRY["ITILFollowup"].table
    shown = _shown(session, "followup", table)
    if shown is None:
        conditions.add("0")
        return
    conditions.add(shown)
    if all(session.has_right(kind.right, READ_ALL) for kind in KINDS.values()):
        return
    parents: list[str] = []
    parameters: list[object] = []
    for kind in KINDS.values():
        clause, bound = visible_clause(session, kind) or ("1", [])
        objects = f"SELECT id FROM {kind.itemtype.table} WHERE {clause}"
        parents.append(f"({table}.itemtype = ? AND {table}.items_id IN ({objects}))")
        parameters += [kind.name, *bound]
    conditions.add(" OR ".join(parents), *parameters)


def _shown(session: Session, right: str, table: str) -> str | None:
    """Whether an entry is private or public and so to be seen; None if the session sees neither."""
    bits = {0: SEE_PUBLIC, 1: SEE_PRIVATE}
    shown = [str(private) for private, bit in bits.items() if session.has_right(right, bit)]
    return f"{table}.is_private IN ({', '.join(shown)})" if shown else None


def visible_clause(session: Session, kind: Kind) -> Clause | None:
    """What holds for the objects the session has to do with.

    Returns:
        A condition on the objects' table with the values of its question marks; None if the session sees all.
    """
    if session.has_right(kind.right, READ_ALL):
        return None
    clauses = _of_tickets(session) if kind is TICKET else _of_others(session, kind)
    parameters = [value for _, values in clauses for value in values]
    return " OR ".join(clause for clause, _ in clauses) or "0", parameters


def _of_tickets(session: Session) -> list[Clause]:
    clauses: list[Clause] = []
    asked = (Role.REQUESTER, Role.OBSERVER)
    if session.has_right("ticket", TicketRight.READ_OWN):
        clauses += _users(session, TICKET, *asked)
        clauses.append((f"{TICKET.itemtype.table}.users_id_recipient = ?", [session.user_id]))
    if session.has_right("ticket", TicketRight.READ_OF_GROUPS):
        clauses += _groups(session, TICKET, *asked)
    if session.has_right("ticket", TicketRight.OWN | TicketRight.READ_ASSIGNED):
        clauses += _users(session, TICKET, Role.ASSIGNED)
    if session.has_right("ticket", TicketRight.READ_ASSIGNED):
        clauses += _groups(session, TICKET, Role.ASSIGNED)
        if session.has_right("ticket", TicketRight.ASSIGN):
            clauses.append((f"{TICKET.itemtype.table}.status = ?", [Status.INCOMING]))
    if session.has_right("ticketvalidation", VALIDATE):
        asked_of = f"SELECT tickets_id FROM {TICKET.validations.table} WHERE users_id_validate = ?"
        clauses.append((f"{TICKET.itemtype.table}.id IN ({asked_of})", [session.user_id]))
    return clauses


def _of_others(session: Session, kind: Kind) -> list[Clause]:
    if not session.has_right(kind.right, READ_OWN):
        return []
    wrote: Clause = (f"{kind.itemtype.table}.users_id_recipient = ?", [session.user_id])
    return [wrote, *_users(session, kind, *Role), *_groups(session, kind, *Role)]


def _users(session: Session, kind: Kind, *roles: Role) -> list[Clause]:
    return [_linked(kind, kind.users, "users_id", [session.user_id], roles)]


def _groups(session: Session, kind: Kind, *roles: Role) -> list[Clause]:
    return [_linked(kind, kind.groups, "groups_id", session.groups, roles)] if session.groups else []


def _linked(kind: Kind, link: str, column: str, ids: list[int], roles: tuple[Role, ...]) -> Clause:
    marks = ", ".join("?" * len(ids))
    types = ", ".join(str(role.value) for role in roles)
    links = f"SELECT {kind.foreign_key} FROM {REGISTRY[link].table} WHERE {column} IN ({marks}) AND type IN ({types})"
    return f"{kind.itemtype.table}.id IN ({links})", list(ids)
