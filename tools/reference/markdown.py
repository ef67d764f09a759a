"""Markdown, as GitHub and MkDocs both show it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 120


def page(title: str, source: str, parts: Iterable[str]) -> str:
    """A whole page.

    Args:
        title: its heading.
        source: what it is derived from.
        parts: its paragraphs, tables, headings and programs; empty ones are left out.
    """
    derived = f"<!-- Derived from {source} by `make generate`; change that, not this page. -->"
    return "\n\n".join([derived, f"# {title}", *map(_wrapped, filter(None, parts))]) + "\n"


def _wrapped(part: str) -> str:
    """A paragraph in lines of a width that can be read and compared; all else as it is."""
    if part.startswith(("#", "|", "```")):
        return part
    paragraphs = [
        textwrap.fill(one, WIDTH, break_on_hyphens=False, break_long_words=False) for one in part.split("\n\n")
    ]
    return "\n\n".join(paragraphs)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; what stands between bars in a cell must not be taken for another cell."""
    escaped = [[cell.replace("|", r"\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *escaped])


def code(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as one says them: `a, b and c`."""
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end
