"""Which texts are the same to the server's database, and that a search finds all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pulumi_itsmng.api.codec import Folded, equals_stored, fold, list_pattern, search_patterns
from pulumi_itsmng.sandbox.items.patterns import like_pattern
from pulumi_itsmng.sandbox.storage.collation import fold as server_fold
from pulumi_itsmng.sandbox.storage.collation import like

SAME = [
    ("5CG1ABC", "5cg1abc"),
    ("S1", "S1 "),
    ("S1", "s1   "),
    ("S1", "S1\u00a0"),
    ("a b", "A\u00a0B"),
    ("Caf\u00e9", "CAFE"),
    ("Caf\u00e9", "cafe\u0301"),
    ("Stra\u00dfe", "STRASSE"),
    ("\u0152uvre", "oeuvre"),
    ("\u0132ssel", "ijssel"),
    ("o\ufb03ce", "Office"),
    ("\u01c6", "dz\u030c"),
    ("\u00c5ngstr\u00f6m", "angstrom"),
    ("\u041f\u0401", "\u043f\u0435"),
    ("\uff15CG", "5cg"),
    ("\u0663", "3"),
    ("a<b", "A<B"),
]
"""Texts that the database takes for the same."""

DIFFERENT = [
    ("S1", " S1"),
    ("S1", "S 1"),
    ("\u00e6on", "aeon"),
    ("\u00f8re", "ore"),
    ("\u0142", "l"),
    ("\u0439", "\u0438"),
    ("o\u00adk", "ok"),
    ("a-b", "ab"),
]
"""Texts that it tells apart."""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_the_database_takes_for_the_same_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert server_fold(one) == server_fold(other)
    assert equals_stored(Folded(one), other)
    assert not equals_stored(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_the_database_tells_apart_is_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert server_fold(one) != server_fold(other)


def finds(wanted: str, kept: str) -> bool:
    """Whether the searches for a text find what the server keeps, one by one and in a list."""
    stored = kept.replace("<", "&lt;").replace(">", "&gt;")
    searched = any(like(like_pattern(pattern), stored) for pattern in search_patterns(Folded(wanted)))
    return searched and bool(like(like_pattern(list_pattern(Folded(wanted)) or ""), stored))


@pytest.mark.parametrize(("one", "other"), [pair for pair in SAME if pair[0] != "\u01c6"])
def test_a_search_for_one_spelling_finds_the_other(one: str, other: str) -> None:
    assert finds(one, one)
    assert finds(other, other)
    assert finds(one, other)
    if "\u0301" not in one + other:  # an accent of its own is looked for only where there is one
        assert finds(other, one)


@given(
    some.text(alphabet="aAeEéÉsSßoOœŒfil\u00a0 1-_.<\u0301", min_size=1).filter(
        lambda text: text.strip("\u0301 \u00a0")
    )
)
def test_a_search_finds_a_text_in_upper_case_and_with_blanks(text: str) -> None:
    kept = text.lstrip(" \u00a0").upper()
    if kept.strip("\u0301 \u00a0"):
        assert finds(text.lstrip(" \u00a0"), f"{kept}  ")


def matches(pattern: str, text: str) -> bool:
    """LIKE by its definition, for short texts."""
    if not pattern:
        return not text
    if pattern[0] == "%":
        return matches(pattern[1:], text) or (bool(text) and matches(pattern, text[1:]))
    literal, rest = (pattern[1:2], pattern[2:]) if pattern[0] == "\\" else (pattern[0], pattern[1:])
    if pattern[0] != "\\" and literal == "_":
        return bool(text) and matches(rest, text[1:])
    return text.startswith(literal) and matches(rest, text[len(literal) :])


@given(pattern=some.text("ab%_\\1", max_size=8), text=some.text("ab%1\n", max_size=8))
def test_like_is_what_it_is_defined_to_be(pattern: str, text: str) -> None:
    assert like(pattern, text) is matches(pattern, text)


@pytest.mark.parametrize("pattern", ["a%" * 60 + "b", "%" * 130 + "b", "%a" * 4000 + "%b", "%" + "a" * 4000 + "b%"])
def test_a_hostile_pattern_comes_to_an_end(pattern: str) -> None:
    text = "a" * 60000

    assert like(pattern, text) is False
    assert like(pattern, text + "b") is True
    assert like(pattern, f"x{text}") is False
