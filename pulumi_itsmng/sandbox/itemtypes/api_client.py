"""API clients: addresses are given as texts and kept as numbers; App-Tokens are made by the server."""

from __future__ import annotations

import ipaddress
import secrets
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itemtypes.setup import SetupBehaviour
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class ApiClientBehaviour(SetupBehaviour):
    """An API client allows a range of IPv4 addresses, and one of IPv6."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Read the addresses, and make a token on request."""
        return _prepared(context, wanted)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Read the addresses, and make a token on request."""
        return _prepared(context, wanted)


def _prepared(context: RequestContext, wanted: Input) -> Input:
    prepared = dict(wanted)
    for column in ("ipv4_range_start", "ipv4_range_end"):
        if prepared.get(column) is not None:
            prepared[column] = _number(as_text(prepared[column]))
    start, end = prepared.get("ipv4_range_start"), prepared.get("ipv4_range_end")
    if start is not None and end is not None:
        bounds = sorted((start, end or start)) if start else ("NULL", "NULL")
        prepared |= dict(zip(("ipv4_range_start", "ipv4_range_end"), bounds, strict=True))
    if prepared.get("ipv6") == "":
        prepared["ipv6"] = "NULL"
    if prepared.get("_reset_app_token") is not None:
        prepared |= {"app_token": secrets.token_urlsafe(30), "app_token_date": context.now}
    return prepared


def _number(address: str) -> int:
    """An IPv4 address as a number; 0 if it is none."""
    try:
        return int(ipaddress.IPv4Address(address))
    except ValueError:
        return 0
