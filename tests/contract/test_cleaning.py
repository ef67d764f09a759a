"""What these tests promise to a server in use: nothing they make stays."""

from __future__ import annotations

import pytest

from tests.contract.people import log_in_with
from tests.contract.session import Server, Session, cleaning_session, unique


def make_things(session: Session) -> None:
    """One thing of many kinds, made by two sessions, some hanging on others."""
    entity = session.create("Entity", name=unique(), entities_id=0)
    visible = session.create_entity(entities_id=0)
    place = session.create("Location", name=unique(), entities_id=visible)
    session.create("Location", name=unique(), entities_id=visible, locations_id=place)
    session.delete("Computer", session.create("Computer", name=unique(), entities_id=visible, locations_id=place))
    session.add("Computer", [{"name": unique()}, {"name": unique(), "entities_id": entity}])
    his = log_in_with(session, in_entity=visible, computer=31)
    his.create("Computer", name=unique())


def fail(server: Server, last: str, created: list[tuple[str, int]]) -> None:
    """A test that fails in the end; what it made is noted."""
    with cleaning_session(server) as session:
        make_things(session)
        if last == "log out":
            session.request("GET", "killSession")
        if last == "narrow":
            session.switch_to(session.create_entity())
        if last == "purge":
            session.purge("Entity", [item for itemtype, item in session.created if itemtype == "Entity"][-1])
        created += session.created
        raise ZeroDivisionError


@pytest.mark.parametrize("last", ["nothing", "log out", "narrow", "purge"])
def test_a_test_that_fails_leaves_nothing(server: Server, session: Session, last: str) -> None:
    created: list[tuple[str, int]] = []
    with pytest.raises(ZeroDivisionError):
        fail(server, last, created)
    assert len(created) >= 9
    for itemtype, item in created:
        assert session.request("GET", f"{itemtype}/{item}").status_code == 404
