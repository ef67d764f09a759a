"""What people and the server itself wrote down about an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.php.output import as_php_array
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def notes(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The notes about an item, the latest first, each with the picture of who changed it last."""
    return context.database.rows(
        "SELECT glpi_notepads.*, glpi_users.picture FROM glpi_notepads"
        " LEFT JOIN glpi_users ON glpi_notepads.users_id_lastupdater = glpi_users.id"
        " WHERE itemtype = ? AND items_id = ? ORDER BY glpi_notepads.date_mod DESC, glpi_notepads.id",
        (itemtype.name, row["id"]),
    )


def logs(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The history of an item, by the ids of its entries."""
    entries = context.database.find(REGISTRY["Log"], itemtype=itemtype.name, items_id=row["id"])
    return as_php_array({entry["id"]: entry for entry in entries})
