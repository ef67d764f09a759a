"""Documents and their links to other items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import LinkBehaviour
from pulumi_itsmng.sandbox.items.behaviour import Behaviour
from pulumi_itsmng.sandbox.items.unique import unique_tag
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.document_file import remove_unless_shared, take_upload
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_ADD_FOLLOWUP_TO_OWN_TICKET = 4
_WEB_ADDRESS = re.compile(r"https?://[^\s`!(){};'\",<>\u00ab\u00bb\u201c\u201d\u2018\u2019+]+", re.IGNORECASE)
_LONGEST_NAME = 200
_NOT_AVAILABLE = "N/A"
_LABELS = {
    "CartridgeItem": "Cartridge model",
    "ChangeTask": "Change task",
    "ConsumableItem": "Consumable model",
    "ITILFollowup": "Followup",
    "ITILSolution": "Solution",
    "KnowbaseItem": "Knowledge base",
    "NetworkEquipment": "Network device",
    "Peripheral": "Device",
    "ProblemTask": "Problem task",
    "ProjectTask": "Project task",
    "SoftwareLicense": "License",
    "TicketTask": "Ticket task",
}
"""What itemtypes are called where that is not the itemtype's name."""


class DocumentBehaviour(Behaviour):
    """A document: a file, or a link, or only a name."""

    def can_any(self, context: RequestContext, right: int) -> bool:
        """Who may add follow-ups to his tickets may also add documents."""
        if right == rights.CREATE and context.session.has_right("followup", _ADD_FOLLOWUP_TO_OWN_TICKET):
            return True
        return super().can_any(context, right)

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Take the upload, and name the document after the item it is for, or after its file."""
        item = _item(context, wanted)
        prepared = wanted | {"users_id": context.session.user_id}
        if item:
            prepared["name"] = _name_for(context, *item)
        with_file = take_upload(context, prepared) if prepared.get("_filename") else None
        if item and with_file is None and not _names_a_file(context, wanted):
            return None
        prepared = with_file or prepared
        if not prepared.get("tag"):
            prepared["tag"] = unique_tag()
        if not prepared.get("name") and prepared.get("filename") is not None:
            prepared["name"] = prepared["filename"]
        if prepared.get("_only_if_upload_succeed") and not prepared.get("filename"):
            return None
        return _with_valid_link(context, prepared)

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Link it to the item it is for."""
        itemtype, item_id = wanted.get("itemtype"), as_id(wanted.get("items_id", 0))
        if itemtype and (item_id > 0 or (item_id == 0 and itemtype == "Entity" and "items_id" in wanted)):
            link = {"documents_id": row["id"], "itemtype": itemtype, "items_id": item_id}
            add(context, _DOCUMENT_ITEM, context.behaviour(_DOCUMENT_ITEM).complete(context, link))

    def prepare_update(self, context: RequestContext, row: Row, wanted: Input) -> Input | None:  # noqa: ARG002
        """Take an upload instead of the file that is said to be there."""
        prepared = wanted
        if wanted.get("current_filepath") is not None and wanted.get("_filename"):
            prepared = take_upload(context, wanted) or wanted
        return _with_valid_link(context, prepared)

    def purging(self, context: RequestContext, row: Row, orders: Input) -> None:  # noqa: ARG002
        """Remove the file as well."""
        if row["filepath"]:
            remove_unless_shared(context, row["filepath"])


class DocumentItemBehaviour(LinkBehaviour):
    """A link to a document keeps who made it."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """Refuse what links nothing, a document with itself, and a second link at the same place."""
        itemtype, document_id = wanted.get("itemtype"), as_id(wanted.get("documents_id", 0))
        item_id = as_id(wanted.get("items_id", 0))
        if not itemtype or not document_id or not (item_id or itemtype == "Entity"):
            return None
        if itemtype == "Document" and item_id == document_id:
            return None
        keys = {"documents_id": document_id, "itemtype": itemtype, "items_id": item_id}
        position = wanted.get("timeline_position")
        if position is not None and context.database.find(self.itemtype, timeline_position=as_id(position), **keys):
            return None
        return wanted if wanted.get("users_id") is not None else wanted | {"users_id": context.session.user_id}


_DOCUMENT_ITEM = REGISTRY["Document_Item"]


def _item(context: RequestContext, wanted: Input) -> tuple[Itemtype, Row | None] | None:
    """The item a document is made for, if the input names one; it need not exist."""
    item_id = as_id(wanted.get("items_id", 0))
    itemtype = REGISTRY.find(as_text(wanted.get("itemtype") or "")) if item_id > 0 else None
    return (itemtype, context.database.get(itemtype, item_id)) if itemtype else None


def _name_for(context: RequestContext, itemtype: Itemtype, row: Row | None) -> str:
    name = (row and context.behaviour(itemtype).name(context, row)) or _NOT_AVAILABLE
    full = f"Document: {_LABELS.get(itemtype.name, itemtype.name)} - {name}"
    return full if len(full) <= _LONGEST_NAME else f"{full[:_LONGEST_NAME]}&nbsp;(...)"


def _names_a_file(context: RequestContext, wanted: Input) -> bool:
    """Whether the document is to have a file that is there already."""
    return bool(not wanted.get("_filename") and context.installation.files.get(as_text(wanted.get("filepath") or "")))


def _with_valid_link(context: RequestContext, wanted: Input) -> Input | None:
    if wanted.get("link") and not _WEB_ADDRESS.fullmatch(as_text(wanted["link"])):
        context.add_message("Invalid link")
        return None
    return wanted
