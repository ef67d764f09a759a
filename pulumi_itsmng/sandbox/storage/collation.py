"""How the server's database compares texts: without case, accents and spaces at the end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII = re.compile(r"[\x00-\x7f]*")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The form of a text in which equal means equal for the database.

    Args:
        text: Any text.

    Returns:
        The text in one case, without accents and trailing spaces.
    """
    text = text.rstrip(" ")
    if _ASCII.fullmatch(text):
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def compare(one: str, other: str) -> int:
    """Order two texts as the database does.

    Args:
        one: A text.
        other: Another.

    Returns:
        Negative, zero or positive, as the collation callback of SQLite wants it.
    """
    first, second = fold(one), fold(other)
    return (first > second) - (first < second)


@lru_cache(maxsize=1024)
def _like_pattern(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    escaped = False
    for letter in fold(pattern):
        if escaped:
            parts.append(re.escape(letter))
            escaped = False
        elif letter == "\\":
            escaped = True
        else:
            parts.append({"%": ".*", "_": "."}.get(letter) or re.escape(letter))
    return re.compile("".join(parts), re.DOTALL)


def like(pattern: str | None, text: object) -> bool | None:
    """The LIKE of the server's database: `%` and `_` are wildcards, a backslash takes that away.

    Args:
        pattern: The pattern.
        text: The value of a column.

    Returns:
        Whether it matches; None if either is NULL.
    """
    if pattern is None or text is None:
        return None
    return _like_pattern(pattern).fullmatch(fold(str(text))) is not None
