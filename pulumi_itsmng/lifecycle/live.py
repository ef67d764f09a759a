"""A live item in the words of the catalogue: rows of the API to values of fields, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api.items import KEYS_NAMES
from pulumi_itsmng.catalog import Field, ItemType

Values = dict[str, Any]
"""Values by the name of their field."""

IN_TRASH = "is_deleted"
"""This output also stands among a state's inputs, as true, for an item that lies in the trash.

No program sets it, so the engine sees an input that has to go away: that is how a trashed item shows as drift, and
how an update gets to know that it must restore the item. `ignore_changes=["is_deleted"]` leaves it in the trash.
"""


@dataclass(frozen=True)
class LiveItem:
    """An item as the server has it now.

    Attributes:
        values: the value of every field of the itemtype, by name; a text that is not set is empty.
        outputs: what only the server sets, by name.
        names: the name of what a reference refers to, by field, as far as it was asked for; empty if that is gone.
    """

    values: Values
    outputs: Values
    names: dict[str, str]

    @property
    def is_deleted(self) -> bool:
        """Whether it lies in the trash."""
        return bool(self.outputs[IN_TRASH])

    def set_values(self, itemtype: ItemType) -> Values:
        """The values of the fields that are set."""
        return {name: value for name, value in self.values.items() if _is_set(itemtype.stored[name], value)}

    @classmethod
    def from_row(cls, itemtype: ItemType, row: Mapping[str, Any]) -> LiveItem:
        """Read a row of the API."""
        names = row.get(KEYS_NAMES, {})
        return cls(
            values={name: _from_column(field, row.get(field.column or "")) for name, field in itemtype.stored.items()},
            outputs={
                name: _from_column(field, row.get(field.column or "")) for name, field in itemtype.outputs.items()
            },
            names={name: names[field.column] for name, field in itemtype.stored.items() if field.column in names},
        )


def to_row(itemtype: ItemType, values: Values) -> dict[str, Any]:
    """The columns to send for some values of stored fields."""
    return {itemtype.stored[name].column or name: value for name, value in values.items()}


def empty_value(field: Field) -> Any:
    """The value of a field that is not set."""
    return "" if field.kind == "text" else 0


def _is_set(field: Field, value: Any) -> bool:
    return bool(value >= field.minimum) if field.kind == "reference" else value != empty_value(field)


def _from_column(field: Field, value: Any) -> Any:
    match field.kind:
        case "text":
            return "" if value is None else str(value).replace("\r\n", "\n")
        case "flag":
            return bool(int(value or 0))
        case "reference" | "integer":
            return int(value or 0)
        case _:
            return value
