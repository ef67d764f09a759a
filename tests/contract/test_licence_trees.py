"""Licences below licences: the server keeps no books of their tree, as it does of other trees."""

from __future__ import annotations

import pytest

from tests.contract.session import Session, is_broken, unique
from tests.contract.test_history import CREATED, entries

LICENCE = "SoftwareLicense"


def licence(session: Session, name: str, parent: int = 0) -> int:
    """A licence of software of its own."""
    software = session.create("Software", name=unique())
    return session.create(LICENCE, name=name, softwares_id=software, softwarelicenses_id=parent)


def place(session: Session, licence_id: int) -> tuple[int, str, int]:
    """Parent, complete name and level."""
    row = session.read(LICENCE, licence_id)
    return row["softwarelicenses_id"], row["completename"], row["level"]


def test_parents_do_not_tell_of_those_below_them(session: Session) -> None:
    top = licence(session, "top")
    child = licence(session, "child", top)
    session.change(LICENCE, child, name="kid", softwarelicenses_id=top)
    assert entries(session, LICENCE, top) == [(CREATED, 0, "", "", "0")]


def test_a_new_name_leaves_the_complete_names_below_as_they_are(session: Session) -> None:
    top = licence(session, "top")
    child = licence(session, "child", top)
    session.change(LICENCE, top, name="new", softwarelicenses_id=0)
    assert place(session, child) == (top, "top > child", 2)


@pytest.mark.parametrize("query", [{}, {"force_purge": "true"}])
def test_those_below_a_licence_move_up_when_it_goes(session: Session, query: dict[str, str]) -> None:
    top = licence(session, "top")
    child = licence(session, "child", top)
    grandchild = licence(session, "grandchild", child)
    assert session.delete(LICENCE, top, **query).status_code == 200
    assert place(session, child) == (0, "child", 1)
    assert place(session, grandchild) == (child, "top > child > grandchild", 3)


@pytest.mark.parametrize("query", [{}, {"force_purge": "true"}])
def test_one_below_another_goes_only_where_refused_sql_is_no_end(
    session: Session, either_kind: str, query: dict[str, str]
) -> None:
    """The server wants to write into the parent's books, which have no column."""
    child = licence(session, "child", licence(session, "top"))
    answer = session.delete(LICENCE, child, **query)
    if either_kind == "breaks off":
        assert is_broken(answer)
        assert session.read(LICENCE, child)["is_deleted"] == 0
        session.change(LICENCE, child, softwarelicenses_id=0)  # so that it can be removed
    else:
        assert answer.json() == [{str(child): True, "message": answer.json()[0]["message"]}]
        assert "sons_cache" in answer.json()[0]["message"]
