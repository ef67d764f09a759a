"""Names in the internet: domains, and the names of network ports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.items.dropdown import DropdownBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_ADDRESS = REGISTRY["IPAddress"]
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


class FqdnBehaviour(DropdownBehaviour):
    """A domain has a name that the internet allows, in small letters."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one without a name, or with an impossible one."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else _with_domain(context, {"fqdn": ""} | prepared)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Refuse an impossible name."""
        prepared = super().prepare_update(context, row, wanted)
        return prepared if prepared is None or prepared.get("fqdn") is None else _with_domain(context, prepared)


class NetworkNameBehaviour(ChildBehaviour):
    """A network name is one label of a name in the internet; its addresses can be given with it."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse an impossible name; none is possible."""
        prepared = super().prepare_addition(context, wanted)
        return None if prepared is None else _with_label(context, prepared)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Refuse an impossible name."""
        prepared = super().prepare_update(context, row, wanted)
        return None if prepared is None else _with_label(context, prepared)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Make its addresses."""
        super().added(context, row, wanted)
        _set_addresses(context, row, wanted.get("_ipaddresses"))

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Change its addresses; to a change an object is no array, so that a list's positions are all it can name."""
        if not isinstance(addresses := wanted.get("_ipaddresses"), dict):
            _set_addresses(context, row, addresses)

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Tell its addresses where they are now."""
        super().updated(context, before, row, changed)
        if "itemtype" in changed or "items_id" in changed:
            keys = {"itemtype": "NetworkName", "items_id": row["id"]}
            for address in context.database.find(_ADDRESS, **keys):
                update(context, _ADDRESS, address, {"id": address["id"]} | keys)


def _with_domain(context: RequestContext, wanted: Input) -> Input | None:
    domain = as_text(wanted["fqdn"]).lower()
    if not all(_is_label(label) for label in domain.split(".")):
        context.add_message("That is no name of a domain")
        return None
    return wanted | {"fqdn": domain}


def _with_label(context: RequestContext, wanted: Input) -> Input | None:
    label = as_text(wanted.get("name") or "").lower()
    if not label:
        return wanted
    if not _is_label(label):
        context.add_message(f"Not a name in the internet: {label}")
        return None
    return wanted | {"name": label}


def _is_label(label: str) -> bool:
    """Whether that can stand between the dots of a name; what is not ASCII is so in its encoded form."""
    try:
        return _LABEL.fullmatch(label.encode("idna").decode("ascii")) is not None
    except UnicodeError:
        return False


def _set_addresses(context: RequestContext, row: Row, addresses: Any) -> None:
    """Make, change and remove addresses: a key below 0 makes one, any other is the id of one; no text removes it."""
    if not isinstance(addresses, (dict, list)):
        return
    pairs = addresses.items() if isinstance(addresses, dict) else enumerate(addresses)
    for key, text in pairs:
        wanted = {"itemtype": "NetworkName", "items_id": row["id"], "name": text}
        address_id = as_id(key)
        if address_id < 0:
            if text:
                add(context, _ADDRESS, {"entities_id": row["entities_id"]} | wanted)
        elif address := context.database.get(_ADDRESS, address_id):
            if text:
                update(context, _ADDRESS, address, {"id": address_id} | wanted)
            else:
                delete(context, _ADDRESS, address, {}, purge=False)
