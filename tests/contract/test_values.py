"""What becomes of values: null, numbers, dates, keys, and what is no value at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.session import NO_SUCH_ID, Session, code, is_broken, refuses_sql, unique


def stored(session: Session, itemtype: str, column: str, value: Any) -> Any:
    """What is kept of a value, whether an item is created with it or gets it later."""
    created = session.create(itemtype, name=unique(), **{column: value})
    later = session.create(itemtype, name=unique())
    session.change(itemtype, later, **{column: value})
    kept = session.read(itemtype, created)[column]
    assert session.read(itemtype, later)[column] == kept
    return kept


def test_null_in_a_change_is_ignored(session: Session) -> None:
    item = session.create("Computer", serial="S1", users_id_tech=2)
    session.change("Computer", item, serial=None, users_id_tech=None)
    row = session.read("Computer", item)
    assert (row["serial"], row["users_id_tech"]) == ("S1", 2)


def test_an_empty_text_is_stored(session: Session) -> None:
    item = session.create("Computer", serial="S1")
    session.change("Computer", item, serial="")
    assert session.read("Computer", item)["serial"] == ""


@pytest.mark.parametrize("nothing", ["", False])
def test_an_empty_text_is_no_change_where_there_is_no_value(session: Session, nothing: object) -> None:
    item = session.create("Computer")
    session.change("Computer", item, serial=nothing)
    assert session.read("Computer", item)["serial"] is None


def test_null_is_stored_at_creation_where_it_may_be(session: Session) -> None:
    row = session.read("Computer", session.create("Computer", name=None, serial=None, comment=None))
    assert (row["name"], row["serial"], row["comment"]) == (None, None, None)


def test_null_in_a_mandatory_field_refuses_the_creation(session: Session, either_kind: str) -> None:
    name = unique()
    answer = session.add("Computer", {"name": name, "states_id": None})
    assert refuses_sql(answer, either_kind)
    assert session.ids("Computer", **{"searchText[name]": name}) == []


@pytest.mark.usefixtures("either_kind")
def test_the_word_null_in_a_mandatory_field_changes_it_to_0(session: Session) -> None:
    item = session.create("Computer", states_id=5)
    session.change("Computer", item, serial="before", states_id="NULL", locations_id="NULL", contact="after")
    row = session.read("Computer", item)
    assert (row["states_id"], row["locations_id"]) == (0, 0)
    assert (row["serial"], row["contact"]) == ("before", "after")


def test_the_word_null_in_a_mandatory_field_refuses_a_creation(session: Session, either_kind: str) -> None:
    name = unique()
    assert refuses_sql(session.add("Computer", {"name": name, "locations_id": "NULL"}), either_kind)
    assert session.ids("Computer", **{"searchText[name]": name}) == []


def test_null_as_the_entity_is_the_active_root(session: Session) -> None:
    entity = session.create_entity()
    assert session.read("Computer", session.create("Computer", entities_id=None))["entities_id"] == 0
    session.switch_to(entity)
    assert code(session.add("Computer", {"entities_id": None})) == (400, "ERROR_GLPI_ADD")
    refused = session.add("Computer", [{"entities_id": None}, {"name": "x"}])
    assert [result["id"] for result in refused.json()[1]] == [False, False]
    assert session.read("Computer", session.create("Computer"))["entities_id"] == entity


def test_the_number_0_is_a_change_where_there_is_no_text(session: Session) -> None:
    item = session.create("Computer")
    session.change("Computer", item, serial=0, contact="0", comment=False)
    row = session.read("Computer", item)
    assert (row["serial"], row["contact"], row["comment"]) == ("0", "0", None)


def test_an_object_for_a_number_leaves_a_change_half_done(session: Session) -> None:
    old = unique()
    group = session.create("Group", name=old, is_manager=0)
    assert is_broken(session.update("Group", group, name="<b>", is_usergroup={"a": 1}, is_manager=1))
    row = session.read("Group", group)
    assert (row["name"], row["completename"]) == ("&lt;b&gt;", old)
    assert (row["is_usergroup"], row["is_manager"]) == (1, 0)


def test_unknown_fields_are_accepted_and_ignored(session: Session) -> None:
    item = session.create("Computer", nosuchfield="x", session_token="x", input="x")
    session.change("Computer", item, nosuchfield="x")
    assert not {"nosuchfield", "session_token", "input"} & set(session.read("Computer", item))


@pytest.mark.parametrize("itemtype", ["Computer", "Software", "Budget", "Rack", "Certificate", "Project"])
def test_the_id_of_an_asset_is_chosen_by_the_server(session: Session, itemtype: str) -> None:
    assert session.create(itemtype, name=unique(), id=NO_SUCH_ID) != NO_SUCH_ID


@pytest.mark.parametrize("itemtype", ["Manufacturer", "Group", "Supplier", "Contract", "Domain"])
def test_other_items_get_the_id_that_is_given(session: Session, itemtype: str) -> None:
    free = session.create(itemtype, name=unique())
    session.purge(itemtype, free)
    assert session.create(itemtype, name=unique(), id=str(free)) == free


def test_an_id_in_the_body_wins_over_the_one_in_the_path(session: Session) -> None:
    named, meant = session.create("Computer"), session.create("Computer")
    answer = session.update("Computer", named, id=meant, serial="S1")
    assert answer.json()[0][str(meant)] is True
    assert [session.read("Computer", item)["serial"] for item in (named, meant)] == [None, "S1"]


def test_the_date_of_creation_is_the_servers_unless_one_is_given(session: Session) -> None:
    item = session.create("Computer")
    row = session.read("Computer", item)
    assert row["date_creation"] == row["date_mod"] > "2001-02-04"
    early = "2001-02-03 04:05:06"
    assert session.read("Computer", session.create("Computer", date_creation=early))["date_creation"] == early
    session.change("Computer", item, date_creation=early)
    assert session.read("Computer", item)["date_creation"] == early


def test_the_date_of_a_change_is_the_servers(session: Session) -> None:
    early = "2001-02-03 04:05:06"
    item = session.create("Computer", date_mod=early)
    assert session.read("Computer", item)["date_mod"] == early
    session.change("Computer", item, nosuchfield="x")
    assert session.read("Computer", item)["date_mod"] == early
    session.change("Computer", item, serial="S1", date_mod="2002-02-03 04:05:06")
    assert session.read("Computer", item)["date_mod"] > "2003"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("4", 4),
        (" 4", 4),
        ("abc", 0),
        ("", 0),
        ("12abc", 12),
        (2.7, 3),
        (-1, -1),
        ("1e1", 10),
        (True, 1),
        (False, 0),
        (99999999999, 2**31 - 1),
        (-99999999999, -(2**31)),
        ("1e400", 2**31 - 1),
    ],
)
def test_a_key_is_read_as_a_number(session: Session, value: object, kept: int) -> None:
    assert stored(session, "Computer", "groups_id", value) == kept


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("1", 1),
        (True, 1),
        ("0", 0),
        (False, 0),
        (1, 1),
        ("00", 0),
        ("1 ", 1),
        (" 1", 1),
        ("+1", 1),
        ("1.0", 1),
        ("1e0", 1),
    ],
)
def test_a_flag(session: Session, value: object, kept: int) -> None:
    assert stored(session, "Computer", "is_recursive", value) == kept


@pytest.mark.parametrize("value", ["abc", "2", 5, "yes", "1x", "0x1", " ", 0.5, "1\n"])
def test_what_is_no_flag_is_left_out_and_named(session: Session, value: object) -> None:
    """So it is since PHP 8, to which words are no numbers."""
    item = session.create("Computer", is_recursive=1)
    said = session.change("Computer", item, is_recursive=value, serial="S1")
    assert said["message"]
    row = session.read("Computer", item)
    assert (row["is_recursive"], row["serial"]) == (1, "S1")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("12.5", "12.5000"),
        ("12,50", "12.5000"),
        (12.34567, "12.3457"),
        ("1e2", "12.0000"),
        (5e-05, "5.0000"),
        ("abc", "0.0000"),
        ("-3", "-3.0000"),
        ("1 000", "1000.0000"),
    ],
)
def test_a_decimal_number_knows_commas_and_no_exponents(session: Session, value: object, kept: str) -> None:
    assert stored(session, "Budget", "value", value) == kept


@pytest.mark.parametrize(("value", "kept"), [("12", 12), ("1e1", 11), ("1.5", 15), ("x", 0), (7, 7), ("-2", -2)])
def test_a_number_knows_neither_points_nor_exponents(session: Session, value: object, kept: int) -> None:
    assert stored(session, "Contract", "duration", value) == kept


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2015-01-31", "2015-01-31"),
        ("2015-1-3", "2015-01-03"),
        ("2015-01-31 10:11:12", "2015-01-31"),
        ("", None),
        ("2015-13-01", "0000-00-00"),
    ],
)
def test_a_date(session: Session, value: str, kept: str | None) -> None:
    assert stored(session, "Budget", "begin_date", value) == kept


@pytest.mark.parametrize("value", ["soon", "31.01.2015", "20150131"])
def test_what_is_no_date_is_left_out_and_named(session: Session, value: str) -> None:
    item = session.create("Budget", name=unique(), begin_date="2015-01-31")
    assert session.change("Budget", item, begin_date=value)["message"]
    assert session.read("Budget", item)["begin_date"] == "2015-01-31"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2015-01-31 10:11:12", "2015-01-31 10:11:12"),
        ("2015-01-31", "2015-01-31 00:00:00"),
        ("2015-01-31T10:11", "2015-01-31 10:11:00"),
    ],
)
def test_a_moment(session: Session, value: str, kept: str) -> None:
    assert stored(session, "Domain", "date_expiration", value) == kept


@pytest.mark.parametrize(
    "date",
    ["2015-00-10", "2015-01-32", "2015-01-01 25:00:00", "2015-01-01 00:60:00", "2099-01-02 03:04:05", "1960-01-01"],
)
def test_a_moment_the_database_cannot_keep_is_the_zero_date(session: Session, date: str) -> None:
    """What never was, and what its 31 bits cannot count: before 1970, which is inferred, and after 2038."""
    assert stored(session, "Domain", "date_expiration", date) == "0000-00-00 00:00:00"


def test_the_zero_date_is_a_date_too(session: Session) -> None:
    item = session.create("Computer", date_mod="0000-00-00")
    assert session.read("Computer", item)["date_mod"] == "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("value", "kept"),
    [("8:30", "08:30:00"), ("08:30:15", "08:30:15"), ("noon", "00:00:00"), (" 9:05 ", "09:05:00")],
)
def test_a_time_of_day(session: Session, value: str, kept: str) -> None:
    assert stored(session, "Contract", "week_begin_hour", value) == kept


@pytest.mark.parametrize(("value", "kept"), [(2, 2), ("0.5", 0.5), (2.5, 2.5), ("1e1", 10), ("deep", 0)])
def test_a_number_with_a_floating_point(session: Session, value: object, kept: float) -> None:
    shown = stored(session, "ComputerModel", "depth", value)
    assert (shown, type(shown)) == (kept, type(kept))


def test_an_oversized_decimal_becomes_the_highest_value(session: Session) -> None:
    assert stored(session, "Budget", "value", "9" * 40) == "9999999999999999.9999"


@pytest.mark.parametrize(("column", "kept"), [("language", "x"), ("layout", "x"), ("mobile", "x "), ("timezone", "x ")])
def test_texts_of_a_fixed_width_lose_spaces_at_their_end(session: Session, column: str, kept: str) -> None:
    user = session.create("User", name=unique(), **{column: "x "})
    assert session.read("User", user)[column] == kept
    session.change("User", user, **{column: " "})
    assert session.read("User", user)[column] == kept.replace("x", "")


@pytest.mark.parametrize(("address", "kept"), [("AA:BB:CC:00:11:2f", "aa:bb:cc:00:11:2f"), ("", "")])
def test_a_hardware_address_is_kept_in_lower_case(session: Session, address: str, kept: str) -> None:
    computer = session.create("Computer")
    port = session.create("NetworkPort", itemtype="Computer", items_id=computer, mac=address)
    assert session.read("NetworkPort", port)["mac"] == kept


def test_what_is_no_hardware_address_is_left_out(session: Session) -> None:
    port = session.create(
        "NetworkPort", itemtype="Computer", items_id=session.create("Computer"), mac="aa:bb:cc:dd:ee:ff"
    )
    session.change("NetworkPort", port, mac="nonsense")
    assert session.read("NetworkPort", port)["mac"] == "aa:bb:cc:dd:ee:ff"


@pytest.mark.parametrize("value", [["a"], {"a": 1}, []])
def test_a_list_or_an_object_as_a_value_breaks_the_server(session: Session, value: object) -> None:
    item = session.create("Computer", serial="S1")
    name = unique()
    assert is_broken(session.update("Computer", item, serial=value))
    assert is_broken(session.add("Computer", {"name": name, "serial": value}))
    assert session.read("Computer", item)["serial"] == "S1"
    assert session.ids("Computer", **{"searchText[name]": name}) == []


def test_a_key_that_leads_nowhere_is_stored(session: Session) -> None:
    assert stored(session, "Computer", "locations_id", NO_SUCH_ID) == NO_SUCH_ID


def test_a_flag_that_cannot_be_searched_is_not_checked(session: Session) -> None:
    item = session.create("Computer", is_dynamic="yes", is_recursive="yes")
    row = session.read("Computer", item)
    assert (row["is_dynamic"], row["is_recursive"]) == (0, 0)
    assert session.change("Computer", item, is_dynamic=2)["message"] == ""
    assert session.read("Computer", item)["is_dynamic"] == 2


def test_a_number_that_can_be_searched_loses_what_is_no_digit(session: Session) -> None:
    item = session.create("NetworkEquipment", ram="8 GB")
    assert session.read("NetworkEquipment", item)["ram"] == "8"
