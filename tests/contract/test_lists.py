"""Lists: which part of which items, in which order."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, code, is_broken, unique


def create_named(session: Session, name: str, count: int, itemtype: str = "Manufacturer") -> list[int]:
    """Items that can be found by their name, which ends in their number."""
    answer = session.add(itemtype, [{"name": f"{name} {number:02}"} for number in range(count)])
    return [made["id"] for made in answer.json()]


def test_a_list_without_a_range_is_the_users_page(session: Session) -> None:
    name = unique()
    ids = create_named(session, name, 30)
    page = int(session.get("getFullSession")["session"]["glpilist_limit"]) + 1
    answer = session.request("GET", "Manufacturer", **{"searchText[name]": name})
    assert [row["id"] for row in answer.json()] == ids[:page]
    assert answer.headers["Content-Range"] == f"0-{page - 1}/30"


@pytest.mark.usefixtures("sandbox_only")
def test_a_users_own_page_counts_from_his_next_login(session: Session) -> None:
    create_named(session, unique(), 30)
    session.change("User", 2, list_limit=3)
    later = session.colleague(session.server.login, session.server.password)
    assert len(later.get("Manufacturer")) == 4
    assert len(session.get("Manufacturer")) == 21


@pytest.mark.parametrize(
    ("range_", "status", "shown", "content_range"),
    [
        ("0-2", 206, [0, 1, 2], "0-2/5"),
        ("1-1", 206, [1], "1-1/5"),
        ("3-40", 206, [3, 4], "3-4/5"),
        ("0-4", 200, [0, 1, 2, 3, 4], "0-4/5"),
        ("0-99999999999", 200, [0, 1, 2, 3, 4], "0-4/5"),
        ("5-9", 206, [], "5-4/5"),
    ],
)
def test_a_range_names_the_first_and_the_last(
    session: Session, range_: str, status: int, shown: list[int], content_range: str
) -> None:
    name = unique()
    ids = create_named(session, name, 5)
    query = {"range": range_, "searchText[name]": name, "only_id": "true", "get_hateoas": "false"}
    answer = session.request("GET", "Manufacturer", **query)
    assert answer.status_code == status
    assert answer.json() == [{"id": ids[number]} for number in shown]
    assert answer.headers["Content-Range"] == content_range
    assert answer.headers["Accept-Range"] == "Manufacturer 1000"


def test_a_range_that_ends_before_it_starts_is_refused_sql(session: Session, either_kind: str) -> None:
    name = unique()
    create_named(session, name, 5)
    answer = session.request("GET", "Manufacturer", range="4-2", **{"searchText[name]": name})
    if either_kind == "breaks off":
        assert is_broken(answer)
    else:
        assert (answer.status_code, answer.json()) == (206, [])
        assert answer.headers["Content-Range"] == "4-2/5"


def test_a_range_that_ends_right_before_it_starts_is_empty(session: Session, either_kind: str) -> None:
    name = unique()
    create_named(session, name, 5)
    answer = session.request("GET", "Manufacturer", range="3-2", **{"searchText[name]": name})
    assert (answer.status_code, answer.json()) == (206, [])


def test_a_start_beyond_the_end_is_an_error(session: Session) -> None:
    name = unique()
    create_named(session, name, 5)
    answer = session.request("GET", "Manufacturer", range="6-9", **{"searchText[name]": name})
    assert code(answer) == (400, "ERROR_RANGE_EXCEED_TOTAL")


@pytest.mark.parametrize(
    "query",
    [
        {"range": "abc"},
        {"range": "-1-5"},
        {"range": "5"},
        {"range": ""},
        {"order": "UP"},
        {"order": ""},
        {"sort": "nosuch"},
        {"sort": "1"},
        {"sort": ""},
    ],
)
def test_invalid_ranges_and_orders_are_refused(session: Session, query: dict[str, str]) -> None:
    assert code(session.request("GET", "Manufacturer", **query)) == (400, "ERROR")


@pytest.mark.parametrize("query", [{"sort[]": "name"}, {"order[]": "ASC"}, {"range[]": "0-1"}])
def test_ranges_and_orders_that_are_arrays_break_the_server(session: Session, query: dict[str, str]) -> None:
    """On PHP 8; PHP 7 refuses them as it refuses words that are none. Recorded is the column to sort by."""
    assert is_broken(session.request("GET", "Manufacturer", **query))


def test_an_empty_list_has_no_content_range(session: Session) -> None:
    answer = session.request("GET", "Manufacturer", **{"searchText[name]": unique()})
    assert (answer.status_code, answer.json()) == (200, [])
    assert "Content-Range" not in answer.headers
    assert answer.headers["Accept-Range"] == "Manufacturer 1000"


def test_a_list_is_in_the_order_of_the_ids(session: Session) -> None:
    name = unique()
    ids = [session.create("Manufacturer", name=f"{name} {letter}") for letter in "cab"]
    assert session.ids("Manufacturer", **{"searchText[name]": name}) == ids


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ({"sort": "name"}, [1, 2, 0]),
        ({"sort": "name", "order": "DESC"}, [0, 2, 1]),
        ({"order": "desc"}, [2, 1, 0]),
        ({"order": "ASC"}, [0, 1, 2]),
    ],
)
def test_a_list_is_sorted_by_a_column_either_way(session: Session, query: dict[str, str], order: list[int]) -> None:
    name = unique()
    ids = [session.create("Manufacturer", name=f"{name} {letter}") for letter in "cab"]
    assert session.ids("Manufacturer", **{"searchText[name]": name} | query) == [ids[number] for number in order]


def test_case_does_not_count_when_sorting(session: Session) -> None:
    name = unique()
    ids = [session.create("Manufacturer", name=f"{name} {letter}") for letter in "bAC"]
    assert session.ids("Manufacturer", sort="name", **{"searchText[name]": name}) == [ids[1], ids[0], ids[2]]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("{} m0", [0, 1, 2, 3]),
        ("^{} m01$", [1]),
        ("^{} M0", [0, 1, 2, 3]),
        (" m02$", [2]),
        ("{} m_1", []),
        ("^{}%3$", [3]),
        ("  {} m01  ", [1]),
    ],
)
def test_a_search_text_matches_anywhere_unless_it_is_anchored(session: Session, pattern: str, found: list[int]) -> None:
    name = unique()
    ids = [session.create("Manufacturer", name=f"{name} m0{number}") for number in range(4)]
    hits = session.ids("Manufacturer", **{"searchText[name]": pattern.format(name)})
    assert [hit for hit in hits if hit in ids] == [ids[number] for number in found]


def test_a_backslash_takes_the_meaning_from_what_follows_it(session: Session) -> None:
    name = unique()
    full = session.create("Manufacturer", name=name, comment="100%")
    session.create("Manufacturer", name=name, comment="1000")
    assert session.ids("Manufacturer", **{"searchText[name]": name, "searchText[comment]": "^100\\%$"}) == [full]


def test_accents_do_not_count_in_a_search_text(session: Session) -> None:
    name = unique()
    made = session.create("Manufacturer", name=f"{name} Société")
    assert session.ids("Manufacturer", **{"searchText[name]": f"^{name} societe$"}) == [made]


def test_several_search_texts_must_all_be_found(session: Session) -> None:
    name = unique()
    both = session.create("Manufacturer", name=name, comment="even")
    session.create("Manufacturer", name=name, comment="odd")
    assert session.ids("Manufacturer", **{"searchText[name]": name, "searchText[comment]": "even"}) == [both]


def test_the_search_text_null_finds_what_has_no_value(session: Session) -> None:
    name = unique()
    without = session.create("Manufacturer", name=name)
    session.create("Manufacturer", name=name, comment="")
    assert session.ids("Manufacturer", **{"searchText[name]": name, "searchText[comment]": "NULL"}) == [without]


@pytest.mark.parametrize("text", ["", "0"])
def test_an_empty_search_text_leaves_nothing_out(session: Session, text: str) -> None:
    name = unique()
    made = session.create("Manufacturer", name=name, comment="some")
    assert session.ids("Manufacturer", **{"searchText[name]": name, "searchText[comment]": text}) == [made]


def test_a_search_text_for_no_field_is_ignored(session: Session) -> None:
    made = session.create("Manufacturer", name=unique())
    assert made in session.ids("Manufacturer", searchText="zzz")


@pytest.mark.parametrize("field", ["nosuch", "all", "name][x"])
def test_a_search_text_for_an_unknown_field_breaks_the_server(session: Session, field: str) -> None:
    assert is_broken(session.request("GET", "Manufacturer", **{f"searchText[{field}]": "x"}))


@pytest.mark.parametrize("text", ["<b>", "&lt;b&gt;"])
def test_angle_brackets_are_never_found(session: Session, text: str) -> None:
    name = unique()
    session.create("Computer", name=f"{name} <b>")
    assert session.ids("Computer", **{"searchText[name]": f"^{name} {text}$"}) == []


@pytest.mark.parametrize("text", ["o'b", '"', "a\\b", "a\\"])
def test_quotes_and_backslashes_harm_no_search_text(session: Session, text: str) -> None:
    name = unique()
    made = session.create("Manufacturer", name=f"{name} {text}")
    assert session.ids("Manufacturer", **{"searchText[name]": name}) == [made]
    assert session.request("GET", "Manufacturer", **{"searchText[name]": text}).status_code in (200, 206)


@pytest.mark.parametrize("trash", ["1", "true"])
def test_the_trash_is_a_list_of_its_own(session: Session, trash: str) -> None:
    name = unique()
    kept, trashed = create_named(session, name, 2, "Computer")
    session.delete("Computer", trashed)
    assert session.ids("Computer", **{"searchText[name]": name}) == [kept]
    assert session.ids("Computer", is_deleted=trash, **{"searchText[name]": name}) == [trashed]


@pytest.mark.parametrize("path", ["Manufacturer/0", "Manufacturer/abc", "Manufacturer/-1", "Manufacturer/1abc"])
def test_a_path_with_an_invalid_id_gives_the_list(session: Session, path: str) -> None:
    made = session.create("Manufacturer", name=unique())
    assert made in session.ids(path)


def test_only_id_leaves_all_but_the_ids_out(session: Session) -> None:
    name = unique()
    place = session.create("Location", name=unique())
    made = session.create("Computer", name=name, locations_id=place)
    query = {"searchText[name]": name, "only_id": "true"}
    assert session.get("Computer", get_hateoas="false", **query) == [{"id": made}]
    (row,) = session.get("Computer", **query)
    assert set(row) == {"id", "links"}
    assert not any(link["rel"] == "Location" for link in row["links"])


def test_a_list_shows_items_as_they_are_shown_alone(session: Session) -> None:
    name = unique()
    made = session.create("Computer", name=name, locations_id=session.create("Location", name=unique()))
    for query in ({}, {"expand_dropdowns": "true"}, {"get_hateoas": "false", "add_keys_names[]": "locations_id"}):
        assert session.get("Computer", **{"searchText[name]": name} | query) == [
            session.get(f"Computer/{made}", **query)
        ]


def test_children_are_listed_below_their_parent(session: Session) -> None:
    parent = session.create("Location", name=unique())
    child = session.create("Location", name=unique(), locations_id=parent)
    session.create("Location", name=unique(), locations_id=child)
    assert session.ids(f"Location/{parent}/Location") == [child]


def test_users_of_an_itemtype_are_listed_below_the_item_they_use(session: Session) -> None:
    place = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=place)
    session.create("Computer", name=unique())
    assert session.ids(f"Location/{place}/Computer") == [computer]


def test_a_referenced_item_is_listed_below_the_referring_one(session: Session) -> None:
    place = session.create("Location", name=unique())
    session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=place)
    assert session.ids(f"Computer/{computer}/Location") == [place]


def test_every_item_is_listed_below_an_unrelated_one(session: Session) -> None:
    computer, profile = session.create("Computer"), session.create("Profile", name=unique())
    assert session.ids(f"Computer/{computer}/Profile") == session.ids("Profile")
    assert profile in session.ids("Profile")


def test_a_list_below_a_missing_or_forbidden_item_is_refused(session: Session) -> None:
    assert code(session.request("GET", "Location/987654321/Location")) == (404, "ERROR_ITEM_NOT_FOUND")
    entity = session.create("Entity", name=unique(), entities_id=0)
    assert code(session.request("GET", f"Entity/{entity}/Entity")) == (403, "ERROR_RIGHT_MISSING")


def test_rules_cannot_be_listed(session: Session) -> None:
    assert is_broken(session.request("GET", "RuleTicket"))
