"""What the text of a filter or a search looks for."""

from __future__ import annotations

_BLANKS = " \t\n\r\0\x0b"


def like_pattern(text: str) -> str | None:
    """A search text as a LIKE pattern: `^` and `$` anchor it, `%` stays a wildcard.

    What is stored has its brackets encoded and the text here has them decoded, so brackets are never found.

    Args:
        text: The search text.

    Returns:
        The pattern; None if the text looks for NULL.
    """
    if text in ("NULL", "null"):
        return None
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("_", "\\_").strip(_BLANKS)
    if text == "^":
        return "%"
    begins, ends = text.startswith("^"), text.endswith("$")
    inner = text[begins:].lstrip(_BLANKS) if begins else text
    inner = inner[:-1].rstrip(_BLANKS) if ends and inner else inner
    if not text or text in ("^$", "$"):
        return None
    return f"{'' if begins else '%'}{inner}{'' if ends else '%'}"
