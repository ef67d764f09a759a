"""Copies: who creates an item under the id of another gets a copy of that one."""

from __future__ import annotations

from tests.contract.session import Session, unique


def test_an_item_under_the_id_of_another_is_a_copy_of_that_one(session: Session) -> None:
    name = unique()
    original = session.create("Computer", name=name, serial="S1", comment="x", is_template=1, template_name="T")
    first = session.read("Computer", session.create("Computer", id=original))
    assert (first["name"], first["serial"], first["comment"]) == (f"{name} (copy)", "S1", "x")
    assert (first["is_template"], first["template_name"]) == (0, None)


def test_copies_are_counted_and_can_differ(session: Session) -> None:
    name = unique()
    original = session.create("Computer", name=name, serial="S1")
    session.create("Computer", id=original)
    second = session.read("Computer", session.create("Computer", id=original, serial="S2"))
    assert (second["name"], second["serial"]) == (f"{name} (copy 2)", "S2")
