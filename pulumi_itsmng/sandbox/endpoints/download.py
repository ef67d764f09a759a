"""Documents and pictures as files."""

from __future__ import annotations

import io
import re
import time
from typing import TYPE_CHECKING

from starlette.responses import Response

from pulumi_itsmng.sandbox.endpoints import access
from pulumi_itsmng.sandbox.errors import bad_request
from pulumi_itsmng.sandbox.http.answers import Answer, Page
from pulumi_itsmng.sandbox.http.sending import FileResponse, file_headers, is_known
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.itemtypes.user_picture import picture_path
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.storage.mime import mime_of

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.storage import Row

_USER = REGISTRY["User"]
_OF_A_PICTURE = re.compile(r"user/(\d+)/picture", re.IGNORECASE)
_SHORT_EXTENSION = re.compile(r"\....$")
_NOT_MODIFIED = 304


def document_file(context: RequestContext, document: Row) -> Answer:
    """The file of a document, whoever asks: the server looks at no right here.

    Returns:
        The file; an empty one if the document has none.
    """
    return _file(context, document["filepath"] or "", document["filename"] or "", document["mime"])


def user_picture(context: RequestContext) -> Answer | None:
    """The picture of a user, if that is what the path asks for."""
    match = _OF_A_PICTURE.search("/".join(context.request.path))
    if match is None:
        return None
    access.check_app_token(context)
    access.check_session(context)
    user = context.database.get(_USER, as_id(match[1]))
    if user is None:
        raise bad_request(f"Bad request: user with id '{match[1]}' not found")
    if not user["picture"]:
        return Answer(Page(), 204)
    return _file(context, picture_path(user["picture"]), user["picture"], None)


def _file(context: RequestContext, path: str, filename: str, kind: str | None) -> Answer:
    files = context.installation.files
    if not path:
        return Answer(FileResponse(io.BytesIO(), 0, file_headers(filename, kind, int(time.time()), "")))
    file = files.get(path)
    if file is None:
        return Answer(Page(f"Error file {path} does not exist"))
    if kind is None and _SHORT_EXTENSION.search(path):
        kind = mime_of(files.head(file))
    headers = file_headers(filename, kind, file.stored_at, file.md5)
    if is_known(context.request.headers, file.stored_at, file.md5):
        return Answer(Response(status_code=_NOT_MODIFIED, headers=headers))
    return Answer(FileResponse(files.open(file), file.size, headers))
