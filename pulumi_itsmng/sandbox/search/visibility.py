"""Which items a search is over: those of the session's entities, and for some itemtypes those it has to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.visibility import SEE_PRIVATE
from pulumi_itsmng.sandbox.search.sql import Sql, joined, one_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype

_SEEN = {"AND SEEN FOLLOWUP": "followup", "AND SEEN TASK": "task"}
"""What stands for the follow-ups and tasks that are not private, and the right to see the others."""

_IN_ENTITIES, _IN_ENTITIES_OR_ABOVE = "AND ENTITIES", "AND ENTITIES OR ABOVE"


def spelled_out(context: RequestContext, condition: str) -> str:
    """A condition of a join with what the session sees for the words that stand for that.

    Args:
        condition: The condition, which may say AND ENTITIES, AND ENTITIES OR ABOVE, or AND SEEN with what is private.

    Returns:
        The condition in the server's SQL; nothing stands for all entities, and for all that is private.
    """
    active, above = (
        ", ".join(f"'{entity}'" for entity in entities)
        for entities in (context.session.active_entities, context.session.parent_entities)
    )
    own = f"`NEWTABLE`.`entities_id` IN ({active}) "
    inherited = f" OR (`NEWTABLE`.`is_recursive`='1' AND `NEWTABLE`.`entities_id` IN ({above})) " if above else ""
    for words, right in _SEEN.items():
        mine = f"AND (`NEWTABLE`.`is_private` = 0 OR `NEWTABLE`.`users_id` = '{context.session.user_id}')"
        condition = condition.replace(words, "" if context.session.has_right(right, SEE_PRIVATE) else mine)
    for words, restriction in ((_IN_ENTITIES_OR_ABOVE, own + inherited), (_IN_ENTITIES, own)):
        condition = condition.replace(words, "" if context.session.sees_all else f"AND ( {restriction} ) ")
    return condition


def in_entities(context: RequestContext, itemtype: Itemtype, alias: str, *, recursive: bool) -> Sql | None:
    """A condition that a row is in one of the session's entities.

    Args:
        alias: The row's table in the statement.
        recursive: Whether rows of the entities above that reach down count.

    Returns:
        The condition; None if the session sees all entities, so that even an item whose entity is gone is found.
    """
    session = context.session
    if session.sees_all:
        return None
    column = "id" if itemtype.name == "Entity" else "entities_id"
    condition = one_of(f"{alias}.{column}", session.active_entities)
    if not (recursive and session.parent_entities):
        return condition
    above = one_of(f"{alias}.entities_id", session.parent_entities)
    return joined(" OR ", [condition, Sql(f"({alias}.is_recursive = 1 AND {above.text})", above.values)])
