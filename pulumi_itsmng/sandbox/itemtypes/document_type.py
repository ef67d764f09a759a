"""Which files the server takes: those whose extension one of its document types names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.storage import Database

_DOCUMENT_TYPE = REGISTRY["DocumentType"]
_PATTERN = re.compile(r"/(.+)/")


def is_accepted(database: Database, filename: str) -> bool:
    """Whether a file of that name may be uploaded.

    Returns:
        Whether it ends like an extension, or matches a regular expression that stands for several.
    """
    return any(
        _matches(pattern, filename) if (pattern := _pattern(extension)) else _ends_with(filename, extension)
        for extension in _extensions(database)
    )


def folder_of(database: Database, filename: str) -> str:
    """The folder for documents of that name, which is also the extension they get.

    Returns:
        The extension in capital letters; empty if such files are not taken.
    """
    extension = filename.rpartition(".")[2]
    if database.find(_DOCUMENT_TYPE, ext=extension, is_uploadable=1):
        return extension.upper()
    patterns = filter(None, map(_pattern, _extensions(database)))
    return extension.upper() if any(_matches(pattern, extension) for pattern in patterns) else ""


def _extensions(database: Database) -> list[str]:
    return [row["ext"] or "" for row in database.find(_DOCUMENT_TYPE, is_uploadable=1)]


def _pattern(extension: str) -> str | None:
    match = _PATTERN.search(extension.replace("&lt;", "<").replace("&gt;", ">"))
    return match[1] if match else None


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text, re.IGNORECASE) is not None
    except re.error:
        return False


def _ends_with(filename: str, extension: str) -> bool:
    return filename.lower().endswith(f".{extension.lower()}")
