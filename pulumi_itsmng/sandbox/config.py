"""The installation's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.php.values import truthy

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage import Database


def settings(database: Database) -> dict[str, str | None]:
    """All settings of the core."""
    rows = database.rows("SELECT name, value FROM glpi_configs WHERE context = 'core' ORDER BY id")
    return {row["name"]: row["value"] for row in rows}


def setting(database: Database, name: str) -> str | None:
    """One setting.

    Returns:
        Its value; None if it is off, unset or unknown.
    """
    value = database.value("SELECT value FROM glpi_configs WHERE context = 'core' AND name = ?", (name,))
    return str(value) if truthy(value) else None
