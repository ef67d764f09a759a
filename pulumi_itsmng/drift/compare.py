"""A stack's items against the live ones: the same projection as a refresh, in words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from pulumi_itsmng.api import Client
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.drift.live import LiveItems
from pulumi_itsmng.drift.report import FieldDrift, ItemDrift, Status
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.project import Snapshot, project_onto_state
from pulumi_itsmng.lifecycle.reused_id import is_different_item
from pulumi_itsmng.stack.state import Managed


async def compare(client: Client, managed: Iterable[Managed], live: LiveItems) -> list[ItemDrift]:
    """Compare items with what is live of them, in their order.

    Raises:
        ItsmngError: a name could not be looked up.
    """
    names = NameResolver(client)
    return list(await asyncio.gather(*(_compare(names, one, live) for one in managed)))


async def _compare(names: NameResolver, item: Managed, live: LiveItems) -> ItemDrift:
    key = (item.itemtype.name, item.item_id)
    if key in live.unreadable:
        return _drift(item, Status.UNREADABLE, reason=live.unreadable[key].explanation)
    if key not in live.found or is_different_item(item.state, live.found[key]):
        return _drift(item, Status.MISSING)
    there = live.found[key]
    snapshot = await project_onto_state(names, item.itemtype, item.state, there)
    fields = [_field(item, found, snapshot) for found in snapshot.changed]
    known_in_trash = bool(item.state.get(IN_TRASH))
    if there.is_deleted != known_in_trash and not item.ignores_trash:
        fields.append(FieldDrift(field=IN_TRASH, expected=known_in_trash, actual=there.is_deleted))
    return _drift(item, _status(there, fields), fields)


def _status(there: LiveItem, fields: list[FieldDrift]) -> Status:
    if any(one.field == IN_TRASH for one in fields) and there.is_deleted:
        return Status.TRASHED
    return Status.CHANGED if fields else Status.IN_SYNC


def _drift(item: Managed, status: Status, fields: Iterable[FieldDrift] = (), *, reason: str = "") -> ItemDrift:
    return ItemDrift(
        resource=item.resource,
        urn=item.urn,
        itemtype=item.itemtype.name,
        item_id=item.item_id,
        name=item.name,
        status=status,
        fields=tuple(fields),
        not_comparable=item.sealed,
        external=item.external,
        retained=item.retained,
        reason=reason,
    )


def _field(item: Managed, found: Difference, snapshot: Snapshot) -> FieldDrift:
    name, field = found.field.name, found.field
    if name in item.secrets:
        return FieldDrift(field=name, expected=None, actual=None, secret=True)
    expected, actual = (_in_words(state, name, field.key) for state in (item.state, snapshot.state))
    if field.kind != "reference":
        return FieldDrift(field=name, expected=expected, actual=actual)
    return FieldDrift(
        field=name, expected=expected, actual=actual, expected_id=int(found.desired), actual_id=int(found.actual)
    )


def _in_words(state: dict[str, Any], name: str, key: str) -> Any:
    """A value as a person would say it: of a reference, what it leads to is called."""
    led_to = state.get(RESOLVED.name, {}).get(key)
    return led_to["name"] if led_to else state[name]
