"""LDAP directories and mail servers, which users come from: how they are kept, not how people log in there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.people import log_in_with
from tests.contract.search import Shelf, criterion, flat
from tests.contract.session import Session, code, is_broken, unique

MAIL, LDAP = 2, 3

NOT_SHOWN = "rootdn_passwd"


@pytest.fixture(autouse=True)
def default_directory(session: Session) -> Iterator[None]:
    """A server in use keeps its default directory, also where the first new one took its place."""
    defaults = {row["id"] for row in session.get("AuthLDAP", range="0-999") if row["is_default"]}
    yield
    if not session.server.is_sandbox:
        for directory in defaults:
            if not session.read("AuthLDAP", directory)["is_default"]:
                session.change("AuthLDAP", directory, is_default=1)


def default_among(session: Session, *directories: int) -> list[int]:
    return [one for one in directories if session.read("AuthLDAP", one)["is_default"]]


# ---------------------------------------------------------------- directories


def test_a_new_directory_has_the_defaults(session: Session) -> None:
    row = session.read("AuthLDAP", session.create("AuthLDAP", name=unique()))

    assert (row["port"], row["login_field"], row["use_dn"], row["is_active"]) == (389, "uid", 1, 0)
    others = ("host", "basedn", "condition", "sync_field", "email1_field", "comment", "inventory_domain")
    assert [row[name] for name in others] == [None] * len(others)


def test_the_password_of_a_directory_is_written_and_never_shown(session: Session) -> None:
    directory = session.create("AuthLDAP", name=unique(), rootdn="cn=reader", rootdn_passwd="secret")

    for change in ({NOT_SHOWN: "other"}, {NOT_SHOWN: ""}, {"_blank_passwd": 1}):
        session.change("AuthLDAP", directory, **change)
        (listed,) = session.get("AuthLDAP", **{"searchText[id]": f"^{directory}$"})
        for row in (session.read("AuthLDAP", directory), listed):
            assert NOT_SHOWN not in row
            assert row["rootdn"] == "cn=reader"


def test_a_changed_attribute_name_is_stored_in_small_letters(session: Session) -> None:
    directory = session.create("AuthLDAP", name="Mixed Case", login_field="sAMAccountName", realname_field="SN")

    session.change("AuthLDAP", directory, realname_field="SurName", basedn="DC=Example,DC=org")

    row = session.read("AuthLDAP", directory)
    assert (row["login_field"], row["realname_field"], row["basedn"]) == (
        "sAMAccountName",
        "surname",
        "DC=Example,DC=org",
    )


def test_the_attribute_that_users_are_known_by_stays(session: Session) -> None:
    directory = session.create("AuthLDAP", name=unique(), sync_field="uid")
    session.change("AuthLDAP", directory, sync_field="objectguid")
    session.create("User", name=unique(), auths_id=directory, sync_field="known by this")

    session.change("AuthLDAP", directory, sync_field="ObjectGUID", host="ldap.example.org")
    answer = session.update("AuthLDAP", directory, sync_field="uid", host="other.example.org")

    assert code(answer) == (400, "ERROR_GLPI_UPDATE")
    row = session.read("AuthLDAP", directory)
    assert (row["sync_field"], row["host"]) == ("objectguid", "ldap.example.org")


@pytest.mark.usefixtures("sandbox_only")
def test_the_first_directory_is_the_default_until_another_is(session: Session) -> None:
    first = session.create("AuthLDAP", name="first", is_default=0, is_active=1)
    second = session.create("AuthLDAP", name="second", is_active=1)
    assert default_among(session, first, second) == [first]

    third = session.create("AuthLDAP", name="third", is_default=1)
    assert default_among(session, first, second, third) == [third]

    session.change("AuthLDAP", second, is_default=1)
    assert default_among(session, first, second, third) == [second]

    session.change("AuthLDAP", second, is_default=0)
    assert default_among(session, first, second, third) == []


@pytest.mark.usefixtures("sandbox_only")
def test_a_new_directory_beside_inactive_ones_is_the_default(session: Session) -> None:
    first = session.create("AuthLDAP", name="first")
    second = session.create("AuthLDAP", name="second")

    assert default_among(session, first, second) == [second]


# ---------------------------------------------------------------- mail servers


@pytest.mark.parametrize(
    ("parts", "connected"),
    [
        ({"mail_server": "mail.example.org"}, "{mail.example.org}"),
        (
            {
                "mail_server": "mail.example.org",
                "server_port": 993,
                "server_type": "/imap",
                "server_ssl": "/ssl",
                "server_tls": "/notls",
                "server_cert": "/novalidate-cert",
                "server_mailbox": "INBOX",
            },
            "{mail.example.org:993/imap/ssl/novalidate-cert/notls}INBOX",
        ),
        ({"server_port": 993, "connect_string": "{as.given}"}, "{as.given}"),
    ],
    ids=["the server alone", "all parts", "no server"],
)
def test_a_connection_string_is_put_together(session: Session, parts: dict[str, str], connected: str) -> None:
    made = session.create("AuthMail", name=unique(), **parts)
    changed = session.create("AuthMail", name=unique(), host="example.org")
    session.change("AuthMail", changed, **parts)

    assert session.read("AuthMail", made)["connect_string"] == connected
    row = session.read("AuthMail", changed)
    assert (row["connect_string"], row["host"], row["is_active"]) == (connected, "example.org", 0)


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("itemtype", ["AuthLDAP", "AuthMail"])
@pytest.mark.parametrize(("bits", "reads", "writes"), [(0, False, False), (1, True, False), (3, True, True)])
def test_who_may_configure_may_also_make_and_purge(
    session: Session, itemtype: str, bits: int, reads: bool, writes: bool
) -> None:
    there = session.create(itemtype, name=unique())
    somebody = log_in_with(session, config=bits)

    for path in (itemtype, f"{itemtype}/{there}"):
        answer = somebody.request("GET", path)
        assert answer.status_code in (200, 206) if reads else code(answer) == (403, "ERROR_RIGHT_MISSING")
    made = somebody.add(itemtype, {"name": unique()})
    assert made.status_code == (201 if writes else 400)
    assert somebody.update(itemtype, there, comment="changed").status_code == (200 if writes else 400)
    assert somebody.delete(itemtype, there).status_code == (200 if writes else 400)


# ---------------------------------------------------------------- who refers to them


def test_purging_a_directory_clears_or_replaces_references(session: Session) -> None:
    gone, replaced, other = (session.create("AuthLDAP", name=unique()) for _ in range(3))
    users = [session.create("User", name=unique(), auths_id=one) for one in (gone, replaced)]
    entities = [session.create_entity(authldaps_id=one) for one in (gone, replaced)]

    session.delete("AuthLDAP", gone)
    session.request("DELETE", "AuthLDAP", {"input": {"id": replaced, "_replace_by": other}})

    assert [session.read("User", one)["auths_id"] for one in users] == [0, other]
    assert [session.read("Entity", one)["authldaps_id"] for one in entities] == [0, other]


def test_only_the_id_counts_where_a_source_is_purged(session: Session) -> None:
    """A user of the mail server that has the number of a purged directory loses it, too."""
    directory = session.create("AuthLDAP", name=unique())
    user = session.create("User", name=unique(), authtype=MAIL, auths_id=directory)

    session.delete("AuthLDAP", directory)

    row = session.read("User", user)
    assert (row["authtype"], row["auths_id"]) == (MAIL, 0)


def test_the_directory_of_an_entity_goes_by_its_name(session: Session) -> None:
    name = unique()
    directory = session.create("AuthLDAP", name=name)
    entity = session.create_entity(authldaps_id=directory)

    row = session.get(f"Entity/{entity}", expand_dropdowns="true")

    assert row["authldaps_id"] == name
    assert {"rel": "AuthLDAP", "href": f"{session.server.url}/AuthLDAP/{directory}"} in row["links"]


@pytest.mark.usefixtures("sandbox_only")  # a server in use would ask the directory for a picture
def test_the_directory_of_a_user_goes_by_its_name(session: Session) -> None:
    name = unique()
    directory = session.create("AuthLDAP", name=name)
    user = session.create("User", name=unique(), authtype=LDAP, auths_id=directory)

    row = session.get(f"User/{user}", expand_dropdowns="true")

    assert row["auths_id"] == name
    assert {"rel": "AuthLDAP", "href": f"{session.server.url}/AuthLDAP/{directory}"} in row["links"]


def test_the_mail_server_of_a_user_has_no_name_there(session: Session, either_kind: str) -> None:
    """The server looks for it in a table that it does not have."""
    server = session.create("AuthMail", name=unique())
    user = session.create("User", name=unique(), authtype=MAIL, auths_id=server)

    answer = session.request("GET", f"User/{user}", expand_dropdowns="true")

    if either_kind == "breaks off":
        assert is_broken(answer)
    else:
        assert answer.json()["auths_id"] == ""
    assert session.read("User", user)["auths_id"] == server
    links = session.get(f"User/{user}")["links"]
    assert {"rel": "Auth", "href": f"{session.server.url}/Auth/{server}"} in links


def test_users_and_entities_are_searched_by_where_they_come_from(session: Session) -> None:
    shelf = Shelf(session)
    directory, server = (shelf.put("one", itemtype) for itemtype in ("AuthLDAP", "AuthMail"))
    shelf.put("by mail", "User", authtype=MAIL, auths_id=server)
    shelf.put("by itself", "User", auths_id=server)
    entity = session.create_entity(authldaps_id=directory)

    named = f"^{shelf.mark} one$"
    assert shelf.found(criterion(31, named), itemtype="User") == ["by mail"]
    assert shelf.found(criterion(30, named), itemtype="User") == []
    answer = session.get("search/Entity", **flat({"criteria": [criterion(9, named)], "forcedisplay": [2]}))
    assert [row["2"] for row in answer["data"]] == [entity]


@pytest.mark.parametrize(("itemtype", "active"), [("AuthLDAP", 30), ("AuthMail", 6)])
def test_sources_are_searched_by_their_own_fields(session: Session, itemtype: str, active: int) -> None:
    shelf = Shelf(session)
    shelf.put("here", itemtype, host="here.example.org", is_active=0)
    shelf.put("there", itemtype, host="there.example.org", is_active=0, comment="old")

    assert shelf.found(criterion(3, "^here"), criterion(active, 0, "equals"), itemtype=itemtype) == ["here"]
    assert shelf.found(criterion(16, "old"), itemtype=itemtype) == ["there"]


def test_the_history_tells_of_every_source_as_of_a_directory(session: Session) -> None:
    name = unique()
    directory = session.create("AuthLDAP", name=name)
    user = session.create("User", name=unique())

    session.change("User", user, auths_id=directory)

    last = session.get(f"User/{user}/Log", get_hateoas="false", range="0-99")[-1]
    assert (last["id_search_option"], last["new_value"]) == (30, f"{name} ({directory})")
