"""Profiles: an answer shows their rights, and an update can set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.login.profiles import rights_of
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input, Subject
    from pulumi_itsmng.sandbox.storage import Row

_RIGHT = REGISTRY["ProfileRight"]


class ProfileRightBehaviour(ChildBehaviour):
    """A right of a profile; its changes are the profile's."""

    def subject(self, row: Row) -> Subject:
        """The profile."""
        return "Profile", row["profiles_id"]

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:
        """Nothing follows, not even the note about a child that others leave in the history of their parent."""


class ProfileBehaviour(Behaviour):
    """A profile is its rights."""

    def extras(self, call: Call, row: Row) -> Row:
        """Its rights, by name."""
        return dict(rights_of(call.database, row["id"]))

    def added(self, call: Call, row: Row, wanted: Input) -> None:  # noqa: ARG002
        """Give it every right there is, with no bit set: those a client names are for later."""
        names = call.database.rows("SELECT DISTINCT name FROM glpi_profilerights ORDER BY name COLLATE BINARY")
        for name in names:
            call.database.insert(_RIGHT, {"profiles_id": row["id"], "name": name["name"], "rights": 0})
        if row["is_default"]:
            self._end_other_default(call, row)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Set the rights that are named, each with a `_` before its name."""
        self._set_rights(call, row["id"], wanted)
        return wanted

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:
        """A new default profile ends the old one."""
        super().updated(call, before, row, changed)
        if "is_default" in changed and as_id(row["is_default"]) == 1:
            self._end_other_default(call, row)

    def may_be_deleted(self, call: Call, row: Row) -> bool:
        """One with the right to delete profiles, as opposed to purging them, stays."""
        if not rights_of(call.database, row["id"]).get("profile", 0) & rights.DELETE:
            return True
        call.say("This profile is the last with write rights on profiles")
        return False

    def _end_other_default(self, call: Call, row: Row) -> None:
        for other in call.database.find(self.itemtype, is_default=1):
            if other["id"] != row["id"]:
                call.database.set_column(self.itemtype, other["id"], "is_default", 0)

    def _set_rights(self, call: Call, profile_id: int, wanted: Input) -> None:
        for right in call.database.find(_RIGHT, profiles_id=profile_id):
            given = wanted.get(f"_{right['name']}")
            if given is not None:
                update(call, _RIGHT, right, {"rights": _bits(given)})


def _bits(given: Any) -> int:
    """What the server makes of a right: a list is the sum of the positions that are set, all else a flag."""
    if isinstance(given, list):
        return sum(position for position, chosen in enumerate(given) if chosen)
    return int(bool(given))
