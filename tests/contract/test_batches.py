"""Many items in one request: created, changed, deleted or read together."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.session import NO_SUCH_ID, Server, Session, code, is_broken, refuses_sql, unique


def create_two(session: Session) -> tuple[int, int]:
    """Two computers."""
    return session.create("Computer", name=unique()), session.create("Computer", name=unique())


def update_all(session: Session, itemtype: str, wanted: Any) -> Any:
    return session.request("PUT", itemtype, {"input": wanted})


def delete_all(session: Session, itemtype: str, wanted: Any, **orders: Any) -> Any:
    return session.request("DELETE", itemtype, {"input": wanted, **orders})


def test_created_items_are_answered_in_their_order_and_linked(session: Session) -> None:
    names = [unique() for _ in range(3)]
    answer = session.add("Computer", [{"name": name} for name in names])
    ids = [made["id"] for made in answer.json()]
    assert answer.status_code == 201
    assert [session.read("Computer", item_id)["name"] for item_id in ids] == names
    assert answer.headers["Link"] == ",".join(f"{session.server.url}/Computer/{item_id}" for item_id in ids)
    assert "Location" not in answer.headers


def test_a_list_of_one_is_answered_with_a_list(session: Session) -> None:
    answer = session.add("Computer", [{"name": unique()}])
    assert [set(made) for made in answer.json()] == [{"id", "message"}]


def test_a_batch_can_name_what_it_has_just_made(session: Session) -> None:
    parent = session.create("Location", name=unique())
    answer = session.add(
        "Location", [{"name": unique(), "locations_id": parent}, {"name": unique(), "locations_id": parent + 1}]
    )
    child, grandchild = (made["id"] for made in answer.json())
    assert session.read("Location", grandchild)["locations_id"] == child == parent + 1


def test_one_refused_creation_of_several_is_207(session: Session) -> None:
    wanted = [{"name": unique(), "entities_id": 0}, {"name": unique(), "entities_id": NO_SUCH_ID}]
    answer = session.add("Computer", wanted)
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_ADD")
    made, refused = answer.json()[1]
    assert made["id"] > 0
    assert refused["id"] is False
    assert refused["message"]
    assert "Link" not in answer.headers


def test_a_refusal_spreads_to_the_next_item_without_an_entity(session: Session) -> None:
    wanted = [{"name": unique(), "entities_id": NO_SUCH_ID}, {"name": unique()}, {"name": unique(), "entities_id": 0}]
    answer = session.add("Computer", [*wanted, {"name": unique()}])
    assert [bool(made["id"]) for made in answer.json()[1]] == [False, False, True, True]


def test_nothing_created_is_400(session: Session) -> None:
    wanted = {"name": unique(), "entities_id": NO_SUCH_ID}
    answer = session.add("Computer", [wanted])
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert [made["id"] for made in answer.json()[1]] == [False]
    answer = session.add("Computer", wanted)
    assert code(answer) == (400, "ERROR_GLPI_ADD")
    assert isinstance(answer.json()[1], str)


@pytest.mark.parametrize(("method", "verb"), [("POST", "ADD"), ("PUT", "UPDATE"), ("DELETE", "DELETE")])
def test_an_empty_list_is_a_failure(session: Session, method: str, verb: str) -> None:
    answer = session.request(method, "Computer", {"input": []})
    assert (answer.status_code, answer.json()) == (400, [f"ERROR_GLPI_{verb}", []])


def test_duplicates_inside_one_list(session: Session, either_kind: str) -> None:
    name, later = unique(), unique()
    answer = session.add("Location", [{"name": name}, {"name": name}, {"name": later}])
    found = {text: session.ids("Location", **{"searchText[name]": f"^{text}$"}) for text in (name, later)}
    session.created += [("Location", item_id) for ids in found.values() for item_id in ids]
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert [len(ids) for ids in found.values()] == [1, 0]
    else:
        assert code(answer) == (207, "ERROR_GLPI_PARTIAL_ADD")
        assert [bool(made["id"]) for made in answer.json()[1]] == [True, False, True]
        assert [len(ids) for ids in found.values()] == [1, 1]


@pytest.mark.usefixtures("sandbox_only")
def test_a_refused_duplicate_uses_up_an_id(session: Session, either_kind: str) -> None:
    name = unique()
    first = session.create("Location", name=name)
    assert refuses_sql(session.add("Location", {"name": name}), either_kind)
    assert session.create("Location", name=unique()) == first + 2


def test_changed_items_are_answered_by_id(session: Session) -> None:
    one, other = create_two(session)
    answer = update_all(session, "Computer", [{"id": one, "serial": "1"}, {"id": str(other), "serial": "2"}])
    assert answer.status_code == 200
    assert [next(iter(result.items())) for result in answer.json()] == [(str(one), True), (str(other), True)]
    assert [session.read("Computer", item_id)["serial"] for item_id in (one, other)] == ["1", "2"]


def test_missing_items_are_left_out_of_the_answer_to_a_change(session: Session) -> None:
    one, _ = create_two(session)
    answer = update_all(session, "Computer", [{"id": NO_SUCH_ID, "serial": "x"}, {"id": one, "serial": "x"}])
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_UPDATE")
    assert [list(result) for result in answer.json()[1]] == [[str(one), "message"]]
    answer = update_all(session, "Computer", [{"id": NO_SUCH_ID, "serial": "x"}])
    assert (answer.status_code, answer.json()) == (400, ["ERROR_GLPI_UPDATE", []])


def test_a_change_without_an_id_is_done_to_nothing(session: Session) -> None:
    one, _ = create_two(session)
    answer = update_all(session, "Computer", [{"serial": "q"}, {"id": one, "serial": "x"}])
    assert (answer.status_code, answer.json()[0]) == (200, [])
    assert session.read("Computer", one)["serial"] == "x"
    for path in ("Computer", "Computer/abc", "Computer/0"):
        answer = update_all(session, path, {"serial": "x"})
        assert (answer.status_code, answer.json()) == (200, [[]])


def test_the_message_of_one_refusal_is_that_of_all_after_it(session: Session) -> None:
    taken = unique()
    session.create("Location", name=taken)
    one, other = (session.create("Location", name=unique()) for _ in range(2))
    answer = update_all(session, "Location", [{"id": one, "name": taken}, {"id": other, "name": unique()}])
    assert answer.status_code in (200, 207)
    if not is_broken(answer):
        first, second = (result["message"] for result in answer.json())
        assert first == second != ""


def test_deleted_items_are_answered_by_id(session: Session) -> None:
    one, other = create_two(session)
    answer = delete_all(session, "Computer", [{"id": one}, {"id": other}])
    assert (answer.status_code, [next(iter(result.items())) for result in answer.json()]) == (
        200,
        [(str(one), True), (str(other), True)],
    )
    assert [session.read("Computer", item_id)["is_deleted"] for item_id in (one, other)] == [1, 1]


def test_missing_items_are_in_the_answer_to_a_deletion(session: Session) -> None:
    one, _ = create_two(session)
    answer = delete_all(session, "Computer", [{"id": one}, {"id": NO_SUCH_ID}])
    assert code(answer) == (207, "ERROR_GLPI_PARTIAL_DELETE")
    assert [result.get(key) for result, key in zip(answer.json()[1], (str(one), str(NO_SUCH_ID)), strict=True)] == [
        True,
        False,
    ]
    answer = delete_all(session, "Computer", [{"id": NO_SUCH_ID}])
    assert code(answer) == (400, "ERROR_GLPI_DELETE")
    assert answer.json()[1][0][str(NO_SUCH_ID)] is False


def test_the_same_item_is_deleted_once(session: Session) -> None:
    place = session.create("Location", name=unique())
    answer = delete_all(session, "Location", [{"id": place}, {"id": place}])
    assert [result[str(place)] for result in answer.json()[1]] == [True, False]


def test_a_deletion_without_an_id_is_done_to_nothing(session: Session) -> None:
    one, _ = create_two(session)
    answer = delete_all(session, "Computer", [{"serial": "q"}, {"id": one}])
    assert [next(iter(result)) for result in answer.json()] == [str(one)]
    answer = delete_all(session, "Computer", {"serial": "q"})
    assert (answer.status_code, answer.json()) == (200, [])
    answer = delete_all(session, "Computer", [{"serial": "q"}])
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_list_or_an_object_as_an_id_breaks_the_server(session: Session, method: str) -> None:
    for wrong in ([1], {"a": 1}):
        assert is_broken(session.request(method, "Computer", {"input": [{"id": wrong, "serial": "x"}]}))


@pytest.mark.parametrize("order", [True, "true", "yes", "on", 1])
def test_a_list_is_purged_on_request(session: Session, order: object) -> None:
    one, other = create_two(session)
    assert delete_all(session, "Computer", [{"id": one}, {"id": other}], force_purge=order).status_code == 200
    for item_id in (one, other):
        assert code(session.request("GET", f"Computer/{item_id}")) == (404, "ERROR_ITEM_NOT_FOUND")


@pytest.mark.parametrize("order", [False, "no", "off", 0, ""])
def test_a_false_purge_flag_moves_an_item_to_the_trash(session: Session, order: object) -> None:
    one, _ = create_two(session)
    assert delete_all(session, "Computer", [{"id": one}], force_purge=order).status_code == 200
    assert session.read("Computer", one)["is_deleted"] == 1


def test_a_template_makes_the_items_after_it_be_purged(session: Session) -> None:
    before, after = create_two(session)
    template = session.create("Computer", name=unique(), is_template=1, template_name=unique())
    delete_all(session, "Computer", [{"id": before}, {"id": template}, {"id": after}])
    assert session.read("Computer", before)["is_deleted"] == 1
    for purged in (template, after):
        assert code(session.request("GET", f"Computer/{purged}")) == (404, "ERROR_ITEM_NOT_FOUND")


def test_one_deletion_may_be_in_the_body_alone(session: Session) -> None:
    one, other = create_two(session)
    assert delete_all(session, "Computer", {"id": one}).json()[0][str(one)] is True
    assert session.read("Computer", one)["is_deleted"] == 1
    session.request("DELETE", f"Computer/{other}", {"input": {"id": one}, "force_purge": True})
    assert code(session.request("GET", f"Computer/{other}")) == (404, "ERROR_ITEM_NOT_FOUND")
    assert session.read("Computer", one)["id"] == one


def items(*wanted: tuple[str, int]) -> dict[str, Any]:
    """The query string of getMultipleItems."""
    return {
        f"items[{number}][{key}]": value
        for number, (itemtype, item_id) in enumerate(wanted)
        for key, value in (("itemtype", itemtype), ("items_id", item_id))
    }


def test_items_of_several_itemtypes_are_read_together(session: Session) -> None:
    place = session.create("Location", name=unique())
    computer = session.create("Computer", name=unique(), locations_id=place)
    wanted = (("Computer", computer), ("Entity", 0), ("location", place), ("Location", place))
    rows = session.get("getMultipleItems", expand_dropdowns="true", **items(*wanted))
    assert rows == [session.get(f"{itemtype}/{item_id}", expand_dropdowns="true") for itemtype, item_id in wanted]


def test_one_unreadable_item_fails_the_whole_read(session: Session) -> None:
    one, _ = create_two(session)
    entity = session.create("Entity", name=unique(), entities_id=0)
    for other, expected in (
        (("Computer", NO_SUCH_ID), (404, "ERROR_ITEM_NOT_FOUND")),
        (("Entity", entity), (403, "ERROR_RIGHT_MISSING")),
    ):
        assert code(session.request("GET", "getMultipleItems", **items(("Computer", one), other))) == expected


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"items": "x"},
        {"items[0]": "itemtype and items_id"},
    ],
)
def test_a_read_of_no_items_is_refused_before_the_token_check(
    server: Server, session: Session, query: dict[str, str]
) -> None:
    assert code(session.request("GET", "getMultipleItems", **query)) == (400, "ERROR_BAD_ARRAY")
    assert code(server.send("GET", "getMultipleItems", params=query)) == (400, "ERROR_BAD_ARRAY")


def test_items_to_read_together_need_an_itemtype_more_than_an_id(session: Session) -> None:
    nameless = session.request("GET", "getMultipleItems", **{"items[0][itemtype]": "Computer"})
    assert code(nameless) == (404, "ERROR_ITEM_NOT_FOUND")
    for query in ({"items[0][items_id]": "1"}, items(("NoSuchType", 1))):
        assert is_broken(session.request("GET", "getMultipleItems", **query))


def test_entities_cannot_be_changed_in_a_list(session: Session) -> None:
    entity = session.create_entity()
    assert is_broken(session.request("PUT", "Entity", {"input": [{"id": entity, "comment": "x"}]}))
    assert session.read("Entity", entity)["comment"] is None


def test_a_change_of_an_entity_without_an_id_finds_none(session: Session) -> None:
    answer = session.request("PUT", "Entity", {"input": {"comment": "x"}})
    assert (answer.status_code, answer.json()) == (400, ["ERROR_GLPI_UPDATE", None])


def test_items_to_read_together_in_json_break_the_server(session: Session) -> None:
    one, _ = create_two(session)
    wanted = {"items": [{"itemtype": "Computer", "items_id": one}]}
    assert is_broken(session.request("POST", "getMultipleItems", wanted))
