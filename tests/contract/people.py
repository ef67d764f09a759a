"""Users and profiles for tests of logins and rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.contract.session import Session, unique

PASSWORD = "Secret-1"


@dataclass(frozen=True)
class Person:
    """Somebody who can log in."""

    id: int
    login: str
    password: str = PASSWORD


def create_person(session: Session, **wanted: Any) -> Person:
    """A user with a password."""
    login = unique()
    user = session.create("User", name=login, password=PASSWORD, password2=PASSWORD, **wanted)
    return Person(user, login)


def create_profile(session: Session, interface: str = "central", name: str | None = None, /, **rights: int) -> int:
    """A profile with these rights and no others."""
    profile = session.create("Profile", name=name or unique(), interface=interface)
    rows = session.get(f"Profile/{profile}/ProfileRight", range="0-999", get_hateoas="false")
    ids = {row["name"]: row["id"] for row in rows}
    for right, bits in rights.items():
        session.change("ProfileRight", ids[right], rights=bits)
    return profile


def log_in_as(session: Session, profile: int, *, in_entity: int = 0, recursive: int = 1) -> Session:
    """The session of somebody new who has that profile in one entity."""
    person = create_person(session, _profiles_id=profile, _entities_id=in_entity, _is_recursive=recursive)
    return session.colleague(person.login, person.password)


def log_in_with(session: Session, *, in_entity: int = 0, recursive: int = 1, **rights: int) -> Session:
    """The session of somebody new who has these rights in one entity."""
    return log_in_as(session, create_profile(session, **rights), in_entity=in_entity, recursive=recursive)
