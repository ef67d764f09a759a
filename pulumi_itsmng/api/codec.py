"""How the server stores text.

It keeps `<` and `>` as `&lt;` and `&gt;`, leaves `&` alone, decodes two entities of quotes, and loses characters
outside the Basic Multilingual Plane. Text that is sent needs no preparation; text that comes back is decoded here.
"""

from __future__ import annotations

from typing import Any


def decode(value: Any) -> Any:
    """Give back the angle brackets in every text of an answer."""
    if isinstance(value, str):
        return value.replace("&lt;", "<").replace("&gt;", ">")
    if isinstance(value, dict):
        return {key: decode(member) for key, member in value.items()}
    if isinstance(value, list):
        return [decode(member) for member in value]
    return value


def stored_form(text: str) -> str:
    """The text as the server keeps it: two texts with the same form are the same to the server."""
    return text.replace("&quot;", '"').replace("&#39;", "'").replace("<", "&lt;").replace(">", "&gt;")


def why_unstorable(text: str) -> str | None:
    """Why the server could not keep this text, or None if it can."""
    if text.upper() == "NULL":
        return 'the server takes the text "NULL" for no value at all'
    for position, character in enumerate(text, 1):
        if ord(character) > 0xFFFF:
            return f"the server cannot store character {position} (U+{ord(character):X}): it keeps none beyond U+FFFF"
        if 0xD800 <= ord(character) <= 0xDFFF or character == "\0":
            return f"character {position} (U+{ord(character):04X}) is not text"
    return None
