"""How the server answers a search: columns, order, pages, and requests that make no sense."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract.search import (
    COMMENT,
    ENTITY,
    ID,
    LOCATION,
    NAME,
    SERIAL,
    STATUS,
    USER,
    Criterion,
    Shelf,
    criterion,
    flat,
    group,
)
from tests.contract.session import Session, code, unique

_LICENSES = 160


@pytest.fixture
def shelf(session: Session) -> Shelf:
    return Shelf(session)


def everywhere(shelf: Shelf, wanted: Criterion) -> httpx.Response:
    """A search with a criterion that nothing checks."""
    criteria = [group(criterion(NAME, f"^{shelf.mark}")), wanted]
    return shelf.session.request("GET", "search/Computer", **flat({"criteria": criteria, "forcedisplay": [COMMENT]}))


def is_denied(answer: httpx.Response) -> bool:
    """Whether the answer is the server's page for that."""
    kind = answer.headers["Content-Type"]
    return (answer.status_code, kind) == (200, "text/html; charset=UTF-8") and "<!DOCTYPE html>" in answer.text


def test_an_answer_shows_wanted_searched_and_sorted_columns(shelf: Shelf) -> None:
    shelf.put("pc", serial="S")

    row = shelf.search(criterion(SERIAL, "S"), forcedisplay=ID, sort=STATUS).json()["data"][0]

    assert set(row) - {str(ENTITY)} == {str(NAME), str(ID), str(SERIAL), str(STATUS)}


def test_columns_come_from_the_preferences_if_none_are_wanted(shelf: Shelf) -> None:
    shelf.put("pc")

    assert {str(STATUS), "23", str(SERIAL), "4", "40", "45", str(LOCATION), "19", "17"} <= set(shelf.row())


def test_a_column_that_does_not_exist_is_left_out(shelf: Shelf) -> None:
    shelf.put("pc")

    assert set(shelf.row(forcedisplay=99999)) - {str(ENTITY)} == {str(NAME)}


def test_the_entity_comes_by_itself_where_there_are_several(session: Session) -> None:
    shelf = Shelf(session)
    session.create_entity()
    shelf.put("pc")

    assert str(ENTITY) in shelf.row(forcedisplay=ID)
    assert str(ENTITY) not in session.get("search/Profile", forcedisplay=ID)["data"][0]


def test_references_appear_by_name_and_unset_values_as_null(shelf: Shelf) -> None:
    top = shelf.session.create("Location", name=unique("HQ"))
    place = shelf.session.create("Location", name="Floor", locations_id=top)
    shelf.put("pc", locations_id=place, states_id=987654, comment="<&>")

    row = shelf.row(**flat({"forcedisplay": [LOCATION, STATUS, USER, COMMENT]}))

    assert row[str(LOCATION)].endswith(" > Floor")
    assert (row[str(STATUS)], row[str(USER)], row[str(COMMENT)]) == (None, None, "&lt;&&gt;")


def test_users_are_shown_by_login(shelf: Shelf) -> None:
    login = unique("user").replace(" ", ".")
    shelf.put("pc", users_id=shelf.session.create("User", name=login, realname="Doe"))

    assert shelf.row(forcedisplay=USER)[str(USER)] == login


def test_software_shows_the_licenses_that_have_not_expired(shelf: Shelf) -> None:
    software = shelf.put("editor", itemtype="Software")
    for name, expires in (("old", "2001-01-01"), ("endless", None), ("new", "2101-01-01")):
        shelf.session.create("SoftwareLicense", name=name, expire=expires, softwares_id=software)

    (row,) = shelf.search(itemtype="Software", **{"forcedisplay[0]": _LICENSES}).json()["data"]

    assert sorted(row[str(_LICENSES)]) == ["endless", "new"]


def test_rows_are_sorted_by_name_unless_another_column_is_named(shelf: Shelf) -> None:
    shelf.put("b", serial="1")
    shelf.put("A", serial="2")
    shelf.put("c")

    assert shelf.found() == ["A", "b", "c"]
    assert shelf.found(sort=SERIAL) == ["c", "b", "A"]
    assert shelf.found(sort=SERIAL, order="DESC") == ["A", "b", "c"]
    assert shelf.found(sort=ID) == ["b", "A", "c"]


def test_unknown_orders_ascend_and_unknown_columns_sort_by_id(shelf: Shelf) -> None:
    shelf.put("b")
    shelf.put("a")

    assert shelf.found(order="UP") == ["a", "b"]
    assert shelf.found(sort=99999) == ["b", "a"]


def test_the_answer_repeats_how_it_is_sorted(shelf: Shelf) -> None:
    shelf.put("pc")

    default, named = shelf.search().json(), shelf.search(sort=SERIAL, order="DESC").json()

    assert (default["sort"], default["order"]) == ("1", "ASC")
    assert (named["sort"], named["order"]) == (SERIAL, "DESC")


def test_a_part_of_what_is_found_is_206_with_its_range(shelf: Shelf) -> None:
    for name in ("a", "b", "c"):
        shelf.put(name)

    answer = shelf.search(range="1-1")

    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == answer.json()["content-range"] == "1-1/3"
    assert answer.headers["Accept-Range"] == "Computer 1000"
    assert (answer.json()["totalcount"], answer.json()["count"]) == (3, 1)


def test_a_range_that_reaches_beyond_the_end_is_cut(shelf: Shelf) -> None:
    shelf.put("a")

    whole, behind = shelf.search(range="0-99"), shelf.search(range="1-9")

    assert (whole.status_code, whole.headers["Content-Range"]) == (200, "0-0/1")
    assert (behind.status_code, behind.json()["content-range"], "data" in behind.json()) == (206, "1-0/1", False)
    assert code(shelf.search(range="2-9")) == (400, "ERROR_RANGE_EXCEED_TOTAL")


def test_a_search_without_a_hit_has_no_data(shelf: Shelf) -> None:
    answer = shelf.search()

    assert answer.status_code == 200
    assert "Content-Range" not in answer.headers
    assert answer.json() == {"totalcount": 0, "count": 0, "sort": "1", "order": "ASC", "content-range": "0--1/0"}


def test_without_a_range_there_is_one_row_less_than_in_a_list(shelf: Shelf) -> None:
    for number in range(25):
        shelf.put(f"{number:02}")
    listed = shelf.session.get("Computer", **{"searchText[name]": shelf.mark, "get_hateoas": "false"})

    answer = shelf.search()

    assert answer.json()["count"] == len(listed) - 1
    assert answer.headers["Content-Range"] == f"0-{len(listed) - 1}/25"


def test_rows_by_id(shelf: Shelf) -> None:
    item = shelf.put("pc")

    assert list(shelf.search(withindexes=1).json()["data"]) == [str(item)]


def test_columns_by_name(shelf: Shelf) -> None:
    shelf.put("pc")

    row = shelf.row(uid_cols=1, **flat({"forcedisplay": [LOCATION, USER, 24]}))

    names = {
        "Computer.name",
        "Computer.Location.completename",
        "Computer.User.name",
        "Computer.users_id_tech.User.name",
    }
    assert set(row) - {"Computer.Entity.completename"} == names


def test_rows_as_html_and_raw_come_beside_the_data(shelf: Shelf) -> None:
    shelf.put("pc")

    answer = shelf.search(giveItems=1, rawdata=1, forcedisplay=ID).json()

    assert shelf.mark in answer["data_html"][0][str(NAME)]
    assert "rawdata" in answer


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"criteria": [criterion(99999, "x")]}, "ERROR"),
        ({"criteria": [criterion("name", "x")]}, "ERROR"),
        ({"criteria": [criterion("view", "x")]}, "ERROR"),
        ({"criteria": [{"field": NAME, "value": "x"}]}, "ERROR"),
        ({"criteria": [{"field": NAME, "searchtype": "contains"}]}, "ERROR"),
        ({"criteria": ["x"]}, "ERROR"),
        ({"criteria": [criterion(178, "x")]}, "ERROR"),
        ({"forcedisplay": [65]}, "ERROR"),
        ({"range": "x"}, "ERROR"),
        ({"range": "5"}, "ERROR"),
    ],
)
def test_searches_that_make_no_sense(session: Session, parameters: dict[str, Any], expected: str) -> None:
    assert code(session.request("GET", "search/Computer", **flat(parameters))) == (400, expected)


@pytest.mark.parametrize(
    "parameters",
    [
        {"criteria": "x"},
        {"metacriteria": "x"},
        {"criteria": [criterion(NAME, "x") | {"itemtype": "NoSuchType", "meta": 1}]},
        {"criteria": [criterion(NAME, ["x"])]},
    ],
)
def test_searches_on_which_php_breaks(session: Session, parameters: dict[str, Any]) -> None:
    answer = session.request("GET", "search/Computer", **flat(parameters))

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Type"].startswith("text/html")


def test_behind_a_group_nothing_is_checked(shelf: Shelf) -> None:
    shelf.put("it", comment="x")
    shelf.put("no")
    inside = group(criterion(NAME, f"^{shelf.mark}"))

    def found(*behind: dict[str, Any]) -> list[str]:
        answer = shelf.session.get(
            "search/Computer", **flat({"criteria": [inside, *behind], "forcedisplay": [COMMENT]})
        )
        return [row[str(NAME)].removeprefix(shelf.mark).strip() for row in answer["data"]]

    assert found(criterion(99999, "x")) == ["it", "no"]
    assert found(criterion("view", "x")) == ["it"]
    assert found(criterion("view", "x", link="AND NOT")) == ["no"]


def test_searching_all_fields_is_denied_on_a_page(shelf: Shelf) -> None:
    """The settings of a fresh installation do not allow it."""
    assert is_denied(everywhere(shelf, criterion("all", "x")))


@pytest.mark.usefixtures("sandbox_only")
def test_settings_say_what_can_be_searched_but_not_within_groups(shelf: Shelf) -> None:
    """Inferred."""
    shelf.put("it", comment="x")
    assert everywhere(shelf, group(criterion("all", "x"))).json()["totalcount"] == 1

    shelf.session.update("Config", 1, allow_search_all=1, allow_search_view=0)
    assert everywhere(shelf, criterion("all", "x")).json()["totalcount"] == 1
    assert is_denied(everywhere(shelf, criterion("view", "x")))


@pytest.mark.parametrize("endpoint", ["search", "listSearchOptions"])
def test_what_to_search_must_be_named_and_exist(session: Session, endpoint: str) -> None:
    assert code(session.request("GET", endpoint)) == (400, "ERROR_RESOURCE_MISSING")
    assert code(session.request("GET", f"{endpoint}/Nothing"))[1] == "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"
    assert session.request("GET", f"{endpoint}/computer").status_code in (200, 206)


def test_a_search_looks_at_the_session_before_the_itemtype(session: Session) -> None:
    nobody = {"Session-Token": "nobody"}

    def answered(path: str) -> str:
        return str(session.http.get(f"{session.server.url}/{path}", headers=nobody).json()[0])

    assert answered("search/Nothing") == "ERROR_SESSION_TOKEN_INVALID"
    assert answered("listSearchOptions/Nothing") == "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"
    assert answered("listSearchOptions/Computer") == "ERROR_SESSION_TOKEN_INVALID"


def test_any_method_searches(shelf: Shelf) -> None:
    shelf.put("pc")
    body = {"criteria": [criterion(NAME, f"^{shelf.mark}")], "forcedisplay": [ID]}

    for method in ("POST", "PUT", "DELETE"):
        assert shelf.session.request(method, "search/Computer", body).json()["totalcount"] == 1
