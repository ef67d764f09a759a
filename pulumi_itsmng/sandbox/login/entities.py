"""The entity tree as a session sees it."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.session import Session
    from pulumi_itsmng.sandbox.storage import Database

_ENTITY = REGISTRY["Entity"]


def below(database: Database, entity_id: int) -> list[int]:
    """An entity and all below it."""
    return database.trees.below(_ENTITY, entity_id)


def above(database: Database, entity_id: int) -> list[int]:
    """The entities above one."""
    return database.trees.above(_ENTITY, entity_id)


def activate(database: Database, session: Session, entity_id: int, *, recursive: bool | int) -> bool:
    """Make one entity, and perhaps all below it, the active ones.

    Args:
        session: The session to change.
        recursive: Whether those below it are active too.
    """
    parents = above(database, entity_id)
    reachable = [
        entity
        for entity in session.profile["entities"].values()
        if entity["id"] in (entity_id, *parents) and (entity["is_recursive"] or not recursive)
    ]
    if not reachable:
        return False
    active = below(database, entity_id) if recursive else [entity_id]
    session.has_all_active, session.active_recursive = False, recursive
    _set(database, session, active, parents)
    return True


def activate_all(database: Database, session: Session) -> None:
    """Make all entities of the active profile the active ones.

    Args:
        session: The session to change.
    """
    active: dict[int, None] = {}
    parents: dict[int, None] = {}
    for entity in session.profile["entities"].values():
        parents |= dict.fromkeys(above(database, entity["id"]))
        active |= dict.fromkeys(below(database, entity["id"]) if entity["is_recursive"] else [entity["id"]])
    session.has_all_active, session.active_recursive = True, False
    _set(database, session, list(active), list(parents))


def _set(database: Database, session: Session, active: list[int], parents: list[int]) -> None:
    session.active_entity = active[0]
    session.active_entities = active
    session.parent_entities = parents
    entities: int = database.value(f"SELECT count(*) FROM {_ENTITY.table}")
    session.sees_all = entities <= len(active)
    session.groups = _groups(database, session)


def _groups(database: Database, session: Session) -> list[int]:
    """The user's groups that are visible in the active entities."""
    rows = database.rows(
        """SELECT g.id, g.entities_id, g.is_recursive FROM glpi_groups_users AS m JOIN glpi_groups AS g
           ON g.id = m.groups_id WHERE m.users_id = ? ORDER BY g.id""",
        (session.user_id,),
    )
    return [row["id"] for row in rows if session.sees_entity(row["entities_id"], recursive=bool(row["is_recursive"]))]
