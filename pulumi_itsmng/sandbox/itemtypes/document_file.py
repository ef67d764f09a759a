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
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input

_DOCUMENT = REGISTRY["Document"]


def waiting(name: object) -> str:
    """Where an upload waits for its item.

    Args:
        name: The name it got.

    Returns:
        Its path.
    """
    return f"_tmp/{without_rare_characters(as_text(name))}"


def take_upload(call: Call, wanted: Input) -> Input | None:
    """Make the first upload that is named the file of a document.

    Args:
        call: The request; what goes wrong leaves a message.
        wanted: The document to be.

    Returns:
        The document with what is known of its file, or None if it gets none.
    """
    name, prefix = _first(wanted["_filename"]), _first(wanted.get("_prefix_filename") or [])
    upload = call.world.files.get(waiting(name))
    if upload is None:
        call.say(f"File {name} not found.")
        return None
    filename = as_text(name).replace(as_text(prefix), "") if prefix else as_text(name)
    folder = folder_of(call.database, filename)
    if not folder:
        call.say("Unauthorized file type")
        call.world.files.remove(upload)
        return None
    path = f"{folder}/{upload.sha1[:2]}/{upload.sha1[2:]}.{folder}"
    mime = mime_of(call.world.files.head(upload))
    if wanted.get("current_filepath"):
        remove_unless_shared(call, as_text(wanted["current_filepath"]))
    call.world.files.move(upload, path)
    call.say("Document move succeeded.")
    return wanted | {"filename": filename, "filepath": path, "mime": mime, "sha1sum": upload.sha1}


def remove_unless_shared(call: Call, path: str) -> None:
    """Remove a document's file, unless another document has the same.

    Args:
        call: The request, which is told of a removal.
        path: Where the file lies.
    """
    file = call.world.files.get(path)
    if file and len(call.database.find(_DOCUMENT, sha1sum=file.sha1)) <= 1:
        call.world.files.remove(file)
        call.say(f"Succesful deletion of the file {path}")


def _first(names: object) -> object:
    if not isinstance(names, (list, dict)):
        raise ServerBrokeError
    first = next(iter(names.values() if isinstance(names, dict) else names), "")
    if isinstance(first, (list, dict)):
        raise ServerBrokeError
    return first
