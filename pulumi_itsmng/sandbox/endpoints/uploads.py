"""The files of a form: kept for the item the request is about, which takes what it wants of them."""

from __future__ import annotations

import random
import re
import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.http.multipart import FilePart
from pulumi_itsmng.sandbox.items.text import escaped
from pulumi_itsmng.sandbox.items.unique import unique_id
from pulumi_itsmng.sandbox.itemtypes.document_file import waiting
from pulumi_itsmng.sandbox.itemtypes.document_type import is_accepted
from pulumi_itsmng.sandbox.php.output import as_php_array
from pulumi_itsmng.sandbox.storage import pictures

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext

_AROUND_A_NAME = "." + "".join(map(chr, range(0x21)))
_PICTURE_KIND = re.compile(r"image/(gif|jpe?g|png)")
_LONGEST_NAME = 255  # bytes, as file systems have it
_UNITS = ("o", "Kio", "Mio", "Gio", "Tio")

Result = dict[str, Any]


def keep_uploads(context: RequestContext) -> None:
    """Keep the files of a form and name the first of each field in the input, with what became of all.

    Raises:
        ServerBrokeError: A picture cannot be read.
    """
    for name, given in context.request.files.items():
        files = list(given.values()) if isinstance(given, dict) else [given]
        prefix = unique_id()
        results = [_keep(context, name, file, prefix, in_name=isinstance(given, dict)) for file in files]
        context.parameters["input"]["_filename"].append(results[0]["name"])
        context.parameters["input"]["_prefix_filename"].append(prefix)
        context.parameters["upload_result"].append({name: results})


def _keep(context: RequestContext, field: str, file: FilePart | Result, prefix: str, *, in_name: bool) -> Result:
    """Keep a file if the server takes such files; what the answer says of that."""
    if not isinstance(file, FilePart):
        return _told(field, f"{prefix}Array", prefix, 1) | {"type": _kinds(file), "error": False}
    name = _file_name(context, (prefix if in_name else "") + escaped(file.filename), file.kind)
    result = _told(field, name, prefix, file.size if file.whole else 0) | {"type": file.kind}
    error = _error(context, file, name)
    if error is not None:
        return result | {"error": error}
    addresses = _addresses(context, field, name)
    if len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        lost: Result = {"size": False, "filesize": _readable_size(0), "error": "File upload aborted"}
        return result | lost | {key: value for key, value in addresses.items() if key.startswith("delete")}
    context.installation.files.store(waiting(name), file.content)
    if pictures.extension_of(name) and not pictures.is_readable(file.read()):
        raise ServerBrokeError  # PHP 8 ends the program where it would turn the picture upright
    return result | addresses


def _told(field: str, name: str, prefix: str, size: int) -> Result:
    return {
        "name": name,
        "size": size,
        "prefix": prefix,
        "display": name.replace(prefix, ""),
        "filesize": _readable_size(size),
        "id": f"doc{field}{random.randrange(2**31)}",  # noqa: S311 - no secret
    }


def _kinds(files: FilePart | Result) -> Any:
    """What clients say of files in brackets inside brackets, which the server takes for one and does not keep."""
    if isinstance(files, FilePart):
        return files.kind
    return as_php_array({int(key) if key.isdigit() else key: _kinds(inner) for key, inner in files.items()})


def _error(context: RequestContext, file: FilePart, name: str) -> str | bool | None:
    """What is wrong with a file; of one that only is called like a picture the server knows no words to say it."""
    if not file.whole:
        return "The uploaded file was only partially uploaded"
    if not file.filename:
        return "No file was uploaded"
    if not is_accepted(context.database, name):
        return "Filetype not allowed"
    if not file.size:
        return "File is too small"
    extension = pictures.extension_of(name)
    return False if extension and not pictures.is_of_kind(extension, file.read()) else None


def _file_name(context: RequestContext, name: str, kind: str) -> str:
    """What the file is called while it waits: nothing hidden, nothing twice."""
    name = name.replace("\\", "").strip(_AROUND_A_NAME) or f"{time.time():.4f}".replace(".", "-")
    if "." not in name and (match := _PICTURE_KIND.match(kind)):
        name += f".{match[1]}"
    extension = PurePosixPath(name).suffix
    unique, number = name, 0
    while context.installation.files.get(waiting(unique)):
        number += 1
        unique = f"{name.removesuffix(extension)} ({number}){extension}"
    return unique


def _addresses(context: RequestContext, field: str, name: str) -> Result:
    base = urlsplit(context.request.base_url)
    origin = f"{base.scheme}://{base.netloc}"
    files, file = f"{origin}/files", quote(name)
    upright = {"auto_orientUrl": f"{files}/auto_orient/{file}"} if pictures.extension_of(name) else {}
    return upright | {
        "url": f"{files}/{file}",
        "deleteUrl": f"{origin}/apirest.php?{field[:-1]}={file}",
        "deleteType": "DELETE",
    }


def _readable_size(size: float) -> str:
    unit = 0
    while size > 1024 and unit < len(_UNITS) - 1:
        size /= 1024
        unit += 1
    return f"{round(size, 2):g} {_UNITS[unit]}"
