"""Addresses of network names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.addresses import Address
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_NO_ADDRESS = {"version": 0, "name": "", "binary_0": 0, "binary_1": 0, "binary_2": 0, "binary_3": 0}


class IpAddressBehaviour(ChildBehaviour):
    """An address is kept in its shortest spelling, and as numbers, and knows the asset it belongs to."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Read the address; one that is none is refused, but it can be left out."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else _read(context, prepared, _NO_ADDRESS)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Read the address if there is one; by nothing else can its numbers be changed."""
        prepared = super().prepare_update(context, row, wanted)
        return None if prepared is None else _read(context, prepared, {name: row[name] for name in _NO_ADDRESS})


def _read(context: RequestContext, wanted: Input, without: Row) -> Input | None:
    """The columns of the address that is wanted, or those there are without one."""
    if wanted.get("name") is None:
        return _owned(context, wanted | without)
    text = as_text(wanted["name"])
    address = Address.parse(text)
    if address:
        return _owned(context, wanted) | address.columns()
    if as_id(wanted.get("is_dynamic", 0)):  # an inventory agent may find what it wants
        return wanted | _NO_ADDRESS | {"name": text}
    context.add_message(f"Not an address: {text}")
    return None


def _owned(context: RequestContext, wanted: Input) -> Input:
    """The same with the asset whose port has the name that has the address."""
    if wanted.get("itemtype") is None or wanted.get("items_id") is None:
        return wanted
    name = context.database.get(REGISTRY["NetworkName"], as_id(wanted["items_id"]))
    itemtype = REGISTRY.find(str(name["itemtype"])) if name and wanted["itemtype"] == "NetworkName" else None
    port = context.database.get(itemtype, name["items_id"]) if name and itemtype else None
    if port and port.get("itemtype") is not None and port.get("items_id") is not None:
        return wanted | {"mainitemtype": port["itemtype"], "mainitems_id": port["items_id"]}
    return wanted | {"mainitemtype": "NULL", "mainitems_id": 0}
