"""What the server finds: criteria and how they hang together."""

from __future__ import annotations

import pytest

from tests.contract.search import (
    COMMENT,
    ENTITY,
    ID,
    LOCATION,
    NAME,
    SERIAL,
    STATUS,
    UPDATED,
    USER,
    Shelf,
    criterion,
    flat,
    group,
)
from tests.contract.session import Session, code, unique


@pytest.fixture
def shelf(session: Session) -> Shelf:
    return Shelf(session)


def test_contains_does_not_mind_case_and_accents(shelf: Shelf) -> None:
    shelf.put("Émile")

    assert shelf.found(criterion(NAME, "EMI")) == ["Émile"]


def test_anchors_make_it_begin_end_or_be_equal(shelf: Shelf) -> None:
    shelf.put("a", serial="box")
    shelf.put("b", serial="box 2")
    shelf.put("c", serial="my box")

    assert shelf.found(criterion(SERIAL, "^box")) == ["a", "b"]
    assert shelf.found(criterion(SERIAL, "box$")) == ["a", "c"]
    assert shelf.found(criterion(SERIAL, "^box$")) == ["a"]


def test_percent_is_a_wildcard_and_underscore_is_not(shelf: Shelf) -> None:
    shelf.put("a", serial="x-1-y")
    shelf.put("b", serial="x_1_y")

    assert shelf.found(criterion(SERIAL, "x%y")) == ["a", "b"]
    assert shelf.found(criterion(SERIAL, "x_1")) == ["b"]


@pytest.mark.parametrize("wildcards", ["%" * 130, "%a" * 60, "a%" * 130, "%aa" * 130, "%_" * 200, "\\%" * 100])
def test_a_pattern_of_many_wildcards_comes_to_an_end(shelf: Shelf, wildcards: str) -> None:
    """The limit is the client's, of a minute."""
    shelf.put("a", serial="a" * 250)
    shelf.put("b", serial="b")

    assert shelf.found(criterion(SERIAL, f"{wildcards}c")) == []
    assert shelf.session.get("Computer", **{"searchText[serial]": f"{wildcards}c"}) == []
    assert shelf.found(criterion(SERIAL, "%" * 130)) == ["a", "b"]


def test_a_backslash_takes_the_meaning_from_what_follows(shelf: Shelf) -> None:
    shelf.put("a", serial="100%")
    shelf.put("b", serial="1000")

    assert shelf.found(criterion(SERIAL, "^100\\%$")) == ["a"]


def test_brackets_are_never_found_in_either_spelling(shelf: Shelf) -> None:
    shelf.put("a", serial="x<y>")

    assert shelf.row(forcedisplay=SERIAL)[str(SERIAL)] == "x&lt;y&gt;"
    assert shelf.found(criterion(SERIAL, "x<y")) == []
    assert shelf.found(criterion(SERIAL, "x&lt;y")) == []


def test_a_search_compares_letter_by_letter(shelf: Shelf) -> None:
    for name, serial in {"plain": "ab-7", "blank": "AB-7 ", "sharp": "Gro\u00dfe", "apart": "re\u0301sume"}.items():
        shelf.put(name, serial=serial)

    for pattern in ("^ab-7$", "^ab-7 $"):  # blanks before the sign are cut
        assert shelf.found(criterion(SERIAL, pattern)) == ["plain"]
    assert shelf.found(criterion(SERIAL, "^ab-7")) == ["blank", "plain"]
    assert shelf.found(criterion(SERIAL, "^ab-7 %")) == ["blank"]
    assert shelf.found(criterion(SERIAL, "^grosse$")) == []
    assert shelf.found(criterion(SERIAL, "^GRO\u00dfE$")) == ["sharp"]
    assert shelf.found(criterion(SERIAL, "^r\u00e9sume$")) == []
    assert shelf.found(criterion(SERIAL, "^re%sume$")) == ["apart"]


def test_null_finds_missing_values_and_empty_texts(shelf: Shelf) -> None:
    shelf.put("none")
    shelf.put("empty", serial="")
    shelf.put("some", serial="x")

    assert shelf.found(criterion(SERIAL, "NULL")) == ["empty", "none"]
    assert shelf.found(criterion(SERIAL, "^$")) == ["none"]
    assert shelf.found(criterion(SERIAL, "^")) == ["empty", "some"]


def test_not_containing_includes_having_no_value(shelf: Shelf) -> None:
    shelf.put("none")
    shelf.put("other", serial="y")
    shelf.put("it", serial="x")

    assert shelf.found(criterion(SERIAL, "x", "notcontains")) == ["none", "other"]
    assert shelf.found(criterion(SERIAL, "NULL", "notcontains")) == ["it", "other"]


def test_equals_on_a_text_compares_the_text(shelf: Shelf) -> None:
    shelf.put("a", serial="S-1")
    shelf.put("b", serial="S-12")
    shelf.put("none")

    assert shelf.found(criterion(SERIAL, "s-1", "equals")) == ["a"]
    assert shelf.found(criterion(SERIAL, "s-1", "notequals")) == ["b"]


def test_a_number_is_found_by_its_value_however_one_searches(shelf: Shelf) -> None:
    first, second = shelf.put("a"), shelf.put("b")

    assert shelf.found(criterion(ID, first)) == ["a"]
    assert shelf.found(criterion(ID, first, "equals")) == ["a"]
    assert shelf.found(criterion(ID, first, "notequals")) == ["b"]
    assert shelf.found(criterion(ID, f">{first}")) == ["b"]
    assert shelf.found(criterion(ID, f"<= {second}")) == ["a", "b"]


def test_not_containing_a_number_is_containing_it(shelf: Shelf) -> None:
    first, _ = shelf.put("a"), shelf.put("b")

    assert shelf.found(criterion(ID, first, "notcontains")) == ["a"]


def test_a_reference_equals_by_id_and_contains_by_name(shelf: Shelf) -> None:
    state = shelf.session.create("State", name=unique("state"))
    other = shelf.session.create("State", name=unique("other"))
    shelf.put("it", states_id=state)
    shelf.put("no", states_id=other)
    shelf.put("unset")

    assert shelf.found(criterion(STATUS, state, "equals")) == ["it"]
    assert shelf.found(criterion(STATUS, state, "notequals")) == ["no", "unset"]
    assert shelf.found(criterion(STATUS, 0, "equals")) == ["unset"]
    assert shelf.found(criterion(STATUS, "state ")) == ["it"]


def test_under_takes_a_place_and_all_below_it(shelf: Shelf) -> None:
    top = shelf.session.create("Location", name=unique("HQ"))
    floor = shelf.session.create("Location", name="Floor", locations_id=top)
    room = shelf.session.create("Location", name="Room", locations_id=floor)
    away = shelf.session.create("Location", name=unique("Depot"))
    for name, place in (("top", top), ("room", room), ("away", away), ("nowhere", 0)):
        shelf.put(name, locations_id=place)

    assert shelf.found(criterion(LOCATION, top, "under")) == ["room", "top"]
    assert shelf.found(criterion(LOCATION, floor, "under")) == ["room"]
    assert shelf.found(criterion(LOCATION, top, "notunder")) == ["away"]
    assert shelf.found(criterion(LOCATION, top, "under", "AND NOT")) == ["away", "nowhere"]


def test_a_user_is_found_by_id_login_and_real_name(shelf: Shelf) -> None:
    login = unique("user").replace(" ", ".")
    user = shelf.session.create("User", name=login, realname="Ampère", firstname="André")
    shelf.put("his", users_id=user)
    shelf.put("nobody's")

    for value in (login, "ampere", "andre", "Ampère André"):
        assert shelf.found(criterion(USER, value)) == ["his"]
    assert shelf.found(criterion(USER, user, "equals")) == ["his"]
    assert shelf.found(criterion(USER, user, "notequals")) == []
    assert shelf.found(criterion(USER, 0, "equals")) == ["nobody's"]


def test_dates_before_after_and_relative_to_now(shelf: Shelf) -> None:
    shelf.put("new")

    assert shelf.found(criterion(UPDATED, "2001-01-01", "morethan")) == ["new"]
    assert shelf.found(criterion(UPDATED, "2001-01-01", "lessthan")) == []
    assert shelf.found(criterion(UPDATED, "-2DAY", "morethan")) == ["new"]
    assert shelf.found(criterion(UPDATED, "2DAY", "morethan")) == []
    assert shelf.found(criterion(UPDATED, "BEGINYEAR", "morethan")) == ["new"]
    assert shelf.found(criterion(UPDATED, "LASTMONDAY", "lessthan")) == []


def test_an_invalid_date_removes_its_criterion(shelf: Shelf) -> None:
    shelf.put("it")

    assert shelf.found(criterion(UPDATED, "soon", "morethan")) == ["it"]


def test_an_unknown_way_to_search_is_contains(shelf: Shelf) -> None:
    shelf.put("a", serial="x1")

    assert shelf.found(criterion(SERIAL, "x", "sounds like")) == ["a"]


def test_an_empty_value_leaves_its_criterion_out(shelf: Shelf) -> None:
    shelf.put("a")

    assert shelf.found(criterion(SERIAL, "")) == ["a"]


def test_and_binds_before_or(shelf: Shelf) -> None:
    shelf.put("a", serial="1")
    shelf.put("b", serial="2")
    either_or_both = (criterion(NAME, "a$"), criterion(NAME, "b$", link="OR"), criterion(SERIAL, "9"))

    assert shelf.found(*either_or_both) == ["a"]


def test_not_turns_a_criterion_or_a_group_around(shelf: Shelf) -> None:
    for name in ("a", "b", "c"):
        shelf.put(name, serial=name)
    a, b = criterion(SERIAL, "a"), criterion(SERIAL, "b", link="OR")

    assert shelf.found(criterion(SERIAL, "a", link="AND NOT")) == ["b", "c"]
    assert shelf.found(group(a, b, link="AND NOT")) == ["c"]
    assert shelf.found(criterion(SERIAL, "c"), criterion(SERIAL, "a", link="OR NOT")) == ["b", "c"]


def test_a_group_holds_together(shelf: Shelf) -> None:
    for name, comment in (("a", "x"), ("b", "x"), ("c", "y")):
        shelf.put(name, serial=name, comment=comment)

    either = group(criterion(SERIAL, "a"), criterion(SERIAL, "c", link="OR"))
    assert shelf.found(criterion(COMMENT, "x"), either) == ["a"]


def test_items_in_the_trash_are_found_only_there(shelf: Shelf) -> None:
    shelf.put("kept")
    shelf.session.delete("Computer", shelf.put("gone"))

    assert shelf.found() == ["kept"]
    assert shelf.found(is_deleted=1) == ["gone"]


def test_templates_are_not_found(shelf: Shelf) -> None:
    shelf.put("template", is_template=1, template_name="t")

    assert shelf.found() == []


def test_a_user_is_found_by_his_addresses_and_profiles(session: Session) -> None:
    login = unique("user").replace(" ", ".")
    user = session.create("User", name=login, _profiles_id=1)
    for address in ("a@example.org", "b@example.org"):
        session.create("UserEmail", users_id=user, email=address)

    def row(*more: object) -> dict[str, object]:
        wanted = [criterion(NAME, f"^{login}$"), *more]
        return dict(session.get("search/User", **flat({"criteria": wanted, "forcedisplay": [ID, 5, 20]}))["data"][0])

    assert row()["5"] == ["a@example.org", "b@example.org"]
    assert row()["20"] == ["Self-Service", "Self-Service"]  # once for each address that is shown beside it
    assert (row(criterion(5, "b@"))["5"], row(criterion(5, "b@"))["20"]) == ("b@example.org", "Self-Service")


def test_a_count_is_compared_over_all_that_is_counted(shelf: Shelf) -> None:
    documented = shelf.put("two")
    shelf.put("none")
    for _ in range(2):
        document = shelf.session.create("Document", name=unique())
        link = {"documents_id": document, "itemtype": "Computer", "items_id": documented}
        assert shelf.session.add("Document_Item", link).status_code == 201

    assert shelf.found(criterion(119, "2")) == ["two"]
    assert shelf.found(criterion(119, ">0")) == ["two"]
    assert shelf.found(criterion(119, "0")) == ["none"]
    assert shelf.found(criterion(119, "<2")) == ["none"]


def test_criteria_on_other_items_add_their_column(session: Session) -> None:
    mark = unique("meta")
    computer = session.create("Computer", name=f"{mark} pc")
    session.create("Computer", name=f"{mark} alone")
    monitor = session.create("Monitor", name=f"{mark} screen")
    session.add("Computer_Item", {"computers_id": computer, "itemtype": "Monitor", "items_id": monitor})
    other = criterion(NAME, f"^{mark}") | {"itemtype": "Monitor", "meta": 1}

    answer = session.get("search/Computer", **flat({"criteria": [other], "forcedisplay": [ID]}))

    assert [row[str(ID)] for row in answer["data"]] == [computer]
    assert answer["data"][0][str(NAME)] == f"{mark} screen"


def test_criteria_in_the_old_form_only_add_an_empty_column(shelf: Shelf) -> None:
    shelf.put("pc")
    old = {"link": "AND", "itemtype": "Monitor", "field": SERIAL, "searchtype": "contains", "value": "no such"}

    answer = shelf.search(**flat({"metacriteria": [old], "forcedisplay": [ID]})).json()

    assert answer["totalcount"] == 1
    assert answer["data"][0][str(SERIAL)] == []


def test_all_assets_are_searched_at_once(shelf: Shelf) -> None:
    pc, printer = shelf.put("a"), shelf.put("b", "Printer")

    answer = shelf.search(itemtype="AllAssets", **flat({"forcedisplay": [ID]}))

    rows = answer.json()["data"]
    assert [(row["itemtype"], row["id"], row[str(ID)]) for row in rows] == [
        ("Computer", pc, pc),
        ("Printer", printer, printer),
    ]
    assert answer.headers["Accept-Range"] == "AllAssets 1000"


def test_only_the_session_s_entities_are_searched(session: Session) -> None:
    shelf = Shelf(session)
    here, there = session.create_entity(), session.create_entity()
    session.request("POST", "changeActiveEntities", {"entities_id": 0, "is_recursive": True})
    shelf.put("here", entities_id=here)
    shelf.put("there", entities_id=there)
    shelf.put("above", entities_id=0, is_recursive=1)
    shelf.put("above, not reaching down", entities_id=0)

    assert shelf.found(criterion(ENTITY, here, "equals")) == ["here"]
    session.request("POST", "changeActiveEntities", {"entities_id": here})
    assert shelf.found() == ["above", "here"]
    assert [row[str(ID)] for row in session.get("search/Entity", forcedisplay=ID)["data"]] == [here]


@pytest.mark.usefixtures("sandbox_only")
def test_a_search_in_all_entities_finds_items_of_unknown_ones(session: Session) -> None:
    shelf = Shelf(session)
    item = shelf.put("lost")
    session.created.remove(("Computer", item))
    session.change("Computer", item, entities_id=987654)

    assert session.request("GET", f"Computer/{item}").status_code == 403
    assert shelf.found() == ["lost"]


@pytest.mark.usefixtures("sandbox_only")
def test_what_a_profile_may_not_read_it_may_not_search(session: Session) -> None:
    requester = session.server.session("post-only", "postonly")

    assert code(requester.request("GET", "search/Computer")) == (403, "ERROR_RIGHT_MISSING")
    assert requester.request("GET", "search/NoSuchType").json()[0] == "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"
    requester.close()
