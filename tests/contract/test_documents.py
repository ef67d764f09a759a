"""Documents: their files, what is known of them, and the items they belong to."""

from __future__ import annotations

import hashlib

import pytest

from tests.contract.files import DAMAGED_DOT, DOT, File, create_document, download, send_form, text, upload
from tests.contract.session import Session, code, is_broken, refuses_sql, unique


def sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def content_of_its_own(extension: str = "txt") -> File:
    name = unique("file")
    return f"{name}.{extension}", f"{name}\n".encode(), "text/plain"


# ------------------------------------------------------------------------------ what a document says


def test_a_document_tells_of_its_file(session: Session) -> None:
    name, content, kind = content_of_its_own()

    document = create_document(session, (name, content, kind), name="manual", comment="read it")

    digest = sha1(content)
    assert (document["name"], document["comment"], document["filename"]) == ("manual", "read it", name)
    assert document["filepath"] == f"TXT/{digest[:2]}/{digest[2:]}.TXT"
    assert (document["mime"], document["sha1sum"]) == ("text/plain", digest)
    assert document["tag"]


def test_a_document_belongs_to_who_made_it_whatever_he_says(session: Session) -> None:
    me = session.get("getFullSession")["session"]["glpiID"]

    assert create_document(session, text(), name="manual", users_id=987654)["users_id"] == me


def test_a_document_without_a_name_is_called_like_its_file(session: Session) -> None:
    assert create_document(session, text(name="plan b.txt"))["name"] == "plan b.txt"


def test_a_document_needs_no_file(session: Session) -> None:
    row = session.read("Document", session.create("Document", name="site", link="https://example.org/?a=1&b=2"))

    assert (row["filename"], row["filepath"], row["mime"], row["sha1sum"]) == (None, None, None, None)
    assert row["link"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize("link", ["example.org", "ftp://example.org/", "http://example.org/<x>", "http://a.org/ b"])
def test_the_link_of_a_document_must_be_a_web_address(session: Session, link: str) -> None:
    document = session.create("Document", name="site")

    assert code(session.add("Document", {"name": "site", "link": link})) == (400, "ERROR_GLPI_ADD")
    assert code(session.update("Document", document, link=link)) == (400, "ERROR_GLPI_UPDATE")


def test_a_tag_that_is_given_stays(session: Session) -> None:
    assert create_document(session, text(), tag="t-1")["tag"] == "t-1"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"x", "application/octet-stream"),
        (b"some text\n", "text/plain"),
        ("zażółć\n".encode(), "text/plain"),
        (bytes(range(1, 33)), "application/octet-stream"),
        (bytes(range(32)), "image/x-tga"),
        (DOT, "image/png"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        (b"%PDF-1.4\n% all ASCII\n", "application/pdf"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "application/gzip"),
        (b"PK\x03\x04\x14\x00\x00\x00", "application/octet-stream"),
        (b"PK\x05\x06" + bytes(18), "application/zip"),
        (b"\xff\xd8\xff\xe0 text", "image/jpeg"),
        (b"GIF8 text", "image/gif"),
        (b'<?xml version="1.0"?>\n<a/>\n', "text/xml"),
        (b"<!DOCTYPE html>\n<html></html>\n", "text/html"),
        (b'{"a": [1, 2]}', "application/json"),
        (b"{a}", "text/plain"),
        (b'name,place\n"pc, old",HQ\nprinter,HQ\n', "text/csv"),
        (b"one, two\nthree\nfour\n", "text/plain"),
        (b"\xff\xfeh\x00i\x00", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content(session: Session, content: bytes, kind: str) -> None:
    assert create_document(session, ("a.txt", content, "image/gif"))["mime"] == kind


# ------------------------------------------------------------------------------ what an upload answers


def test_an_upload_says_what_became_of_each_file(session: Session) -> None:
    answer = upload(session, "Document", {"name": "two"}, text("aaa", "a.txt"), text("b" * 3000, "b.txt"))

    first, second = answer.json()["upload_result"]["filename"]
    assert first["name"] == first["prefix"] + "a.txt"
    assert second["name"] == first["prefix"] + "b.txt"
    assert (first["display"], first["size"], first["filesize"], first["type"]) == ("a.txt", 3, "3 o", "text/plain")
    assert (second["size"], second["filesize"]) == (3000, "2.93 Kio")
    assert first["id"].startswith("docfilename")
    assert first["deleteType"] == "DELETE"
    assert {"url", "deleteUrl"} <= first.keys()
    assert "error" not in first
    assert "auto_orientUrl" not in first


@pytest.mark.parametrize("name", ["x" * 250 + ".txt", "é" * 120 + ".txt"])
def test_a_name_too_long_for_a_file_system_aborts_the_upload(session: Session, name: str) -> None:
    answer = upload(session, "Document", {"name": "long"}, text(name=name))

    (result,) = answer.json()["upload_result"]["filename"]
    assert (answer.status_code, result["size"], result["filesize"]) == (201, False, "0 o")
    assert result["error"]
    assert "url" not in result
    assert session.read("Document", answer.json()["id"])["filename"] is None


def test_a_picture_has_an_address_turned_upright(session: Session) -> None:
    (result,) = upload(session, "Document", {}, ("dot.PNG", DOT, "")).json()["upload_result"]["filename"]

    assert "auto_orientUrl" in result
    assert "error" not in result


@pytest.mark.parametrize("name", ["dot.png", "dot.JPEG", "dot.gif"])
def test_a_file_called_like_a_picture_must_begin_like_one(session: Session, name: str) -> None:
    answer = upload(session, "Document", {"name": "dot"}, (name, b"no picture", "image/png"))

    (result,) = answer.json()["upload_result"]["filename"]
    assert (answer.status_code, result["error"]) == (201, False)
    assert not {"url", "auto_orientUrl"} & result.keys()
    assert session.read("Document", answer.json()["id"])["filename"] is None


def test_a_picture_called_otherwise_is_a_file_like_any(session: Session) -> None:
    answer = upload(session, "Document", {"name": "dot"}, ("dot.txt", DAMAGED_DOT, "image/png"))

    assert "auto_orientUrl" not in answer.json()["upload_result"]["filename"][0]
    assert session.read("Document", answer.json()["id"])["mime"] == "image/png"


@pytest.mark.parametrize("itemtype", ["Document", "Computer"])
def test_an_unreadable_picture_ends_the_request_with_php_8(session: Session, itemtype: str) -> None:
    """PHP 8 ends the server's program where it would turn the picture upright; PHP 7 answered with an error."""
    name = unique()

    assert is_broken(upload(session, itemtype, {"name": name}, ("dot.png", DAMAGED_DOT, "image/png")))

    assert session.get(itemtype, **{"searchText[name]": f"^{name}$"}) == []


def test_a_document_has_the_first_of_several_files(session: Session) -> None:
    document = create_document(session, text("aaa", "a.txt"), text("bbb", "b.txt"))

    assert (document["filename"], download(session, document["id"]).content) == ("a.txt", b"aaa")


@pytest.mark.parametrize("file", [("bad.exe", b"MZ", ""), ("no extension", b"x", ""), ("empty.txt", b"", "")])
def test_a_file_that_is_refused_leaves_the_document_without_one(session: Session, file: File) -> None:
    answer = upload(session, "Document", {"name": "bad"}, file)

    (result,) = answer.json()["upload_result"]["filename"]
    assert answer.status_code == 201
    assert result["error"]
    assert (result["display"], result["size"]) == (file[0], len(file[1]))
    assert not {"url", "deleteUrl", "deleteType"} & result.keys()
    document = session.read("Document", answer.json()["id"])
    assert (document["name"], document["filename"], document["filepath"]) == ("bad", None, None)


def test_a_document_can_be_wanted_only_with_its_file(session: Session) -> None:
    wanted = {"name": "bad", "_only_if_upload_succeed": True}

    assert code(upload(session, "Document", wanted, ("bad.exe", b"MZ", ""))) == (400, "ERROR_GLPI_ADD")


def test_a_field_without_brackets_gives_the_file_no_prefix(session: Session) -> None:
    name = content_of_its_own()[0]

    (result,) = upload(session, "Document", {}, (name, b"x", ""), field="filename").json()["upload_result"]["filename"]

    assert result["name"] == result["display"] == name


@pytest.mark.usefixtures("sandbox_only")
def test_an_upload_never_takes_the_place_of_one_that_waits(session: Session) -> None:
    for expected in ("note.txt", "note (1).txt", "note (2).txt"):
        answer = upload(session, "Computer", {"name": unique()}, text(), field="filename")
        assert answer.json()["upload_result"]["filename"][0]["name"] == expected


def test_files_of_other_items_are_kept_and_no_more(session: Session) -> None:
    answer = upload(session, "Computer", {"name": unique()}, text())

    (result,) = answer.json()["upload_result"]["filename"]
    assert answer.status_code == 201
    assert "error" not in result


@pytest.mark.usefixtures("sandbox_only")
def test_no_more_than_twenty_files_are_taken(session: Session) -> None:
    answer = upload(session, "Document", {}, *[text()] * 21)

    assert len(answer.json()["upload_result"]["filename"]) == 20


def test_the_answer_tells_of_the_first_field_only(session: Session) -> None:
    manifest = ("uploadManifest", (None, b'{"input": {"name": "two"}}', "application/json"))
    answer = send_form(session, "POST", "Document", [manifest, ("a[]", text("aaa")), ("b[]", text("bbb"))])
    session.created += [("Document", answer.json()["id"])]

    assert answer.json()["upload_result"].keys() == {"a"}
    assert download(session, answer.json()["id"]).content == b"aaa"


@pytest.mark.usefixtures("sandbox_only")
def test_who_may_add_followups_to_his_tickets_may_add_documents(session: Session) -> None:
    somebody = session.server.session("post-only", "postonly")

    answer = upload(somebody, "Document", {"name": "photo"}, text())

    session.created += somebody.created
    assert answer.status_code == 201
    somebody.close()


@pytest.mark.usefixtures("sandbox_only")
def test_document_types_decide_which_files_are_taken(session: Session) -> None:
    file = ("data.abc", b"some data", "")
    assert "error" in upload(session, "Document", {}, file).json()["upload_result"]["filename"][0]

    for extension in ("ABC", "/a.c$/"):
        allowed = session.create("DocumentType", name=unique(), ext=extension)
        assert create_document(session, file)["filepath"].startswith("ABC/")
        session.change("DocumentType", allowed, is_uploadable=0)
        assert "error" in upload(session, "Document", {}, file).json()["upload_result"]["filename"][0]


# ------------------------------------------------------------------------------ getting the file


def test_a_file_comes_by_parameter_or_by_header(session: Session) -> None:
    document = create_document(session, text("hello\n", "hello.txt"))["id"]

    by_header = session.http.get(
        f"{session.server.url}/Document/{document}", headers={"Accept": "application/octet-stream"}
    )

    for answer in download(session, document), by_header:
        assert (answer.status_code, answer.content) == (200, b"hello\n")
        assert answer.headers["Content-Type"] == "text/plain;charset=UTF-8"
        assert answer.headers["Content-Disposition"] == "attachment; filename=\"hello.txt\"; filename*=utf-8''hello.txt"
        assert answer.headers["Cache-Control"] == "private"
        assert "Pragma" not in answer.headers


def test_a_picture_is_for_looking_at(session: Session) -> None:
    answer = download(session, create_document(session, ("dot.png", DOT, "image/png"))["id"])

    assert answer.content == DOT
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("filename=")


def test_a_name_that_is_no_ascii_is_said_in_latin_1_and_encoded(session: Session) -> None:
    answer = download(session, create_document(session, text(name="zażółć 'a'.txt"))["id"])

    answer.headers.encoding = "latin-1"
    encoded = "za%C5%BC%C3%B3%C5%82%C4%87%20%27a%27.txt"
    expected = f"attachment; filename=\"za?ó?? \\'a\\'.txt\"; filename*=utf-8''{encoded}"
    assert answer.headers["Content-Disposition"] == expected


def test_a_name_that_does_not_fit_into_a_header_is_not_said(session: Session) -> None:
    document = create_document(session, text())["id"]
    session.change("Document", document, filename="a\r\nX-Evil: 1", mime="text/plain\r\nX-Evil: 1")

    answer = download(session, document)

    assert answer.content == b"some text\n"
    assert not {"X-Evil", "Content-Disposition"} & answer.headers.keys()


def test_a_file_that_is_known_is_not_sent_again(session: Session) -> None:
    document = create_document(session, text())["id"]
    first = download(session, document).headers

    known = [{"If-None-Match": first["Etag"]}, {"If-Modified-Since": first["Last-Modified"]}]
    unknown = [
        {"If-None-Match": "other"},
        {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"If-Modified-Since": "nonsense"},
    ]

    assert [download(session, document, headers=headers).status_code for headers in known] == [304, 304]
    assert [download(session, document, headers=headers).status_code for headers in unknown] == [200] * 3


def test_a_document_without_a_file_gives_nothing(session: Session) -> None:
    answer = download(session, session.create("Document", name="site"))

    assert (answer.status_code, answer.content) == (200, b"")
    assert "Content-Type" not in answer.headers
    assert answer.headers["Content-Disposition"] == "attachment; filename=\"\"; filename*=utf-8''"


def test_a_file_that_is_not_there_is_told_on_a_page(session: Session) -> None:
    answer = download(session, session.create("Document", name="lost", filepath=f"TXT/{unique()}.TXT"))

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=UTF-8")
    assert answer.content


def test_a_missing_document_has_no_file(session: Session) -> None:
    assert code(download(session, 987654321)) == (404, "ERROR_ITEM_NOT_FOUND")


@pytest.mark.usefixtures("sandbox_only")
def test_a_file_needs_no_right_to_read_its_document(session: Session) -> None:
    document = create_document(session, text())["id"]
    somebody = session.server.session("post-only", "postonly")

    assert code(somebody.request("GET", f"Document/{document}")) == (403, "ERROR_RIGHT_MISSING")
    assert download(somebody, document).content == b"some text\n"
    somebody.close()


def test_a_session_is_needed_for_a_file(session: Session) -> None:
    document = create_document(session, text())["id"]
    stranger = session.server.session()
    stranger.http.headers["Session-Token"] = "none"

    assert code(download(stranger, document)) == (401, "ERROR_SESSION_TOKEN_INVALID")
    stranger.http.close()


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_write_that_asks_for_the_file_changes_no_document(session: Session, method: str) -> None:
    document = create_document(session, text(), name="manual")["id"]

    answer = session.request(method, f"Document/{document}", {"input": {"name": "other"}}, alt="media")

    assert answer.content == b"some text\n"
    row = session.read("Document", document)
    assert (row["name"], row["is_deleted"]) == ("manual", 0)


# ------------------------------------------------------------------------------ its life


def test_equal_files_are_kept_once_until_the_last_document_goes(session: Session) -> None:
    file = content_of_its_own()
    first, second = create_document(session, file), create_document(session, ("other.txt", *file[1:]))
    looking = session.create("Document", name="looking", filepath=first["filepath"], mime="text/plain")
    assert first["filepath"] == second["filepath"]

    session.purge("Document", first["id"])
    assert download(session, second["id"]).content == download(session, looking).content == file[1]

    session.purge("Document", second["id"])
    assert download(session, looking).content != file[1]


def test_a_document_in_the_trash_keeps_its_file(session: Session) -> None:
    document = create_document(session, text())["id"]
    session.delete("Document", document)

    assert session.read("Document", document)["is_deleted"] == 1
    assert download(session, document).content == b"some text\n"


def test_renaming_the_file_of_a_document_keeps_what_is_in_it(session: Session) -> None:
    document = create_document(session, text())
    session.change("Document", document["id"], filename="renamed.txt")

    assert session.read("Document", document["id"])["filepath"] == document["filepath"]
    assert 'filename="renamed.txt"' in download(session, document["id"]).headers["Content-Disposition"]


def waiting_upload(session: Session, file: File) -> str:
    """The name of an upload that no item took: the second of two."""
    answer = upload(session, "Document", {}, text(), file)
    name: str = answer.json()["upload_result"]["filename"][1]["name"]
    return name


def test_another_document_can_take_a_waiting_upload(session: Session) -> None:
    file = content_of_its_own()
    name = waiting_upload(session, file)

    document = session.read("Document", session.create("Document", name="late", _filename=[name]))

    assert (document["filename"], document["sha1sum"]) == (name, sha1(file[1]))
    again = session.read("Document", session.create("Document", name="again", _filename=[name]))
    assert again["filename"] is None


def test_the_file_of_a_document_can_be_replaced(session: Session) -> None:
    document = create_document(session, content_of_its_own())
    file = content_of_its_own()
    orders = {"_filename": [waiting_upload(session, file)]}

    session.change("Document", document["id"], **orders)
    assert session.read("Document", document["id"])["filepath"] == document["filepath"]

    session.change("Document", document["id"], current_filepath=document["filepath"], **orders)
    assert session.read("Document", document["id"])["sha1sum"] == sha1(file[1])
    assert download(session, document["id"]).content == file[1]


def test_a_file_name_is_kept_with_entities_for_angle_brackets(session: Session) -> None:
    answer = upload(session, "Document", {}, text(name="a<b>.txt"))

    (result,) = answer.json()["upload_result"]["filename"]
    assert (result["name"], result["display"]) == (result["prefix"] + "a&lt;b&gt;.txt", "a&lt;b&gt;.txt")
    assert result["url"].endswith("a%26lt%3Bb%26gt%3B.txt")
    document = session.read("Document", answer.json()["id"])
    assert (document["name"], document["filename"]) == ("a&lt;b&gt;.txt", "a&lt;b&gt;.txt")
    assert download(session, document["id"]).content == b"some text\n"


def test_a_file_name_is_kept_with_quotes_for_their_entities(session: Session) -> None:
    assert create_document(session, text(name="a&quot;&apos;b.txt"))["filename"] == "a\"'b.txt"


# ------------------------------------------------------------------------------ its items


def test_a_document_for_an_item_is_named_after_it_and_linked(session: Session) -> None:
    computer = session.create("Computer", name="pc")

    document = create_document(session, text(), name="manual", itemtype="Computer", items_id=computer)

    assert document["name"] == "Document: Computer - pc"
    (link,) = session.get(f"Computer/{computer}/Document_Item", get_hateoas="false")
    assert (link["documents_id"], link["items_id"], link["itemtype"]) == (document["id"], computer, "Computer")
    assert session.get(f"Document/{document['id']}/Document_Item", get_hateoas="false") == [link]


def test_a_document_for_an_item_needs_a_file(session: Session) -> None:
    wanted = {"name": "manual", "itemtype": "Computer", "items_id": session.create("Computer", name="pc")}

    assert code(session.add("Document", wanted)) == (400, "ERROR_GLPI_ADD")
    assert code(upload(session, "Document", wanted, ("bad.exe", b"MZ", ""))) == (400, "ERROR_GLPI_ADD")


def test_a_document_is_linked_to_an_item_once(session: Session, either_kind: str) -> None:
    computer, document = session.create("Computer", name="pc"), session.create("Document", name="manual")
    link = {"documents_id": document, "itemtype": "Computer", "items_id": computer}
    first = session.add("Document_Item", link)

    second = session.add("Document_Item", link)

    assert first.status_code == 201
    assert refuses_sql(second, either_kind)
    assert code(session.add("Document_Item", link | {"timeline_position": 0})) == (400, "ERROR_GLPI_ADD")
    assert len(session.ids(f"Document/{document}/Document_Item")) == 1


def test_a_document_is_not_linked_to_itself(session: Session) -> None:
    document, other = session.create("Document", name="manual"), session.create("Document", name="annex")
    link = {"documents_id": document, "itemtype": "Document"}

    assert session.add("Document_Item", link | {"items_id": other}).status_code == 201
    assert code(session.add("Document_Item", link | {"items_id": document})) == (400, "ERROR_GLPI_ADD")


def test_a_document_is_linked_to_entities_from_its_own_up(session: Session) -> None:
    below = session.create_entity()
    low, high = (session.create("Document", name="manual", entities_id=entity) for entity in (below, 0))

    def answer(document: int, entity: int) -> int:
        link = {"documents_id": document, "itemtype": "Entity", "items_id": entity}
        return session.add("Document_Item", link).status_code

    assert [answer(low, 0), answer(low, below), answer(high, 0), answer(high, below)] == [201, 201, 201, 400]


def test_purging_a_document_removes_its_links(session: Session) -> None:
    computer = session.create("Computer", name="pc")
    document = create_document(session, text(), itemtype="Computer", items_id=computer)

    session.purge("Document", document["id"])

    assert session.ids(f"Computer/{computer}/Document_Item") == []


def test_purging_an_item_leaves_its_documents(session: Session) -> None:
    computer = session.create("Computer", name="pc")
    document = create_document(session, text(), itemtype="Computer", items_id=computer)["id"]

    session.purge("Computer", computer)

    assert download(session, document).content == b"some text\n"
    assert session.ids(f"Document/{document}/Document_Item") == []


# ------------------------------------------------------------------------------ pictures of users


def test_a_user_without_a_picture_has_no_content_for_it(session: Session) -> None:
    user = session.create("User", name=unique("user"))

    answer = session.request("GET", f"User/{user}/Picture")

    assert (answer.status_code, answer.content) == (204, b"")


def test_a_user_that_is_missing_has_no_picture(session: Session) -> None:
    assert code(session.request("GET", "user/987654321/picture")) == (400, "ERROR")


def test_a_picture_of_a_user_is_an_upload_that_his_change_takes(session: Session) -> None:
    user = session.create("User", name=unique("user"))
    session.change("User", user, _picture=waiting_upload(session, ("me.png", DOT, "image/png")))

    answer = session.request("GET", f"User/{user}/Picture")
    assert (answer.content, answer.headers["Content-Type"]) == (DOT, "image/png")
    assert answer.headers["Content-Disposition"].startswith("filename=")

    session.change("User", user, _blank_picture=True)
    assert session.request("GET", f"User/{user}/Picture").status_code == 204


def test_a_file_that_is_no_picture_becomes_no_user_picture(session: Session) -> None:
    user = session.create("User", name=unique("user"))

    assert session.change("User", user, _picture=waiting_upload(session, text()))["message"]

    assert session.read("User", user)["picture"] is None


def test_a_user_gets_no_picture_by_its_path(session: Session) -> None:
    user = session.create("User", name=unique("user"), picture="no/where.png")
    session.change("User", user, picture="no/where.png")

    assert session.read("User", user)["picture"] is None
    assert session.request("GET", f"User/{user}/Picture").status_code == 204


def test_the_picture_of_a_user_needs_a_session(session: Session) -> None:
    answer = send_form(session, "GET", "User/2/Picture", [], headers={"Session-Token": ""})

    assert code(answer) == (400, "ERROR_SESSION_TOKEN_MISSING")
