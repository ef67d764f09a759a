"""What no resource declares, in the entities that a stack manages and of the users that it declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pulumi_itsmng.api import ApiError, Client, Forbidden, ServerCrashed
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.drift.live import Key, LiveItems, Progress
from pulumi_itsmng.drift.removal import owner_of
from pulumi_itsmng.drift.report import Unlisted, Unmanaged
from pulumi_itsmng.lifecycle.live import LiveItem
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.stack.state import Managed

SHOWN = 5
"""How many of them are named."""

_ENTITY = "entities_id"


@dataclass(frozen=True)
class _Reach:
    """What a stack manages.

    Attributes:
        declared: the items that resources stand for.
        entities: the entities that it declares, and those that its items belong to.
        users: the users that it declares.
    """

    declared: frozenset[Key]
    entities: frozenset[int]
    users: frozenset[int]


async def find_unmanaged(
    client: Client, managed: Iterable[Managed], live: LiveItems, progress: Progress
) -> tuple[tuple[Unmanaged, ...], tuple[Unlisted, ...]]:
    """List what is in the entities of a stack and declared by none of its resources.

    What lies in the trash does not count, nor do templates.

    Args:
        client: the client.
        managed: what the state says of the items.
        live: what is live of them.
        progress: is told what is being done.

    Returns:
        What was found, and the itemtypes that cannot be listed: one of them does not hide the others.

    Raises:
        ItsmngError: the server could not be asked, or ended the session.
    """
    reach, names = _reach(managed, live), NameResolver(client)
    found: list[Unmanaged] = []
    unlisted: list[Unlisted] = []
    for itemtype in CATALOG.values():
        progress(f"looking for {itemtype.name} items that no resource declares")
        try:
            found += await _unmanaged(client, itemtype, reach, names)
        except (ApiError, ServerCrashed) as error:
            if error.concerns_session:
                raise
            right = itemtype.profile_right if isinstance(error, Forbidden) else ""
            unlisted.append(Unlisted(itemtype=itemtype.name, right=right, reason=error.explanation))
    return tuple(found), tuple(unlisted)


async def _unmanaged(client: Client, itemtype: ItemType, reach: _Reach, names: NameResolver) -> list[Unmanaged]:
    owner = owner_of(itemtype)
    column, within = (owner.column, reach.users) if owner else (_ENTITY, reach.entities)
    if not within:  # then a right to list them is not needed either
        return []
    rows = [
        row
        async for row in client.items(itemtype.api_itemtype).list()
        if row.get(column or "") in within
        and (itemtype.name, row["id"]) not in reach.declared
        and not row.get("is_template")
    ]
    if not rows:
        return []
    first = [await _called(names, itemtype, row) for row in rows[:SHOWN]]
    where = "users" if owner else "entities"
    return [Unmanaged(itemtype=itemtype.name, where=where, count=len(rows), first=tuple(first))]


def _reach(managed: Iterable[Managed], live: LiveItems) -> _Reach:
    """What a stack manages; what it only reads is declared, but does not make an entity or a user its own."""
    known = list(managed)
    own = [one for one in known if not one.external]
    by_type = {kind: {one.item_id for one in own if one.itemtype.name == kind} for kind in ("Entity", "User")}
    homes = {entity for one in own if (entity := _home(one.itemtype, live.found.get(_key(one)))) is not None}
    return _Reach(frozenset(map(_key, known)), frozenset(by_type["Entity"] | homes), frozenset(by_type["User"]))


def _key(item: Managed) -> Key:
    return item.itemtype.name, item.item_id


def _home(itemtype: ItemType, there: LiveItem | None) -> int | None:
    """The entity that an item belongs to; an entity's own parent is not its home."""
    name = itemtype.entity if itemtype.entity != itemtype.parent else None
    return there.values[name] if there and name else None


async def _called(names: NameResolver, itemtype: ItemType, row: Row) -> str:
    """What an item is called by those who know it: its complete name, or what tells it from others."""
    own = row.get("completename") or row.get("name")
    if own:
        return f"{own} ({row['id']})"
    parts = []
    for name in (*itemtype.identified_by, *itemtype.unique_within):
        field = itemtype.readable[name]
        value = row.get(field.column or name)
        if field.kind == "reference":
            value = await names.display_name(field, int(value or 0))
        if value:
            parts.append(str(value))
    return f"{', '.join(parts)} ({row['id']})"
