"""Made-up organisations: what is written in a description, and the resources that it must become."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Written = dict[str, Any]
_FEW = st.integers(0, 4)


def identity(kind: str, name: str) -> str:
    """The id that the mocks give a resource."""
    return f"{kind} acme-{name}"


@dataclass
class Company:
    """An organisation that grows item by item.

    Attributes:
        written: its description.
        expected: the inputs of each resource, by its kind and name.
    """

    draw: Any
    written: Written = field(default_factory=dict)
    expected: dict[tuple[str, str], Written] = field(default_factory=dict)
    _items: dict[str, list[Written]] = field(default_factory=dict)

    def tree(self, kind: str, section: str, *within: str) -> None:
        """Add items of a kind, each in one of the same kind, in one of the others, or in none."""
        for number in range(self.draw(_FEW)):
            own: Written = {"name": f"{kind} {number}"}
            if self.draw(st.booleans()):
                own["key"] = f"{kind.lower()}-{number}"
            outer_kind, outer = self._outer(kind, *within)
            inputs = {"name": own["name"]} | self._below(kind, outer_kind, outer)
            self._add(kind, section, own, outer, inputs)

    def users(self) -> None:
        """Add users in places, with supervisors, groups and authorizations."""
        for number in range(self.draw(_FEW)):
            own: Written = {"login": f"user.{number}"}
            _, outer = self._outer("Location")
            inputs = {"login": own["login"]} | ({"location": self._id("Location", outer)} if outer else {})
            if supervisor := self._one_of("User"):
                own["supervisor"] = supervisor["login"].upper()  # logins have no case
                inputs["supervisor"] = self._id("User", supervisor)
            self._add("User", "users", own, outer, inputs)
            self._parts(own)

    def computers(self) -> None:
        """Add computers in whatever may hold them."""
        for number in range(self.draw(_FEW)):
            own: Written = {"name": f"PC {number}"}
            outer_kind, outer = self._outer("Entity", "Location", "Group", "User")
            inputs: Written = {"name": own["name"]}
            if outer:
                inputs[outer_kind.lower()] = self._id(outer_kind, outer)
                inputs |= self._entity_of(outer_kind, outer)
                if outer_kind == "User":
                    around = self.expected["User", _key(outer)]
                    inputs |= {"location": around["location"]} if "location" in around else {}
                    inputs |= self._entity_around(outer)
            if (place := self._one_of("Location")) and self.draw(st.booleans()):
                own["location"] = self._called(place)
                inputs["location"] = self._id("Location", place)
            self._add("Computer", "computers", own, outer, inputs)

    def _parts(self, own: Written) -> None:
        user = self._id("User", own)
        if group := self._one_of("Group"):
            own["groups"] = [self.draw(st.sampled_from([self._called(group), {"group": self._called(group)}]))]
            name = f"{own['login']}-acme-{_key(group)}"
            self.expected["GroupUser", name] = {"user": user, "group": self._id("Group", group)}
        if entity := self._one_of("Entity"):
            own["authorizations"] = [{"profile": "Technician", "entity": self._called(entity)}]
            name = f"{own['login']}-Technician-acme-{_key(entity)}"
            link = {"user": user, "profile": "Technician", "entity": self._id("Entity", entity)}
            self.expected["ProfileUser", name] = link

    def _outer(self, *kinds: str) -> tuple[str, Written | None]:
        choices = [(kind, one) for kind in kinds for one in self._items.get(kind, [])]
        found: tuple[str, Written | None] = self.draw(st.sampled_from([("", None), *choices]))
        return found

    def _one_of(self, kind: str) -> Written | None:
        return self._outer(kind)[1]

    def _called(self, own: Written) -> str:
        called: str = self.draw(st.sampled_from([own["name"], _key(own)]))
        return called

    def _below(self, kind: str, outer_kind: str, outer: Written | None) -> Written:
        if outer is None:
            return {}
        if outer_kind == kind:
            return {"parent": self._id(kind, outer)} | (self._entity_of(kind, outer) if kind != "Entity" else {})
        return {outer_kind.lower(): self._id(outer_kind, outer)}

    def _entity_of(self, kind: str, own: Written) -> Written:
        inputs = self.expected[kind, _key(own)]
        return {"entity": inputs["entity"]} if "entity" in inputs else {}

    def _entity_around(self, user: Written) -> Written:
        """The entity of the place that a user is written in."""
        around = self.expected["User", _key(user)].get("location")
        places = [place for place in self._items.get("Location", []) if self._id("Location", place) == around]
        return self._entity_of("Location", places[0]) if places else {}

    def _add(self, kind: str, section: str, own: Written, outer: Written | None, inputs: Written) -> None:
        (self.written if outer is None else outer).setdefault(section, []).append(own)
        self._items.setdefault(kind, []).append(own)
        self.expected[kind, _key(own)] = inputs

    def _id(self, kind: str, own: Written) -> str:
        return identity(kind, _key(own))


@st.composite
def companies(draw: Any) -> Company:
    """Organisations of all shapes."""
    company = Company(draw)
    company.tree("Entity", "entities")
    company.tree("Location", "locations", "Entity")
    company.tree("Group", "groups", "Entity")
    company.users()
    company.computers()
    return company


def shuffled(written: Any, chance: random.Random) -> Any:
    """The same description with all its lists and keys in another order."""
    if isinstance(written, dict):
        names = chance.sample([*written], len(written))
        return {name: shuffled(written[name], chance) for name in names}
    if isinstance(written, list):
        return [shuffled(one, chance) for one in chance.sample(written, len(written))]
    return written


def _key(own: Written) -> str:
    key: str = own.get("key") or own.get("name") or own["login"]
    return key
