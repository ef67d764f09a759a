"""The pictures of users: uploads that a change of the user takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.unique import unique_id
from pulumi_itsmng.sandbox.itemtypes.document_file import waiting
from pulumi_itsmng.sandbox.storage.coercion import as_text
from pulumi_itsmng.sandbox.storage.mime import is_picture, mime_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row


def picture_path(picture: str) -> str:
    """Where a picture lies.

    Args:
        picture: What the user's column says.

    Returns:
        Its path in the folder of files.
    """
    return f"_pictures/{picture}"


def with_picture(call: Call, user: Row, wanted: Input) -> Input:
    """Take the picture that is ordered, or none.

    Args:
        call: The request; what goes wrong leaves a message.
        user: The user as he is.
        wanted: What the client wants; `_picture` names an upload.

    Returns:
        The same with the column of the picture.
    """
    if wanted.get("_blank_picture"):
        _remove(call, user)
        return wanted | {"picture": "NULL"}
    if not wanted.get("_picture"):
        return wanted
    name = "" if isinstance(wanted["_picture"], (list, dict)) else as_text(wanted["_picture"])
    upload = call.world.files.get(waiting(name))
    if upload is None or not mime_of(head := call.world.files.head(upload)).startswith("image/"):
        call.say("The file is not an image file.")
        return wanted
    if not is_picture(head):
        call.say("Potential upload attack or file too large. Moving temporary file failed.")
        return wanted
    _remove(call, user)
    unique = f"{user['id']}_{unique_id()[:13]}"
    extension = "png" if name.lower().endswith((".png", ".gif")) else "jpg"
    picture = f"{unique[-2:]}/{unique}.{extension}"
    call.world.files.move(upload, picture_path(picture))
    call.say("The file is valid. Upload is successful.")
    return wanted | {"picture": picture}


def _remove(call: Call, user: Row) -> None:
    file = call.world.files.get(picture_path(user["picture"] or ""))
    if file:
        call.world.files.remove(file)
