"""How the server answers, rule by rule."""

from __future__ import annotations

import pytest

from tests.contract.conftest import Api


def computers(api: Api, count: int) -> list[int]:
    """Some computers with names of the test's own."""
    rows = [{"name": f"{api.mark}-{number}", "entities_id": api.entity} for number in range(count)]
    answer = api.call("POST", "Computer", json={"input": rows}).json()
    ids = [made["id"] for made in answer]
    api._made += [("Computer", item) for item in ids]
    return ids


def listed(api: Api, **params: str) -> dict[str, str]:
    return {"searchText[name]": api.mark, "get_hateoas": "false", "only_id": "true"} | params


@pytest.mark.parametrize("path", ["Computer/0", "Computer/abc"])
def test_what_is_no_id_gives_the_list(api: Api, path: str) -> None:
    assert isinstance(api.call("GET", path, params={"range": "0-0"}).json(), list)


def test_a_list_without_a_range_is_a_page(api: Api) -> None:
    computers(api, 30)

    response = api.call("GET", "Computer", params=listed(api))

    size = len(response.json())
    assert response.status_code == 206
    assert response.headers["Content-Range"] == f"0-{size - 1}/30"
    assert response.headers["Accept-Range"] == "Computer 1000"


def test_a_page_of_more_than_all_is_complete(api: Api) -> None:
    ids = computers(api, 3)

    response = api.call("GET", "Computer", params=listed(api, range="0-999"))

    assert response.status_code == 200
    assert [row["id"] for row in response.json()] == ids


def test_a_start_at_the_end_is_an_empty_page_and_one_beyond_it_an_error(api: Api) -> None:
    computers(api, 3)

    assert api.call("GET", "Computer", params=listed(api, range="3-9")).json() == []
    response = api.call("GET", "Computer", params=listed(api, range="4-9"))
    assert (response.status_code, response.json()[0]) == (400, "ERROR_RANGE_EXCEED_TOTAL")


def test_an_empty_list_has_no_range(api: Api) -> None:
    assert "Content-Range" not in api.call("GET", "Computer", params=listed(api)).headers


def test_a_list_leaves_the_trash_out(api: Api) -> None:
    kept, trashed = computers(api, 2)
    api.call("DELETE", f"Computer/{trashed}")

    assert api.call("GET", "Computer", params=listed(api)).json() == [{"id": kept}]
    assert api.call("GET", "Computer", params=listed(api, is_deleted="1")).json() == [{"id": trashed}]


def test_a_batch_that_works_in_part_says_what_worked(api: Api) -> None:
    rows = [{"name": api.mark, "entities_id": api.entity}, {"name": api.mark, "entities_id": 987654}]

    response = api.call("POST", "Computer", json={"input": rows})

    code, (made, refused) = response.json()
    api._made.append(("Computer", made["id"]))
    assert (response.status_code, code, refused["id"]) == (207, "ERROR_GLPI_PARTIAL_ADD", False)


def test_an_update_leaves_missing_items_out_of_its_answer(api: Api) -> None:
    (item,) = computers(api, 1)
    rows = [{"id": 987654321, "serial": "x"}, {"id": item, "serial": "x"}]

    response = api.call("PUT", "Computer", json={"input": rows})

    code, results = response.json()
    assert (response.status_code, code) == (207, "ERROR_GLPI_PARTIAL_UPDATE")
    assert [next(iter(result)) for result in results] == [str(item)]


def test_writing_to_what_is_missing_is_400_and_reading_it_404(api: Api) -> None:
    assert api.read("Computer", 987654321).json()[0] == "ERROR_ITEM_NOT_FOUND"
    update = api.update("Computer", 987654321, name="x")
    assert (update.status_code, update.json()) == (400, ["ERROR_GLPI_UPDATE", None])
    delete = api.call("DELETE", "Computer/987654321")
    assert (delete.status_code, delete.json()[0]) == (400, "ERROR_GLPI_DELETE")


def test_one_missing_item_fails_all_that_are_asked_for_together(api: Api) -> None:
    (item,) = computers(api, 1)
    wanted = [item, 987654321]
    params = {
        f"items[{n}][{key}]": value
        for n, i in enumerate(wanted)
        for key, value in (("itemtype", "Computer"), ("items_id", i))
    }

    assert api.call("GET", "getMultipleItems", params=params).status_code == 404


def test_names_of_keys_come_beside_the_keys(api: Api) -> None:
    place = api.create("Location", name="A < B")
    item = api.create("Computer", name="pc", locations_id=place, groups_id=987654)

    row = api.call(
        "GET",
        f"Computer/{item}",
        params=[("get_hateoas", "false"), ("add_keys_names[]", "locations_id"), ("add_keys_names[]", "groups_id")],
    ).json()

    assert row["locations_id"] == place
    assert row["_keys_names"] == {"locations_id": "A &lt; B", "groups_id": ""}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "Computer?searchText[nosuch]=x", None),
        ("POST", "Computer", '{"input": ["x"]}'),
        ("PUT", "Computer/1", '{"input": [{"serial": "x"}]}'),
    ],
)
def test_php_breaks_with_200_and_nothing(api: Api, method: str, path: str, body: str | None) -> None:
    response = api.call(method, path, content=body, headers={"Content-Type": "application/json"} if body else {})

    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"].startswith("text/html")


def test_a_filter_takes_the_meaning_from_what_follows_a_backslash(api: Api) -> None:
    full, _ = (api.create("Computer", name=api.mark, serial=serial) for serial in ("100%", "1000"))

    rows = api.call("GET", "Computer", params=listed(api, **{"searchText[serial]": "^100\\%$"})).json()

    assert [row["id"] for row in rows] == [full]


@pytest.mark.parametrize("levels", [512, 513])
def test_json_is_read_to_a_depth(api: Api, levels: int) -> None:
    body = "[" * levels + "]" * levels
    response = api.call("POST", "Computer", content=body, headers={"Content-Type": "application/json"})

    invalid = response.json()[0] == "ERROR_JSON_PAYLOAD_INVALID"
    assert (response.status_code, invalid) == (400, levels > 512)


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", "NoSuchType/1", None, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"),
        ("POST", "Computer", "{broken", "ERROR_JSON_PAYLOAD_INVALID"),
        ("POST", "Computer", "{}", "ERROR_BAD_ARRAY"),
        ("GET", "Computer/1", "{}", "ERROR_JSON_PAYLOAD_FORBIDDEN"),
        ("GET", "Computer?range=abc", None, "ERROR"),
        ("GET", "Computer?order=UP", None, "ERROR"),
    ],
)
def test_requests_that_make_no_sense(api: Api, method: str, path: str, body: str | None, code: str) -> None:
    response = api.call(method, path, content=body, headers={"Content-Type": "application/json"} if body else {})

    assert (response.status_code, response.json()[0]) == (400, code)


def test_the_order_of_checks_is_app_token_item_type_session(api: Api) -> None:
    def code(path: str, **headers: str) -> str:
        return str(api.call("GET", path, headers={"Session-Token": "wrong"} | headers).json()[0])

    assert code("Computer", **{"App-Token": "wrong"}) == "ERROR_WRONG_APP_TOKEN_PARAMETER"
    assert code("NoSuchType") == "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"
    assert code("Computer") == "ERROR_SESSION_TOKEN_INVALID"
