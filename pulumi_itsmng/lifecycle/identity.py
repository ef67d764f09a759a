"""Natural keys: by what an item is told from others, so that none is made twice."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pulumi_itsmng.api import Client
from pulumi_itsmng.api.codec import Folded, fold
from pulumi_itsmng.api.reading import Row
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import IDENTIFIED_BY
from pulumi_itsmng.lifecycle.asking import Asked
from pulumi_itsmng.lifecycle.live import to_row


def natural_key(itemtype: ItemType, inputs: Mapping[str, Any]) -> list[str]:
    """The names of the fields by which a program's item is told from others."""
    chosen = inputs.get(IDENTIFIED_BY.name)
    if chosen:
        return [name for name in ([chosen] if isinstance(chosen, str) else chosen) if inputs.get(name)]
    return [name for name in itemtype.identified_by if inputs.get(name)][:1]


@dataclass(frozen=True)
class Identity:
    """What tells an item that a program asks for from all others of its itemtype.

    Attributes:
        itemtype: the itemtype.
        columns: the values of its natural key, by API column.
        words: the fields of the key, for a person.
    """

    itemtype: ItemType
    columns: dict[str, Any]
    words: str

    @property
    def key(self) -> Hashable:
        """The natural key as one value: the same for two spellings that the server takes for one."""
        columns = frozenset((column, _folded(value)) for column, value in self.columns.items())
        return self.itemtype.name, columns

    def loosely(self) -> Identity:
        """The identity of items whose texts may differ in case and accents."""
        columns = {name: Folded(value) if isinstance(value, str) else value for name, value in self.columns.items()}
        return replace(self, columns=columns)

    async def find(self, client: Client, *, trash: bool = False) -> list[Row]:
        """The live items with the natural key, or those in the trash.

        Raises:
            ItsmngError: as every request.
        """
        return await client.items(self.itemtype.in_api).find(self.columns, trash=trash)


def identity_of(itemtype: ItemType, inputs: Mapping[str, Any], asked: Asked, entity: int | None) -> Identity:
    """What tells an item from all others.

    Args:
        itemtype: the itemtype.
        inputs: what the program gives.
        asked: what that means on the server.
        entity: the entity that the item is in, if it is in one.
    """
    key = natural_key(itemtype, inputs)
    within = {
        name: asked.values.get(name, entity if name == itemtype.entity else 0) for name in itemtype.identified_within
    }
    values = {name: as_compared(itemtype.stored[name], asked.values[name]) for name in key}
    columns = to_row(itemtype, values | within)
    *others, last = [*key, *itemtype.identified_within]
    return Identity(itemtype, columns, f"{', '.join(others)} and {last}" if others else last)


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, Folded) else value


def as_compared(field: Field, value: Any) -> Any:
    """A value as the server compares it with others of its field."""
    return Folded(value) if field.caseless else value


def folded(field: Field, value: Any) -> Any:
    """A value in the one form that it has in common with all that the server takes for the same."""
    return fold(value) if field.caseless and isinstance(value, str) else value
