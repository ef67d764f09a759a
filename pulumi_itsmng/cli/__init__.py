"""The `itsmng` command."""

from pulumi_itsmng.cli.program import main

__all__ = ["main"]
