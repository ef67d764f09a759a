"""The desk at which the tests of tickets, problems and changes happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.contract.itil.desk import Desk, Person
from tests.contract.session import Session


@pytest.fixture
def desk(session: Session) -> Desk:
    """A desk of the test's own."""
    return Desk(session)


@pytest.fixture
def log_in_as(desk: Desk) -> Iterator[Callable[[int], Person]]:
    """Logs somebody new in, with a profile."""
    people: list[Person] = []

    def log_in(profile: int) -> Person:
        people.append(desk.log_in(profile))
        return people[-1]

    yield log_in
    for person in people:
        person.session.close()
