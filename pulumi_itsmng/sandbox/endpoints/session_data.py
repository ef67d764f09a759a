"""A session as getFullSession shows it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.config import settings
from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.itemtypes.user import friendly_name
from pulumi_itsmng.sandbox.itemtypes.user_preferences import PREFERENCES
from pulumi_itsmng.sandbox.php.output import as_php_array

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.session import Session

_OF_THE_INTERFACE: dict[str, Any] = {
    "glpi_dropdowntranslations": [],
    "glpi_tabs": [],
    "glpipluralnumber": 2,
    "glpiroot": "",
    "glpisearch": [],
    "noAUTO": 1,
}
_OF_A_RUNNING_SESSION: dict[str, Any] = {
    "INCOMING": 1,
    "ASSIGNED": 2,
    "PLANNED": 3,
    "WAITING": 4,
    "SOLVED": 5,
    "CLOSED": 6,
    "MESSAGE_AFTER_REDIRECT": [],
}


def session_data(context: RequestContext, session: Session) -> dict[str, Any]:
    """Everything the server keeps about a session.

    Returns:
        The session, by the server's own names.
    """
    return (
        _OF_THE_INTERFACE
        | _preferences(context, session)
        | _user_data(session)
        | _entity_data(context, session)
        | {
            "glpi_currenttime": context.now,
            "glpiprofiles": as_php_array(
                {
                    profile_id: profile | {"entities": as_php_array(profile["entities"])}
                    for profile_id, profile in session.profiles.items()
                }
            ),
            "glpiactiveprofile": active_profile(session),
            "glpigroups": session.groups,
            "valid_id": session.token,
        }
    )


def running_session_data(context: RequestContext) -> dict[str, Any]:
    """The session of a request, with what its requests have added.

    Returns:
        The session, by the server's own names.
    """
    return _OF_A_RUNNING_SESSION | session_data(context, context.session)


def active_profile(session: Session) -> dict[str, Any]:
    """The active profile of a session."""
    return session.profile | {"entities": as_php_array(session.profile["entities"])}


def _preferences(context: RequestContext, session: Session) -> dict[str, Any]:
    """The user's preferences, the installation's where he has none."""
    defaults = settings(context.database)
    own = {name: session.user[name] for name in PREFERENCES}
    return {f"glpi{name}": defaults.get(name) if value is None else value for name, value in own.items()}


def _user_data(session: Session) -> dict[str, Any]:
    user = session.user
    return {
        "glpiID": session.user_id,
        "glpiname": session.login,
        "glpifriendlyname": friendly_name(user),
        "glpirealname": user["realname"],
        "glpifirstname": user["firstname"],
        "glpidefault_entity": user["entities_id"],
        "glpiauthtype": user["authtype"],
        "glpiextauth": 0,
        "glpi_use_mode": user["use_mode"],
        "glpi_plannings": json.loads(user["plannings"] or "[]"),
        "glpicrontimer": int(datetime.fromisoformat(user["last_login"]).timestamp()),
    }


def _entity_data(context: RequestContext, session: Session) -> dict[str, Any]:
    name = reference_name(context, "Entity", session.active_entity)
    if session.active_recursive or session.has_all_active:
        name = f"{name} (tree structure)"
    parents = ", ".join(f"'{entity_id}'" for entity_id in session.parent_entities)
    # PHP takes the text of the root alone for an empty one, and adds no quotes.
    parents = "0" if session.parent_entities == [0] else parents
    return {
        "glpiactive_entity": session.active_entity,
        "glpiactive_entity_recursive": session.active_recursive,
        "glpiactive_entity_name": name,
        "glpiactive_entity_shortname": name.rpartition(" &gt; ")[2],
        "glpiactiveentities": as_php_array({entity_id: entity_id for entity_id in session.active_entities}),
        "glpiactiveentities_string": ", ".join(f"'{entity_id}'" for entity_id in session.active_entities),
        "glpiparententities": as_php_array({entity_id: entity_id for entity_id in session.parent_entities}),
        "glpiparententities_string": parents,
        "glpishowallentities": int(session.sees_all),
    }
