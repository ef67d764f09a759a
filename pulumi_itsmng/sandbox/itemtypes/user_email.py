"""Mail addresses of users, one of which is the default."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id, is_numeric, text_of
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_USER_EMAIL = REGISTRY["UserEmail"]
_ATOM = r"[A-Za-z0-9!#$%&*+/=?^_`{|}~-]+"  # quotes are legal, but come here with a backslash
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@)(?=.{{1,254}}$){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


class UserEmailBehaviour(ChildBehaviour):
    """A user has at most one default address, and the first is it."""

    def own_name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """It is called by the address."""
        return str(row["email"] or "")

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse what is no address; make the first one the default."""
        if not _ADDRESS.fullmatch(as_text(wanted.get("email"))):
            return None
        if not context.database.find(self.itemtype, users_id=as_id(wanted.get("users_id", 0))):
            return wanted | {"is_default": 1}
        return wanted

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """A new default address ends the old one."""
        super().added(context, row, wanted)
        if row["is_default"]:
            self._end_other_defaults(context, row)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Refuse a change that does not name the address, and one to what is none."""
        return wanted if _ADDRESS.fullmatch(as_text(wanted.get("email"))) else None

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """A new default address ends the old one."""
        super().updated(context, before, row, changed)
        if "is_default" in changed and as_id(row["is_default"]):
            self._end_other_defaults(context, row)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:
        """Make another address the default."""
        super().purging(context, row, orders)
        others = self._others(context, row)
        if row["is_default"] and others:
            context.database.set_column(self.itemtype, others[0]["id"], "is_default", 1)

    def _end_other_defaults(self, context: RequestContext, row: Row) -> None:
        for other in self._others(context, row):
            context.database.set_column(self.itemtype, other["id"], "is_default", 0)

    def _others(self, context: RequestContext, row: Row) -> list[Row]:
        mails = context.database.find(self.itemtype, users_id=row["users_id"])
        return [mail for mail in mails if mail["id"] != row["id"]]


def store_addresses(context: RequestContext, user_id: int, wanted: Input) -> None:
    """Store the `_useremails` of a user.

    A key above 0 is the id of an address that exists, whoever's it is; any other key is a new one.
    In a list the positions are the keys. A word is above 0, too, but the id of none.

    Args:
        wanted: What a client wants the user to be.

    Raises:
        ServerBrokeError: They are neither a list nor, with a new user, an object.
    """
    given = wanted.get("_useremails")
    if given is None:
        return
    if isinstance(given, list):
        given = {str(position): address for position, address in enumerate(given)}
    if not isinstance(given, dict):
        raise ServerBrokeError
    default = as_id(wanted.get("_default_email", 0))
    for key, address in given.items():
        is_default = int("_default_email" in wanted and as_id(key) == default)
        exists = as_id(key) > 0 if is_numeric(key) else key > "0"
        _store_address(context, user_id, as_id(key) if exists else None, text_of(address).strip(), is_default)


def _store_address(context: RequestContext, user_id: int, mail_id: int | None, address: str, is_default: int) -> None:
    values: dict[str, Any] = {"email": address, "is_default": is_default}
    if mail_id is None:
        add(context, _USER_EMAIL, {"users_id": user_id} | values)
        return
    row = context.database.get(_USER_EMAIL, mail_id)
    if row is None:
        return
    if address:
        update(context, _USER_EMAIL, row, values)
    else:
        delete(context, _USER_EMAIL, row, {}, purge=True)
