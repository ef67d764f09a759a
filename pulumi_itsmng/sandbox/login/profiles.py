"""The profiles a user has, and switching between them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.rights import CREATE
from pulumi_itsmng.sandbox.login.entities import activate, activate_all
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Collection

    from pulumi_itsmng.sandbox.session import Profile, Session
    from pulumi_itsmng.sandbox.storage import Database, Row

_PROFILE = REGISTRY["Profile"]
_CENTRAL = "central"
_HELPDESK = "helpdesk"
_LISTS = ("helpdesk_item_type", "managed_domainrecordtypes")
_ENCODED = (*_LISTS, "ticket_status", "problem_status", "change_status")
_OF_A_HELPDESK = frozenset(
    [
        "id",
        "name",
        "interface",
        "is_default",
        "entities",
        "create_ticket_on_login",
        "tickettemplates_id",
        "changetemplates_id",
        "problemtemplates_id",
        "helpdesk_hardware",
        "helpdesk_item_type",
        "ticket_status",
        "managed_domainrecordtypes",
        "followup",
        "knowbase",
        "password_update",
        "personalization",
        "reminder_public",
        "reservation",
        "rssfeed_public",
        "show_group_hardware",
        "task",
        "ticket",
        "ticketvalidation",
    ]
)


def profiles_of(database: Database, user_id: int) -> dict[int, Profile]:
    """The profiles of a user, in the order of their names.

    Returns:
        Name and entities of each; the entities by id.
    """
    profiles: dict[int, Profile] = {}
    rows = database.rows(
        """SELECT DISTINCT p.id, p.name, e.id AS entity, e.name AS entity_name, u.is_recursive
           FROM glpi_profiles_users AS u JOIN glpi_profiles AS p ON p.id = u.profiles_id
           JOIN glpi_entities AS e ON e.id = u.entities_id
           WHERE u.users_id = ? ORDER BY p.name, p.id, e.completename, u.is_recursive""",
        (user_id,),
    )
    for row in rows:
        profile = profiles.setdefault(row["id"], {"name": row["name"], "entities": {}})
        profile["entities"][row["entity"]] = {
            "id": row["entity"],
            "name": row["entity_name"],
            "is_recursive": row["is_recursive"],
        }
    return profiles


def switch(database: Database, session: Session, profile_id: int) -> None:
    """Make a profile the active one, and the user's default entity within it.

    Args:
        session: The session to change.
        profile_id: The profile; the session has it.
    """
    entities = session.profiles[profile_id]["entities"]
    row = database.get(_PROFILE, profile_id) or {"id": profile_id, "name": session.profiles[profile_id]["name"]}
    session.profile = _active(row | rights_of(database, profile_id) | {"entities": entities})
    default = session.user["entities_id"]
    if default in entities and activate(database, session, default, recursive=entities[default]["is_recursive"]):
        return
    if not activate(database, session, default, recursive=True):
        activate_all(database, session)


def rights_of(database: Database, profile_id: int) -> dict[str, int]:
    """The rights of a profile.

    Returns:
        The bits of each right, by name.
    """
    rows = database.rows("SELECT name, rights FROM glpi_profilerights WHERE profiles_id = ?", (profile_id,))
    return {row["name"]: row["rights"] for row in rows}


def outranks(database: Database, session: Session, profile_ids: Collection[int]) -> bool:
    """Whether a session may hand out profiles: it can make profiles, or has all the rights they have.

    Args:
        profile_ids: The profiles; none stands for all there are.
    """
    profiles = [database.get(_PROFILE, profile_id) for profile_id in profile_ids] or database.find(_PROFILE)
    return all(profile is not None and _outranks(database, session, profile) for profile in profiles)


def _outranks(database: Database, session: Session, profile: Row) -> bool:
    if session.has_right("profile", CREATE):
        return True
    own = session.profile
    if own["interface"] == _CENTRAL and profile["interface"] == _HELPDESK:
        return True
    given = rights_of(database, profile["id"])
    names = {row["name"] for row in database.rows("SELECT DISTINCT name FROM glpi_profilerights")}
    if own["interface"] == _HELPDESK:
        names &= _OF_A_HELPDESK
    return profile["interface"] == own["interface"] and all(
        name in given and not given[name] & ~int(own.get(name) or 0) for name in names
    )


def _active(profile: dict[str, Any]) -> Profile:
    """A profile as a session keeps it; the simplified interface knows only some of it."""
    for name in _ENCODED:
        if profile[name] is not None or name in _LISTS:
            decoded = json.loads(profile[name] or "[]")
            profile[name] = decoded if isinstance(decoded, (list, dict)) else []
    if profile.get("interface") == _HELPDESK:
        return {name: value for name, value in profile.items() if name in _OF_A_HELPDESK}
    return profile
