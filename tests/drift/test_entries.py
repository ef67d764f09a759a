"""What entries of the history prove, as a real server writes them and in the simpler ways that others do."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.drift.entries import tells
from pulumi_itsmng.drift.removal import removal
from pulumi_itsmng.stack.state import Managed

COMMENT, LOCATION = (CATALOG["Computer"].readable[name] for name in ("comment", "location"))

QUOTES = "'" * 200
"""Escaped it has 400 characters, and the server cuts at 250."""


def entry(action: int, old: str | None, new: str | None, link: str = "") -> dict[str, Any]:
    """An entry as the API gives it."""
    return {
        "itemtype_link": link,
        "linked_action": action,
        "id_search_option": 16,
        "old_value": old,
        "new_value": new,
        "user_name": "tech (4)",
        "date_mod": "2026-11-30 08:00:00",
    }


def authorization() -> Managed:
    """A Technician's authorization that is gone."""
    resolved = {"user": {"id": 6, "name": "ada"}, "profile": {"id": 6, "name": "Technician"}}
    state = {"user": "ada", "profile": "Technician", "entity": 0, "resolved": resolved}
    return Managed(CATALOG["ProfileUser"], "urn:pulumi:test::p::t::allowed", 7, state)


def membership() -> Managed:
    """A membership that is gone."""
    state = {"user": "ada", "group": "G", "resolved": {"user": {"id": 6}, "group": {"id": 1}}}
    return Managed(CATALOG["GroupUser"], "urn:pulumi:test::p::t::member", 1, state)


@pytest.mark.parametrize(("come", "gone"), [(17, 19), (15, 16)])
def test_a_purged_authorization_is_blamed_by_its_entry(come: int, gone: int) -> None:
    purged = entry(gone, "Technician (6)", "", "Profile")
    given = entry(come, "", "Technician (6)", "Profile")
    assert removal(authorization(), [purged, given, entry(come, "", "Self-Service (1)", "Profile")]) == purged


@pytest.mark.parametrize("come", [17, 15])
def test_an_authorization_that_was_only_given_has_no_remover(come: int) -> None:
    assert removal(authorization(), [entry(come, "", "Technician (6)", "Profile")]) is None


@pytest.mark.parametrize(("come", "gone"), [(17, 19), (15, 16)])
def test_two_removals_that_look_alike_prove_nothing(come: int, gone: int) -> None:
    purged = entry(gone, "Technician (6)", "", "Profile")
    given = entry(come, "", "Technician (6)", "Profile")
    assert removal(authorization(), [purged, purged, given, given]) is None


def test_a_membership_without_an_entry_has_no_remover() -> None:
    others = [entry(17, "", "Self-Service (1)", "Profile"), entry(20, "", "", "0")]
    assert removal(membership(), others) is None


@pytest.mark.parametrize(
    ("live", "noted"),
    [
        ("two\nlines", "twonlines"),
        ("cr\nlf", "crrnlf"),
        ("two\nlines", "two\nlines"),
        ("cr\nlf", "cr\r\nlf"),
        ("<b>\n</b>", "<b>n</b>"),
        ("line\n" * 100, ("linen" * 100)[:180]),
        (QUOTES, "'" * 125),
        (QUOTES, "'" * 180),
        ("\n" + QUOTES, "n" + "'" * 124),
        ('\\"' * 99, '\\"' * 62 + "\\"),
    ],
)
def test_a_text_is_recognised_in_what_is_noted_of_it(live: str, noted: str) -> None:
    assert tells(entry(0, "before", noted), COMMENT, live, live)


@pytest.mark.parametrize(
    ("live", "noted"),
    [
        ("two\nlines", "twolines"),
        ("two\nlines", "two lines"),
        ("twonlines", "two\nlines"),
        (QUOTES, "'" * 124),
        (QUOTES, ""),
        ("x", None),
    ],
)
def test_another_text_is_not_taken_for_the_live_one(live: str, noted: str | None) -> None:
    assert not tells(entry(0, "before", noted), COMMENT, live, live)


def test_an_emptied_field_is_noted_as_empty_or_as_null() -> None:
    for noted in ("", None):
        assert tells(entry(0, "before", noted), COMMENT, "", "")
        assert tells(entry(0, "Paris (3)", noted), LOCATION, 0, "")
        assert not tells(entry(0, "Paris (3)", noted), LOCATION, 3, "Paris")
