"""Mail addresses of users."""

from __future__ import annotations

import pytest

from tests.contract.session import NO_SUCH_ID, Session, code, is_broken, refuses_sql, unique


def mails(session: Session, user: int) -> list[tuple[str, int]]:
    """A user's addresses, and which of them is the default."""
    rows = session.get(f"User/{user}/UserEmail", get_hateoas="false")
    return [(row["email"], row["is_default"]) for row in rows]


@pytest.fixture
def mail_host() -> str:
    """A host no other test has."""
    return f"{unique('h').replace(' ', '-')}.example.org"


def test_negative_keys_add_addresses_and_the_first_is_default(session: Session, mail_host: str) -> None:
    wanted = {"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"}
    user = session.create("User", name=unique(), _useremails=wanted)
    assert mails(session, user) == [(f"a@{mail_host}", 1), (f"b@{mail_host}", 0)]


def test_another_address_can_be_the_default(session: Session, mail_host: str) -> None:
    wanted = {"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"}
    user = session.create("User", name=unique(), _useremails=wanted, _default_email=-2)
    assert mails(session, user) == [(f"a@{mail_host}", 0), (f"b@{mail_host}", 1)]


def test_any_new_user_changes_or_removes_an_address_by_its_id(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails={"-1": f"a@{mail_host}", "-2": f"b@{mail_host}"})
    first, second = session.ids(f"User/{user}/UserEmail")
    session.create("User", name=unique(), _useremails={str(first): f"c@{mail_host}", str(second): ""})
    assert [mail for mail, _ in mails(session, user)] == [f"c@{mail_host}"]


@pytest.mark.parametrize("addresses", [{"-1": "b@example.org"}, {}, "b@example.org", 0])
def test_addresses_that_are_no_list_break_an_update(session: Session, mail_host: str, addresses: object) -> None:
    """On PHP 8, which counts arrays only, and an object in an update is none.

    That texts and numbers break it, too, and that what comes before the addresses is changed, is inferred.
    """
    user = session.create("User", name=unique(), _useremails={"-1": f"a@{mail_host}"})
    assert is_broken(session.update("User", user, comment="x", _useremails=addresses))
    assert mails(session, user) == [(f"a@{mail_host}", 1)]
    assert session.read("User", user)["comment"] == "x"


@pytest.mark.usefixtures("sandbox_only")
def test_positions_of_a_list_overwrite_the_addresses_of_others(session: Session) -> None:
    victim = session.create("User", name=unique(), _useremails={"-1": "victim@example.org"})
    assert session.ids(f"User/{victim}/UserEmail") == [1]
    user = session.create("User", name=unique(), _useremails=["a@example.org", "b@example.org"])
    assert [mail for mail, _ in mails(session, user)] == ["a@example.org"]
    assert [mail for mail, _ in mails(session, victim)] == ["b@example.org"]


def test_a_list_of_one_is_a_new_address(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails=[f" a@{mail_host} "])
    session.change("User", user, _useremails=[f"b@{mail_host}"])
    assert mails(session, user) == [(f"a@{mail_host}", 1), (f"b@{mail_host}", 0)]


def test_an_address_by_an_id_nobody_has_is_ignored(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique(), _useremails={str(NO_SUCH_ID): f"a@{mail_host}"})
    assert mails(session, user) == []


@pytest.mark.parametrize("address", ["not-an-address", "a@", "@b", "a b@c", ""])
def test_an_invalid_address_is_left_out(session: Session, address: str) -> None:
    user = session.create("User", name=unique(), _useremails={"-1": address})
    assert mails(session, user) == []
    answer = session.add("UserEmail", {"users_id": user, "email": address})
    assert code(answer) == (400, "ERROR_GLPI_ADD")


def test_an_address_is_a_users_only_once(session: Session, either_kind: str, mail_host: str) -> None:
    user = session.create("User", name=unique())
    session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    answer = session.add("UserEmail", {"users_id": user, "email": f"A@{mail_host}"})
    assert refuses_sql(answer, either_kind)
    assert session.create("UserEmail", users_id=session.create("User", name=unique()), email=f"a@{mail_host}")


def test_there_is_one_default_address(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique())
    first = session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    second = session.create("UserEmail", users_id=user, email=f"b@{mail_host}", is_default=1)
    assert mails(session, user) == [(f"a@{mail_host}", 0), (f"b@{mail_host}", 1)]
    session.change("UserEmail", first, email=f"c@{mail_host}", is_default=1)
    assert mails(session, user) == [(f"c@{mail_host}", 1), (f"b@{mail_host}", 0)]
    session.delete("UserEmail", first)
    assert mails(session, user) == [(f"b@{mail_host}", 1)]
    assert session.read("UserEmail", second)["is_default"] == 1


def test_an_address_is_changed_only_by_naming_it(session: Session, mail_host: str) -> None:
    user = session.create("User", name=unique())
    mail = session.create("UserEmail", users_id=user, email=f"a@{mail_host}")
    assert code(session.update("UserEmail", mail, is_default=0)) == (400, "ERROR_GLPI_UPDATE")
    assert session.read("UserEmail", mail)["is_default"] == 1
