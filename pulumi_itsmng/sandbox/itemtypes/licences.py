"""Licences of software: a licence is valid until more assets have it than it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.tree import TreeBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.software import after_software
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage import StatementRefusedError

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_SOFTWARE = REGISTRY["Software"]
_LICENCE = REGISTRY["SoftwareLicense"]
_GIVEN = REGISTRY["Item_SoftwareLicense"]


class LicenceBehaviour(TreeBehaviour):
    """A licence is for so many assets, or with a number below 0 for all."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse one that names no software; no date of expiry is none."""
        prepared = super().prepare_addition(call, wanted)
        if prepared is None:
            return None
        if not as_id(prepared.get("softwares_id") or 0):
            call.say("A licence must name its software")
            return None
        return prepared if prepared.get("expire") else {k: v for k, v in prepared.items() if k != "expire"}

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """With a new number it can become valid or invalid."""
        prepared = super().prepare_update(call, row, wanted)
        if prepared is None or prepared.get("number") is None:
            return prepared
        return prepared | {"is_valid": int(_is_enough(call, row["id"], as_id(prepared["number"])))}

    def added(self, call: Call, row: Row, wanted: Input) -> None:  # noqa: ARG002
        """The software is valid if its licences are; the tree is not told of it."""
        _judge_software(call, row["softwares_id"])

    def updated(self, call: Call, before: Row, row: Row, changed: list[str]) -> None:  # noqa: ARG002
        """The software is valid if its licences are; the tree is not told of it."""
        if "is_valid" in changed:
            _judge_software(call, as_id(row["softwares_id"]))

    def full_name(self, call: Call, row: Row) -> str:
        """The licence after its software."""
        return after_software(call, row, self.own_name(call, row))

    def may_be_deleted(self, call: Call, row: Row) -> bool:
        """The server writes into a column of its parents that licences do not have."""
        if call.database.trees.above(self.itemtype, row["id"]):
            call.refuse(StatementRefusedError("Unknown column 'sons_cache' in 'SET'"))
        return super().may_be_deleted(call, row)

    def trashed(self, call: Call, row: Row) -> None:
        """Move those below it up, as a purge does."""
        super().trashed(call, row)
        self.purging(call, row, {})

    def purged(self, call: Call, row: Row) -> None:
        """The software is valid if its other licences are; the tree is not told of it."""
        _judge_software(call, row["softwares_id"])


class GivenLicenceBehaviour(LinkBehaviour):
    """An asset that has a licence counts."""

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Judge the licence, and then tell."""
        _judge(call, row["softwarelicenses_id"])
        super().added(call, row, wanted)

    def purged(self, call: Call, row: Row) -> None:
        """Judge the licence."""
        super().purged(call, row)
        _judge(call, row["softwarelicenses_id"])


def _is_enough(call: Call, licence_id: int, number: int) -> bool:
    return number < 0 or number >= _count(call, licence_id)


def _count(call: Call, licence_id: int) -> int:
    """How many assets have it; templates and what is in the trash do not count."""
    count = 0
    for given in call.database.find(_GIVEN, softwarelicenses_id=licence_id, is_deleted=0):
        itemtype = REGISTRY.find(str(given["itemtype"]))
        item = call.database.get(itemtype, given["items_id"]) if itemtype else None
        count += item is not None and not item.get("is_deleted") and not item.get("is_template")
    return count


def _judge(call: Call, licence_id: int) -> None:
    licence = call.database.get(_LICENCE, licence_id)
    if licence is None:
        return
    valid = int(_is_enough(call, licence_id, licence["number"]))
    if valid != licence["is_valid"]:
        update(call, _LICENCE, licence, {"id": licence_id, "is_valid": valid})


def _judge_software(call: Call, software_id: int) -> None:
    software = call.database.get(_SOFTWARE, software_id)
    if software is None:
        return
    valid = int(all(licence["is_valid"] == 1 for licence in call.database.find(_LICENCE, softwares_id=software_id)))
    if valid != software["is_valid"]:
        update(call, _SOFTWARE, software, {"id": software_id, "is_valid": valid})
