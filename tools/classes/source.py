"""Python source, as if written by hand."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

WIDTH = 120
ROOT = Path(__file__).resolve().parents[2]

IMPORTS = """\
# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict
"""
"""What a module of classes may need of others; what it does not need is taken out again."""


@dataclass(frozen=True)
class Module:
    """A derived module.

    Attributes:
        source: its source; imports that nothing needs are still in it.
        exported: the names that programs use.
    """

    source: str
    exported: tuple[str, ...]


def module(about: str, imports: str, exported: Iterable[str], parts: Iterable[str]) -> Module:
    """A whole module.

    Args:
        about: its first sentence.
        imports: what stands before everything else.
        exported: the names that programs use.
        parts: its classes and functions.
    """
    derived = "Derived from the catalogue by `make generate`; change the declarations there, not this file."
    names = tuple(sorted(exported))
    listed = "".join(f'    "{name}",\n' for name in names)
    source = f'"""{about}\n\n{derived}\n"""\n\n{imports.strip()}\n\n__all__ = [\n{listed}]\n\n' + "\n\n".join(parts)
    return Module(source, names)


def formatted(sources: list[str]) -> list[str]:
    """Sources as ruff has them, without imports that nothing needs."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"module_{number}.py" for number in range(len(sources))]
        for file, source in zip(files, sources, strict=True):
            file.write_text(source, encoding="utf-8")
        settings = ["--quiet", "--config", str(ROOT / "pyproject.toml"), folder]
        for command in (["check", "--fix", "--select", "F401,I"], ["format"]):
            subprocess.run([sys.executable, "-m", "ruff", *command, *settings], check=True)
        return [file.read_text(encoding="utf-8") for file in files]


def argument_docs(docs: dict[str, str]) -> str:
    """What a docstring says of each argument."""
    return "".join("\n    ".join(textwrap.wrap(f"{name}: {doc}", WIDTH - 16)) + "\n" for name, doc in docs.items())


def indented(text: str, levels: int = 1) -> str:
    """Lines that belong to what is before them."""
    return textwrap.indent(text, "    " * levels)


def wrapped(text: str) -> str:
    """The docstring of an attribute."""
    return "\n".join(textwrap.wrap(text, WIDTH - 10))


def article(name: str) -> str:
    """What stands before the name of an itemtype: `a` or `an`."""
    return "an" if name[0] in "AEIO" else "a"


def snake_case(name: str) -> str:
    """The name of an itemtype in the name of a function: `user_email` for UserEmail."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
