"""Where the API's own documentation says one thing and the server does another; docs/api.md lists these tests."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.contract.session import Server, Session, code, is_broken, unique

UPLOAD = '{"input": {"name": "tool", "_filename": ["tool.exe"]}}'


def test_a_list_without_a_range_has_21_items(session: Session) -> None:
    for _ in range(22):
        session.create("Manufacturer", name=unique())

    answer = session.request("GET", "Manufacturer")

    last_of_the_page = session.get("getFullSession")["session"]["glpilist_limit"]
    assert len(answer.json()) == int(last_of_the_page) + 1
    assert answer.headers["Content-Range"].startswith(f"0-{last_of_the_page}/")


def test_a_search_without_a_range_has_20_rows(session: Session) -> None:
    for _ in range(22):
        session.create("Manufacturer", name=unique())

    assert session.get("search/Manufacturer")["count"] == int(
        session.get("getFullSession")["session"]["glpilist_limit"]
    )


def test_a_list_is_sorted_by_the_name_of_a_column(session: Session) -> None:
    assert code(session.request("GET", "Computer", sort="1")) == (400, "ERROR")
    assert session.request("GET", "Computer", sort="name").status_code in (200, 206)


def test_search_option_1_is_the_name_and_2_the_id(session: Session) -> None:
    options = session.get("listSearchOptions/Computer")

    assert (options["1"]["field"], options["2"]["field"]) == ("name", "id")


def test_the_id_is_in_a_search_only_if_it_is_asked_for(session: Session) -> None:
    name = unique()
    computer = session.create("Computer", name=name)
    asked = {"criteria[0][field]": "1", "criteria[0][searchtype]": "contains", "criteria[0][value]": f"^{name}$"}

    (row,) = session.get("search/Computer", **asked)["data"]
    (with_id,) = session.get("search/Computer", **asked, **{"forcedisplay[0]": "2"})["data"]

    assert "2" not in row
    assert with_id["2"] == computer


def test_a_search_names_its_range_otherwise_and_lists_its_rows(session: Session) -> None:
    session.create("Computer", name=unique())

    found = session.get("search/Computer")

    assert "range" not in found
    assert "content-range" in found
    assert isinstance(found["data"], list)


def test_at_most_1000_items_are_accepted(session: Session) -> None:
    session.create("Computer", name=unique())

    assert session.request("GET", "Computer").headers["Accept-Range"] == "Computer 1000"


def test_a_form_breaks_the_server(session: Session) -> None:
    assert is_broken(session.send("POST", "Computer", data={"input[name]": unique()}))


def test_a_single_deletion_answers_200_with_a_body(session: Session) -> None:
    place = session.create("Location", name=unique())

    answer = session.delete("Location", place)

    assert answer.status_code == 200
    assert list(answer.json()[0]) == [str(place), "message"]


def test_a_batch_that_worked_in_part_is_wrapped_in_its_code(session: Session) -> None:
    answer = session.add("Computer", [{"name": unique()}, {"name": unique(), "entities_id": 987654}])

    assert answer.status_code == 207
    assert answer.json()[0] == "ERROR_GLPI_PARTIAL_ADD"


def test_a_missing_item_is_left_out_of_the_answer_to_an_update(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    answer = session.request("PUT", "Computer", {"input": [{"id": computer, "serial": "S"}, {"id": 987654321}]})

    assert [next(iter(entry)) for entry in answer.json()[1]] == [str(computer)]


def test_a_missing_right_is_403_to_read_and_400_to_write(session: Session) -> None:
    entity = session.create_entity()
    computer = session.create("Computer", name=unique(), entities_id=entity)
    session.switch_to(0)

    assert session.request("GET", f"Computer/{computer}").status_code == 403
    assert session.update("Computer", computer, name="x").status_code == 400


def test_all_entities_become_active_by_naming_none(session: Session) -> None:
    entity = session.create_entity()

    session.request("POST", "changeActiveEntities", {"entities_id": "all"})
    by_the_word = session.get("getActiveEntities")["active_entity"]["active_entities"]
    session.request("POST", "changeActiveEntities", {})
    by_nothing = session.get("getActiveEntities")["active_entity"]["active_entities"]

    assert {"id": entity} not in by_the_word
    assert {"id": entity} in by_nothing


def test_recursion_must_be_true_or_false_and_no_number(session: Session) -> None:
    assert code(session.request("POST", "changeActiveEntities", entities_id="0", is_recursive="0")) == (400, "ERROR")


def test_the_active_profile_is_wrapped(session: Session) -> None:
    assert list(session.get("getActiveProfile")) == ["active_profile"]


def test_an_unset_key_stays_0_when_names_are_asked_for(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    assert session.read("Computer", computer, expand_dropdowns="true")["locations_id"] == 0


def test_search_headings_have_names_and_options_no_linkfield(session: Session) -> None:
    options = session.get("listSearchOptions/Computer")

    assert list(options["common"]) == ["name"]
    assert "linkfield" not in options["1"]


def test_the_server_refuses_a_documented_get_with_a_body(session: Session) -> None:
    for path in ("getMultipleItems", "Document/"):
        assert code(session.send("GET", path, json={"items": []})) == (400, "ERROR_JSON_PAYLOAD_FORBIDDEN")


def test_several_items_have_no_range(session: Session) -> None:
    answer = session.request("GET", "getMultipleItems", **{"items[0][itemtype]": "Entity", "items[0][items_id]": "0"})

    assert answer.status_code == 200
    assert "Content-Range" not in answer.headers


def test_a_refused_file_still_answers_201(session: Session) -> None:
    files = [("uploadManifest", (None, UPLOAD, "application/json")), ("filename[0]", ("tool.exe", b"MZ"))]
    answer = session.send("POST", "Document", files=files)
    session.created.append(("Document", answer.json()["id"]))

    assert answer.status_code == 201
    assert answer.json()["upload_result"]["filename"][0]["error"]


def test_links_are_below_the_address_that_was_asked(session: Session) -> None:
    row = session.get("Entity/0")

    assert row["links"][0]["href"].startswith(session.server.url.rpartition("/")[0])


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("base", ["apirest.php", "api"])
@pytest.mark.usefixtures("sandbox_only")
def test_the_documented_quick_start_works_word_for_word(server: Server, session: Session, base: str) -> None:
    computer = session.create("Computer", name="adelaunay-ThinkPad-Edge-E320")
    root = server.url.rpartition("/")[0]
    json_type, app_token = "Content-Type: application/json", "App-Token: AppToken00000000000000000000000000000001"

    def curl(path: str, *headers: str) -> tuple[str, str]:
        options = [option for header in (json_type, *headers, app_token) for option in ("-H", header)]
        command = ["curl", "-s", "-X", "GET", *options, "-w", "\n%{http_code}", f"{root}/{base}/{path}"]
        body, _, status = subprocess.run(command, capture_output=True, text=True, check=True).stdout.rpartition("\n")
        return status, body

    status, body = curl("initSession", "Authorization: Basic aXRzbTppdHNt")
    assert status == "200"
    token = body.split('"')[3]
    status, body = curl(f"Computer/{computer}?expand_dropdowns=true", f"Session-Token: {token}")
    assert status == "200"
    assert '"entities_id":"Root entity"' in body
    assert '"name":"adelaunay-ThinkPad-Edge-E320"' in body
    assert curl("killSession", f"Session-Token: {token}")[0] == "200"
    assert curl("Computer", f"Session-Token: {token}")[0] == "401"


def test_a_request_line_of_9000_bytes_is_refused(session: Session) -> None:
    answer = session.request("GET", "Computer", x="y" * 9000)

    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (414, "text/html")


def test_a_refused_move_of_an_entity_is_half_done(session: Session) -> None:
    name = unique()
    here, there = session.create_entity(), session.create_entity()
    session.create_entity(name=name, entities_id=here)
    entity = session.create_entity(name=name, entities_id=there)

    session.update("Entity", entity, name=name, entities_id=here)

    row = session.read("Entity", entity)
    assert row["entities_id"] == there
    assert row["completename"] == f"{session.read('Entity', here)['completename']} > {name}"


@pytest.mark.usefixtures("sandbox_only")
def test_an_entity_moved_to_the_top_is_403_to_later_sessions(session: Session) -> None:
    name = unique()
    entity = session.create_entity(name=name, entities_id=session.create_entity())

    session.change("Entity", entity, name=name, entities_id=0)

    later = session.colleague(session.server.login, session.server.password)
    assert code(later.request("GET", f"Entity/{entity}")) == (403, "ERROR_RIGHT_MISSING")


@pytest.mark.usefixtures("sandbox_only")
def test_maintenance_answers_200_with_a_page(session: Session) -> None:
    session.update("Config", 1, maintenance_mode=1)

    answer = session.request("GET", "Computer")

    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, "text/html")
