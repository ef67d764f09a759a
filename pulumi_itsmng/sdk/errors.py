"""What is wrong with a program: Pulumi shows one line of it, without the lines of code that led there."""

from __future__ import annotations

from pulumi import RunError

from pulumi_itsmng.api import ItsmngError


class ProgramError(RunError):
    """Something that a program declares cannot be meant: the text names the resource, and says what to do."""


class LookupFailed(RunError, ItsmngError, LookupError):
    """A lookup or a search did not find what a program asks for; its cause is the error that says why."""
