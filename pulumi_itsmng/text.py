"""Words in messages: numbers of things, and what somebody may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


def pluralize(number: int, noun: str) -> str:
    """A number with its noun: `1 item`, `2 items`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def similar(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Those of the known names that somebody may have meant with another one: the most similar first.

    Where none is spelled alike, those that contain it, whatever their case; one or two characters as a word only.
    """
    names = list(known)
    if near := get_close_matches(name, names, n=most):
        return near
    word = rf"(?<!\w){re.escape(name)}(?!\w)" if len(name) <= 2 else re.escape(name)
    return [one for one in names if re.search(word, one, re.IGNORECASE)][:most]


def did_you_mean(name: str, known: Iterable[str], most: int = 3) -> str:
    """A question for somebody who named what is not known; empty if nothing is similar to it."""
    return question(map(repr, similar(name, known, most)))


def question(meant: Iterable[str]) -> str:
    """Ask whether somebody meant one of these; empty if there are none."""
    *others, last = [*meant] or [""]
    return f"did you mean {' or '.join(filter(None, [', '.join(others), last]))}?" if last else ""


def joined(hint: str, further: str) -> str:
    """Two hints as one: a question is followed by a sentence of its own."""
    if hint.endswith("?"):
        return f"{hint} {further[0].upper()}{further[1:]}"
    return f"{hint}; {further}" if hint else further
