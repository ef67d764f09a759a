"""From an upload that waits to the file of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.text import without_rare_characters
from pulumi_itsmng.sandbox.itemtypes.document_type import folder_of
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.coercion import as_text
from pulumi_itsmng.sandbox.storage.mime import mime_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input

_DOCUMENT = REGISTRY["Document"]


def waiting(name: object) -> str:
    """Where an upload waits for its item.

    Args:
        name: The name it got.
    """
    return f"_tmp/{without_rare_characters(as_text(name))}"


def take_upload(context: RequestContext, wanted: Input) -> Input | None:
    """Make the first upload that is named the file of a document.

    Args:
        context: The request; what goes wrong leaves a message.
        wanted: The document to be.

    Returns:
        The document with what is known of its file, or None if it gets none.
    """
    name, prefix = _first(wanted["_filename"]), _first(wanted.get("_prefix_filename") or [])
    upload = context.installation.files.get(waiting(name))
    if upload is None:
        context.add_message(f"File {name} not found.")
        return None
    filename = as_text(name).replace(as_text(prefix), "") if prefix else as_text(name)
    folder = folder_of(context.database, filename)
    if not folder:
        context.add_message("Unauthorized file type")
        context.installation.files.remove(upload)
        return None
    path = f"{folder}/{upload.sha1[:2]}/{upload.sha1[2:]}.{folder}"
    mime = mime_of(context.installation.files.head(upload))
    if wanted.get("current_filepath"):
        remove_unless_shared(context, as_text(wanted["current_filepath"]))
    context.installation.files.move(upload, path)
    context.add_message("Document move succeeded.")
    return wanted | {"filename": filename, "filepath": path, "mime": mime, "sha1sum": upload.sha1}


def remove_unless_shared(context: RequestContext, path: str) -> None:
    """Remove a document's file, unless another document has the same.

    Args:
        context: The request, which is told of a removal.
        path: Where the file lies.
    """
    file = context.installation.files.get(path)
    if file and len(context.database.find(_DOCUMENT, sha1sum=file.sha1)) <= 1:
        context.installation.files.remove(file)
        context.add_message(f"Succesful deletion of the file {path}")


def _first(names: object) -> object:
    if not isinstance(names, (list, dict)):
        raise ServerBrokeError
    first = next(iter(names.values() if isinstance(names, dict) else names), "")
    if isinstance(first, (list, dict)):
        raise ServerBrokeError
    return first
