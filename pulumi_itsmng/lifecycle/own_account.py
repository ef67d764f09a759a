"""Keep the provider from locking itself out of the account that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from pulumi_itsmng.lifecycle.desired import known_values
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import Values
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.run import Run

_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""What the clock of a time zone shows at most before and after UTC: that of the server is not known."""


async def refuse_to_bar(names: NameResolver, item: Item, changed: Values) -> None:
    """Leave the account that the provider uses able to log in as before.

    Raises:
        ItemError: after the change it perhaps could not.
    """
    barring = [name for name, value in changed.items() if _bars(name, value)]
    if barring and await _is_own_account(names, item):
        raise ItemError(
            f"it is the account that the provider uses itself, and with that {' and '.join(barring)} it could "
            "perhaps not log in again",
            hint="change that in ITSM-NG, with another account",
        )


async def refuse_to_lock_out(run: Run, item: Item, state: Mapping[str, Any]) -> None:
    """Leave the account that the provider uses, and one authorization of it.

    Raises:
        ItemError: the item to delete is the account, or its last authorization.
    """
    if await _is_own_account(run.names, item):
        raise ItemError(
            "it is the account that the provider uses itself, and cannot be deleted from here",
            hint="to leave it alone, remove it with `pulumi state delete`, or set retain_on_delete",
        )
    if item.itemtype.name != "ProfileUser":
        return
    own = await run.names.own_account()
    if known_values(item.itemtype, state).get("user") != own:
        return
    authorizations = run.client.items(item.itemtype.api_itemtype).list(of=("User", own))
    ids = {row["id"] async for row in authorizations} - {item.id}
    # Others may be on their way out at the same time: what is let go here counts no more from now on.
    if all(run.claims.is_deleted(item.itemtype.name, one) for one in ids):
        raise ItemError(
            "it is the last authorization of the account that the provider uses itself",
            hint="give it another one first",
        )
    run.claims.delete(item.itemtype.name, item.id)


async def _is_own_account(names: NameResolver, item: Item) -> bool:
    return item.itemtype.name == "User" and item.id == await names.own_account()


def _bars(name: str, value: Any) -> bool:
    """Whether a value of a user's field keeps the user from logging in, as far as can be known from here."""
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    match name:
        case "active":
            return not value
        case "valid_since":
            return value is not None and datetime.fromisoformat(value) > now + _EARLIEST
        case "valid_until":
            return value is not None and datetime.fromisoformat(value) < now + _LATEST
        case _:
            return name in ("authentication", "authentication_source")
