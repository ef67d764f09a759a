"""How the server's database compares texts: without case, accents and spaces at the end.

Two texts are equal by the weights of their letters, of which ß has two and an accent of its own none. LIKE takes one
letter after the other instead: ß is no ss there, and a space at the end is one. As MariaDB has it (`utf8_unicode_ci`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII = re.compile(r"[\x00-\x7f]*")
_WITHOUT_WEIGHT = frozenset(["Mn", "Me", "Cf"])
_UNDIVIDED = re.compile("[ѓїќўйѷӑӓӗӛӝӟӥӧӫӭӱӳӵӹ\uac00-\ud7a3\xad]")
"""Letters that have a weight of their own, although Unicode takes them apart, and the hyphen that has one."""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The form of a text in which equal means equal for the database.

    Args:
        text: Any text.

    Returns:
        The text in one case, without accents and trailing spaces.
    """
    folded = text.lower() if _ASCII.fullmatch(text) else "".join(_weights(letter) for letter in text)
    return folded.rstrip(" ")


def compare(one: str, other: str) -> int:
    """Order two texts as the database does.

    Args:
        other: Another.

    Returns:
        Negative, zero or positive, as the collation callback of SQLite wants it.
    """
    first, second = fold(one), fold(other)
    return (first > second) - (first < second)


@lru_cache(maxsize=4096)
def _weights(letter: str) -> str:
    small = letter.casefold()
    if _UNDIVIDED.fullmatch(small):
        return small
    number = unicodedata.decimal(letter, -1)
    if number >= 0:
        return str(number)
    parts = "oe" if small == "œ" else unicodedata.normalize("NFKD", small)
    if parts[0] == " " != parts:  # an accent in the place of a letter
        return small
    return "".join(part for part in parts if unicodedata.category(part) not in _WITHOUT_WEIGHT).casefold()


@lru_cache(maxsize=16384)
def _one_by_one(text: str) -> str:
    """A text with each letter in the form that it has in common with all letters that LIKE takes for the same."""
    if _ASCII.fullmatch(text):
        return text.lower()
    return "".join(alone if len(alone := _weights(letter)) == 1 else letter.lower()[:1] for letter in text)


@lru_cache(maxsize=1024)
def _parts(pattern: str) -> list[tuple[re.Pattern[str], int]]:
    """What stands between the wildcards `%` of a pattern, each with the number of its letters."""
    parts: list[list[str]] = [[]]
    escaped = False
    for letter in _one_by_one(pattern):
        if letter == "%" and not escaped:
            parts.append([])
        elif letter != "\\" or escaped:
            parts[-1].append("." if letter == "_" and not escaped else re.escape(letter))
        escaped = letter == "\\" and not escaped
    return [(re.compile("".join(part), re.DOTALL), len(part)) for part in parts]


def like(pattern: str | None, text: object) -> bool | None:
    """The LIKE of the server's database: `%` and `_` are wildcards, a backslash takes that away.

    Where a part first occurs is as good as anywhere later. To go back and forth would take for ever with many of them.
    """
    if pattern is None or text is None:
        return None
    letters = _one_by_one(str(text))
    (first, position), *others = _parts(pattern)
    if not others:
        return first.fullmatch(letters) is not None
    *between, (last, width) = others
    end = len(letters) - width
    if end < position or not first.match(letters) or not last.match(letters, end):
        return False
    for part, _ in between:
        found = part.search(letters, position, end)
        if not found:
            return False
        position = found.end()
    return True
