"""The blocks of code in README and docs."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md"))]
"""Every page that people read."""

_BLOCK = re.compile(r"(?:`([\w.]+)`:\n\n)?^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_BETWEEN_COMMANDS = {"&&", "||", "|", ";", "&"}


@dataclass(frozen=True)
class Block:
    """A block of code.

    Attributes:
        page: the page's path in the repository.
        line: the line of the page that it begins with.
        language: what it is written in.
        text: what stands in it.
        file: the name of the file that it is, which the line above it ends with; else empty.
    """

    page: str
    line: int
    language: str
    text: str
    file: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(*languages: str) -> list[Block]:
    """All blocks, or those that are written in some languages."""
    found = []
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        for block in _BLOCK.finditer(page):
            line = page.count("\n", 0, block.start(2)) + 1
            text = textwrap.dedent(block[3])
            found.append(Block(path.relative_to(ROOT).as_posix(), line, block[2], text, block[1] or ""))
    return [block for block in found if not languages or block.language in languages]


def typed(block: Block) -> list[str]:
    """The lines of a block for a shell that somebody types: in `console`, those after a prompt."""
    lines = block.text.replace("\\\n", " ").splitlines()
    return [line[2:] for line in lines if line.startswith("$ ")] if block.language == "console" else lines


def commands(line: str) -> Iterator[list[str]]:
    """The commands of a line that somebody types, word by word, without what the shell itself sees to."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in [*lexer, ";"]:
        if word not in _BETWEEN_COMMANDS:
            words.append(word)
            continue
        while words and re.match(r"[A-Za-z_]+=", words[0]):
            del words[0]
        if words:
            yield words[: words.index(">")] if ">" in words else words
        words = []
