"""Natural keys: by what an item is told from others, so that none is made twice."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api import Client
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.api.codec import Folded, equals_stored, fold
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import IDENTIFIED_BY
from pulumi_itsmng.catalog.placeholders import is_placeholder
from pulumi_itsmng.lifecycle.desired import Desired
from pulumi_itsmng.lifecycle.live import Values, to_row
from pulumi_itsmng.lifecycle.names import is_caseless

SPELLINGS = "trailing blanks, case and accents do not count"
"""What the server does not look at when it compares texts."""


def natural_key(itemtype: ItemType, inputs: Mapping[str, Any]) -> list[str]:
    """The names of the fields by which a program's item is told from others; none if nothing tells it."""
    chosen = _chosen(inputs)
    if chosen:
        return [name for name in chosen if name in itemtype.identified_by and _says(inputs.get(name))]
    return [name for name in itemtype.identified_by if _tells(itemtype, name, inputs.get(name))][:1]


def leading_field(itemtype: ItemType, inputs: Mapping[str, Any]) -> str | None:
    """The first field of an item's natural key that is set, whatever it says: some resources are named by it."""
    return next((name for name in _chosen(inputs) or itemtype.identified_by if inputs.get(name)), None)


def silent_fields(itemtype: ItemType, inputs: Mapping[str, Any]) -> list[str]:
    """The names of the fields that would tell an item from others, if many machines did not have the same in them."""
    if _chosen(inputs):
        return []
    key = natural_key(itemtype, inputs)
    before = itemtype.identified_by[: itemtype.identified_by.index(key[0]) if key else None]
    return [name for name in before if _says(inputs.get(name))]


def scope_of(itemtype: ItemType, inputs: Mapping[str, Any], key: Sequence[str]) -> tuple[str, ...]:
    """The names of the references within which a natural key tells an item from others."""
    if set(key) & set(itemtype.identified_everywhere) and not set(_chosen(inputs)) & set(itemtype.unique_within):
        return ()
    return itemtype.unique_within


@dataclass(frozen=True)
class Identity:
    """What tells an item that a program asks for from all others of its itemtype.

    Attributes:
        itemtype: the itemtype.
        fields: the names of the fields of its natural key; none if nothing tells it from others.
        columns: the values of the key and of what it holds within, by API column.
        entity: the entity that the item shall be in, if it is in one.
        words: the fields of the key, for a person.
    """

    itemtype: ItemType
    fields: tuple[str, ...]
    columns: dict[str, Any]
    entity: int | None
    words: str

    @property
    def key(self) -> Hashable:
        """The natural key as one value: the same for two spellings that the server takes for one."""
        columns = frozenset((column, _folded(value)) for column, value in self.columns.items())
        return self.itemtype.name, columns

    @property
    def spelled(self) -> str:
        """The texts of the key, as the program spells them."""
        return " and ".join(repr(str(value)) for value in self.columns.values() if isinstance(value, str))

    def spelled_otherwise(self, row: Row) -> dict[str, str]:
        """Those texts of the key that an item has in another spelling, by field."""
        columns = {name: self.itemtype.readable[name].column or name for name in self.fields}
        return {
            name: str(row[column])
            for name, column in columns.items()
            if isinstance(self.columns[column], str) and not equals_stored(str(self.columns[column]), row.get(column))
        }

    async def find(self, client: Client, *, trash: bool = False) -> list[Row]:
        """The live items with the natural key, or those in the trash; none if nothing tells it from others.

        Raises:
            ItsmngError: as every request.
        """
        return await client.items(self.itemtype.api_itemtype).find(self.columns, trash=trash) if self.fields else []


def identity_of(itemtype: ItemType, inputs: Mapping[str, Any], desired: Desired, entity: int | None) -> Identity:
    """What tells an item from all others.

    Args:
        itemtype: the itemtype.
        inputs: what the program gives.
        desired: what that means on the server.
        entity: the entity that the item is in, if it is in one.
    """
    key = natural_key(itemtype, inputs)
    scope = scope_of(itemtype, inputs, key)
    within = place_of(itemtype, scope, desired, entity)
    values = {name: as_compared(itemtype.readable[name], desired.values[name]) for name in key}
    columns = to_row(itemtype, values | within)
    *others, last = [*key, *scope] or [""]
    words = f"{', '.join(others)} and {last}" if others else last
    return Identity(itemtype, tuple(key), columns, entity if itemtype.entity else None, words)


def place_of(itemtype: ItemType, scope: Sequence[str], desired: Desired, entity: int | None) -> Values:
    """Where an item is to be, by the names of references: what the program does not say is its entity, or the top."""
    return {name: desired.values.get(name, entity if name == itemtype.entity else 0) for name in scope}


def as_compared(field: Field, value: Any) -> Any:
    """A value as the server compares it with others of its field."""
    return Folded(value) if field.kind == "text" else value


def folded(field: Field, value: Any) -> Any:
    """A value as a program's are compared with each other: what the server refuses twice is the same however spelled.

    Other spellings of the rest may be managed since they were told apart; `CheckedKeys` refuses new ones.
    """
    caseless = field.case_insensitive or is_caseless(field.target)
    return fold(value) if caseless and isinstance(value, str) else value


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, Folded) else value


def _chosen(inputs: Mapping[str, Any]) -> Sequence[str]:
    chosen = inputs.get(IDENTIFIED_BY.name) or ()
    return [chosen] if isinstance(chosen, str) else chosen


def _says(value: Any) -> bool:
    """Whether a value is set, and is no blank: the server takes that for none."""
    return bool(fold(value) if isinstance(value, str) else value)


def _tells(itemtype: ItemType, name: str, value: Any) -> bool:
    """Whether a value tells an item from others: it says something, and not what many machines have."""
    is_junk = name in itemtype.identified_everywhere and isinstance(value, str) and is_placeholder(value)
    return _says(value) and not is_junk
