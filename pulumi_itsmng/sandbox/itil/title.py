"""The title of an object that came without one: the beginning of its text, without markup."""

from __future__ import annotations

import html
import re

_LENGTH = 70
_INVISIBLE = re.compile(r"<(script|style)\b[^>]*>.*?</\1[^>]*>|<!--.*?-->|<!doctype[^>]*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<(p|br|div)( [^>]*)?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"(?:&nbsp;|\u00a0| )+")


def title_from(content: str) -> str:
    """A title for a text.

    Args:
        content: The text, encoded as it is kept.

    Returns:
        Its beginning in one line, encoded again.
    """
    text = _INVISIBLE.sub("", html.unescape(html.unescape(content)))
    text = _SPACES.sub(" ", _BREAK.sub("\n", text))
    text = html.escape(_TAG.sub("", text), quote=False)
    return re.sub(r"\r?\n", " ", re.sub(r"(\n ?){2,}", "\n\n", text).strip())[:_LENGTH]
