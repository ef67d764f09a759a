"""Finding an item that a program only refers to: by its id, or by what tells it from others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pulumi_itsmng.api import Forbidden, ItsmngError, NotFound, Stage
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, fold, is_kept_as
from pulumi_itsmng.api.errors import Subject
from pulumi_itsmng.lifecycle.asking import target_of
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.identity import as_compared
from pulumi_itsmng.lifecycle.live import LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR, called
from pulumi_itsmng.lifecycle.reading import Reading
from pulumi_itsmng.lifecycle.spelling import speller, to_stored, whole_number


class Finding(Reading):
    """Finds items."""

    async def look_up(self, item_id: Any, key: Mapping[str, Any], *, secret: bool = False) -> Values:
        """Find an item and read it; one in the trash only by its id.

        Args:
            item_id: its id, or None.
            key: else values of its natural key, and of the references within which it tells items apart: those that
                are left out may be any.
            secret: whether errors must not quote the id or the key, nor what is like it.

        Returns:
            The value of every field and output by its name; None for a reference to nothing, and for no time.

        Raises:
            ItemError: there is none, which names similar ones, or there are several, which it names.
        """
        with self._about(None, "not looked up"):
            if (item_id is None) != bool(key):
                raise self._error(None, f"give either its id, or some of {', '.join(self.itemtype.key)}")
            row = await (self._by_key(self._spelled_key(key), secret) if key else self._by_id(item_id, secret))
        live = LiveItem.from_row(self.itemtype, row)
        return {name: self._told(name, value) for name, value in live.values.items()} | live.outputs

    async def _by_id(self, given: Any, secret: bool) -> Row:
        item_id = whole_number(given)
        if item_id is None:
            raise self._error(None, f"{_quoted(given, secret)} is not an id", hint="ids are whole numbers")
        if item_id < self.itemtype.first_id:  # the server would answer with a list
            raise self._error(None, f"there is none with the id {_quoted(item_id, secret)}", hint="ids begin with 1")
        try:
            row = await self._items.get(item_id, stage=Stage.RESOLVE)
        except ItsmngError as error:
            cause = error.with_context(self.itemtype.name) if secret else error  # it knows the id
            if isinstance(cause, NotFound):
                raise self._error(None, f"there is none with the id {_quoted(item_id, secret)}") from cause
            raise (await self._refused(cause) if isinstance(cause, Forbidden) else cause) from None
        if row.get("is_template"):
            raise self._error(None, f"{_quoted(item_id, secret)} is a template, from which items are made")
        return row

    async def _by_key(self, key: Values, secret: bool) -> Row:
        rows = await self._rows({name: await self._asked(name, key, secret) for name in key})
        if len(rows) == 1:
            return rows[0]
        described = " and ".join(f"{field} {_quoted(value, secret)}" for field, value in key.items())
        if rows:
            several = ", ".join(
                f"{called(row)!r} ({row['id']})" if called(row) and not secret else str(row["id"]) for row in rows
            )
            raise self._error(None, f"there are several with {described}: {several}", hint="say more, or the id")
        raise self._error(None, f"there is none with {described}", hint="" if secret else await self._near(key))

    async def _rows(self, asked: Values) -> list[Row]:
        """The items with a key; the one that is spelled like it, or of which it is the complete name, goes first."""
        name = self.itemtype.called_by
        if name is None or name not in asked or self.itemtype.stored[name].caseless:
            columns = to_row(self.itemtype, asked)
            found = await self._items.find(columns, stage=Stage.RESOLVE)
            return [row for row in found if _is_spelled(columns, row)] or found
        others = to_row(self.itemtype, {other: value for other, value in asked.items() if other != name})
        named = await self._directory.find_named(self.itemtype.in_api, asked[name])
        rows = [row for row in named if all(is_kept_as(value, row.get(column)) for column, value in others.items())]
        if not rows:
            return await self._named_otherwise(asked[name], others)
        return [row for row in rows if called(row) == asked[name]] or rows

    async def _named_otherwise(self, name: str, others: dict[str, Any]) -> list[Row]:
        """The items of which a name is another spelling that the server takes for the same."""
        last = Folded(name.rpartition(SEPARATOR)[2])
        found = await self._items.find(others | {"name": last}, stage=Stage.RESOLVE)
        return [row for row in found if fold(f"{SEPARATOR}{called(row)}").endswith(fold(f"{SEPARATOR}{name}"))]

    def _spelled_key(self, key: Mapping[str, Any]) -> Values:
        spelled: Values = {}
        for name, value in key.items():
            if name not in self.itemtype.key:
                raise self._error(
                    None, f"{name} does not tell one from another", hint=f"{', '.join(self.itemtype.key)} do"
                )
            try:
                spelled[name] = speller(self.itemtype.key[name])(value)
            except ValueError as error:
                raise self._error(None, f"{name}: {error}") from None
        if not any(spelled.get(name) for name in self.itemtype.identified_by):
            raise self._error(None, f"say at least one of {', '.join(self.itemtype.identified_by)}")
        return spelled

    async def _asked(self, name: str, key: Values, secret: bool) -> Any:
        """What a part of the key is on the server."""
        if name in self.itemtype.references:
            try:
                return (await target_of(self.itemtype, name, key, None, self._directory)).id
            except ItemError:
                if secret:
                    quoted = _quoted(key[name], secret)
                    raise ItemError(f"{quoted} does not lead to one item", subject=Subject(field=name)) from None
                raise
        field = self.itemtype.stored[name]
        return as_compared(field, to_stored(field, key[name]))

    async def _near(self, key: Values) -> str:
        """Keys like that one, for the error: of the first text of it."""
        name = next((name for name in self.itemtype.identified_by if key.get(name)), "")
        field = self.itemtype.stored[name]
        column = None if name == self.itemtype.called_by else field.column
        return await self._directory.near(self.itemtype.in_api, key[name], column) if field.kind == "text" else ""

    def _told(self, name: str, value: Any) -> Any:
        field = self.itemtype.stored[name]
        told = self._spelled(name, value)
        return None if told == "" and field.kind in ("reference", "timestamp") else told


def _is_spelled(columns: Mapping[str, Any], row: Row) -> bool:
    texts = {column: str(value) for column, value in columns.items() if isinstance(value, str)}
    return all(is_kept_as(text, row.get(column)) for column, text in texts.items())


def _quoted(value: Any, secret: bool) -> str:
    return "(secret)" if secret else repr(value)
