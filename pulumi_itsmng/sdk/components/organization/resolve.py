"""Which items of a description mean each other, and in what order they can be declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.lifecycle.identity import folded, natural_key
from pulumi_itsmng.lifecycle.names import SEPARATOR, shorter
from pulumi_itsmng.lifecycle.policy import adoption_policy
from pulumi_itsmng.sdk.components.organization.document import DocumentPath, Problem, path
from pulumi_itsmng.sdk.components.organization.parse import Item
from pulumi_itsmng.sdk.components.organization.structure import parts_of


def resolve(items: list[Item], adopt: object) -> tuple[list[Item], list[Problem]]:
    """Replace every name of an item by the item.

    Names that are in no description stay: the server knows them, or says that it does not.

    Args:
        items: all items of the description.
        adopt: what the provider's setting wants to become of items that are there already.

    Returns:
        The items, those that others refer to first, and what is wrong with them together.
    """
    linker = _Linker(items)
    linker.link(entities=True)  # first: of several places of one name, that in the same entity is meant
    linker.link(entities=False)
    return linker.in_order(), [*linker.problems, *_duplicates(items, adopt)]


class _Linker:
    def __init__(self, items: list[Item]) -> None:
        self.problems: list[Problem] = []
        self._items = items
        self._complete_names = {item: _complete_name(item) for item in items}
        self._perhaps: dict[Item, list[Item]] = defaultdict(list)
        """The items that a name may mean if it begins above the description: the server knows."""
        self._called: dict[tuple[str | None, str], list[Item]] = defaultdict(list)
        """The items by all that they may be called: the key, the complete name, and the ends of it."""
        for item, complete in self._complete_names.items():
            for name in {item.key, *_ends(complete)}:
                self._called[item.itemtype.name, _folded(item.itemtype, name)].append(item)

    def link(self, *, entities: bool) -> None:
        """Replace the names of entities, or all others, in all items and what belongs to them."""
        for item in self._items:
            for itemtype, fields, place in _fields(item):
                for name, field in itemtype.references.items():
                    if (field.target == "Entity") is not entities:
                        continue
                    if isinstance(fields.get(name), str):
                        fields[name] = self._linked(item, field.for_values(fields), fields[name], (*place, name))
                    elif isinstance(fields.get(name), int):
                        self._refuse_if_a_name(field, str(fields[name]), (*place, name))

    def _linked(self, item: Item, field: Field, name: str, place: DocumentPath) -> Item | str:
        meant = [] if name in dict(field.named_values) else self._meant(item, field, name)
        if len(meant) > 1:
            known = ", ".join(repr(one.key) for one in meant)
            reason = f"there are {len(meant)} of that name: say more of it, or the key of one: {known}"
            self.problems.append(Problem(place, reason))
        if not meant:
            self._perhaps[item] += self._named(field, _ends(name))
        return meant[0] if meant else name

    def _refuse_if_a_name(self, field: Field, item_id: str, place: DocumentPath) -> None:
        """A number is an id, which is hardly meant where something here is called by its digits."""
        if called := self._called.get((field.target, item_id)):
            other = next(name for name in (self._complete_names[called[0]], called[0].key) if name)
            quotes = "" if other != item_id else " in quotes"
            self.problems.append(
                Problem(
                    place, f"{item_id} means an id, and {path(called[0].place)} is called so: write {other!r}{quotes}"
                )
            )

    def _meant(self, item: Item, field: Field, name: str) -> list[Item]:
        """The items that a name can mean: by its best reading, and of several, those in the same entity."""
        called = self._called[field.target, _folded(CATALOG[field.target], name)] if field.target in CATALOG else []
        best = self._named(field, [name]) or [one for one in called if one.key == name] or called
        entity = item.inputs.get("entity")
        return [one for one in best if entity is not None and one.inputs.get("entity") == entity] or best

    def _named(self, field: Field, names: Iterable[str]) -> list[Item]:
        """The items that have one of some names as their complete name."""
        called = [(one, name) for name in names for one in self._called.get((field.target, name), [])]
        return [one for one, name in called if self._complete_names[one] == name]

    def in_order(self) -> list[Item]:
        """The items, those that others refer to first."""
        graph = {item: dict.fromkeys([*_referred(item), *self._perhaps[item]]) for item in self._items}
        while circle := _circle(graph):
            names = " -> ".join(repr(one.key) for one in reversed(circle))
            reason = f"each of these needs the next one first, so that none can be the first: {names}"
            self.problems.append(Problem(circle[-1].place, reason))
            del graph[circle[1]][circle[0]]  # there may be others
        return list(TopologicalSorter(graph).static_order())


def _circle(graph: dict[Item, dict[Item, None]]) -> list[Item]:
    """Items each of which is needed by the next one, the last of which is the first; none if there are no such."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _duplicates(items: list[Item], adopt: object) -> Iterator[Problem]:
    """What could not be told from another, on the server or in the stack."""
    first: dict[tuple[Any, ...], Item] = {}
    for item in items:
        itemtype = item.itemtype
        alone = adoption_policy(itemtype, item.inputs, adopt) != "duplicate"
        telling = natural_key(itemtype, item.inputs) if alone else []
        values = _values(itemtype, item.inputs, (*telling, *itemtype.unique_within))
        same_item = first.setdefault((itemtype.name, *telling, *values), item) if telling else item
        namesake = first.setdefault((itemtype.name, item.key), item) if item.key else item
        if same_item is not item:
            same = " and ".join(telling)
            yield Problem(
                item.place, f"it is the same {itemtype.name} as {path(same_item.place)}: it has the same {same}"
            )
        elif namesake is not item:
            reason = f"{path(namesake.place)} is {item.key!r}, too: give one of them a key of its own"
            yield Problem(item.place, reason)
        yield from _twin_parts(item)


def _twin_parts(item: Item) -> Iterator[Problem]:
    seen = set()
    for part, fields, place in list(_fields(item))[1:]:
        telling = [name for name in (*part.identified_by, *part.unique_within) if name != "user"]
        identity = (part.name, *_values(part, fields, telling))
        if identity in seen:
            yield Problem(place, "the user has it already, by what is written above")
        seen.add(identity)


def _values(itemtype: ItemType, fields: dict[str, Any], names: Iterable[str]) -> Iterator[Any]:
    """The values that tell something from others, as they are compared."""
    for name in names:
        yield folded(itemtype.readable[name], fields.get(name))


def _folded(itemtype: ItemType, name: str) -> str:
    return folded(itemtype.inputs[itemtype.name_field], name) if itemtype.name_field else name


def _fields(item: Item) -> Iterator[tuple[ItemType, dict[str, Any], DocumentPath]]:
    """The fields of an item, and those of all that belongs to it, and where they stand."""
    yield item.itemtype, item.inputs, item.place
    for section, part in parts_of(item.itemtype).items():
        for position, fields in enumerate(item.parts[section]):
            yield part, fields, (*item.place, section, position)


def _referred(item: Item) -> Iterator[Item]:
    for _, fields, _ in _fields(item):
        yield from (value for value in fields.values() if isinstance(value, Item))


def _complete_name(item: Item) -> str:
    """The name after those of all above it, as far as the description says them."""
    above = item.inputs.get(item.itemtype.parent) if item.itemtype.parent else None
    name = item.name or ""
    if isinstance(above, Item):
        return f"{_complete_name(above)}{SEPARATOR}{name}"
    return f"{above}{SEPARATOR}{name}" if isinstance(above, str) else name


def _ends(name: str) -> list[str]:
    """A complete name, and what is left of it without the first names."""
    return [name, *shorter(name)] if name else []
