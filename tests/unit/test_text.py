"""Words in messages."""

from __future__ import annotations

import pytest

from pulumi_itsmng.text import did_you_mean, similar


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("Pariss", ["Paris", "Lyon"], ["Paris"]),
        ("paris", ["Greater Paris", "Lyon"], ["Greater Paris"]),
        ("HQ", ["Paris > HQ", "Lyon"], ["Paris > HQ"]),
        ("hr", ["hr-admin", "chrome"], ["hr-admin"]),
        ("C#", ["Team C# > Tools", "Lyon"], ["Team C# > Tools"]),
        ("é", ["Équipe É", "Lyon"], ["Équipe É"]),
        ("IT", ["Sites", "Lyon"], []),
    ],
)
def test_similar_names_are_suggested(name: str, known: list[str], meant: list[str]) -> None:
    assert similar(name, known)[:1] == meant


def test_a_question_names_what_may_be_meant() -> None:
    assert did_you_mean("HQ", ["Paris > HQ", "Lyon > HQ"]) == "did you mean 'Paris > HQ' or 'Lyon > HQ'?"
    assert did_you_mean("Berlin", ["Paris"]) == ""
