"""From plain data to items, each checked as the provider will check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pulumi import Output, Resource

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.lifecycle.check import check
from pulumi_itsmng.lifecycle.identity import leading_field
from pulumi_itsmng.lifecycle.normalize import whole_number
from pulumi_itsmng.sdk.components.organization.document import Digits, DocumentPath, Problem
from pulumi_itsmng.sdk.components.organization.secrets import secret
from pulumi_itsmng.sdk.components.organization.structure import (
    KEY,
    SECTIONS,
    fields_of,
    parts_of,
    said_by,
    sections_in,
    snake_case,
)
from pulumi_itsmng.sdk.lookup_result import LookupResult
from pulumi_itsmng.text import did_you_mean

_KNOWN_LATER = "*"
"""Stands for a secret, and for the user that something belongs to, where the rest is checked."""


@dataclass(eq=False, repr=False)
class Item:
    """An item that a description speaks of.

    Attributes:
        itemtype: its kind.
        place: where it stands.
        key: what it is called in the stack.
        inputs: its fields. A reference is a name or an id as written, or another item.
        parts: the fields of all that belongs to it, by the name of the list.
    """

    itemtype: ItemType
    place: DocumentPath
    key: str = ""
    inputs: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def name(self) -> str | None:
        """The name, without those of the items above it."""
        return self.inputs.get(self.itemtype.name_field) if self.itemtype.name_field else None


def parse(data: Any) -> tuple[list[Item], list[Problem]]:
    """The items of a description, and all that is wrong with them one by one."""
    reader = _Reader()
    if isinstance(data, Mapping):
        reader.know(data, SECTIONS, (), "a description")
        reader.sections(data, SECTIONS, (), {})
    else:
        reader.add_problem((), f"it must be a map of lists: {', '.join(SECTIONS)}")
    return reader.items, reader.problems


class _Reader:
    def __init__(self) -> None:
        self.items: list[Item] = []
        self.problems: list[Problem] = []

    def add_problem(self, place: DocumentPath, reason: str) -> None:
        self.problems.append(Problem(place, reason))

    def know(self, written: Mapping[str, Any], known: Mapping[str, Any], place: DocumentPath, where: str) -> None:
        """Complain of all that has no meaning, or no value."""
        for name, value in written.items():
            if name not in known:
                hint = did_you_mean(str(name), known, 1) or "see `itsmng organization-schema`"
                self.add_problem((*place, name), f"{where} has no such key; {hint}")
            elif value is None:
                self.add_problem((*place, name), "it has no value: give it one, or leave it out")

    def sections(
        self, written: Mapping[str, Any], known: Mapping[str, ItemType], place: DocumentPath, lies_in: Mapping[str, Any]
    ) -> None:
        """Read lists of items.

        Args:
            written: where they are written.
            known: the kinds of items that may be there, by the name of the list.
            place: where that stands.
            lies_in: what is around them, by the name of the field that says so.
        """
        for section, itemtype in known.items():
            for position, one in enumerate(self._list(written, section, place)):
                self._item(itemtype, one, (*place, section, position), lies_in)

    def _list(self, written: Mapping[str, Any], section: str, place: DocumentPath) -> list[Any]:
        value = written.get(section)
        if isinstance(value, (list, tuple)):
            return list(value)
        if value is not None:
            self.add_problem((*place, section), "it must be a list")
        return []

    def _item(self, itemtype: ItemType, written: Any, place: DocumentPath, lies_in: Mapping[str, Any]) -> None:
        if isinstance(written, str) and itemtype.name_field:
            written = {itemtype.name_field: written}
        if not isinstance(written, Mapping):
            name = f", or just the {itemtype.name_field}" if itemtype.name_field else ""
            self.add_problem(place, f"it must be a map of the fields of a {itemtype.name}{name}")
            return
        inner, parts = sections_in(itemtype), parts_of(itemtype)
        self.know(written, {KEY: None, **itemtype.inputs, **parts, **inner}, place, itemtype.name)
        item = Item(itemtype, place)
        item.inputs = self._around(itemtype, written, place, lies_in) | self._fields(itemtype, written, place)
        item.key = self._key(item, written)
        item.parts = {
            section: [
                self._part(part, one, (*place, section, position), lies_in)
                for position, one in enumerate(self._list(written, section, place))
            ]
            for section, part in parts.items()
        }
        self.items.append(item)
        around = {**lies_in, **{name: item.inputs[name] for name in lies_in if name in item.inputs}}
        self.sections(written, inner, place, {**around, snake_case(itemtype.name): item})

    def _around(
        self, itemtype: ItemType, written: Mapping[str, Any], place: DocumentPath, lies_in: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The references that are said by what something is written in."""
        around = {}
        for name, outer in lies_in.items():
            if isinstance(outer, Item) and outer.itemtype is itemtype and itemtype.parent:
                around[itemtype.parent] = outer
                if itemtype.parent in written:
                    self.add_problem((*place, itemtype.parent), f"it is written inside another {itemtype.name} already")
            elif name in itemtype.references:
                around[name] = outer
        return around

    def _fields(self, itemtype: ItemType, written: Mapping[str, Any], place: DocumentPath) -> dict[str, Any]:
        """The fields of an item that it has of itself, each in its one spelling."""
        given = {
            name: _by_id(itemtype.inputs[name], value)
            for name, value in written.items()
            if name in itemtype.inputs and value is not None
        }
        later = {name: value for name, value in given.items() if _is_known_later(itemtype.inputs[name], value)}
        hidden = dict.fromkeys(itemtype.secrets.keys() & given.keys() - later.keys(), _KNOWN_LATER)
        now = {name: value for name, value in given.items() if name not in later}
        values, failures = check(
            itemtype, now | hidden, frozenset(itemtype.inputs.keys() & written.keys() - now.keys())
        )
        self.problems += [Problem((*place, failure.name), failure.reason) for failure in failures]
        wrong = {failure.name for failure in failures}
        usable = {name: value for name, value in values.items() if name not in wrong}
        return usable | later | {name: self._secret(given[name], (*place, name)) for name in hidden}

    def _secret(self, written: Any, place: DocumentPath) -> Any:
        try:
            return secret(written)
        except ValueError as error:
            self.add_problem(place, str(error))
            return None

    def _part(self, part: ItemType, written: Any, place: DocumentPath, lies_in: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of something that belongs to a user."""
        fields = dict(written) if isinstance(written, Mapping) else {said_by(part): written}
        self.know(fields, fields_of(part), place, part.name)
        around = {name: outer for name, outer in lies_in.items() if name in part.references and name != "user"}
        values = self._fields(part, fields | {"user": _KNOWN_LATER}, place)
        del values["user"]
        return around | values

    def _key(self, item: Item, written: Mapping[str, Any]) -> str:
        """What an item is called in the stack: what it says, or the first thing that tells it from others."""
        leading = leading_field(item.itemtype, item.inputs)
        key = written.get(KEY, item.name or (item.inputs[leading] if leading else ""))
        if not isinstance(key, (str, int)) or not str(key).strip():
            if KEY in written:
                self.add_problem((*item.place, KEY), "it must be a text")
            return ""
        return str(key).strip()


def _by_id(field: Field, value: Any) -> Any:
    """A value in which a number, and what a lookup has found, is an id, and a text in quotes a name."""
    if isinstance(value, LookupResult):
        return value.item_id
    number = whole_number(value) if isinstance(value, Digits) and field.kind == "reference" else None
    return value if number is None else number


def _is_known_later(field: Field, value: Any) -> bool:
    """Whether a program gives a resource that a reference leads to, or an output."""
    return field.kind in ("reference", "secret") and isinstance(value, (Resource, Output))
