"""What an asset is made of, what runs on it and what is connected to it."""

# ruff: noqa: S608 - names of tables are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.php.output import as_php_array
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS, components_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def devices(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The components of an asset, by kind and id."""
    found = {}
    for name in components_of(itemtype.name):
        built_in = context.database.find(REGISTRY[name], itemtype=itemtype.name, items_id=row["id"], is_deleted=0)
        if built_in:
            found[name] = as_php_array({one["id"]: _without(one, _OWNER) for one in built_in})
    return found or []


def disks(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The volumes of an asset, each called a name and with that of its file system."""
    volumes = context.database.rows(
        "SELECT glpi_filesystems.name AS fsname, glpi_items_disks.* FROM glpi_items_disks"
        " LEFT JOIN glpi_filesystems ON glpi_items_disks.filesystems_id = glpi_filesystems.id"
        " WHERE items_id = ? AND itemtype = ? AND is_deleted = 0 ORDER BY glpi_items_disks.id",
        (row["id"], itemtype.name),
    )
    return [{"name": _without(volume, _OWNER - {"itemtype"})} for volume in volumes]


def softwares(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """What is installed on an asset, by name and version."""
    return context.database.rows(
        "SELECT software.softwarecategories_id, software.id AS softwares_id, version.id AS softwareversions_id,"
        " installed.is_dynamic, version.states_id, software.is_valid FROM glpi_items_softwareversions AS installed"
        " LEFT JOIN glpi_softwareversions AS version ON installed.softwareversions_id = version.id"
        " LEFT JOIN glpi_softwares AS software ON version.softwares_id = software.id"
        " WHERE installed.items_id = ? AND installed.itemtype = ? AND installed.is_deleted = 0"
        " ORDER BY software.name, version.name, installed.id",
        (row["id"], itemtype.name),
    )


def connections(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:  # noqa: ARG001 - only computers have them
    """What is connected to a computer, by itemtype, as far as the profile may read that."""
    found = {}
    for name in ITEMTYPE_LISTS["directconnect_types"]:
        connected = REGISTRY[name]
        if not context.behaviour(connected).can_any(context, rights.READ):
            continue
        items = context.database.rows(
            "SELECT link.id AS assoc_id, link.computers_id AS assoc_computers_id, link.itemtype AS assoc_itemtype,"
            " link.items_id AS assoc_items_id, link.is_dynamic AS assoc_is_dynamic, item.*"
            f" FROM glpi_computers_items AS link LEFT JOIN {connected.table} AS item ON link.items_id = item.id"
            " WHERE link.computers_id = ? AND link.itemtype = ? AND link.is_deleted = 0 ORDER BY link.id",
            (row["id"], name),
        )
        if items:
            found[name] = items
    return found or []


_OWNER = frozenset({"items_id", "itemtype", "is_deleted"})


def _without(row: Row, names: frozenset[str]) -> Row:
    return {name: value for name, value in row.items() if name not in names}
