"""Profiles: an answer shows their rights, and an update can set them; some columns keep lists as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import InnerObject, as_id
from pulumi_itsmng.sandbox.login.profiles import rights_of
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input, Subject
    from pulumi_itsmng.sandbox.storage import Row

_RIGHT = REGISTRY["ProfileRight"]
_HELPDESK = "helpdesk"
_LISTS = {
    "helpdesk_item_type": "_helpdesk_item_types",
    "managed_domainrecordtypes": "_managed_domainrecordtypes",
}
"""Columns that keep a list, and what a change must say to set one; a creation just names it."""


def _json(value: Any) -> str:
    """JSON as PHP writes it."""
    return json.dumps(value, separators=(",", ":"), default=lambda inner: inner.members).replace("/", "\\/")


def _texts(value: Any) -> Any:
    """The value of a client with texts instead of numbers and booleans: the server escapes it before it encodes it."""
    if isinstance(value, dict):
        return {name: _texts(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return value if value is None or isinstance(value, InnerObject) else as_text(value)


_NO_STEPS = _json({status: {other: 0 for other in range(1, 7) if other != status} for status in range(1, 7)})
"""From no status of a ticket to any other."""


class ProfileRightBehaviour(ChildBehaviour):
    """A right of a profile; its changes are the profile's."""

    def subject(self, row: Row) -> Subject:
        """The profile."""
        return "Profile", row["profiles_id"]

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Nothing follows, not even the note about a child that others leave in the history of their parent."""


class ProfileBehaviour(Behaviour):
    """A profile is its rights."""

    encodes = frozenset(_LISTS)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """Keep lists as JSON, and let nobody of the simplified interface change the status of a ticket."""
        encoded = {name: _json(_texts(wanted[name])) for name in self.encodes if wanted.get(name) is not None}
        if wanted.get("interface") == _HELPDESK:
            encoded["ticket_status"] = _NO_STEPS
        return wanted | encoded

    def extras(self, context: RequestContext, row: Row) -> Row:
        """Its rights, by name."""
        return dict(rights_of(context.database, row["id"]))

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:  # noqa: ARG002
        """Give it every right there is, with no bit set: those a client names are for later."""
        names = context.database.rows(
            "SELECT name FROM glpi_profilerights GROUP BY name ORDER BY min(profiles_id), name COLLATE BINARY"
        )
        for name in names:
            add(context, _RIGHT, {"profiles_id": row["id"], "name": name["name"], "rights": 0})
        if row["is_default"]:
            self._end_other_default(context, row)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """Set the rights that are named, each with a `_` before its name."""
        self._set_rights(context, row["id"], wanted)
        ordered = (name for name, order in _LISTS.items() if wanted.get(order) is not None)
        return wanted | {name: _json(_list(wanted.get(name))) for name in ordered}

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """A new default profile ends the old one."""
        super().updated(context, before, row, changed)
        if "is_default" in changed and as_id(row["is_default"]) == 1:
            self._end_other_default(context, row)

    def may_be_deleted(self, context: RequestContext, row: Row) -> bool:
        """One with the right to delete profiles, as opposed to purging them, stays."""
        if not rights_of(context.database, row["id"]).get("profile", 0) & rights.DELETE:
            return True
        context.add_message("This profile is the last with write rights on profiles")
        return False

    def _end_other_default(self, context: RequestContext, row: Row) -> None:
        for other in context.database.find(self.itemtype, is_default=1):
            if other["id"] != row["id"]:
                context.database.set_column(self.itemtype, other["id"], "is_default", 0)

    def _set_rights(self, context: RequestContext, profile_id: int, wanted: Input) -> None:
        for right in context.database.find(_RIGHT, profiles_id=profile_id):
            given = wanted.get(f"_{right['name']}")
            if given is not None:
                update(context, _RIGHT, right, {"rights": _bits(given)})


def _list(given: Any) -> list[Any]:
    """A list of texts; an empty one for all else, and all kinds of domain records leave no others in it."""
    listed = _texts(given) if isinstance(given, list) else []
    return [-1] if "-1" in listed else listed


def _bits(given: Any) -> int:
    """What the server makes of a right: a list is the sum of the positions that are set, all else a flag."""
    if isinstance(given, list):
        return sum(position for position, chosen in enumerate(given) if chosen)
    return int(bool(given))
