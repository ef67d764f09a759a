"""HTTP itself: paths, methods, bodies, headers, and requests that make no sense."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract.session import Server, Session, code, unique

JSON_TYPE = {"Content-Type": "application/json"}
NO_CACHE = {
    "Cache-Control": "no-store, no-cache, must-revalidate",
    "Expires": "Mon, 26 Jul 1997 05:00:00 GMT",
    "Pragma": "no-cache",
}
EXPOSED = "content-type, content-range, accept-range"


def cors(answer: httpx.Response) -> dict[str, str]:
    """What an answer allows browsers."""
    begin = "access-control-"
    return {name.removeprefix(begin): value for name, value in answer.headers.items() if name.startswith(begin)}


# ---------------------------------------------------------------- paths


@pytest.mark.parametrize("slashes", ["{}/", "{}//", "/{}"])
def test_slashes_around_a_path_do_not_matter(session: Session, slashes: str) -> None:
    item = session.create("Computer")
    assert session.get(slashes.format(f"Computer/{item}"))["id"] == item
    assert isinstance(session.get(slashes.format("Computer")), list)
    assert session.get(slashes.format("getActiveEntities"))["active_entity"]
    answer = session.request("POST", slashes.format("Computer"), {"input": {"name": unique()}})
    session.created.append(("Computer", answer.json()["id"]))
    assert answer.headers["Location"] == f"{session.server.url}/Computer/{answer.json()['id']}"


def test_a_slash_after_a_login_does_not_matter(server: Server) -> None:
    answer = server.send("GET", "initSession/", auth=(server.login, server.password))
    assert answer.json()["session_token"]


@pytest.mark.usefixtures("sandbox_only")
def test_the_api_has_two_addresses(session: Session) -> None:
    item = session.create("Computer")
    base = session.server.url.replace("/apirest.php", "/api")
    answer = session.http.get(f"{base}/Computer/{item}")
    assert answer.json()["id"] == item
    assert answer.json()["links"][0]["href"].startswith(f"{base}/")


def test_an_api_in_the_path_is_dropped(session: Session) -> None:
    item = session.create("Computer")
    assert session.get(f"api/Computer/{item}")["id"] == item


def test_endpoints_have_case(session: Session) -> None:
    for path in ("getmyprofiles", "initsession", "KILLSESSION"):
        assert code(session.request("GET", path)) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")


@pytest.mark.parametrize("path", ["NoSuchType", "getNothing", "Toolbox", "CommonDBTM", "computers", "PluginFoo", "1.5"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_path_must_begin_with_an_endpoint_or_an_itemtype(session: Session, method: str, path: str) -> None:
    for suffix in ("", "/1"):
        answer = session.request(method, f"{path}{suffix}", None if method == "GET" else {"input": {"name": "x"}})
        assert code(answer) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")


@pytest.mark.parametrize("path", ["1", "1/1", "0", "2e3", "Computer/1/1", "listSearchOptions/1", "search/1"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_the_server_fails_on_a_number_for_an_itemtype(session: Session, method: str, path: str) -> None:
    """Recorded is 1 alone; the others are inferred."""
    answer = session.request(method, path, None if method == "GET" else {"input": {"name": "x"}})
    assert (answer.status_code, answer.content) == (500, b"")
    assert answer.headers["Content-Type"].startswith("text/html")


def test_the_list_below_an_item_must_be_of_an_itemtype(session: Session) -> None:
    item = session.create("Computer")
    answer = session.request("GET", f"Computer/{item}/NoSuchType")
    assert code(answer) == (400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")


def test_an_error_leads_to_its_documentation(session: Session) -> None:
    url = session.server.url
    for path, name in (("NoSuchType", "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM"), ("Computer?range=x", "ERROR")):
        assert session.request("GET", path).json()[1].endswith(f"{url}/#{name}")


# ---------------------------------------------------------------- the request line


def line_of(session: Session, method: str, path: str, length: int) -> httpx.Response:
    """A request whose line has that many bytes, by a parameter that means nothing."""
    url = httpx.URL(f"{session.server.url}/{path}", params={"x": ""})
    rest = length - len(f"{method} {url.raw_path.decode()} HTTP/1.1")
    return session.send(method, f"{path}?x={'y' * rest}")


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "FOO"])
def test_a_long_request_line_is_refused_by_the_web_server(session: Session, method: str) -> None:
    answer = line_of(session, method, "Computer", 9000)
    assert answer.status_code == 414
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<html>" in answer.text


def test_8000_bytes_are_not_too_long_for_a_request_line(session: Session) -> None:
    assert isinstance(line_of(session, "GET", "Computer", 8000).json(), list)


@pytest.mark.usefixtures("sandbox_only")
def test_a_request_line_has_at_most_8190_bytes(session: Session) -> None:
    statuses = [line_of(session, "GET", "Computer", length).status_code for length in (8190, 8191, 60_000)]
    assert statuses == [200, 414, 414]


def test_a_long_request_line_creates_nothing(session: Session) -> None:
    name = unique()
    wanted = {"input": {"name": name}}
    assert session.request("POST", "Computer", wanted, x="y" * 9000).status_code == 414
    assert session.ids("Computer", **{"searchText[name]": name}) == []


# ---------------------------------------------------------------- methods


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "FOO"])
def test_an_endpoint_answers_every_method(session: Session, method: str) -> None:
    assert session.request(method, "getMyProfiles").json() == session.get("getMyProfiles")
    assert session.request(method, "getActiveEntities").json() == session.get("getActiveEntities")


def test_an_unknown_method_reads(session: Session) -> None:
    item = session.create("Computer")
    assert session.request("FOO", f"Computer/{item}").json()["id"] == item
    assert isinstance(session.request("FOO", "Computer").json(), list)


def test_head_has_the_headers_and_nothing_else(session: Session) -> None:
    item = session.create("Computer")
    for path, status in ((f"Computer/{item}", 200), ("Computer", 200), ("Computer/987654321", 404)):
        head, read = session.request("HEAD", path), session.request("GET", path)
        assert (head.status_code, head.content) == (status, b"")
        for name in ("Last-Modified", "Accept-Range", "Content-Range", "Content-Type"):
            assert head.headers.get(name) == read.headers.get(name)


# ---------------------------------------------------------------- headers


def test_answers_are_json_that_nobody_keeps(session: Session) -> None:
    item = session.create("Computer")
    for answer in (
        session.request("GET", f"Computer/{item}"),
        session.request("GET", "Computer"),
        session.update("Computer", item, serial="x"),
        session.request("GET", "Computer/987654321"),
        session.request("GET", "getActiveEntities"),
        session.send("GET", "Computer", headers={"Accept": "text/html"}),
    ):
        assert answer.headers["Content-Type"] == "application/json; charset=UTF-8"
        assert {name: answer.headers[name] for name in NO_CACHE} == NO_CACHE


def test_json_is_short_and_not_escaped(session: Session) -> None:
    name = unique("é/漢")
    item = session.create("Computer", name=name)
    assert f'"name":"{name}",' in session.request("GET", f"Computer/{item}", get_hateoas="false").text


def test_browsers_on_other_sites_may_read_everything(session: Session) -> None:
    origin = {"Origin": "http://example.org"}
    assert cors(session.request("GET", "getActiveEntities")) == {"expose-headers": EXPOSED}
    both = {"allow-origin": "*", "expose-headers": EXPOSED}
    assert cors(session.send("GET", "getActiveEntities", headers=origin)) == both
    assert cors(session.send("GET", "NoSuchType", headers=origin)) == both
    assert cors(session.send("PUT", "Computer/987654321", json={"input": {}}, headers=origin)) == {"allow-origin": "*"}
    assert cors(session.request("PUT", "Computer/987654321", {"input": {}})) == {}


def test_options_asks_for_nothing_and_needs_no_session(server: Server) -> None:
    preflight = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "session-token"}
    answer = server.send("OPTIONS", "Computer")
    assert (answer.status_code, answer.content) == (200, b"")
    assert cors(answer) == {"expose-headers": EXPOSED}
    assert "Cache-Control" not in answer.headers
    assert cors(server.send("OPTIONS", "NoSuchType", headers={"Origin": "http://example.org"} | preflight)) == {
        "allow-origin": "*",
        "allow-methods": "PUT, GET, POST, DELETE, OPTIONS",
        "allow-headers": "origin, content-type, accept, session-token, authorization",
        "expose-headers": EXPOSED,
    }


@pytest.mark.parametrize("language", ["fr-FR", "pl", "*", "nonsense"])
def test_the_language_of_the_client_changes_no_code(session: Session, language: str) -> None:
    answer = session.send("GET", "Computer/987654321", headers={"Accept-Language": language})
    assert code(answer) == (404, "ERROR_ITEM_NOT_FOUND")


# ---------------------------------------------------------------- query strings


def test_headers_win_over_the_query_string(session: Session) -> None:
    assert session.get("getActiveEntities", session_token="bad")["active_entity"]
    answer = session.request("POST", "getActiveEntities", {"session_token": "bad"})
    assert answer.json()["active_entity"]


@pytest.mark.parametrize(
    "query",
    [
        "a[b][]=1&a[b][]=2&a=3&[x]=1&=2&&",
        "searchText[name&range=0-1",
        "a[" * 100,
        "a" + "[b]" * 200 + "=1",
        "%00=1&a%00b=2",
        "%ff=%fe",
    ],
)
def test_a_strange_query_string_is_no_reason_to_fail(session: Session, query: str) -> None:
    assert session.request("GET", f"Computer?{query}").status_code in (200, 206)


def test_names_in_a_query_string_are_read_as_php_reads_them(session: Session) -> None:
    name = unique()
    made = session.create("Manufacturer", name=name)
    found = [{"id": made}]
    for query in (
        f"searchText%5Bname%5D={name.replace(' ', '+')}&only.id=1&get_hateoas=0",
        f"searchText[name]={name}&only id=1&get_hateoas=0",
        f"searchText[comment]=x&searchText=&searchText[name]={name}&only_id=1&get_hateoas=0",
    ):
        assert session.request("GET", f"Manufacturer?{query}").json() == found


def test_only_the_first_thousand_parameters_are_read(session: Session) -> None:
    name = unique()
    session.create("Manufacturer", name=name)
    many = "&".join(["x=1"] * 999)
    assert session.request("GET", f"Manufacturer?{many}&searchText[name]=zz {name}").json() == []
    assert session.request("GET", f"Manufacturer?x=1&{many}&searchText[name]=zz {name}").json() != []


# ---------------------------------------------------------------- pages for people


@pytest.mark.parametrize("path", ["", "/"])
def test_the_root_is_a_page_that_needs_no_session(server: Server, path: str) -> None:
    with server.client() as http:
        answer = http.get(f"{server.url}{path}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<!DOCTYPE html>" in answer.text
    assert answer.headers["Expires"] == NO_CACHE["Expires"]


def test_the_root_can_be_asked_for_as_text(server: Server) -> None:
    answer = server.send("GET", "", headers=JSON_TYPE)
    assert answer.status_code == 200
    assert answer.headers["Expires"] == "Thu, 19 Nov 1981 08:52:00 GMT"


def test_a_lost_password_needs_put_and_mail(server: Server, session: Session) -> None:
    refused = server.send("GET", "lostPassword")
    assert code(refused) == (400, "ERROR")
    if session.server.is_sandbox or session.get("getGlpiConfig")["cfg_glpi"]["use_notifications"] == "0":
        wanted: dict[str, Any] = {"email": "x@example.org"}
        for method in ("PUT", "PATCH"):
            answer = server.send(method, "lostPassword", json=wanted)
            assert code(answer) == (400, "ERROR")
            assert answer.json() != refused.json()


# ---------------------------------------------------------------- maintenance


@pytest.mark.usefixtures("sandbox_only")
def test_maintenance_is_a_page_to_every_request(session: Session) -> None:
    answer = session.update("Config", 1, maintenance_mode=1)
    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    assert "skipMaintenance=1" in answer.json()[1]

    for method, path in (("GET", "Computer"), ("POST", "Computer"), ("PUT", "Config/1"), ("GET", "initSession")):
        answer = session.request(method, path, None if method == "GET" else {"input": {"maintenance_mode": 0}})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "maintenance" in answer.text.lower()


@pytest.mark.usefixtures("sandbox_only")
def test_maintenance_is_ended_by_who_asks_to_skip_it(session: Session) -> None:
    session.update("Config", 1, maintenance_mode=1)
    session.request("PUT", "Config/1", {"input": {"maintenance_mode": 0}}, skipMaintenance=1)
    assert isinstance(session.get("Computer"), list)
