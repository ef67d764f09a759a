"""Contacts, costs of contracts and financial records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour, LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.login.entities import above
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input, Subject
    from pulumi_itsmng.sandbox.storage import Row

_FROM_THE_PARENT = -2


class ContactBehaviour(Behaviour):
    """A contact is a person."""

    def name(self, context: RequestContext, row: Row) -> str:  # noqa: ARG002
        """Name and first name, a space between them even if there is but one."""
        return f"{row['name'] or ''} {row['firstname'] or ''}"

    def own_name(self, context: RequestContext, row: Row) -> str:
        """Name and first name; one without a name has none."""
        return self.name(context, row).strip() if row["name"] else ""


class ContractCostBehaviour(ChildBehaviour):
    """A cost of a contract is for a time."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:  # noqa: ARG002
        """A cost without an end, or with one before its beginning, is for one day."""
        return _in_time(wanted)

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:
        """A new beginning without an end after it is for one day."""
        prepared = super().prepare_update(context, row, wanted)
        return None if prepared is None else _in_time(prepared)


class ContractItemBehaviour(LinkBehaviour):
    """A contract can be for so many items and no more."""

    def can_create(self, context: RequestContext, wanted: Input) -> bool:
        """Refuse one more than the contract allows."""
        contract = self.parent(context, self.attachments[0], wanted)
        if contract is None:
            return False
        most = contract[1]["max_links_allowed"]
        if 0 < most <= len(context.database.find(self.itemtype, contracts_id=contract[1]["id"])):
            return False
        return super().can_create(context, wanted)


class InfocomBehaviour(ChildBehaviour):
    """An item has one financial record; the item's history tells of its changes, but not of itself."""

    told = False

    def in_scope(self, context: RequestContext, right: int, row: Row) -> bool:
        """To write one the right to financial records is enough, whatever it is about."""
        return right in (rights.CREATE, rights.UPDATE, rights.PURGE) or super().in_scope(context, right, row)

    def subject(self, row: Row) -> Subject:
        """The item it is about."""
        return str(row["itemtype"]), row["items_id"]

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse a second one; whether it alerts is the entity's choice."""
        item = self.parent(context, self.attachments[0], wanted)
        keys = {"itemtype": wanted.get("itemtype"), "items_id": as_id(wanted.get("items_id", 0))}
        if item is None or context.database.find(self.itemtype, **keys):
            return None
        return wanted | {"alert": _inherited(context, item[1].get("entities_id", 0), "default_infocom_alert")}


def _in_time(wanted: Input) -> Input:
    begin, end = (as_text(wanted.get(name) or "") for name in ("begin_date", "end_date"))
    return wanted | {"end_date": begin} if begin and (end in ("", "NULL") or end < begin) else wanted


def _inherited(context: RequestContext, entity_id: int, name: str) -> int:
    """A setting of an entity, or of the first above it that does not leave it to its parent."""
    for candidate in (entity_id, *reversed(above(context.database, entity_id))):
        entity = context.database.get(REGISTRY["Entity"], candidate)
        if entity and entity[name] != _FROM_THE_PARENT:
            return int(entity[name])
    return 0
