"""What the server takes for parameters: JSON, forms, forms with files, and nothing where nothing may be."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.contract.files import send_form, text
from tests.contract.session import Server, Session, code, created_ids, is_broken, unique

JSON_TYPE = {"Content-Type": "application/json"}

TOO_BIG = "ERROR_UPLOAD_FILE_TOO_BIG_POST_MAX_SIZE"
INVALID = "ERROR_JSON_PAYLOAD_INVALID"
FILE = ("filename[0]", text())


def send(session: Session, method: str, path: str, body: str, kind: str) -> httpx.Response:
    url = f"{session.server.url}/{path}"
    answer = session.http.request(method, url, content=body.encode(), headers={"Content-Type": kind})
    session.created += [(path, item_id) for item_id in created_ids(answer)]
    return answer


def send_fields(session: Session, method: str, path: str, body: str) -> httpx.Response:
    return send(session, method, path, body, "application/x-www-form-urlencoded")


def manifest(content: Any) -> tuple[str, Any]:
    """The field that holds the parameters, of JSON or of a text that is none."""
    encoded = content if isinstance(content, str) else json.dumps(content)
    return "uploadManifest", (None, encoded.encode(), "application/json")


# ------------------------------------------------------------------------------ JSON


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
def test_a_get_has_no_body(session: Session, kind: str) -> None:
    assert code(send(session, "GET", "Computer", "--x--", kind)) == (400, "ERROR_JSON_PAYLOAD_FORBIDDEN")


@pytest.mark.parametrize("content_type", ["application/json", "application/json; charset=utf-8"])
def test_json_is_read_where_the_content_type_says_json(session: Session, content_type: str) -> None:
    body = '{"input": {"name": "é"}}'.encode()
    answer = session.send("POST", "Computer", content=body, headers={"Content-Type": content_type})
    session.created.append(("Computer", answer.json()["id"]))
    assert session.read("Computer", answer.json()["id"])["name"] == "é"


@pytest.mark.parametrize("levels", [511, 512])
def test_json_is_read_to_a_depth(session: Session, levels: int) -> None:
    """That 511 levels are read is inferred."""
    answer = session.send("POST", "Computer", content="[" * levels + "]" * levels, headers=JSON_TYPE)
    assert code(answer) == (400, "ERROR_BAD_ARRAY" if levels < 512 else INVALID)


@pytest.mark.parametrize("headers", [{"Content-Type": "text/plain"}, {}])
def test_json_of_another_content_type_is_not_read(session: Session, headers: dict[str, str]) -> None:
    answer = session.send("POST", "Computer", content=b'{"input": {"name": "x"}}', headers=headers)
    assert code(answer) == (400, "ERROR_BAD_ARRAY")


@pytest.mark.parametrize(
    "body", ["{bad", "{'a': 1}", "null", "0", '""', "[]", "false", '{"a": NaN}', '"\\ud800"', "\xff"]
)
def test_a_body_must_be_the_json_it_says_it_is(session: Session, body: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = session.send(method, "Computer", content=body.encode("latin-1"), headers=JSON_TYPE)
        assert code(answer) == (400, "ERROR_JSON_PAYLOAD_INVALID")


@pytest.mark.parametrize(
    "body", ["", "{}", '{"name": "x"}', '{"input": null}', '{"input": 5}', '{"input": "x"}', '[{"name": "x"}]', "5"]
)
@pytest.mark.parametrize(("method", "path"), [("POST", "Computer"), ("PUT", "Computer"), ("DELETE", "Computer")])
def test_input_must_be_an_object_or_a_list(session: Session, method: str, path: str, body: str) -> None:
    answer = session.send(method, path, content=body, headers=JSON_TYPE)
    assert code(answer) == (400, "ERROR_BAD_ARRAY")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{}", (400, "ERROR_BAD_ARRAY")),
        ('{"input": null}', (400, "ERROR_BAD_ARRAY")),
        ('{"input": {}}', (400, "ERROR_SESSION_TOKEN_MISSING")),
    ],
)
def test_a_change_needs_input_before_it_needs_a_session(server: Server, body: str, expected: tuple[int, str]) -> None:
    assert code(server.send("PUT", "Computer/1", content=body, headers=JSON_TYPE)) == expected


@pytest.mark.parametrize("body", ['{"input": 5}', '{"input": "x"}', '{"input": []}', '{"input": [{}]}'])
def test_a_change_by_path_breaks_on_input_that_takes_no_id(server: Server, session: Session, body: str) -> None:
    assert is_broken(session.send("PUT", "Computer/1", content=body, headers=JSON_TYPE))
    assert is_broken(server.send("PUT", "Computer/1", content=body, headers=JSON_TYPE))


@pytest.mark.parametrize("path", ["Computer/abc", "Computer/-"])
def test_a_deletion_by_no_id_needs_input(session: Session, path: str) -> None:
    assert code(session.request("DELETE", path)) == (400, "ERROR_BAD_ARRAY")


def test_creating_anything_but_objects_breaks_the_server(session: Session) -> None:
    assert is_broken(session.request("POST", "Computer", {"input": ["x", "y"]}))


def test_anything_but_objects_is_neither_changed_nor_deleted(session: Session) -> None:
    answer = session.request("PUT", "Computer", {"input": ["x", "y"]})
    assert (answer.status_code, answer.json()) == (200, [[], []])
    answer = session.request("DELETE", "Computer", {"input": ["x", "y"]})
    assert (answer.status_code, answer.json()) == (200, [])


def test_a_list_for_one_item_breaks_the_server(session: Session) -> None:
    item = session.create("Computer", serial="S1")
    assert is_broken(session.request("PUT", f"Computer/{item}", {"input": [{"serial": "x"}]}))
    assert session.read("Computer", item)["serial"] == "S1"


def test_the_body_wins_over_the_query_string(session: Session) -> None:
    item = session.create("Computer")
    session.request("PUT", f"Computer/{item}", {"input": {"serial": "body"}}, **{"input[serial]": "query"})
    assert session.read("Computer", item)["serial"] == "body"


def test_a_get_may_have_a_body_of_spaces(session: Session) -> None:
    assert send(session, "GET", "Computer", " \r\n", "application/json").status_code in (200, 206)


# ------------------------------------------------------------------------------ forms


def test_a_form_can_log_in(server: Server) -> None:
    headers = {"App-Token": server.app_token} if server.app_token else {}
    for method in ("POST", "PUT"):
        answer = httpx.request(
            method,
            f"{server.url}/initSession",
            data={"login": server.login, "password": server.password},
            headers=headers,
            trust_env=False,
        )
        assert answer.json()["session_token"]


def test_the_input_of_a_form_is_no_object(session: Session) -> None:
    assert is_broken(send_fields(session, "POST", "Computer", "input[name]=pc"))


def test_a_list_of_inputs_in_a_form_creates(session: Session) -> None:
    name = unique()

    answer = send_fields(session, "POST", "Computer", f"input[0][name]={name}&input[1][name]={name}")

    assert answer.status_code == 201
    assert [session.read("Computer", made["id"])["name"] for made in answer.json()] == [name, name]


def test_a_word_as_the_input_of_a_form_is_refused(session: Session) -> None:
    assert code(send_fields(session, "POST", "Computer", "input=pc"))[1] == "ERROR_BAD_ARRAY"


def test_a_form_changes_nothing(session: Session) -> None:
    name = unique()
    computer = session.create("Computer", name=name)

    assert is_broken(send_fields(session, "PUT", f"Computer/{computer}", "input[name]=other"))
    listed = send_fields(session, "PUT", "Computer", f"input[0][id]={computer}&input[0][name]=other")
    with_id = send_fields(session, "PUT", f"Computer/{computer}", f"input[id]={computer}&input[name]=other")

    assert (listed.status_code, listed.json()) == (200, [[]])
    assert (with_id.status_code, with_id.json()) == (200, [[], []])
    assert session.read("Computer", computer)["name"] == name


def test_a_form_deletes_nothing(session: Session) -> None:
    computer = session.create("Computer", name=unique())

    answer = send_fields(session, "DELETE", "Computer", f"input[0][id]={computer}")

    assert (answer.status_code, answer.json()) == (200, [])
    assert session.read("Computer", computer)["is_deleted"] == 0


# ------------------------------------------------------------------------------ forms with files


def test_a_manifest_names_the_parameters(session: Session) -> None:
    name = unique()
    answer = send_form(session, "POST", "Computer", [manifest({"input": {"name": name}}), FILE])
    session.created += [("Computer", item_id) for item_id in created_ids(answer)]

    assert answer.status_code == 201
    assert session.read("Computer", answer.json()["id"])["name"] == name
    assert [file["display"] for file in answer.json()["upload_result"]["filename"]] == ["note.txt"]


def test_a_manifest_may_stand_in_the_query(session: Session) -> None:
    query = {"uploadManifest": json.dumps({"input": {"name": unique()}})}
    answer = send_form(session, "POST", "Computer", [FILE], params=query)
    session.created += [("Computer", item_id) for item_id in created_ids(answer)]

    assert answer.status_code == 201


@pytest.mark.parametrize("content", ["", "{bad", "null", "[]", "0"])
def test_a_manifest_must_be_json(session: Session, content: str) -> None:
    assert code(send_form(session, "POST", "Document", [manifest(content), FILE])) == (400, INVALID)


@pytest.mark.parametrize(
    "parts", [[FILE], [FILE, ("uploadManifest", ("m.json", b'{"input": {}}', "application/json"))]]
)
def test_a_manifest_must_be_there_and_be_no_file(session: Session, parts: list[tuple[str, Any]]) -> None:
    assert code(send_form(session, "POST", "Document", parts)) == (400, INVALID)


@pytest.mark.parametrize(
    "content", [{}, {"name": "x"}, {"input": None}, {"input": [{"name": "x"}]}, [{"name": "x"}], 5]
)
def test_the_input_of_a_manifest_must_be_an_object(session: Session, content: Any) -> None:
    assert is_broken(send_form(session, "POST", "Document", [manifest(content), FILE]))


def test_a_manifest_without_a_file_reports_too_large_a_file(session: Session) -> None:
    assert code(send_form(session, "POST", "Document", [manifest({"input": {"name": "x"}})])) == (400, TOO_BIG)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_files_come_by_post_only(session: Session, method: str) -> None:
    computer = session.create("Computer", name=unique())
    parts = [manifest({"input": {"name": "other"}}), FILE]

    assert code(send_form(session, method, f"Computer/{computer}", parts)) == (400, TOO_BIG)
    assert session.read("Computer", computer)["is_deleted"] == 0


def test_a_body_is_looked_at_before_any_token(server: Server) -> None:
    answer = httpx.post(f"{server.url}/Nonsense", files=[FILE], trust_env=False)

    assert code(answer) == (400, INVALID)


def test_a_file_in_brackets_in_brackets_is_lost(session: Session) -> None:
    parts = [manifest({"input": {"name": "x"}}), ("filename[a][b]", text())]

    answer = send_form(session, "POST", "Document", parts)
    session.created += [("Document", item_id) for item_id in created_ids(answer)]

    (result,) = answer.json()["upload_result"]["filename"]
    assert (answer.status_code, result["display"], result["size"]) == (201, "Array", 1)
    assert (result["type"], result["error"], result["filesize"]) == ({"b": "text/plain"}, False, "1 o")
    assert "url" not in result
    assert session.read("Document", answer.json()["id"])["filename"] is None


@pytest.mark.parametrize("name", ["filename[", "filename]", "[0]"])
def test_brackets_that_do_not_match_hide_a_file(session: Session, name: str) -> None:
    answer = send_form(session, "POST", "Document", [manifest({"input": {"name": "x"}}), (name, text())])
    session.created += [("Document", item_id) for item_id in created_ids(answer)]

    assert code(answer) == (400, TOO_BIG)


def test_a_file_that_breaks_off_is_refused(session: Session) -> None:
    body = (
        '--x\r\nContent-Disposition: form-data; name="uploadManifest"\r\n\r\n{"input": {"name": "x"}}\r\n'
        '--x\r\nContent-Disposition: form-data; name="filename[0]"; filename="a.txt"\r\n\r\nbeginn'
    )

    answer = send(session, "POST", "Document", body, "multipart/form-data; boundary=x")

    (result,) = answer.json()["upload_result"]["filename"]
    assert (answer.status_code, result["size"]) == (201, 0)
    assert result["error"]
