"""What a program has declared so far, by the names that it may refer to it by.

A name makes no dependency by itself: here it becomes one, so that the engine creates what is referred to first and
destroys it last. A name that is declared only later, and two resources for one item, are errors of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi import Resource
from pulumi.runtime.settings import get_monitor

from pulumi_itsmng.api.codec import fold
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.lifecycle import natural_key

_SEPARATOR = " > "


class Declared:
    """The resources of one run of a program."""

    def __init__(self) -> None:
        self._complete_names: dict[Resource, tuple[str, str]] = {}
        self._wanted: dict[tuple[str, str], str] = {}
        self._keys: dict[tuple[Any, ...], str] = {}

    def named(self, itemtype: str, name: str) -> list[Resource]:
        """The resources of an itemtype that a name can mean."""
        return [
            resource
            for resource, (kind, complete) in self._complete_names.items()
            if kind == itemtype and _means(name, complete)
        ]

    def references(self, itemtype: ItemType, resource_name: str, inputs: Mapping[str, Any]) -> list[Resource]:
        """The declared resources that the plain names among some inputs refer to."""
        found: list[Resource] = []
        for name, field in itemtype.references.items():
            value = inputs.get(name)
            if isinstance(value, str) and value.strip() and not value.strip().isdecimal():
                known = self.named(field.target or "", value.strip())
                found += known
                if not known:
                    self._wanted.setdefault((field.target or "", value.strip()), resource_name)
        return found

    def add(self, itemtype: ItemType, resource_name: str, resource: Resource, inputs: Mapping[str, Any]) -> None:
        """Note a resource.

        Raises:
            ValueError: it is referred to by name already, or another resource stands for the same item.
        """
        self._refuse_second(itemtype, resource_name, inputs)
        complete = self._complete_name(itemtype, inputs)
        if complete is None:
            return
        for (kind, name), user in self._wanted.items():
            if kind == itemtype.name and _means(name, complete):
                raise ValueError(
                    f"{itemtype.name} {resource_name!r} is declared after {user!r}, which refers to it as {name!r}: "
                    "declare it before, or pass the resource itself"
                )
        self._complete_names[resource] = (itemtype.name, complete)

    def _complete_name(self, itemtype: ItemType, inputs: Mapping[str, Any]) -> str | None:
        """The name by which others may refer to it, as far as the program says it in plain texts."""
        name = inputs.get(itemtype.called_by) if itemtype.called_by else None
        if not isinstance(name, str):
            return None
        parent = inputs.get(itemtype.parent) if itemtype.parent else None
        if isinstance(parent, Resource):
            _, above = self._complete_names.get(parent, ("", ""))
            return f"{above}{_SEPARATOR}{name.strip()}" if above else None
        if isinstance(parent, str) and parent.strip() and not parent.strip().isdecimal():
            return f"{parent.strip()}{_SEPARATOR}{name.strip()}"
        return name.strip()

    def _refuse_second(self, itemtype: ItemType, resource_name: str, inputs: Mapping[str, Any]) -> None:
        telling = natural_key(itemtype, inputs)
        values = [
            _compared(itemtype.stored[name], inputs.get(name)) for name in (*telling, *itemtype.identified_within)
        ]
        if not telling or not all(value is None or isinstance(value, (str, int, Resource)) for value in values):
            return  # what is not known yet cannot be compared
        key = (itemtype.name, *telling, *(str(value) if isinstance(value, int) else value for value in values))
        if key in self._keys:
            raise ValueError(
                f"{itemtype.name} {resource_name!r} and {self._keys[key]!r} stand for the same item: "
                f"they have the same {' and '.join(telling)}"
            )
        self._keys[key] = resource_name


_run: tuple[Any, Declared] = (None, Declared())


def declared() -> Declared:
    """What the program that runs now has declared; each run has an engine's monitor of its own."""
    global _run  # noqa: PLW0603 - Pulumi runs one program at a time in a process
    if _run[0] is not get_monitor():
        _run = (get_monitor(), Declared())
    return _run[1]


def _compared(field: Field, value: Any) -> Any:
    return fold(value) if field.caseless and isinstance(value, str) else value


def _means(name: str, complete: str) -> bool:
    """Whether a name can mean an item: it is its complete name, or the end of it, or says more of what is above."""
    return name == complete or complete.endswith(_SEPARATOR + name) or name.endswith(_SEPARATOR + complete)
