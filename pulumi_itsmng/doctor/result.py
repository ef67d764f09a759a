"""What a check says."""

from __future__ import annotations

from enum import Enum

from pydantic import BaseModel, ConfigDict


class Status(str, Enum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"
    SKIPPED = "skipped"


class Finding(BaseModel):
    """One thing that a check found.

    Attributes:
        status: whether it is well.
        what: what was found, in one line.
        fix: what to do about it, for a warning or a failure.
    """

    model_config = ConfigDict(frozen=True)

    status: Status
    what: str
    fix: str | None = None


class Result(Finding):
    """A finding, and the check that it comes from.

    Attributes:
        check: the check's name.
    """

    check: str


def ok(what: str) -> Finding:
    """All is well."""
    return Finding(status=Status.OK, what=what)


def warning(what: str, fix: str) -> Finding:
    """It works, and something should be done."""
    return Finding(status=Status.WARNING, what=what, fix=fix)


def failure(what: str, fix: str) -> Finding:
    """It does not work."""
    return Finding(status=Status.FAILURE, what=what, fix=fix)


def skipped(why: str) -> Finding:
    """There was nothing to check, or no way to."""
    return Finding(status=Status.SKIPPED, what=why)
