"""What users come from: LDAP directories and mail servers. Nobody is looked up or logged in there."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from pulumi_itsmng.sandbox.itemtypes.setup import SetupBehaviour
from pulumi_itsmng.sandbox.php.values import truthy
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_UNDISCLOSED: Final = "rootdn_passwd"
_OPTIONS: Final = tuple(f"server_{option}" for option in ("type", "ssl", "cert", "tls", "rsh", "secure", "debug"))


class DirectoryBehaviour(SetupBehaviour):
    """One LDAP directory is the default; names of attributes are in small letters once they are changed."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Encrypt the password; beside no active directory, it is the default whatever the client says."""
        prepared = _encrypted(wanted)
        return prepared if context.database.find(self.itemtype, is_active=1) else prepared | {"is_default": 1}

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:  # noqa: ARG002
        """Let there be no other default."""
        self._keep_one_default(context, row)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Keep the password unless there is a new one, and the attribute by which users are known already."""
        prepared = _in_small_letters(_encrypted(wanted))
        if not truthy(prepared.get(_UNDISCLOSED)):
            prepared.pop(_UNDISCLOSED, None)
        if truthy(prepared.get("_blank_passwd")):
            prepared[_UNDISCLOSED] = ""
        if not row["sync_field"] or "sync_field" not in prepared or not self._knows_users_by_it(context, row):
            return prepared
        if prepared.pop("sync_field") == row["sync_field"]:
            return prepared
        context.add_message("The synchronization field is in use and cannot be changed.")
        return None

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:  # noqa: ARG002
        """Let there be no other default."""
        if "is_default" in changed:
            self._keep_one_default(context, row)

    def _keep_one_default(self, context: RequestContext, row: Row) -> None:
        if row["is_default"] != 1:
            return
        for other in context.database.find(self.itemtype, is_default=1):
            if other["id"] != row["id"]:
                context.database.set_column(self.itemtype, other["id"], "is_default", 0)

    def _knows_users_by_it(self, context: RequestContext, row: Row) -> bool:
        users = context.database.find(REGISTRY["User"], auths_id=row["id"])
        return any(user["sync_field"] is not None for user in users)


class MailServerBehaviour(SetupBehaviour):
    """A mail server is reached by a connection string, which can be given in parts."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """Put the connection string together."""
        return _connected(wanted)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Put the connection string together."""
        return _connected(wanted)


def _in_small_letters(wanted: Input) -> Input:
    """The names of attributes, which end so."""
    return wanted | {name: as_text(value).lower() for name, value in wanted.items() if name.endswith("_field")}


def _encrypted(wanted: Input) -> Input:
    """A password as nobody can read it; nobody reads it here at all."""
    return wanted | {_UNDISCLOSED: secrets.token_urlsafe(60)} if truthy(wanted.get(_UNDISCLOSED)) else wanted


def _connected(wanted: Input) -> Input:
    """The parts as one text, such as `{mail.example.org:993/imap/ssl}INBOX`; without a server, it is as given."""
    if not truthy(wanted.get("mail_server")):
        return wanted
    port = f":{_part(wanted, 'server_port')}" if _part(wanted, "server_port") else ""
    options = "".join(_part(wanted, name) for name in _OPTIONS)
    server = f"{{{_part(wanted, 'mail_server')}{port}{options}}}"
    return wanted | {"connect_string": server + _part(wanted, "server_mailbox")}


def _part(wanted: Input, name: str) -> str:
    return as_text(wanted[name]) if truthy(wanted.get(name)) else ""
