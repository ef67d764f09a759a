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
_NO_STATUS_CHANGE = json.dumps(
    {str(old): {str(new): 0 for new in range(1, 7) if new != old and (old, new) != (5, 6)} for old in range(1, 7)},
    separators=(",", ":"),
)
_READ_ONLY_COMMENT = (
    "This profile defines read-only access. It is used when objects are locked. It can also be used to give to "
    "users rights to unlock objects."
)
_PROFILES = (
    {"name": "Self-Service", "interface": "helpdesk", "is_default": 1, "helpdesk_hardware": 1},
    {"name": "Observer", "helpdesk_hardware": 1},
    {"name": "Admin"},
    {"name": "Super-Admin", "managed_domainrecordtypes": "[-1]"},
    {"name": "Hotliner"},
    {"name": "Technician"},
    {"name": "Supervisor"},
    {"name": "Read-Only", "helpdesk_hardware": 0, "comment": _READ_ONLY_COMMENT},
)
_SUPER_ADMIN = 4
_RIGHT_IDS = {62: "knowbasecategory", 98: "location", 134: "itilcategory", 213: "computer"}
"""The ids of some rights of the Super-Admin, which come before those of their neighbours."""

_USERS = (
    (2, "itsm", "itsm", 4, "SuperAdminApiToken0000000000000000000001"),
    (3, "post-only", "postonly", 1, None),
    (4, "tech", "tech", 6, "TechApiToken0000000000000000000000000002"),
    (5, "normal", "normal", 2, None),
)
_LOG_ENTRIES_BEFORE = 9


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


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return content


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
            "ticket_status": _NO_STATUS_CHANGE if profile.get("interface") == "helpdesk" else "[]",
            "problem_status": "[]",
            "managed_domainrecordtypes": "[]",
        }
        database.insert(REGISTRY["Profile"], defaults | profile)


def _add_rights(database: Database) -> None:
    table = _read("rights.json")
    early = {(_SUPER_ADMIN, name): right_id for right_id, name in _RIGHT_IDS.items()}
    right_id = 0
    for profile_id in range(1, len(_PROFILES) + 1):
        for name, values in table.items():
            rights = values[profile_id - 1]
            if rights is None:
                continue
            key = (profile_id, name)
            if key not in early:
                right_id += 1
                while right_id in _RIGHT_IDS:
                    right_id += 1
            values_by_name = {"profiles_id": profile_id, "name": name, "rights": rights}
            database.insert(REGISTRY["ProfileRight"], {"id": early.get(key, right_id)} | values_by_name)


def _add_users(database: Database, moment: str) -> None:
    for user_id, login, password, profile_id, token in _USERS:
        user = {
            "id": user_id,
            "name": login,
            "password": passwords.hashed(password),
            "language": "en_GB",
            "list_limit": 20,
            "authtype": 1,
            "api_token": token,
            "api_token_date": moment if token else None,
        }
        database.insert(REGISTRY["User"], user)
        link = {"id": user_id, "users_id": user_id, "profiles_id": profile_id, "entities_id": 0, "is_recursive": 1}
        database.insert(REGISTRY["Profile_User"], link)
