"""A desk of the support: an entity of the test's own, and a Super-Admin who works there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import httpx

from tests.contract.session import JSON, Session, unique

_HANGS_ON_ONE = {"tickets_id", "problems_id", "changes_id", "tickets_id_1", "items_id"}
_OBJECTS = {"Ticket", "Problem", "Change"}


@dataclass(frozen=True)
class Person:
    """Somebody else, logged in."""

    id: int
    session: Session


class Desk:
    """Makes everything inside its entity; `session` remembers it, but for what goes with its object."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.mark = unique("desk")
        self.entity = session.create("Entity", name=self.mark, entities_id=0)
        self.see_all()

    def see_all(self) -> None:
        """Let the session see all entities, the new ones too."""
        self.call("POST", "changeActiveEntities", json={"entities_id": 0, "is_recursive": True}).raise_for_status()

    def call(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Send a request as it is."""
        return self.session.http.request(method, f"{self.session.server.url}/{path}", **request)

    def post(self, itemtype: str, /, **row: Any) -> httpx.Response:
        """Create an item, in the desk's entity unless another is named."""
        row = {"entities_id": self.entity} | row
        if itemtype not in _OBJECTS and _HANGS_ON_ONE.intersection(row):
            return self.call("POST", itemtype, json={"input": row})
        return self.session.add(itemtype, row)

    def create(self, itemtype: str, /, **row: Any) -> int:
        """Create an item; returns its id."""
        return int(self.post(itemtype, **row).raise_for_status().json()["id"])

    def update(self, itemtype: str, item_id: int, /, **row: Any) -> httpx.Response:
        """Change an item."""
        return self.session.update(itemtype, item_id, **row)

    def get(self, itemtype: str, item_id: int) -> JSON:
        """Read an item."""
        return self.session.read(itemtype, item_id)

    def read(self, itemtype: str, item_id: int) -> httpx.Response:
        """Ask for an item."""
        return self.call("GET", f"{itemtype}/{item_id}")

    def profile(self, **rights: int) -> int:
        """A profile with these rights only, by name."""
        profile = self.create("Profile", name=unique("profile"), interface="central")
        for right in self.session.get(f"Profile/{profile}/ProfileRight", range="0-999"):
            if right["name"] in rights:
                self.update("ProfileRight", right["id"], rights=rights[right["name"]])
        return profile

    def log_in(self, profile: int) -> Person:
        """A new user with a profile in the desk's entity, logged in."""
        login, password = unique("person"), secrets.token_hex(16)
        secret = {"password": password, "password2": password}
        user = self.create("User", name=login, _profiles_id=profile, _entities_id=self.entity, **secret)
        session = self.session.server.session(login, password)
        session.created = self.session.created
        return Person(user, session)
