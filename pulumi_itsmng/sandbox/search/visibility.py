"""Which items a search is over: those of the session's entities, and for some itemtypes those it has to do with."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.search.option import TABLES
from pulumi_itsmng.sandbox.search.sql import Sql, joined, one_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.joins import Joins

_READ_MINE, _READ_ALL, _READ_GROUP, _READ_ASSIGNED, _ASSIGN, _OWN = 1, 1024, 2048, 4096, 8192, 32768
_REQUESTER, _ASSIGNED, _OBSERVER = 1, 2, 3
_NEW = 1
_AUTHORIZATIONS = "glpi_profiles_users"
_ACTORS = {
    "Ticket": ("glpi_tickets_users", "glpi_groups_tickets", "tickets_id"),
    "Problem": ("glpi_problems_users", "glpi_groups_problems", "problems_id"),
    "Change": ("glpi_changes_users", "glpi_changes_groups", "changes_id"),
}

_IN_ENTITIES, _IN_ENTITIES_OR_ABOVE = "AND ENTITIES", "AND ENTITIES OR ABOVE"


def spelled_out(call: Call, condition: str) -> str:
    """A condition of a join with the session's entities for the words that stand for them.

    Args:
        call: The request.
        condition: The condition, which may say AND ENTITIES or AND ENTITIES OR ABOVE.

    Returns:
        The condition in the server's SQL; nothing stands for all entities.
    """
    active, above = (
        ", ".join(f"'{entity}'" for entity in entities)
        for entities in (call.session.active_entities, call.session.parent_entities)
    )
    own = f"`NEWTABLE`.`entities_id` IN ({active}) "
    inherited = f" OR (`NEWTABLE`.`is_recursive`='1' AND `NEWTABLE`.`entities_id` IN ({above})) " if above else ""
    for words, restriction in ((_IN_ENTITIES_OR_ABOVE, own + inherited), (_IN_ENTITIES, own)):
        condition = condition.replace(words, "" if call.session.sees_all else f"AND ( {restriction} ) ")
    return condition


def in_entities(call: Call, itemtype: Itemtype, alias: str, *, recursive: bool) -> Sql | None:
    """A condition that a row is in one of the session's entities.

    Args:
        call: The request.
        itemtype: The itemtype of the row.
        alias: The row's table in the statement.
        recursive: Whether rows of the entities above that reach down count.

    Returns:
        The condition; None if the session sees all entities, so that even an item whose entity is gone is found.
    """
    session = call.session
    if session.sees_all:
        return None
    column = "id" if itemtype.name == "Entity" else "entities_id"
    condition = one_of(f"{alias}.{column}", session.active_entities)
    if not (recursive and session.parent_entities):
        return condition
    above = one_of(f"{alias}.entities_id", session.parent_entities)
    return joined(" OR ", [condition, Sql(f"({alias}.is_recursive = 1 AND {above.text})", above.values)])


def only_mine(call: Call, joins: Joins) -> list[Sql]:
    """What must hold for items that a session sees for other reasons than their entity.

    Args:
        call: The request.
        joins: The tables of the search.

    Returns:
        The conditions.
    """
    if joins.itemtype.name == "User":
        return _authorized(call, joins)
    if joins.itemtype.name in _ACTORS and not call.session.has_right(joins.itemtype.name.lower(), _READ_ALL):
        return [_involved(call, joins.itemtype)]
    return []


def _authorized(call: Call, joins: Joins) -> list[Sql]:
    """Users are in the entities they are authorized for."""
    authorizations = joins.reach_children(_AUTHORIZATIONS)
    if authorizations is None:
        return []
    restricted = in_entities(call, REGISTRY["Profile_User"], authorizations.alias, recursive=True)
    return [restricted] if restricted else []


def _involved(call: Call, itemtype: Itemtype) -> Sql:
    """Tickets and the like of who may not see all: those he has something to do with."""
    session, right = call.session, itemtype.name.lower()
    mine = session.has_right(right, _READ_MINE)
    kinds = [_REQUESTER, _OBSERVER] if mine else []
    group_kinds: list[int] = []
    reasons = [Sql(f"{itemtype.table}.users_id_recipient = ?", (session.user_id,))] if mine else []
    if itemtype.name != "Ticket":
        kinds = [*kinds, _ASSIGNED] if mine else []
        group_kinds = kinds
    else:
        assigned = session.has_right(right, _READ_ASSIGNED)
        if assigned or session.has_right(right, _OWN):
            kinds.append(_ASSIGNED)
        group_kinds = [_REQUESTER, _OBSERVER] if session.has_right(right, _READ_GROUP) else []
        group_kinds += [_ASSIGNED] if assigned else []
        if assigned and session.has_right(right, _ASSIGN):
            reasons.append(Sql(f"{itemtype.table}.status = ?", (_NEW,)))
    users, groups, _ = _ACTORS[itemtype.name]
    reasons.append(_acts(itemtype, users, one_of("link.users_id", [session.user_id]), kinds))
    if groups in TABLES:
        reasons.append(_acts(itemtype, groups, one_of("link.groups_id", session.groups), group_kinds))
    return joined(" OR ", reasons)


def _acts(itemtype: Itemtype, links: str, actor: Sql, kinds: list[int]) -> Sql:
    """Whether a link names one of some actors in one of some roles."""
    key = _ACTORS[itemtype.name][2]
    condition = joined(" AND ", [Sql(f"link.{key} = {itemtype.table}.id"), actor, one_of("link.type", kinds)])
    return Sql(f"EXISTS (SELECT 1 FROM {links} AS link WHERE {condition.text})", condition.values)
