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
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_SOFTWARE = REGISTRY["Software"]
_LICENCE = REGISTRY["SoftwareLicense"]
_GIVEN = REGISTRY["Item_SoftwareLicense"]


class LicenceBehaviour(TreeBehaviour):
    """A licence is for so many assets, or with a number below 0 for all."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse one that names no software; no date of expiry is none."""
        prepared = super().prepare_addition(context, wanted)
        if prepared is None:
            return None
        if not as_id(prepared.get("softwares_id") or 0):
            context.add_message("A licence must name its software")
            return None
        return prepared if prepared.get("expire") else {k: v for k, v in prepared.items() if k != "expire"}

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """With a new number it can become valid or invalid."""
        prepared = super().prepare_update(context, row, wanted)
        if prepared is None or prepared.get("number") is None:
            return prepared
        return prepared | {"is_valid": int(_is_enough(context, row["id"], as_id(prepared["number"])))}

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:  # noqa: ARG002
        """The software is valid if its licences are; the tree is not told of it."""
        _judge_software(context, row["softwares_id"])

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:  # noqa: ARG002
        """The software is valid if its licences are; the tree is not told of it."""
        if "is_valid" in changed:
            _judge_software(context, as_id(row["softwares_id"]))

    def full_name(self, context: RequestContext, row: Row) -> str:
        """The licence after its software."""
        return after_software(context, row, self.own_name(context, row))

    def may_be_deleted(self, context: RequestContext, row: Row) -> bool:
        """The server writes into a column of its parents that licences do not have."""
        if context.database.trees.above(self.itemtype, row["id"]):
            context.refuse(StatementRefusedError("Unknown column 'sons_cache' in 'SET'"))
        return super().may_be_deleted(context, row)

    def trashed(self, context: RequestContext, row: Row) -> None:
        """Move those below it up, as a purge does."""
        super().trashed(context, row)
        self.purging(context, row, {})

    def purged(self, context: RequestContext, row: Row) -> None:
        """The software is valid if its other licences are; the tree is not told of it."""
        _judge_software(context, row["softwares_id"])


class GivenLicenceBehaviour(LinkBehaviour):
    """An asset that has a licence counts."""

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Judge the licence, and then tell."""
        _judge(context, row["softwarelicenses_id"])
        super().added(context, row, wanted)

    def purged(self, context: RequestContext, row: Row) -> None:
        """Judge the licence."""
        super().purged(context, row)
        _judge(context, row["softwarelicenses_id"])


def _is_enough(context: RequestContext, licence_id: int, number: int) -> bool:
    return number < 0 or number >= _count(context, licence_id)


def _count(context: RequestContext, licence_id: int) -> int:
    """How many assets have it; templates and what is in the trash do not count."""
    count = 0
    for given in context.database.find(_GIVEN, softwarelicenses_id=licence_id, is_deleted=0):
        itemtype = REGISTRY.find(str(given["itemtype"]))
        item = context.database.get(itemtype, given["items_id"]) if itemtype else None
        count += item is not None and not item.get("is_deleted") and not item.get("is_template")
    return count


def _judge(context: RequestContext, licence_id: int) -> None:
    licence = context.database.get(_LICENCE, licence_id)
    if licence is None:
        return
    valid = int(_is_enough(context, licence_id, licence["number"]))
    if valid != licence["is_valid"]:
        update(context, _LICENCE, licence, {"id": licence_id, "is_valid": valid})


def _judge_software(context: RequestContext, software_id: int) -> None:
    software = context.database.get(_SOFTWARE, software_id)
    if software is None:
        return
    valid = int(all(licence["is_valid"] == 1 for licence in context.database.find(_LICENCE, softwares_id=software_id)))
    if valid != software["is_valid"]:
        update(context, _SOFTWARE, software, {"id": software_id, "is_valid": valid})
