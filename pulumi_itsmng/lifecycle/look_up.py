"""Look up an item that a program only refers to: by its id, or by what tells it from others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pulumi_itsmng.api import Client, Forbidden, ItsmngError, NotFound, Stage
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, equals_stored, fold
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.desired import resolve_reference
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.fetch import refused
from pulumi_itsmng.lifecycle.identity import as_compared
from pulumi_itsmng.lifecycle.item import doing
from pulumi_itsmng.lifecycle.live import LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.names import SEPARATOR, called
from pulumi_itsmng.lifecycle.normalize import speller, to_stored, whole_number
from pulumi_itsmng.lifecycle.project import in_program_spelling


@dataclass(frozen=True)
class Query:
    """What a program asks for.

    Attributes:
        itemtype: the itemtype.
        item_id: the item's id, or None.
        key: else values of its natural key, and of the references within which it tells items apart: those that are
            left out may be any.
        secret: whether errors must not quote the id or the key, nor what is like it.
    """

    itemtype: ItemType
    item_id: Any = field(repr=False)
    key: Mapping[str, Any] = field(repr=False)
    secret: bool = False

    def error(self, message: str, *, hint: str = "") -> ItemError:
        """An error that is about the itemtype."""
        return ItemError(message, hint=hint, subject=Subject(self.itemtype.name))

    def quoted(self, value: Any) -> str:
        """A value for an error."""
        return "(secret)" if self.secret else repr(value)


async def look_up(client: Client, names: NameResolver, query: Query) -> Values:
    """Find an item and read it; one in the trash only by its id.

    Returns:
        The value of every field and output by its name; None for a reference to nothing, and for no time.

    Raises:
        ItemError: there is none, which names similar ones, or there are several, which it names.
    """
    itemtype = query.itemtype
    with doing(itemtype, None, "not looked up"):
        if (query.item_id is None) != bool(query.key):
            raise query.error(f"give either its id, or some of {', '.join(itemtype.lookup_fields)}")
        row = await (_by_key(client, names, query) if query.key else _by_id(client, names, query))
    live = LiveItem.from_row(itemtype, row)
    return {name: _told(itemtype, name, value) for name, value in live.values.items()} | live.outputs


async def _by_id(client: Client, names: NameResolver, query: Query) -> Row:
    itemtype, item_id = query.itemtype, whole_number(query.item_id)
    if item_id is None:
        raise query.error(f"{query.quoted(query.item_id)} is not an id", hint="ids are whole numbers")
    none = f"there is none with the id {query.quoted(item_id)}"
    if item_id < itemtype.first_id:  # the server would answer with a list
        raise query.error(none, hint="ids begin with 1")
    try:
        row = await client.items(itemtype.api_itemtype).get(item_id, stage=Stage.RESOLVE)
    except ItsmngError as error:
        cause = error.with_context(itemtype.name, None if query.secret else item_id)
        if isinstance(cause, NotFound):
            raise query.error(none) from cause
        raise (await refused(names, cause) if isinstance(cause, Forbidden) else cause) from None
    if row.get("is_template"):
        raise query.error(f"{query.quoted(item_id)} is a template, from which items are made")
    return row


async def _by_key(client: Client, names: NameResolver, query: Query) -> Row:
    key = _spelled_key(query)
    rows = await _rows(client, names, query.itemtype, {name: await _stored(names, query, key, name) for name in key})
    if len(rows) == 1:
        return rows[0]
    described = " and ".join(f"{field} {query.quoted(value)}" for field, value in key.items())
    if rows:
        several = ", ".join(
            f"{called(row)!r} ({row['id']})" if called(row) and not query.secret else str(row["id"]) for row in rows
        )
        raise query.error(f"there are several with {described}: {several}", hint="say more, or the id")
    raise query.error(
        f"there is none with {described}", hint="" if query.secret else await _similar(names, query.itemtype, key)
    )


async def _rows(client: Client, names: NameResolver, itemtype: ItemType, wanted: Values) -> list[Row]:
    """The items with a key; the one that is spelled like it, or of which it is the complete name, goes first."""
    name, items = itemtype.name_field, client.items(itemtype.api_itemtype)
    if name is None or name not in wanted or itemtype.readable[name].case_insensitive:
        columns = to_row(itemtype, wanted)
        found = await items.find(columns, stage=Stage.RESOLVE)
        return [row for row in found if _is_spelled(columns, row)] or found
    others = to_row(itemtype, {other: value for other, value in wanted.items() if other != name})
    named = await names.find_by_name(itemtype.api_itemtype, wanted[name])
    rows = [row for row in named if all(equals_stored(value, row.get(column)) for column, value in others.items())]
    if rows:
        return [row for row in rows if called(row) == wanted[name]] or rows
    # Another spelling of the name that the server takes for the same.
    last = Folded(wanted[name].rpartition(SEPARATOR)[2])
    found = await items.find(others | {"name": last}, stage=Stage.RESOLVE)
    return [row for row in found if fold(f"{SEPARATOR}{called(row)}").endswith(fold(f"{SEPARATOR}{wanted[name]}"))]


def _spelled_key(query: Query) -> Values:
    itemtype = query.itemtype
    spelled: Values = {}
    for name, value in query.key.items():
        if name not in itemtype.lookup_fields:
            raise query.error(f"{name} does not tell one from another", hint=f"{', '.join(itemtype.lookup_fields)} do")
        try:
            spelled[name] = speller(itemtype.lookup_fields[name])(value)
        except ValueError as error:
            raise query.error(f"{name}: {error}") from None
    if not any(spelled.get(name) for name in itemtype.identified_by):
        raise query.error(f"say at least one of {', '.join(itemtype.identified_by)}")
    return spelled


async def _stored(names: NameResolver, query: Query, key: Values, name: str) -> Any:
    """What a part of the key is on the server."""
    itemtype = query.itemtype
    if name in itemtype.references:
        try:
            return (await resolve_reference(itemtype, name, key, None, names)).id
        except ItemError:
            if query.secret:
                message = f"{query.quoted(key[name])} does not lead to one item"
                raise ItemError(message, subject=Subject(field=name)) from None
            raise
        except ItsmngError as error:
            if query.secret:  # it may know the id
                raise error.with_context(itemtype.references[name].target or "") from None
            raise
    field = itemtype.readable[name]
    return as_compared(field, to_stored(field, key[name]))


async def _similar(names: NameResolver, itemtype: ItemType, key: Values) -> str:
    """Keys like that one, for the error: of the first text of it."""
    name = next((name for name in itemtype.identified_by if key.get(name)), "")
    field = itemtype.readable[name]
    column = None if name == itemtype.name_field else field.column
    return await names.suggestions(itemtype.api_itemtype, key[name], column) if field.kind == "text" else ""


def _told(itemtype: ItemType, name: str, value: Any) -> Any:
    field = itemtype.readable[name]
    told = in_program_spelling(field, value)
    return None if told == "" and field.kind in ("reference", "timestamp") else told


def _is_spelled(columns: Mapping[str, Any], row: Row) -> bool:
    texts = {column: str(value) for column, value in columns.items() if isinstance(value, str)}
    return all(equals_stored(text, row.get(column)) for column, text in texts.items())
