"""Text on its way to the server and back."""

from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api import UnstorableValue
from pulumi_itsmng.api.codec import (
    as_stored,
    decode,
    encode_row,
    equals_stored,
    to_day,
    to_decimal,
    to_flag,
    to_moment,
    to_reference,
    unstorable_reason,
)

texts = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",), exclude_characters="\0"))
_TRICKY = ("<", ">", "&", ";", "&lt;", "&gt;", "&amp;", "&quot;", "&#39;", "&#039;", '"', "x")
tricky = st.lists(st.sampled_from(_TRICKY)).map("".join)


@given(texts | tricky)
def test_text_that_comes_back_is_the_text_that_was_sent(text: str) -> None:
    came_back = decode(as_stored(text))

    assert as_stored(came_back) == as_stored(text)


@given(texts.filter(lambda text: "&" not in text))
def test_text_without_entities_is_not_touched(text: str) -> None:
    assert decode(as_stored(text)) == text


def test_angle_brackets_come_back_wherever_they_are_in_an_answer() -> None:
    assert decode({"name": "&lt;b&gt;", "tags": ["a &gt; b", 1, None]}) == {"name": "<b>", "tags": ["a > b", 1, None]}


def test_ampersands_and_other_entities_stay() -> None:
    assert decode("R&D &amp; &eacute; &nbsp;") == "R&D &amp; &eacute; &nbsp;"


def test_emoji_cannot_be_stored() -> None:
    assert "character 3 (U+1F600)" in (unstorable_reason("a \U0001f600") or "")


def test_the_word_null_cannot_be_stored_in_any_case() -> None:
    assert unstorable_reason("NULL")
    assert unstorable_reason("null")
    assert unstorable_reason("nullable") is None


@given(texts.filter(lambda text: text.upper() != "NULL"))
def test_the_basic_plane_can_be_stored(text: str) -> None:
    assert unstorable_reason(text) is None


def test_half_a_surrogate_pair_is_not_text() -> None:
    assert "is not text" in (unstorable_reason("\ud800") or "")


def sent(value: Any) -> Any:
    """A value as it is sent."""
    return encode_row({"column": value})["column"]


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_comes_back(moment: datetime) -> None:
    assert to_moment(sent(moment)) == moment
    assert to_day(sent(moment)) == moment.date()


@given(st.dates())
def test_a_day_comes_back(day: date) -> None:
    assert to_day(sent(day)) == day


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_decimal_comes_back(number: Decimal) -> None:
    assert to_decimal(sent(number)) == number


@given(st.booleans())
def test_a_flag_comes_back(flag: bool) -> None:
    assert to_flag(sent(flag)) is to_flag(str(sent(flag))) is flag


def test_unset_values_are_read_as_none() -> None:
    for empty in (None, "", "0000-00-00", "0000-00-00 00:00:00"):
        assert to_moment(empty) is to_day(empty) is None
    for empty in (None, ""):
        assert to_decimal(empty) is to_reference(empty) is None
        assert to_flag(empty) is False
        assert equals_stored(None, empty)
    assert to_reference(0) is to_reference("0") is None
    assert (to_reference(7), to_reference("7")) == (7, 7)


@pytest.mark.parametrize("number", [1e22, 1.5e-7, 12.5])
def test_a_number_is_sent_without_an_exponent(number: float) -> None:
    assert "e" not in str(sent(number))
    assert float(sent(number)) == number


def test_a_moment_in_a_zone_is_refused_as_the_server_keeps_none() -> None:
    with pytest.raises(UnstorableValue, match="without a zone"):
        sent(datetime(2026, 1, 2, tzinfo=timezone.utc))


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(UnstorableValue, match="no number"):
        sent(Decimal("NaN"))
