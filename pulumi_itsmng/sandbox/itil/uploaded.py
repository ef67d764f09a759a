"""Files that come with a ticket, problem or change, or with what is written on one: each becomes a document of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.itemtypes.document_file import waiting
from pulumi_itsmng.sandbox.itil.kinds import TICKET
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_DOCUMENT, _LINK = REGISTRY["Document"], REGISTRY["Document_Item"]


def attach_uploads(context: RequestContext, itemtype: Itemtype, row: Row, wanted: Input, *, of: Row) -> None:
    """Make a document of each upload an item is created with.

    Args:
        of: The object it is, or is written on; the documents are in its entity.
    """
    names, prefixes = wanted.get("_filename"), wanted.get("_prefix_filename")
    if names is None:
        return
    if not isinstance(names, (list, dict)):
        raise ServerBrokeError  # the server counts them
    names = list(names.values()) if isinstance(names, dict) else names
    for position, name in enumerate(names):
        prefix = prefixes[position : position + 1] if isinstance(prefixes, list) else []
        upload = {"_filename": [name], "_prefix_filename": prefix, "_only_if_upload_succeed": 1}
        title = {"name": f"Document Ticket {row['id']}", "tickets_id": row["id"]} if itemtype is TICKET.itemtype else {}
        place = {"entities_id": of["entities_id"], "is_recursive": of.get("is_recursive", 0)}
        document_id = _with_same_content(context, name, of) or add(context, _DOCUMENT, upload | title | place)
        if document_id:
            link = {"documents_id": document_id, "itemtype": itemtype.name, "items_id": row["id"], "date": context.now}
            author = {"users_id": wanted["users_id"]} if wanted.get("users_id") is not None else {}
            add(context, _LINK, context.behaviour(_LINK).complete(context, link | author))


def _with_same_content(context: RequestContext, name: object, of: Row) -> int | None:
    """A document of the same entity that has the same content already."""
    upload = context.installation.files.get(waiting(name))
    if upload is None:
        return None
    same = context.database.find(_DOCUMENT, sha1sum=upload.sha1, entities_id=of["entities_id"])
    return int(same[0]["id"]) if same else None
