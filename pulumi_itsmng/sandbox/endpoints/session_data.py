"""A session as getFullSession shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.http.answers import as_php_array
from pulumi_itsmng.sandbox.items.names import reference_name

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.session import Session


def session_data(call: Call, session: Session) -> dict[str, Any]:
    """Everything the server keeps about a session.

    Args:
        call: The request.
        session: The session.

    Returns:
        The session, by the server's own names.
    """
    entity = reference_name(call, "Entity", session.active_entity)
    if session.active_recursive:
        entity = f"{entity} (tree structure)"
    return {
        "glpiID": session.user_id,
        "glpiname": session.login,
        "glpiactive_entity": session.active_entity,
        "glpiactive_entity_recursive": session.active_recursive,
        "glpiactive_entity_name": entity,
        "glpiactive_entity_shortname": entity,
        "glpiactiveentities": as_php_array({entity_id: entity_id for entity_id in session.active_entities}),
        "glpiactiveentities_string": ", ".join(f"'{entity_id}'" for entity_id in session.active_entities),
        "glpiparententities": as_php_array({entity_id: entity_id for entity_id in session.parent_entities}),
        "glpiprofiles": as_php_array(
            {
                profile_id: profile | {"entities": as_php_array(profile["entities"])}
                for profile_id, profile in session.profiles.items()
            }
        ),
        "glpiactiveprofile": active_profile(session),
        "glpigroups": session.groups,
        "glpishowallentities": int(session.sees_all),
        "valid_id": session.token,
    }


def active_profile(session: Session) -> dict[str, Any]:
    """The active profile of a session.

    Args:
        session: The session.

    Returns:
        Its columns, its rights, its entities.
    """
    return session.profile | {"entities": as_php_array(session.profile["entities"])}
