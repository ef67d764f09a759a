"""Contacts, costs of contracts and financial records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


class ContactBehaviour(Behaviour):
    """A contact is a person."""

    def name(self, call: Call, row: Row) -> str:  # noqa: ARG002
        """Name and first name."""
        return " ".join(part for part in (row["name"], row["firstname"]) if part)


class ContractCostBehaviour(ChildBehaviour):
    """A cost of a contract is for a time."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:  # noqa: ARG002
        """A cost without an end is for one day."""
        begin = wanted.get("begin_date")
        return wanted | {"end_date": begin} if begin and not wanted.get("end_date") else wanted


class InfocomBehaviour(ChildBehaviour):
    """An item has one financial record."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """Refuse a second one."""
        keys = {"itemtype": wanted.get("itemtype"), "items_id": as_id(wanted.get("items_id", 0))}
        return None if call.database.find(self.itemtype, **keys) else wanted
