"""Networks, of which there is none: on PHP 8 the server's program ends where it would make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.addresses import Address, is_mask
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input


class IpNetworkBehaviour(TreeBehaviour):
    """A network is given as `address/mask`; the server compares a new one with an address that is not there."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse what is no network, and end on what is one."""
        given = wanted.get("network") or ""
        if isinstance(given, (list, dict)) or _is_network(as_text(given)):
            raise ServerBrokeError
        context.add_message("A network needs an address and a mask, as in 192.168.1.0/24")
        return None


def _is_network(text: str) -> bool:
    first, _, mask = text.partition("/")
    address = Address.parse(first)
    return address is not None and is_mask(mask.strip(), address.version)
