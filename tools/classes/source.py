"""Python source, as if written by hand."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

WIDTH = 120
ROOT = Path(__file__).resolve().parents[2]


def module(about: str, imports: str, exported: Iterable[str], parts: Iterable[str]) -> str:
    """A whole module.

    Args:
        about: its first sentence.
        imports: what stands before everything else.
        exported: the names that programs use.
        parts: its classes and functions.
    """
    derived = "Derived from the catalogue by `make generate`; change the declarations there, not this file."
    names = "".join(f'    "{name}",\n' for name in sorted(exported))
    return f'"""{about}\n\n{derived}\n"""\n\n{imports.strip()}\n\n__all__ = [\n{names}]\n\n' + "\n\n".join(parts)


def formatted(source: str) -> str:
    """Source as `ruff format` has it."""
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(ROOT / "pulumi_itsmng/derived.py"), "-"]
    return subprocess.run(ruff, input=source, capture_output=True, text=True, check=True).stdout


def argument_docs(docs: dict[str, str]) -> str:
    """What a docstring says of each argument."""
    return "".join("\n    ".join(textwrap.wrap(f"{name}: {doc}", WIDTH - 16)) + "\n" for name, doc in docs.items())


def indented(text: str, levels: int = 1) -> str:
    """Lines that belong to what is before them."""
    return textwrap.indent(text, "    " * levels)


def wrapped(text: str) -> str:
    """The docstring of an attribute."""
    return "\n".join(textwrap.wrap(text, WIDTH - 10))


def snake_case(name: str) -> str:
    """The name of an itemtype in the name of a function: `user_email` for UserEmail."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
