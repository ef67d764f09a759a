"""Findings in words, for the reports that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pulumi_itsmng.drift.report import Blame, FieldDrift, ItemDrift, Report, Status, Unlisted, Unmanaged, Value
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.text import pluralize

UNKNOWN = "unknown"
"""Who changed something where the server does not tell."""

_SECRET, _EMPTY = "(secret)", "(empty)"

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that a terminal may obey."""

_SENTENCES = {
    Status.MISSING: "is gone for good",
    Status.TRASHED: "lies in the trash",
}


@dataclass(frozen=True)
class Line:
    """One thing that is to be said of an item.

    Attributes:
        field: the field that it is about; empty if it is about the item.
        expected: the value that it should have.
        actual: the value that it has, or what became of the item.
        changed_by: who changed it and when, if anything changed.
    """

    field: str
    expected: str
    actual: str
    changed_by: str

    def __str__(self) -> str:
        """The whole in a sentence."""
        what = f"{self.field} should be {self.expected} and is {self.actual}" if self.field else self.actual
        return f"{what} (changed by: {self.changed_by})" if self.changed_by else what


def lines_of(item: ItemDrift) -> Iterator[Line]:
    """What is to be said of an item, a line for each field that differs."""
    if item.status is Status.UNREADABLE:
        yield Line("", "", f"cannot be read: {item.reason}", "")
    elif item.status in _SENTENCES:
        yield Line("", "", _SENTENCES[item.status], who(item.blame))
    for drift in item.fields:
        if drift.field != IN_TRASH or item.status is not Status.TRASHED:
            yield _of_field(drift)
    if item.not_comparable:
        yield Line("", "", f"not comparable, as the state holds them encrypted: {', '.join(item.not_comparable)}", "")


def who(blame: Blame | None) -> str:
    """Who did something, and when."""
    return harmless(f"{blame.who or 'the server itself'}, {blame.when}") if blame else UNKNOWN


def called(item: ItemDrift) -> str:
    """What an item is called: the resource, and what else helps to find it."""
    name = f" {item.name!r}" if item.name and item.name != item.resource else ""
    marks = "".join(f", {mark}" for mark, there in (("external", item.external), ("retained", item.retained)) if there)
    return harmless(f"{item.itemtype} {item.resource}{name} ({item.item_id}{marks})")


def summary(report: Report) -> str:
    """How many items there are of each status, in a line."""
    counts = [f"{count} {status.value}" for status, count in report.counts.items() if count]
    counts += [f"{sum(one.count for one in report.unmanaged)} unmanaged"] if report.unmanaged is not None else []
    counts += [f"{pluralize(len(report.unlisted), 'itemtype')} not listed"] if report.unlisted else []
    return ", ".join(counts) or "no resources of ITSM-NG"


def further(report: Report) -> Iterator[str]:
    """What else is to be said."""
    if report.passing:
        yield f"{pluralize(report.passing, 'resource')} left out until deleted or replaced"
    yield from map(not_listed, report.unlisted)
    yield from report.notes


def _of_field(drift: FieldDrift) -> Line:
    expected, actual = in_words(drift.expected), in_words(drift.actual)
    if expected == actual and drift.expected_id is not None:  # two of the same name
        expected, actual = f"{expected} ({drift.expected_id})", f"{actual} ({drift.actual_id})"
    return Line(drift.field, expected, actual, who(drift.blame))


def in_words(value: Value) -> str:
    """A value as a person would say it."""
    if value is None:
        return _SECRET
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(str(value)) if value != "" else _EMPTY


def not_listed(one: Unlisted) -> str:
    """Why the unmanaged items of an itemtype are not known, and what to do about it."""
    if not one.right:
        return harmless(f"{one.itemtype} items cannot be listed: {one.reason}")
    return (
        f"{one.itemtype} items cannot be listed: the account's profile may not read them (the right `{one.right}`); "
        "give it the right in Administration > Profiles"
    )


def names(found: Unmanaged) -> str:
    """What the first unmanaged items are called."""
    more = ", …" if found.count > len(found.first) else ""
    return harmless(", ".join(found.first)) + more


def harmless(text: str) -> str:
    """A text without the characters that a terminal may obey."""
    return _CONTROL.sub("\ufffd", text)
