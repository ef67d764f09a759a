"""What is particular to users: passwords that nobody can read back, and the account that the provider itself uses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import datetime, timedelta, timezone
from typing import Any

from pulumi_itsmng.api import AmbiguousWrite
from pulumi_itsmng.catalog import Field
from pulumi_itsmng.lifecycle.asking import Asked, known_of
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import LiveItem, Values

_RULES = {
    "password_need_number": ("a digit", r"[0-9]"),
    "password_need_letter": ("a small letter", r"[a-z]"),
    "password_need_caps": ("a capital letter", r"[A-Z]"),
    "password_need_symbol": ("a sign", r"[^A-Za-z0-9_]"),
}
"""What the server may want a password to have, by the setting that says so."""


def secret_columns(secrets: Mapping[str, Field], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to send for secrets that a program sets: each twice, or the server ignores it."""
    given = {field.column or name: inputs[name] for name, field in secrets.items() if name in inputs}
    return given | {f"{column}2": value for column, value in given.items()}


class Secrets(Item):
    """Sets secrets, and makes sure that the server took them: it says yes even where it does not.

    No log-in is tried: the server notes when it last set a password.
    """

    def _lacking(self, inputs: Mapping[str, Any], live: LiveItem) -> set[str]:
        """The secrets that a program gives and an item has not."""
        secrets = self.itemtype.secrets.items()
        return {name for name, field in secrets if name in inputs and not live.outputs[field.proof or ""]}

    async def _set_secrets(
        self, item_id: int, names: Set[str], inputs: Mapping[str, Any], live: LiveItem, known: Mapping[str, Any]
    ) -> LiveItem:
        """Set secrets of an item that is there.

        The server does not set a password that is the present one already. If somebody has set one since this program
        last knew of it, as this program itself has if it was stopped in the middle, that is most likely the case.

        Args:
            item_id: the item's id.
            names: the secrets to set.
            inputs: what the program gives.
            live: the item as it is now.
            known: what the program last knew of it; nothing of an item that is taken over.

        Raises:
            ItemError: a secret was not taken.
        """
        for name in sorted(names & self.itemtype.secrets.keys()):
            field = self.itemtype.secrets[name]
            proof = field.proof or ""
            before = live.outputs[proof]
            with self._about(item_id, f"{name} not changed"):
                lost = await self._send_secret(item_id, secret_columns({name: field}, inputs))
                live = await self._read(item_id, verify=True)
                if live.outputs[proof] != before:
                    continue
                if lost is not None:
                    raise ItemError(lost.message, hint=lost.hint or "run the command again") from lost
                weakness = await self._likely_weakness(inputs[name])
                if before and before != known.get(proof) and weakness == _UNKNOWN:
                    LOGGER.warning(
                        "%s: the server did not set the %s, most likely as it is the present one already",
                        self._called(item_id),
                        name,
                    )
                    continue
                raise ItemError(f"the server did not take it: {weakness}")
        return live

    async def _send_secret(self, item_id: int, columns: Mapping[str, Any]) -> AmbiguousWrite | None:
        """Send a secret; why nobody knows whether the server has it, if that is so."""
        try:
            await self._items.update(item_id, columns)
        except AmbiguousWrite as error:
            return error
        return None

    async def _likely_weakness(self, secret: str) -> str:
        """What the server's rules for passwords say against one, as far as they are known."""
        settings = await self._directory.configuration()
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


_UNKNOWN = (
    "it is the present one already, or the server has rules of its own for passwords, or the account that the "
    "provider uses has fewer rights than this one"
)


class NewUsers(Item):
    """Spares what belongs to a user of this run the search for what is there already."""

    async def _belongs_to_new_user(self, asked: Asked) -> bool:
        """Whether it belongs to a user that this run has created, so that nothing else can have made it.

        The server gives a new user nothing but the default profile.
        """
        if not self.itemtype.always_adopts or not self._claims.is_created("User", asked.values["user"]):
            return False
        return asked.values.get("profile") not in await self._directory.default_profiles()


class OwnAccount(Item):
    """Keeps the provider from locking itself out."""

    async def _refuse_to_bar(self, item_id: int, changed: Values) -> None:
        """The account that the provider uses can log in after a change as before.

        Raises:
            ItemError: perhaps it could not.
        """
        barring = [name for name, value in changed.items() if _bars(name, value)]
        if barring and await self._is_own_account(item_id):
            raise ItemError(
                f"it is the account that the provider uses itself, and with that {' and '.join(barring)} it could "
                "perhaps not log in again",
                hint="change that in ITSM-NG, with another account",
            )

    async def _refuse_to_lock_out(self, item_id: int, state: Mapping[str, Any]) -> None:
        """The account that the provider uses is not deleted, and keeps an authorization.

        Raises:
            ItemError: it would not.
        """
        if await self._is_own_account(item_id):
            raise ItemError(
                "it is the account that the provider uses itself, and cannot be deleted from here",
                hint="to leave it alone, remove it with `pulumi state delete`, or set retain_on_delete",
            )
        if self.itemtype.name != "ProfileUser":
            return
        own = await self._directory.own_account()
        if known_of(self.itemtype, state).get("user") != own:
            return
        ids = {row["id"] async for row in self._items.list(of=("User", own))} - {item_id}
        # Others may be on their way out at the same time: what is let go here counts no more from now on.
        if all(self._claims.is_deleted(self.itemtype.name, one) for one in ids):
            raise ItemError(
                "it is the last authorization of the account that the provider uses itself",
                hint="give it another one first",
            )
        self._claims.delete(self.itemtype.name, item_id)

    async def _is_own_account(self, item_id: int) -> bool:
        return self.itemtype.name == "User" and item_id == await self._directory.own_account()


_EARLIEST, _LATEST = timedelta(hours=-12), timedelta(hours=14)
"""What the clock of a time zone shows at most before and after UTC: that of the server is not known."""


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
