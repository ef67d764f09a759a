"""Fill empty tables as the installation does."""

# ruff: noqa: S608 - names of tables and columns are the schema's own; values are always bound

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.login import passwords
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage import Database

_HELPDESK_ITEMTYPES = (
    '["Computer","Monitor","NetworkEquipment","Peripheral","Phone","Printer","Software", "DCRoom", "Rack", "Enclosure"]'
)


def _no_change(statuses: str, allowed: tuple[int, int] | None = None) -> str:
    """From which status to which other a profile may not set an item, as the installation writes it.

    Args:
        statuses: All statuses, in the installation's order.
        allowed: The one change that is not forbidden.
    """
    numbers = [int(number) for number in statuses.split()]
    forbidden = {old: {new: 0 for new in numbers if new != old and (old, new) != allowed} for old in numbers}
    return json.dumps(forbidden, separators=(",", ":"))


_SOLVED, _CLOSED = 5, 6
_READ_ONLY_COMMENT = (
    "This profile defines read-only access. It is used when objects are locked. It can also be used to give to "
    "users rights to unlock objects."
)
_PROFILES: tuple[dict[str, Any], ...] = (
    {
        "name": "Self-Service",
        "interface": "helpdesk",
        "is_default": 1,
        "helpdesk_hardware": 1,
        "ticket_status": _no_change("1 2 3 4 5 6", allowed=(_SOLVED, _CLOSED)),
    },
    {"name": "Observer", "helpdesk_hardware": 1},
    {"name": "Admin", "managed_domainrecordtypes": "[-1]"},
    {"name": "Super-Admin", "managed_domainrecordtypes": "[-1]"},
    {"name": "Hotliner", "create_ticket_on_login": 1},
    {"name": "Technician"},
    {"name": "Supervisor"},
    {
        "name": "Read-Only",
        "helpdesk_hardware": 0,
        "helpdesk_item_type": "[]",
        "ticket_status": _no_change("1 2 3 4 5 6"),
        "problem_status": _no_change("1 7 2 3 4 5 8 6"),
        "change_status": _no_change("1 9 10 7 4 11 12 5 8 6"),
        "comment": _READ_ONLY_COMMENT,
    },
)

_USERS = (
    (2, "itsm", "itsm", None, 4, "SuperAdminApiToken0000000000000000000001"),
    (3, "post-only", "postonly", "en_GB", 1, None),
    (4, "tech", "tech", "en_GB", 6, "TechApiToken0000000000000000000000000002"),
    (5, "normal", "normal", "en_GB", 2, None),
)
_LOG_ENTRIES_BEFORE = 9
_LAST_RULE = 11


def fill(database: Database, moment: str) -> None:
    """Add the rows of a new installation with the API switched on.

    Args:
        database: The database, its tables empty.
        moment: When the API's tokens were made.
    """
    _add_settings(database)
    _add_profiles(database)
    _add_rights(database)
    _add_users(database, moment)
    for name, rows in _read("rows.json").items():
        for row in rows:
            database.insert(REGISTRY[name], row)
    database.execute(
        f"UPDATE {REGISTRY['APIClient'].table} SET app_token_date = ? WHERE app_token IS NOT NULL", (moment,)
    )
    database.skip_ids(REGISTRY["Log"], _LOG_ENTRIES_BEFORE)
    for itemtype in REGISTRY:
        if itemtype.name.startswith("Rule"):
            database.skip_ids(itemtype, _LAST_RULE)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_text(name))
    return content


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _add_settings(database: Database) -> None:
    for name, value in _read("settings.json").items():
        database.insert(REGISTRY["Config"], {"context": "core", "name": name, "value": value})


def _add_profiles(database: Database) -> None:
    for profile in _PROFILES:
        defaults = {
            "interface": "central",
            "helpdesk_hardware": 3,
            "comment": "",
            "helpdesk_item_type": _HELPDESK_ITEMTYPES,
            "ticket_status": "[]",
            "problem_status": "[]",
            "managed_domainrecordtypes": "[]",
        }
        database.insert(REGISTRY["Profile"], defaults | profile)


def _add_rights(database: Database) -> None:
    """Read rights.txt, which has them in the order of their ids: each line a profile and some of its rights."""
    for line in _text("rights.txt").splitlines():
        profile_id, *rights = line.split()
        for right in rights:
            name, _, bits = right.partition("=")
            database.insert(REGISTRY["ProfileRight"], {"profiles_id": profile_id, "name": name, "rights": bits})


def _add_users(database: Database, moment: str) -> None:
    for user_id, login, password, language, profile_id, token in _USERS:
        user = {
            "id": user_id,
            "name": login,
            "password": passwords.hashed(password),
            "language": language,
            "list_limit": 20,
            "authtype": 1,
            "api_token": token,
            "api_token_date": moment if token else None,
        }
        database.insert(REGISTRY["User"], user)
        link = {"id": user_id, "users_id": user_id, "profiles_id": profile_id, "entities_id": 0, "is_recursive": 1}
        database.insert(REGISTRY["Profile_User"], link)
