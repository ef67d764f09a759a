"""Which addresses and networks are in which networks, and the links that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.login.entities import above, below
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.addresses import Words
    from pulumi_itsmng.sandbox.storage import Row

_LINK = REGISTRY["IPAddress_IPNetwork"]
_ADDRESS = REGISTRY["IPAddress"]
_NETWORK = REGISTRY["IPNetwork"]
_EVERY_BIT = 0xFFFFFFFF
EXACT: Words = (_EVERY_BIT, _EVERY_BIT, _EVERY_BIT, _EVERY_BIT)
"""The mask of a single address."""


def networks_around(call: Call, version: int, words: Words, mask: Words, entity: int) -> list[Row]:
    """The networks that contain an address or a network, in its entity and those above, the smallest first.

    Args:
        call: The request.
        version: The version of the address.
        words: The address.
        mask: Its mask.
        entity: Its entity.

    Returns:
        The networks.
    """
    found = [
        network
        for network in _networks(call, version, [entity, *above(call.database, entity)])
        if _contains(network, words, mask)
    ]
    return sorted(found, key=_size)


def networks_inside(call: Call, network: Row) -> list[Row]:
    """The networks inside a network, in its entity and those below.

    Args:
        call: The request.
        network: The network.

    Returns:
        The others.
    """
    others = _networks(call, network["version"], below(call.database, network["entities_id"]))
    return [
        other
        for other in others
        if other["id"] != network["id"] and _contains(network, words_of(other, "address"), words_of(other, "netmask"))
    ]


def same_networks(call: Call, version: int, words: Words, mask: Words, entity: int) -> list[Row]:
    """The networks of an entity with that address and mask.

    Args:
        call: The request.
        version: The version of the address.
        words: The address.
        mask: The mask.
        entity: The entity.

    Returns:
        The networks.
    """
    return [
        network
        for network in _networks(call, version, [entity])
        if (words_of(network, "address"), words_of(network, "netmask")) == (words, mask)
    ]


def link_address(call: Call, address: Row) -> None:
    """Link an address with the networks it is in.

    Args:
        call: The request.
        address: The address.
    """
    _unlink(call, ipaddresses_id=address["id"])
    words = words_of(address, "binary")
    for network in networks_around(call, address["version"], words, EXACT, address["entities_id"]):
        _link(call, address["id"], network["id"])


def link_network(call: Call, network: Row) -> None:
    """Link a network with all addresses that are in it, whatever their entity.

    Args:
        call: The request.
        network: The network.
    """
    _unlink(call, ipnetworks_id=network["id"])
    for address in call.database.find(_ADDRESS, version=network["version"]):
        if _contains(network, words_of(address, "binary"), EXACT):
            _link(call, address["id"], network["id"])


def words_of(row: Row, name: str) -> Words:
    """The numbers of an address in the columns of an item.

    Args:
        row: The item.
        name: The beginning of the columns' names.

    Returns:
        The four numbers.
    """
    first, second, third, fourth = (int(row[f"{name}_{position}"]) for position in range(4))
    return first, second, third, fourth


def _link(call: Call, address_id: int, network_id: int) -> None:
    add(call, _LINK, {"ipaddresses_id": address_id, "ipnetworks_id": network_id})


def _unlink(call: Call, **keys: int) -> None:
    for link in call.database.find(_LINK, **keys):
        delete(call, _LINK, link, {}, purge=True)


def _networks(call: Call, version: int, entities: list[int]) -> list[Row]:
    return [row for row in call.database.find(_NETWORK, version=version) if row["entities_id"] in entities]


def _contains(network: Row, words: Words, mask: Words) -> bool:
    own, bits = words_of(network, "address"), words_of(network, "netmask")
    first = 3 if network["version"] == 4 else 0
    return all(
        own[position] & bits[position] == words[position] & bits[position]
        and mask[position] & bits[position] == bits[position]
        for position in range(first, 4)
    )


def _size(network: Row) -> int:
    return -sum(word.bit_count() for word in words_of(network, "netmask"))
