"""Which texts the server's database takes for the same, and how to search for all of them at once.

Its collation is `utf8_unicode_ci`: neither case, accents, blanks at the end nor marks that do not show count, and a
ligature is its letters, but for æ. In a search (LIKE) it compares letter by letter instead: blanks at the end count,
ß is not ss, and an accent that is a character of its own is a letter. So a search takes in more, and what it finds is
compared here. Asked of MariaDB 10.11, which the server was recorded with.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS_OF_THEIR_OWN = frozenset("ѓїќўйѷӑӓӗӛӝӟӥӧӫӭӱӳӵӹ")
"""Cyrillic letters that Unicode takes apart into another letter and a mark, and the collation does not."""

_HANGUL = range(0xAC00, 0xD7A4)
_SOFT_HYPHEN = "\xad"

_LIGATURES = re.compile("ss|oe|ij|lj|nj|dz|f[fil]+", re.IGNORECASE)
"""Letters that may be a single one on the server."""

_PLAIN = re.compile(r"[A-Za-z0-9_ .:/@+-]")
"""What has no meaning of its own in a search, and is one letter however it is spelled."""


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The form that all texts have in common which the database takes for the same."""
    if text.isascii():
        return text.lower().rstrip(" ")
    return "".join(map(_folded, text)).rstrip(" ")


def pattern(text: str) -> str:
    """What a search looks for, to find at least all texts that are the same as one, from their beginning on.

    Without `^` and `$`, and without blanks at the end.
    """
    return re.sub("%+", "%", "".join(map(_searched, _LIGATURES.sub("%", text))).rstrip(" "))


@lru_cache(maxsize=4_096)
def _folded(letter: str) -> str:
    lower = letter.casefold()
    if lower in _LETTERS_OF_THEIR_OWN or ord(letter) in _HANGUL or letter == _SOFT_HYPHEN:
        return lower
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", lower.replace("œ", "oe"))
    if parts.startswith(" ") and len(parts) > 1:  # an accent that stands alone
        return lower
    return "".join(part for part in parts if not _is_ignored(part)).casefold()


def _is_ignored(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")


def _searched(letter: str) -> str:
    """A letter as a search is to look for it: as it is, or as its base and any marks, or as anything."""
    if _PLAIN.fullmatch(letter):
        return letter
    base = _folded(letter)
    if len(base) != 1 or not base.isalnum():
        return "%"
    return letter if base == letter.casefold() else f"{base}%"
