"""The expanded comparison of what was asked with what is live."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.catalog import COMPUTER
from pulumi_itsmng.lifecycle.compare import differences

values = st.fixed_dictionaries(
    {},
    optional={
        name: st.integers(0, 5)
        if field.kind != "text"
        else st.sampled_from(["", "a", "<b>", "&lt;b&gt;", "a\r\nb", "a\nb"])
        for name, field in COMPUTER.readable.items()
    },
)


def fields(asked: dict[str, Any], got: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {found.field.name: (found.desired, found.actual) for found in differences(COMPUTER, asked, got)}


def test_each_field_that_differs_is_told_with_both_values() -> None:
    asked = {"name": "pc", "serial": "S1", "location": 1}
    got = {"name": "pc", "serial": "S2", "location": 2}

    assert fields(asked, got) == {"serial": ("S1", "S2"), "location": (1, 2)}


def test_what_nobody_asked_for_is_not_compared() -> None:
    assert fields({"name": "pc"}, {"name": "pc", "serial": "edited", "location": 9}) == {}


def test_spellings_the_server_keeps_alike_are_alike() -> None:
    assert fields({"name": "&lt;b&gt;", "comment": "a\nb"}, {"name": "<b>", "comment": "a\r\nb"}) == {}


def test_an_empty_text_is_like_none() -> None:
    assert fields({"serial": ""}, {}) == {}


def test_case_and_spaces_matter() -> None:
    assert set(fields({"name": "PC", "serial": "S1 "}, {"name": "pc", "serial": "S1"})) == {"name", "serial"}


@given(values)
def test_nothing_differs_from_itself(state: dict[str, Any]) -> None:
    assert differences(COMPUTER, state, state) == []


@given(values, values)
def test_whatever_differs_is_among_what_was_asked(asked: dict[str, Any], got: dict[str, Any]) -> None:
    found = fields(asked, got)

    assert set(found) <= set(asked)
    assert all(asked[name] == there[0] for name, there in found.items())
    assert fields(asked, got | asked) == {}


@given(values, values)
def test_a_difference_seen_from_one_side_is_seen_from_the_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    both = one.keys() & other.keys()
    one, other = {name: one[name] for name in both}, {name: other[name] for name in both}

    assert set(fields(one, other)) == set(fields(other, one))


def sentence(asked: Any, got: Any, name: str = "serial") -> str:
    return str(differences(COMPUTER, {name: asked}, {name: got})[0])


def test_texts_are_described_and_not_quoted() -> None:
    assert sentence("hunter2", "") == "serial should have a length of 7 and is empty"
    assert sentence("", "hunter2") == "serial should be empty and has a length of 7"
    assert sentence("hunter2", "hunt") == "serial was cut after 4 of 7 characters"
    assert sentence("hunter2", "hunger2") == "serial differs from character 4 on (a length of 7 asked, of 7 there)"


def test_ids_are_shown() -> None:
    assert sentence(1, 2, "location") == "location should be Location 1 and is Location 2"
