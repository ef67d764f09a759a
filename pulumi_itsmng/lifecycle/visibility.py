"""Which items are visible in an entity: its own, and those of entities above it that are open to the ones below.

The server does not check that of a reference.
"""

from __future__ import annotations

from pulumi_itsmng.api import Client
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import Field
from pulumi_itsmng.lifecycle.errors import NotVisible
from pulumi_itsmng.lifecycle.names import SEPARATOR, called
from pulumi_itsmng.lifecycle.once import Once
from pulumi_itsmng.lifecycle.target import Target

_EVERYWHERE = frozenset({"Entity", "User"})
"""Itemtypes that have an entity, but are not shown or hidden by it."""


class Visibility:
    """Looks into the tree of entities, as the session sees it.

    Args:
        client: the client.
        once: what is known already.
    """

    def __init__(self, client: Client, once: Once) -> None:
        self._client = client
        self._once = once

    async def is_visible(self, itemtype: str, row: Row, entity: int | None) -> bool:
        """Whether an item is visible from an item of an entity; from anywhere if that is None."""
        own = row.get("entities_id")
        if entity is None or itemtype in _EVERYWHERE or own is None or own == entity:
            return True
        return bool(row.get("is_recursive")) and (
            own in await self._entities_above(entity) or await self._is_from_above(own)
        )

    async def not_visible(self, field: Field, row: Row, entity: int | None) -> NotVisible:
        """The error of a reference to an item that is not visible from an item of an entity."""
        tree = await self._entities()
        there, here = (called(tree[one]) if one in tree else str(one) for one in (row["entities_id"], entity or 0))
        return NotVisible(
            f"{field.target} {called(row)!r} belongs to the entity {there!r} and is not visible in {here!r}, where the "
            "item is",
            hint="choose one that is, or open it to child entities",
            subject=Subject(field=field.name),
        )

    async def _entities_above(self, entity: int) -> set[int]:
        tree = await self._entities()
        if entity not in tree:  # perhaps it was made since
            self._once.forget("Entity")
            tree = await self._entities()
        above: set[int] = set()
        while entity in tree and (entity := tree[entity]["entities_id"]) not in above:
            above.add(entity)
        return above

    async def above_session(self, name: str) -> Target | None:
        """An entity above one of the session's, by its complete name: the server does not show it to the session."""
        for row in await self.of_session_below_root():
            above, separator, _ = called(row).rpartition(SEPARATOR)
            if separator and above == name:
                return Target(row["entities_id"], above)
            if separator and above.partition(SEPARATOR)[0] == name:
                return Target(0, name)
        return None

    async def of_session_below_root(self) -> list[Row]:
        """The entities of a session below the root; none of one that sees the root, to which others are hidden."""
        tree = await self._entities()
        return [] if 0 in tree else list(tree.values())

    async def _is_from_above(self, entity: int) -> bool:
        """Whether an entity of which the server shows an item is above those of the session.

        Of those above it shows none, and just the items that are open to the entities below them.
        """
        tree = await self._entities()
        return entity not in tree and 0 not in tree

    async def _entities(self) -> dict[int, Row]:
        async def ask() -> dict[int, Row]:
            return {row["id"]: row async for row in self._client.items("Entity").list()}

        return await self._once.answer(("Entity", "all"), ask)
