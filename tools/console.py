"""How the tools speak: one style, readable on a terminal and in a log."""

from __future__ import annotations

from rich.console import Console

console = Console(highlight=False)


def say(message: str) -> None:
    """Print one line about what is being done, unbroken however narrow the log is."""
    console.print("==> ", message, sep="", markup=False, soft_wrap=True)
