"""Text on its way to the server and back."""

from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.api.codec import decode, stored_form, why_unstorable

texts = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",), exclude_characters="\0"))
tricky = st.lists(st.sampled_from(["<", ">", "&", ";", "&lt;", "&gt;", "&amp;", "&quot;", "&#39;", '"', "x"])).map(
    "".join
)


@given(texts | tricky)
def test_text_that_comes_back_is_the_text_that_was_sent(text: str) -> None:
    came_back = decode(stored_form(text))

    assert stored_form(came_back) == stored_form(text)


@given(texts.filter(lambda text: "&" not in text))
def test_text_without_entities_is_not_touched(text: str) -> None:
    assert decode(stored_form(text)) == text


def test_angle_brackets_come_back_wherever_they_are_in_an_answer() -> None:
    assert decode({"name": "&lt;b&gt;", "tags": ["a &gt; b", 1, None]}) == {"name": "<b>", "tags": ["a > b", 1, None]}


def test_ampersands_and_other_entities_stay() -> None:
    assert decode("R&D &amp; &eacute; &nbsp;") == "R&D &amp; &eacute; &nbsp;"


def test_emoji_cannot_be_stored() -> None:
    assert "character 3 (U+1F600)" in (why_unstorable("a \U0001f600") or "")


def test_the_word_null_cannot_be_stored_in_any_case() -> None:
    assert why_unstorable("NULL")
    assert why_unstorable("null")
    assert why_unstorable("nullable") is None


@given(texts.filter(lambda text: text.upper() != "NULL"))
def test_the_basic_plane_can_be_stored(text: str) -> None:
    assert why_unstorable(text) is None


def test_half_a_surrogate_pair_is_not_text() -> None:
    assert "is not text" in (why_unstorable("\ud800") or "")
