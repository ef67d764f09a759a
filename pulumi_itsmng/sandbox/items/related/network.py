"""The network ports of an item, each with its instantiation, name and addresses."""

# ruff: noqa: S608 - names of tables are the schema's own; values are always bound

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


def ports(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """The ports by the kind of their instantiation, whose fields are NULL where there is none."""
    found: dict[str, list[Row]] = {}
    for name in ITEMTYPE_LISTS["networkport_instantiations"]:
        for port in _of_kind(context, REGISTRY[name], itemtype, row):
            network_name = _network_name(context, port["netport_id"])
            found.setdefault(name, []).append(port | ({"NetworkName": network_name} if network_name else {}))
    return found or []


def _of_kind(context: RequestContext, instantiation: Itemtype, itemtype: Itemtype, row: Row) -> list[Row]:
    return context.database.rows(
        "SELECT port.id AS netport_id, port.entities_id, port.is_recursive, port.logical_number, port.name, port.mac,"
        " port.comment, port.is_dynamic, kind.*"
        f" FROM glpi_networkports AS port LEFT JOIN {instantiation.table} AS kind ON kind.networkports_id = port.id"
        " WHERE port.instantiation_type = ? AND port.items_id = ? AND port.itemtype = ? AND port.is_deleted = 0"
        " ORDER BY port.id",
        (instantiation.name, row["id"], itemtype.name),
    )


def _network_name(context: RequestContext, port_id: int) -> Row | None:
    """The first name of a port; it may have more."""
    names = context.database.find(REGISTRY["NetworkName"], itemtype="NetworkPort", items_id=port_id)
    if not names:
        return None
    name = names[0]
    domain = context.database.get(REGISTRY["FQDN"], name["fqdns_id"]) or {}
    return {
        "id": name["id"],
        "name": name["name"],
        "fqdns_id": name["fqdns_id"],
        "FQDN": {"id": name["fqdns_id"], "name": domain.get("name"), "fqdn": domain.get("fqdn")},
        "IPAddress": _addresses(context, name["id"]),
    }


def _addresses(context: RequestContext, name_id: int) -> list[Row]:
    """The addresses of a name, none of which is in a network; an empty one if there is none."""
    addresses = context.database.find(REGISTRY["IPAddress"], itemtype="NetworkName", items_id=name_id)
    shown = [{"id": str(address["id"]), "name": address["name"], "IPNetwork": []} for address in addresses]
    return shown or [{"id": "", "name": None, "IPNetwork": []}]
