"""What becomes of characters on their way through the API."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, unique


def stored(session: Session, **texts: object) -> dict[str, object]:
    """What is kept of texts of a computer, whether it is created with them or gets them later."""
    created = session.read("Computer", session.create("Computer", **texts))
    later = session.create("Computer")
    session.change("Computer", later, **texts)
    changed = session.read("Computer", later)
    kept = {column: created[column] for column in texts}
    assert kept == {column: changed[column] for column in texts}
    return kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("1 < 2 && 3 > 2", "1 &lt; 2 && 3 &gt; 2"),
        ("&lt;b&gt; &amp; &nbsp; &eacute;", "&lt;b&gt; &amp; &nbsp; &eacute;"),
        ("<&lt;&amp;lt;", "&lt;&lt;&amp;lt;"),
        ("&quot;q&quot; &#39;s&#039;", "\"q\" 's'"),
        ("R&D \"x\" 'y'", "R&D \"x\" 'y'"),
        ("C:\\temp\\new \\' \\\"", "C:\\temp\\new \\' \\\""),
        ("a\tb\r\nc\nd\re\n", "a\tb\r\nc\nd\re\n"),
        ("Zażółć 漢字 Ω é ß ☃", "Zażółć 漢字 Ω é ß ☃"),
        ("e\u0301 עברית \u200b| \u00a0", "e\u0301 עברית \u200b| \u00a0"),
        ("a \U0001f600 b \U0001f1f5\U0001f1f1", "a ???? b ????????"),
        ("  spaces  ", "  spaces  "),
        ("%s %_ -- ; DROP", "%s %_ -- ; DROP"),
    ],
    ids=[
        "angle brackets",
        "beside ampersands",
        "encoded already",
        "encoded in part",
        "encoded quotes",
        "ampersands and quotes",
        "backslashes",
        "line ends and tabs",
        "letters of any script",
        "combining letters",
        "emoji",
        "spaces around",
        "what means something to databases",
    ],
)
def test_what_is_kept_of_a_text(session: Session, text: str, kept: str) -> None:
    assert stored(session, name=text, comment=text) == {"name": kept, "comment": kept}


@pytest.mark.parametrize(
    ("column", "text", "kept"),
    [
        ("contact", "x" * 255, "x" * 255),
        ("contact", "x" * 256, "x" * 254),
        ("contact", "<" * 100, ("&lt;" * 64)[:254]),
        ("contact", "é" * 300, "é" * 127),
        ("uuid", "é" * 300, "é" * 127),
        ("comment", "x" * 300, "x" * 300),
        ("comment", "<" * 300, "&lt;" * 300),
    ],
)
def test_a_text_over_255_encoded_bytes_is_cut_to_254(session: Session, column: str, text: str, kept: str) -> None:
    assert stored(session, **{column: text}) == {column: kept}


@pytest.mark.parametrize("itemtype", ["Computer", "Manufacturer", "Contract"])
def test_a_name_is_cut_at_255_characters(session: Session, itemtype: str) -> None:
    item = session.create(itemtype, name="é" * 300)
    assert session.read(itemtype, item)["name"] == "é" * 255


def test_a_field_without_a_number_is_cut_at_255_characters(session: Session) -> None:
    group = session.create("Group", name=unique(), ldap_field="é" * 300)
    assert session.read("Group", group)["ldap_field"] == "é" * 255


def test_a_long_text_is_cut_at_65535(session: Session) -> None:
    assert stored(session, comment="x" * 70000) == {"comment": "x" * 65535}


@pytest.mark.parametrize(
    ("value", "kept"),
    [(42, "42"), (3.14, "3.14"), (1.0, "1"), (1e20, "1.0E+20"), (5e-05, "5.0E-5"), (True, "1"), (False, ""), (0, "0")],
)
def test_other_values_are_written_as_text(session: Session, value: object, kept: str) -> None:
    later = session.create("Computer", serial="before", contact="before", comment="before")
    session.change("Computer", later, serial=value, contact=value, comment=value)
    row = session.read("Computer", later)
    assert [row[column] for column in ("serial", "contact", "comment")] == [kept] * 3
    created = session.read("Computer", session.create("Computer", serial=value, comment=value))
    assert [created[column] for column in ("serial", "comment")] == [kept] * 2


@pytest.mark.parametrize("text", ["007", "245E1", "1e3", "0x1A", "+48", "00.50", "false", "true", "[]", "0"])
def test_what_looks_like_something_else_stays_a_text(session: Session, text: str) -> None:
    assert stored(session, name=text, comment=text) == {"name": text, "comment": text}


@pytest.mark.parametrize("text", ["NULL", "null"])
def test_the_word_null_stores_no_value(session: Session, text: str) -> None:
    item = session.create("Computer", serial="S1", contact=text)
    session.change("Computer", item, serial=text)
    row = session.read("Computer", item)
    assert (row["serial"], row["contact"]) == (None, None)


def test_other_spellings_of_null_are_words(session: Session) -> None:
    assert stored(session, serial="Null", comment="NULL ") == {"serial": "Null", "comment": "NULL "}


def test_the_same_text_again_is_no_change(session: Session) -> None:
    item = session.create("Computer", name="<i>é</i>", serial="it's")
    session.change("Computer", item, name="<i>é</i>", serial="it's")
    assert len(session.get(f"Computer/{item}/Log")) == 1


def test_a_new_spelling_in_case_or_accents_is_a_change(session: Session) -> None:
    item = session.create("Computer", name="résumé")
    session.change("Computer", item, name="RESUME")
    assert session.read("Computer", item)["name"] == "RESUME"
    session.change("Computer", item, name="RESUME ")
    assert session.read("Computer", item)["name"] == "RESUME "
