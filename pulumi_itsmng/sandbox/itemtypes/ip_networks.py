"""Networks: a tree whose branches follow from the addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.addresses import Address
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.ip_links import (
    link_network,
    networks_around,
    networks_inside,
    same_networks,
)
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_NO_GATEWAY = {"gateway": "", "gateway_0": 0, "gateway_1": 0, "gateway_2": 0, "gateway_3": 0}


class IpNetworkBehaviour(TreeBehaviour):
    """A network is given as `address/mask`, and is below the smallest network that contains it."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Read address, mask and gateway, and find the network it is in."""
        prepared = self._read(call, wanted, None)
        return None if prepared is None else super().prepare_addition(call, prepared)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Read address, mask and gateway; what the client does not name stays."""
        known = {"network": _spelling(row), "gateway": row["gateway"]}
        given = {name: value for name, value in wanted.items() if value is not None}
        prepared = self._read(call, known | given, row)
        if prepared is None:
            return None
        return super().prepare_update(call, row, {"name": row["name"]} | prepared)

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Take in the networks and the addresses inside."""
        super().added(call, row, wanted)
        link_network(call, row)
        self._take_in(call, row)

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:
        """Take in the networks and the addresses that are inside now."""
        super().updated(call, before, row, changed)
        if {"address", "netmask"} & set(changed):
            now = call.database.get(self.itemtype, row["id"]) or row
            link_network(call, now)
            self._take_in(call, now)

    def purging(self, call: Call, row: Row, orders: Input) -> None:
        """Leave the networks inside until it is gone."""

    def purged(self, call: Call, row: Row) -> None:
        """Let the networks inside find their places anew."""
        super().purged(call, row)
        for other in call.database.find(self.itemtype, **{self.parent_column: row["id"]}):
            update(call, self.itemtype, other, {"id": other["id"]})

    def extras(self, call: Call, row: Row) -> Row:  # noqa: ARG002
        """Address and mask in one."""
        return {} if row["address"] is None or row["netmask"] is None else {"network": _spelling(row)}

    def _read(self, call: Call, wanted: Input, row: Row | None) -> Input | None:
        if isinstance(wanted.get("network"), (list, dict)):
            raise ServerBrokeError
        given = as_text(wanted.get("network") or "")
        address, slash, mask = given.partition("/")
        parsed = Address.parse(address)
        bits = Address.parse_mask(mask.strip(), parsed.version) if parsed and slash and "/" not in mask else None
        if parsed is None or bits is None:
            call.say("A network needs an address and a mask, as in 192.168.1.0/24")
            return None
        first = parsed.masked(bits)
        entity = as_id((row or wanted).get("entities_id", call.session.active_entity))
        others = same_networks(call, first.version, first.words, bits.words, entity)
        own_id = row["id"] if row else 0
        if given != (_spelling(row) if row else "") and any(other["id"] != own_id for other in others):
            call.say("There is such a network already")
            return None
        around = networks_around(call, first.version, first.words, bits.words, entity)
        parents = [network["id"] for network in around if network["id"] != own_id]
        return (
            wanted
            | {"version": first.version, self.parent_column: parents[0] if parents else 0}
            | first.columns("address", "address")
            | bits.columns("netmask", "netmask")
            | _gateway(call, as_text(wanted.get("gateway") or ""), first, bits)
        )

    def _take_in(self, call: Call, row: Row) -> None:
        """Let the networks inside find their places anew."""
        for other in networks_inside(call, row):
            update(call, self.itemtype, other, {"id": other["id"]})


def _spelling(row: Row) -> str:
    return f"{row['address']} / {row['netmask']}"


def _gateway(call: Call, text: str, first: Address, mask: Address) -> Input:
    """The gateway, if it is an address of the network."""
    gateway = Address.parse(text) if text else None
    if gateway and gateway.version == first.version and gateway.masked(mask).words == first.words:
        return gateway.columns("gateway", "gateway")
    if text:
        call.say("The gateway is no address of the network")
    return dict(_NO_GATEWAY)
