"""Items of trees, such as places: a row of any itemtype tells whether it is a tree, and where its parent is named."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

import anyio

from pulumi_itsmng.api.batching.multi_get import MultiGet, Row, Wanted
from pulumi_itsmng.api.errors import NotFound
from pulumi_itsmng.api.session import Session

COMPLETE_NAME = "completename"
"""The column that all trees have, and nothing else has."""

NO_TREES = frozenset(
    {"Computer", "Monitor", "NetworkEquipment", "Peripheral", "Phone", "Printer", "Software", "Ticket", "User"}
)
"""Itemtypes that are renamed often and are no trees on any server: none of their rows is read to know."""


def parent_column(itemtype: str, columns: Iterable[str]) -> str | None:
    """The column with the id of an item's parent: the foreign key of its own itemtype, whether it is a tree or not.

    Args:
        itemtype: the itemtype, such as `Location`.
        columns: names of columns; None is returned if it is not among them.
    """
    name = itemtype.rpartition("\\")[2].lower()
    keys = {f"{name}sid", f"{name}esid", f"{name[:-1]}iesid"}
    return next((column for column in columns if column.replace("_", "") in keys), None)


def tree_column(itemtype: str, row: Mapping[str, Any]) -> str | None:
    """The column with the id of an item's parent; None if a whole row of the itemtype shows that it is no tree."""
    return parent_column(itemtype, row) if COMPLETE_NAME in row else None


class Parents:
    """Keeps items of one itemtype where they are when they are renamed.

    A new name without the parent's key moves an item of a tree to the top, so the present parent goes with it. Any row
    that was seen tells whether the itemtype is a tree; only where none was, the first item is read to know.

    Args:
        itemtype: the itemtype.
        read: reads an item.
    """

    def __init__(self, itemtype: str, read: Callable[[int], Awaitable[Mapping[str, Any]]]) -> None:
        self._itemtype = itemtype
        self._read = read
        self._turn = anyio.Lock()
        self._is_known = itemtype in NO_TREES
        self._column: str | None = None

    def learn(self, row: Mapping[str, Any]) -> None:
        """Note what a whole row of the itemtype shows."""
        if not self._is_known:
            self._is_known, self._column = True, tree_column(self._itemtype, row)

    async def added(self, item_id: int, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A change of an item, with its present parent if it would move the item without.

        Raises:
            ItsmngError: the item cannot be read.
        """
        if "name" not in row or parent_column(self._itemtype, row) is not None:
            return row
        if not self._is_known:
            async with self._turn:  # of many, one read is enough to know that none of the others is needed
                if not self._is_known:
                    return await self._with_parent(item_id, row)
        return row if self._column is None else await self._with_parent(item_id, row)

    async def _with_parent(self, item_id: int, row: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            live = await self._read(item_id)
        except NotFound:  # the server will refuse the change
            return row
        self.learn(live)
        if self._column is None or live[self._column] < 0:  # the root entity has none
            return row
        return {**row, self._column: live[self._column]}


class Ancestors:
    """Tells which items are below one, by what each of them says of its parent.

    Not by complete names: places in different entities can have the same, and after a refused move some are wrong.

    Args:
        session: the session.
        itemtype: the itemtype.
        top: the id of the item.
    """

    def __init__(self, session: Session, itemtype: str, top: int) -> None:
        self._reading = MultiGet(session)
        self._itemtype = itemtype
        self._top = top
        self._parents: dict[int, int] = {}

    async def below(self, item_ids: Iterable[int]) -> list[int]:
        """Those of some items that are below it, or may be, as a parent cannot be read.

        Raises:
            ItsmngError: as every request.
        """
        unknown = wanted = list(item_ids)
        while unknown := list({one for one in unknown if one > 0 and one not in {self._top, *self._parents}}):
            items = [Wanted(self._itemtype, one) for one in sorted(unknown)]
            rows = await self._reading.read(items, [("get_hateoas", "false")])
            self._parents |= {one.item_id: self._parent(row) for one, row in zip(items, rows, strict=True)}
            unknown = [self._parents[one] for one in unknown]
        return [one for one in wanted if self._is_below(one)]

    def _parent(self, row: Row | Exception) -> int:
        column = tree_column(self._itemtype, row) if isinstance(row, dict) else None
        return int(row[column]) if isinstance(row, dict) and column else self._top

    def _is_below(self, item_id: int) -> bool:
        passed: set[int] = set()
        while item_id != self._top and item_id in self._parents and item_id not in passed:
            passed.add(item_id)
            item_id = self._parents[item_id]
        return item_id == self._top
