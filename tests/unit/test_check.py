"""Validation of a program's inputs: one spelling per value, a clear failure per property."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.catalog import CATALOG, COMPUTER, ENTITY
from pulumi_itsmng.lifecycle.check import Failure, check, keep_ids
from pulumi_itsmng.lifecycle.normalize import id_in

NOTHING_UNKNOWN: frozenset[str] = frozenset()


def failures(**inputs: Any) -> list[Failure]:
    return check(COMPUTER, {"name": "pc"} | inputs, NOTHING_UNKNOWN)[1]


def checked(**inputs: Any) -> dict[str, Any]:
    values, failed = check(COMPUTER, {"name": "pc"} | inputs, NOTHING_UNKNOWN)
    assert failed == []
    return values


@pytest.mark.parametrize(
    ("spelling", "kept"),
    [
        (7, 7),
        (7.0, 7),
        ("7", "7"),
        (" 7 ", "7"),
        ("007", "007"),
        ("+7", "+7"),
        ("-1", "-1"),
        ("0", "0"),
        ("7.0", "7.0"),
        ("\N{FULLWIDTH DIGIT SEVEN}", "\N{FULLWIDTH DIGIT SEVEN}"),
        ("9" * 30, "9" * 30),
    ],
)
def test_a_number_is_an_id_and_a_text_of_digits_stays_a_text(spelling: Any, kept: Any) -> None:
    checked_location = checked(location=spelling)["location"]
    assert (checked_location, type(checked_location)) == (kept, type(kept))


@pytest.mark.parametrize("digits", ["7", " 7 ", "007", "7.0"])
def test_digits_that_were_an_id_before_stay_one(digits: str) -> None:
    inputs = checked(location=digits)
    assert keep_ids(COMPUTER, {"location": 7}, inputs) == inputs | {"location": 7}
    for before in ({}, {"location": 8}, {"location": "7th"}, {"location": True}):
        assert keep_ids(COMPUTER, before, inputs) == inputs


@pytest.mark.parametrize("number", [-1, 0, 2**32, 10**30, 1e300, 7.5, float("nan"), float("inf")])
def test_what_is_no_id_is_refused(number: float) -> None:
    assert [failure.name for failure in failures(location=number)] == ["location"]


@given(text=st.text(alphabet="0123456789 +-.\N{FULLWIDTH DIGIT SEVEN}\N{SUPERSCRIPT TWO}", max_size=25))
def test_digits_stay_a_text_and_mean_at_most_one_id(text: str) -> None:
    kept = checked(location=text)["location"]
    assert kept == text.strip()
    item_id = id_in(COMPUTER.inputs["location"], kept)
    assert item_id is None or (item_id > 0 and float(kept) == item_id)


def test_line_ends_have_one_spelling() -> None:
    assert checked(comment="a\r\nb")["comment"] == "a\nb"


def test_the_root_entity_is_an_entity_and_no_place_has_the_id_0() -> None:
    assert checked(entity=0)["entity"] == 0
    assert failures(location=0) == [
        Failure("location", "no Location has the id 0: ids begin with 1 and end with 4294967295")
    ]


@pytest.mark.parametrize(("given", "kept"), [("never", "never"), ("7", 7), (7.0, 7), (" 7 ", 7)])
def test_adopt_takes_a_word_or_an_id(given: Any, kept: Any) -> None:
    assert checked(adopt=given)["adopt"] == kept


@pytest.mark.parametrize("given", ["always", "", True, 0, -1, 1.5, ["never"]])
def test_an_invalid_adopt_is_refused(given: Any) -> None:
    assert failures(adopt=given) == [Failure("adopt", "it must be never, matching, duplicate or an id")]


def test_the_root_entity_may_be_taken_over() -> None:
    assert check(ENTITY, {"name": "Root entity", "adopt": 0}, NOTHING_UNKNOWN)[1] == []


def test_a_name_has_one_spelling_and_the_empty_text_clears() -> None:
    assert checked(location=" Paris  >  HQ ")["location"] == "Paris > HQ"
    assert checked(location="")["location"] == ""


@pytest.mark.parametrize("wrong", [True, 1.5, -1, [1], {"id": 1}, "NULL", "\U0001f600"])
def test_what_is_no_reference_is_refused(wrong: Any) -> None:
    (failure,) = failures(location=wrong)

    assert failure.name == "location"


def test_a_number_is_no_text() -> None:
    assert failures(serial=7) == [Failure("serial", "it must be a text, not a number")]


def test_a_text_that_does_not_fit_is_refused_before_it_is_sent() -> None:
    assert failures(name="é" * 255) == []
    assert failures(name="é" * 256) == [Failure("name", "it has 256 characters and the server keeps 255")]
    assert failures(serial="é" * 127) == []
    assert failures(serial="é" * 128) == [Failure("serial", "it has 256 bytes and the server keeps 255")]


def test_an_angle_bracket_counts_as_four_characters() -> None:
    assert failures(name="<" * 63) == []
    (failure,) = failures(name="<" * 64)
    assert failure.reason == "it has 256 characters and the server keeps 255 (the server counts each of < and > as 4)"


def test_a_comment_is_counted_in_bytes() -> None:
    assert failures(comment="é" * 32767) == []
    (failure,) = failures(comment="é" * 32768)
    assert failure.reason == "it has 65536 bytes and the server keeps 65535"


def test_zero_is_no_name_of_an_entity() -> None:
    _, failed = check(ENTITY, {"name": " 0 "}, NOTHING_UNKNOWN)

    assert failed == [Failure("name", "the server takes this for none")]
    assert failures(name="0") == []


def test_emoji_are_refused_because_the_server_loses_them() -> None:
    (failure,) = failures(comment="ok \U0001f600")

    assert failure.reason.startswith("the server cannot store character 4")


def test_every_failing_property_is_named() -> None:
    assert {failure.name for failure in failures(serial=1, location=-1, on_destroy="burn")} == {
        "serial",
        "location",
        "on_destroy",
    }


def test_an_option_takes_only_its_words() -> None:
    assert failures(on_destroy="burn") == [Failure("on_destroy", "it must be trash or purge")]


def test_an_unknown_input_is_named_with_what_it_may_have_meant() -> None:
    assert failures(seral="x") == [Failure("seral", "Computer has no such input; did you mean 'serial'?")]


def test_a_computer_must_be_recognisable_by_something() -> None:
    _, (failure,) = check(COMPUTER, {"comment": "nameless", "serial": ""}, NOTHING_UNKNOWN)

    assert failure.name == "name"
    assert "at least one of serial, inventory_number, uuid and name" in failure.reason


def test_a_name_that_is_only_known_later_is_enough() -> None:
    assert check(COMPUTER, {"comment": "x"}, frozenset({"serial"})) == ({"comment": "x"}, [])


def test_an_item_may_be_left_in_the_trash() -> None:
    assert checked(is_deleted=True) == {"name": "pc", "is_deleted": True}


@pytest.mark.no_cover  # what it runs, others run, too
@given(
    st.dictionaries(
        st.sampled_from([*COMPUTER.inputs, "nosuch"]),
        st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.integers()),
    )
)
def test_whatever_is_given_is_either_accepted_or_refused_by_name(inputs: dict[str, Any]) -> None:
    values, failed = check(COMPUTER, inputs, NOTHING_UNKNOWN)

    assert failed or values
    assert all(failure.reason for failure in failed)


@given(st.dictionaries(st.sampled_from(["name", "serial", "comment"]), st.text(max_size=60)))
def test_checking_twice_is_checking_once(inputs: dict[str, Any]) -> None:
    values, failed = check(COMPUTER, {"uuid": "u"} | inputs, NOTHING_UNKNOWN)

    assert failed or check(COMPUTER, values, NOTHING_UNKNOWN) == (values, [])


@given(st.text(min_size=1, max_size=300, alphabet=st.characters(max_codepoint=0x20000)))
def test_a_refusal_never_quotes_the_text(secret: str) -> None:
    secret = f"s3cret-{secret}-s3cret"

    assert all("s3cret" not in failure.reason for failure in failures(serial=secret, location=secret))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("latitude", "90.1", "between -90 and 90"),
        ("longitude", -180.5, "between -180 and 180"),
        ("latitude", "48,85", "with a point before the decimals"),
        ("longitude", "nan", "between -180 and 180"),
        ("altitude", "high", "with a point before the decimals"),
        ("altitude", "inf", "it must be a number"),
        ("email", "ada", "it must be an email address"),
        ("reply_email", "ada @example.org", "it must be an email address"),
    ],
)
def test_what_is_no_coordinate_and_no_address_is_refused(field: str, value: object, reason: str) -> None:
    _, (failure,) = check(ENTITY, {"name": "North", field: value}, NOTHING_UNKNOWN)

    assert failure.name == field
    assert reason in failure.reason


@pytest.mark.parametrize(
    "address", ["\u00e9@x.fr", "ada@b\u00fcro.de", "o'brien@example.org", "ada@localhost", "a b@x.fr"]
)
def test_what_the_server_takes_for_no_address_is_refused(address: str) -> None:
    _, (failure,) = check(CATALOG["UserEmail"], {"user": "ada", "email": address}, NOTHING_UNKNOWN)

    assert (failure.name, failure.reason.partition(",")[0]) == ("email", "it must be an email address")


@pytest.mark.parametrize("address", ["ada@example.org", "ada.b+c_d@a-b.example.org", "7@x.fr"])
def test_other_addresses_of_users_are_taken(address: str) -> None:
    assert check(CATALOG["UserEmail"], {"user": "ada", "email": address}, NOTHING_UNKNOWN)[1] == []


def test_a_single_zero_is_no_password() -> None:
    _, (failure,) = check(CATALOG["User"], {"login": "ada", "password": "0"}, NOTHING_UNKNOWN)

    assert failure.name == "password"
    assert "takes a single 0 for no text at all" in failure.reason
    assert check(CATALOG["User"], {"login": "ada", "password": "00"}, NOTHING_UNKNOWN)[1] == []


def test_coordinates_and_addresses_have_one_spelling() -> None:
    given = {"name": "North", "latitude": 48.85, "longitude": " -2 ", "altitude": 35.0, "email": " ada@example.org"}

    inputs, failed = check(ENTITY, given, NOTHING_UNKNOWN)

    assert failed == []
    assert inputs == {
        "name": "North",
        "latitude": "48.85",
        "longitude": "-2",
        "altitude": "35",
        "email": "ada@example.org",
    }
