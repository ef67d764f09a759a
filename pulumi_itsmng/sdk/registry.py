"""What a program has declared so far, by the names that it may refer to it by.

A name makes no dependency by itself: here it becomes one, so that the engine creates what is referred to first and
destroys it last. A name that is declared only later, and two resources for one item, are errors of the program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi import Resource
from pulumi.runtime.settings import get_monitor

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.identity import folded, natural_key
from pulumi_itsmng.lifecycle.names import SEPARATOR, comparable, shorter
from pulumi_itsmng.lifecycle.normalize import whole_number
from pulumi_itsmng.lifecycle.policy import adoption_policy
from pulumi_itsmng.sdk.errors import ProgramError
from pulumi_itsmng.sdk.program_config import configured_adopt

_Named = tuple[str, str]
"""An itemtype, and a name of an item of it."""


@dataclass(frozen=True)
class _Name:
    """The name by which others may refer to a resource.

    Attributes:
        text: as much of its complete name as the program says in plain texts.
        whole: whether nothing stands above that.
    """

    text: str
    whole: bool


class ResourceRegistry:
    """The resources of one run of a program.

    Attributes:
        adopt: what the provider's setting wants to become of items that are there already.
    """

    def __init__(self, adopt: object) -> None:
        self.adopt = adopt
        self._names: dict[Resource, _Name] = {}
        self._called: dict[_Named, list[Resource]] = defaultdict(list)
        """By every end of their names."""
        self._open_above: dict[_Named, list[Resource]] = defaultdict(list)
        """Those above which more may stand than the program says, by that name."""
        self._wanted: dict[_Named, str] = {}
        """Who refers to a name that nothing has had so far."""
        self._wanted_ends: dict[_Named, str] = {}
        """Those names, by every end of them."""
        self._keys: dict[tuple[Any, ...], str] = {}
        self._itemtypes: set[str] = set()

    def has(self, itemtype: str) -> bool:
        """Whether there is any resource of an itemtype."""
        return itemtype in self._itemtypes

    def find_by_name(self, itemtype: str, name: str) -> list[Resource]:
        """The resources of an itemtype that a name can mean: it is the end of theirs, or says more of what is above."""
        name = comparable(itemtype, name)
        longer = (one for end in shorter(name) for one in self._open_above.get((itemtype, end), ()))
        return [*self._called.get((itemtype, name), ()), *longer]

    def dependencies_of(self, itemtype: ItemType, resource_name: str, inputs: Mapping[str, Any]) -> list[Resource]:
        """The declared resources that the plain names among some inputs refer to."""
        found: list[Resource] = []
        for field, value in ((field, inputs.get(name)) for name, field in itemtype.references.items()):
            if isinstance(value, str) and value.strip():  # of digits, too: they may be a name
                wanted = (field.target or "", comparable(field.target, value.strip()))
                known = self.find_by_name(*wanted)
                found += known
                if not known:
                    self._want(wanted, resource_name)
        return found

    def register(self, itemtype: ItemType, resource_name: str, resource: Resource, inputs: Mapping[str, Any]) -> None:
        """Note a resource.

        Raises:
            ProgramError: it is referred to by name already, or another resource stands for the same item.
        """
        self._itemtypes.add(itemtype.name)
        self._refuse_second(itemtype, resource_name, inputs)
        name = self._name(itemtype, inputs)
        if name is None:
            return
        called = comparable(itemtype.name, name.text)
        ends = [(itemtype.name, end) for end in (called, *(shorter(called) if itemtype.parent else ()))]
        self._refuse_late(itemtype, resource_name, ends, name)
        self._names[resource] = name
        for end in ends:
            self._called[end].append(resource)
        if not name.whole:
            self._open_above[ends[0]].append(resource)

    def _want(self, wanted: _Named, resource_name: str) -> None:
        self._wanted.setdefault(wanted, resource_name)
        for end in shorter(wanted[1]):
            self._wanted_ends.setdefault((wanted[0], end), wanted[1])

    def _refuse_late(self, itemtype: ItemType, resource_name: str, ends: list[_Named], name: _Name) -> None:
        longer = None if name.whole else self._wanted_ends.get(ends[0])
        called = next((end for end in ends if end in self._wanted), longer and (itemtype.name, longer))
        if called:
            raise ProgramError(
                f"{itemtype.name} {resource_name!r} is declared after {self._wanted[called]!r}, which refers to it as "
                f"{called[1]!r}: declare it before, or pass the resource itself"
            )

    def _name(self, itemtype: ItemType, inputs: Mapping[str, Any]) -> _Name | None:
        """The name by which others may refer to it, as far as the program says it in plain texts."""
        name = inputs.get(itemtype.name_field) if itemtype.name_field else None
        if not isinstance(name, str):
            return None
        parent = inputs.get(itemtype.parent) if itemtype.parent else None
        if isinstance(parent, Resource):
            above = self._names.get(parent)
            return _Name(f"{above.text}{SEPARATOR}{name.strip()}", above.whole) if above else None
        if isinstance(parent, str) and parent.strip() and whole_number(parent) is None:
            return _Name(f"{parent.strip()}{SEPARATOR}{name.strip()}", whole=False)
        # Without a parent it is at the top, but all entities are below the root entity.
        top = itemtype.parent is None or (parent in (None, "") and itemtype.parent != itemtype.entity)
        return _Name(name.strip(), whole=top)

    def _refuse_second(self, itemtype: ItemType, resource_name: str, inputs: Mapping[str, Any]) -> None:
        if adoption_policy(itemtype, inputs, self.adopt) == "duplicate":
            return
        telling = natural_key(itemtype, inputs)
        values = [folded(itemtype.readable[name], inputs.get(name)) for name in (*telling, *itemtype.unique_within)]
        if not telling or not all(value is None or isinstance(value, (str, int, Resource)) for value in values):
            return  # what is not known yet cannot be compared
        key = (itemtype.name, *telling, *(str(value) if isinstance(value, int) else value for value in values))
        if key in self._keys:
            raise ProgramError(
                f"{itemtype.name} {resource_name!r} and {self._keys[key]!r} stand for the same item: "
                f"they have the same {' and '.join(telling)}; remove one of the two, or tell them apart"
            )
        self._keys[key] = resource_name


_run: tuple[Any, ResourceRegistry] = (None, ResourceRegistry(None))


def registry() -> ResourceRegistry:
    """What the program that runs now has declared; each run has an engine's monitor of its own."""
    global _run  # noqa: PLW0603 - Pulumi runs one program at a time in a process
    if _run[0] is not get_monitor():
        _run = (get_monitor(), ResourceRegistry(configured_adopt()))
    return _run[1]
