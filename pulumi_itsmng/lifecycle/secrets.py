"""Passwords that nobody can read back: they are sent, and the server's own note of when it set one proves that it did.

The server says yes even where it does not take one. No log-in is tried.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from pulumi_itsmng.api import AmbiguousWrite
from pulumi_itsmng.catalog import Field
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.fetch import fetch_now
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import LiveItem
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.run import Run

_RULES = {
    "password_need_number": ("a digit", r"[0-9]"),
    "password_need_letter": ("a small letter", r"[a-z]"),
    "password_need_caps": ("a capital letter", r"[A-Z]"),
    "password_need_symbol": ("a sign", r"[^A-Za-z0-9_]"),
}
"""What the server may want a password to have, by the setting that says so."""

_UNKNOWN = (
    "it is the present one already, or the server has rules of its own for passwords, or the account that the "
    "provider uses has fewer rights than this one"
)


@dataclass(frozen=True)
class SecretChange:
    """Secrets to set.

    Attributes:
        names: the secrets, by the names of their fields.
        inputs: what the program gives.
        known: what the program last knew of the item; nothing of one that is taken over.
    """

    names: Set[str]
    inputs: Mapping[str, Any] = field(repr=False)
    known: Mapping[str, Any] = field(repr=False)


def secret_columns(secrets: Mapping[str, Field], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to send for secrets that a program sets: each twice, or the server ignores it."""
    given = {field.column or name: inputs[name] for name, field in secrets.items() if name in inputs}
    return given | {f"{column}2": value for column, value in given.items()}


async def set_secrets(run: Run, item: Item, live: LiveItem, change: SecretChange) -> LiveItem:
    """Set secrets of an item that is there.

    The server does not set a password that is the present one already. If somebody has set one since this program last
    knew of it, as this program itself has if it was stopped in the middle, that is most likely the case.

    Args:
        run: the run.
        item: the item.
        live: the item as it is now.
        change: the secrets.

    Raises:
        ItemError: a secret was not taken.
    """
    for name in sorted(change.names & item.itemtype.secrets.keys()):
        with item.doing(f"{name} not changed"):
            live = await _set_secret(run, item, live, change, name)
    return live


async def _set_secret(run: Run, item: Item, live: LiveItem, change: SecretChange, name: str) -> LiveItem:
    field = item.itemtype.secrets[name]
    proof = field.confirmed_by or ""
    before = live.outputs[proof]
    lost = await _send_secret(run, item, secret_columns({name: field}, change.inputs))
    live = await fetch_now(run, item)
    if live.outputs[proof] != before:
        return live
    if lost is not None:
        raise ItemError(lost.message, hint=lost.hint or "run the command again") from lost
    weakness = await likely_weakness(run.names, change.inputs[name])
    if before and before != change.known.get(proof) and weakness == _UNKNOWN:
        LOGGER.warning("%s: the server did not set the %s, most likely as it is the present one already", item, name)
        return live
    raise ItemError(f"the server did not take it: {weakness}")


async def _send_secret(run: Run, item: Item, columns: Mapping[str, Any]) -> AmbiguousWrite | None:
    """Send a secret; why nobody knows whether the server has it, if that is so."""
    try:
        await run.client.items(item.itemtype.api_itemtype).update(item.id, columns)
    except AmbiguousWrite as error:
        return error
    return None


async def likely_weakness(names: NameResolver, secret: str) -> str:
    """What the server's rules for passwords say against one, as far as they are known."""
    settings = await names.configuration()
    if not int(settings.get("use_password_security") or 0):
        return _UNKNOWN
    least = int(settings.get("password_min_length") or 0)
    lacking = [f"{least} characters"] if len(secret.encode()) < least else []
    lacking += [
        what
        for setting, (what, pattern) in _RULES.items()
        if int(settings.get(setting) or 0) and not re.search(pattern, secret)
    ]
    return f"it must have {', '.join(lacking)}" if lacking else _UNKNOWN
