"""The pictures of users: uploads that a change of the user takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.unique import unique_id
from pulumi_itsmng.sandbox.itemtypes.document_file import waiting
from pulumi_itsmng.sandbox.storage.coercion import as_text
from pulumi_itsmng.sandbox.storage.mime import mime_of
from pulumi_itsmng.sandbox.storage.pictures import is_readable

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_PICTURES = ("image/jpeg", "image/gif", "image/png", "image/x-ms-bmp")


def picture_path(picture: str) -> str:
    """Where a picture lies.

    Args:
        picture: What the user's column says.

    Returns:
        Its path in the folder of files.
    """
    return f"_pictures/{picture}"


def with_picture(context: RequestContext, user: Row, wanted: Input) -> Input:
    """Take the picture that is ordered, or none.

    Args:
        context: The request; what goes wrong leaves a message.
        user: The user as he is.
        wanted: What the client wants; `_picture` names an upload, a path of its own is no use.
    """
    wanted = {name: value for name, value in wanted.items() if name != "picture"}
    if wanted.get("_blank_picture"):
        _remove(context, user)
        return wanted | {"picture": "NULL"}
    if not wanted.get("_picture"):
        return wanted
    name = "" if isinstance(wanted["_picture"], (list, dict)) else as_text(wanted["_picture"])
    files = context.installation.files
    upload = files.get(waiting(name))
    if upload is None or mime_of(files.head(upload)) not in _PICTURES:
        context.add_message("The file is not an image file.")
        if upload:
            files.remove(upload)
        return wanted
    _remove(context, user)
    unique = f"{user['id']}_{unique_id()[:13]}"
    extension = "png" if name.lower().endswith((".png", ".gif")) else "jpg"
    picture = f"{unique[-2:]}/{unique}.{extension}"
    files.move(upload, picture_path(picture))
    with files.open(upload) as content:
        if not is_readable(content.read()):  # the server makes a small copy of it
            raise ServerBrokeError
    context.add_message("The file is valid. Upload is successful.")
    return wanted | {"picture": picture}


def _remove(context: RequestContext, user: Row) -> None:
    file = context.installation.files.get(picture_path(user["picture"] or ""))
    if file:
        context.installation.files.remove(file)
