"""Which items are renamed or moved in this run, where the server allows no two of one name: they may swap their names.

The engine asks for one update after the other, and the server refuses a name that another item has. So an item that is
known to get another name in this run may get a temporary one before its turn comes. No other item ever does.

With few updates at the same time (`--parallel 1`) the engine asks about an item only when the update before it is done.
Then the rename that comes too early is left to the update of whoever has that name.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from pulumi_itsmng.api.codec import fold
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.desired import known_values
from pulumi_itsmng.lifecycle.live import Values

_TEMPORARY = "being renamed by Pulumi - "
"""What a temporary name begins with; the id follows. Logins allow no other signs."""

_QUIET = 1.0
"""Seconds without a diff after which no more is expected to come while an update is under way."""

_HELD_UP = 0.3
"""Seconds after which an update that a diff has announced is surely held up by those that are under way."""


@dataclass(frozen=True)
class Later:
    """A change that is left to the update of another item, which has the name.

    Attributes:
        holder: that item's id.
        changed: what is changed.
        wanted: all values that the item shall have.
    """

    holder: int
    changed: Values
    wanted: Values


@dataclass(eq=False)
class Rename:
    """An item whose name, or what it is in, changes in this run.

    Attributes:
        item_id: its id.
        before: what tells it from others as its state has it; what was not declared may be anything.
        old: its name before.
        new: its name afterwards; None if that is not known yet.
        aside: whether it is in nobody's way any more.
        parked: whether it has its temporary name.
        written: set once its own update is done or has failed; None before that is sent.
        later: what is left of it to another item's update.
    """

    item_id: int
    before: Values
    old: str
    new: str | None
    aside: bool = False
    parked: bool = False
    written: asyncio.Event | None = field(default=None, repr=False)
    later: Later | None = field(default=None, repr=False)

    @property
    def temporary(self) -> str:
        """The name that it may have in between."""
        return temporary_name(self.item_id)

    @property
    def is_over(self) -> bool:
        """Whether its own update is done or has failed."""
        return self.written is not None and self.written.is_set()

    @property
    def story(self) -> str:
        """What became of it, for an error."""
        called = self.temporary if self.parked else self.old
        return f"it is called {called!r} until then: it was {self.old!r}, and is to be {self.new!r}"


class Renames:
    """The items that are renamed or moved in one process."""

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        """Held while an item gets a temporary name."""
        self._all: dict[tuple[str, int], Rename] = {}
        self._kept: dict[tuple[str, int], tuple[Values, str]] = {}
        """Key and name of those that stay as they are."""
        self._announced: dict[tuple[str, int], float] = {}
        """When the diffs of updates came that have not begun."""
        self._noted = float("-inf")

    def note(
        self, itemtype: ItemType, item_id: int, state: Mapping[str, Any], inputs: Mapping[str, Any], changed: set[str]
    ) -> None:
        """Note what a diff says of an item.

        Args:
            itemtype: its itemtype.
            item_id: its id.
            state: its state.
            inputs: its new inputs.
            changed: the names of those that mean something else than the state.
        """
        self._noted = monotonic()
        name = itemtype.name_field
        if name is None or not itemtype.refuses_duplicates:
            return
        if not changed & {name, *itemtype.unique_within}:
            self._all.pop((itemtype.name, item_id), None)
            self._kept[itemtype.name, item_id] = key_of(itemtype, known_values(itemtype, state)), str(state.get(name))
            return
        self._kept.pop((itemtype.name, item_id), None)
        new = inputs.get(name)
        before = key_of(itemtype, known_values(itemtype, state))
        self._all[itemtype.name, item_id] = Rename(
            item_id, before, str(state.get(name)), new if isinstance(new, str) else None
        )

    def announce(self, itemtype: ItemType, item_id: int) -> None:
        """Note that the engine will ask for an update."""
        self._announced[itemtype.name, item_id] = monotonic()

    def start(self, itemtype: ItemType, item_id: int) -> None:
        """Note that the engine has asked for an update."""
        self._announced.pop((itemtype.name, item_id), None)

    def is_held_up(self) -> bool:
        """Whether the engine waits for updates to end before it asks for more."""
        return any(monotonic() - since > _HELD_UP for since in list(self._announced.values()))

    def find(self, itemtype: ItemType, item_id: int) -> Rename | None:
        """What is known of an item that is renamed in this run."""
        return self._all.get((itemtype.name, item_id))

    def in_the_way(self, itemtype: ItemType, item_id: int, wanted: Values) -> list[Rename]:
        """Those that have, as far as their states know, what another item is to be called, and are not renamed yet."""
        key = key_of(itemtype, wanted)
        return [
            one
            for (kind, other), one in list(self._all.items())
            if kind == itemtype.name and other != item_id and not one.aside and not one.is_over
            if _may_meet(key, one.before)
        ]

    def begin(self, itemtype: ItemType, item_id: int) -> None:
        """Say that an item's own update is sent now: it gets no temporary name any more."""
        if one := self.find(itemtype, item_id):
            one.written = asyncio.Event()

    def end(self, itemtype: ItemType, item_id: int, *, again: bool = False) -> None:
        """Say that an item's own update is over, or will be sent again."""
        if (one := self.find(itemtype, item_id)) and one.written is not None:
            one.written.set()
            one.written = None if again else one.written

    async def until_known(self, itemtype: ItemType, item_id: int) -> Rename | None:
        """What is known of an item once the engine has asked for all the diffs that it asks for now."""
        await self.until(lambda: self.find(itemtype, item_id) is not None)
        return self.find(itemtype, item_id)

    async def until(self, is_known: Callable[[], bool]) -> None:
        """Wait until something is known, or the engine has asked for all the diffs that it asks for now."""
        while not (is_known() or self.is_held_up() or monotonic() - self._noted > _QUIET):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    def waiting_for(self, itemtype: ItemType, item_id: int) -> list[Rename]:
        """Those whose change is left to the update of an item."""
        ours = [one for (kind, _), one in list(self._all.items()) if kind == itemtype.name]
        return [one for one in ours if one.later is not None and one.later.holder == item_id]

    def left_behind(self, itemtype: ItemType, one: Rename) -> list[tuple[int, str]]:
        """Id and name of those that by their state are what an item was by its own until now.

        No two can be: a run was ended in which the one with the name waited for the other.
        """
        kept = list(self._kept.items())
        return [(item_id, name) for (kind, item_id), (key, name) in kept if kind == itemtype.name and key == one.before]

    def passed_on(self, itemtype: str) -> set[str]:
        """The names, without case, that one item of an itemtype loses in this run and another one gets."""
        ours = [one for (kind, _), one in list(self._all.items()) if kind == itemtype and one.new is not None]
        names = [(fold(one.old), fold(one.new or "")) for one in ours]
        renamed = [(old, new) for old, new in names if old != new]
        return {old for old, _ in renamed} & {new for _, new in renamed}

    def unfinished(self) -> list[str]:
        """What became of the items that still have not got their names, a sentence for each."""
        ours = list(self._all.items())
        return [f"{kind} {one.item_id}: {one.story}" for (kind, _), one in ours if one.parked or one.later]


def temporary_name(item_id: int) -> str:
    """What an item is called for a moment."""
    return f"{_TEMPORARY}{item_id}"


def key_of(itemtype: ItemType, values: Values) -> Values:
    """What the server tells an item from others by, of those values that are known."""
    names = [name for name in (itemtype.name_field or "", *itemtype.unique_within) if name in values]
    return {name: fold(value) if isinstance(value := values[name], str) else value for name in names}


def _may_meet(one: Values, other: Values) -> bool:
    """Whether two keys may be the same: what is not known may be anything."""
    return all(one[name] == other[name] for name in one.keys() & other.keys())
