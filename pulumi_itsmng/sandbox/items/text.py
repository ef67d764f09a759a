"""What the server does to texts before it keeps them."""

from __future__ import annotations

import re
from typing import Any

_REPLACED = {"<": "&lt;", ">": "&gt;", "&quot;": '"'} | dict.fromkeys(("&#039;", "&#39;", "&#x27;", "&apos;"), "'")
_TO_REPLACE = re.compile("|".join(map(re.escape, _REPLACED)))
_BEYOND_THREE_BYTES = re.compile("[\U00010000-\U0010ffff]")


def sanitize(value: Any) -> Any:
    """A value from a client as the server works with it.

    Angle brackets become entities, quotes stop being entities, and what is outside the basic
    plane is lost: the database knows three bytes of a character and takes four question marks.

    Args:
        value: A JSON value; lists and objects are gone through.
    """
    if isinstance(value, str):
        return without_rare_characters(escaped(value))
    if isinstance(value, dict):
        return {key: sanitize(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [sanitize(inner) for inner in value]
    return value


def escaped(text: str) -> str:
    """A text with entities for its angle brackets, and quotes for their entities.

    Args:
        text: The text as a person writes it.

    Returns:
        The text as the server works with it.
    """
    return _TO_REPLACE.sub(lambda match: _REPLACED[match[0]], text)


def unescaped(text: str) -> str:
    """A text with its angle brackets.

    Args:
        text: The text as the server works with it.

    Returns:
        The text as a person writes it.
    """
    return text.replace("&lt;", "<").replace("&gt;", ">")


def without_rare_characters(text: str) -> str:
    """A text as the database keeps it.

    Returns:
        The same with question marks for what takes more than three bytes.
    """
    return _BEYOND_THREE_BYTES.sub("????", text)
