"""A live item in the words of the catalogue: rows of the API to values of fields, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import UNVERIFIED
from pulumi_itsmng.lifecycle.normalize import to_stored

Values = dict[str, Any]
"""Values by the name of their field; of references, the id."""

IN_TRASH = "is_deleted"
"""This output also stands among a state's inputs, as true, for an item that lies in the trash.

No program sets it, so the engine sees an input that has to go away: that is how a trashed item shows as drift, and
how an update gets to know that it must restore the item. `ignore_changes=["is_deleted"]` leaves it in the trash.
"""


@dataclass(frozen=True)
class LiveItem:
    """An item as the server has it now.

    Attributes:
        values: the value of every field of the itemtype, by name: texts, and the server's numbers for all else.
        outputs: what only the server sets, by name.
        is_template: whether it is no item, but what items are made from.
    """

    values: Values
    outputs: Values
    is_template: bool = False

    @property
    def is_deleted(self) -> bool:
        """Whether it lies in the trash."""
        return bool(self.outputs[IN_TRASH])

    def set_values(self, itemtype: ItemType) -> Values:
        """The values of the fields that are set: the references that lead somewhere, and what is not the default."""
        return {name: value for name, value in self.values.items() if _is_set(itemtype.readable[name], value)}

    def lacking_secrets(self, itemtype: ItemType, inputs: Mapping[str, Any]) -> set[str]:
        """The secrets that a program gives and the item has not."""
        secrets = itemtype.secrets.items()
        return {name for name, field in secrets if name in inputs and not self.outputs[field.confirmed_by or ""]}

    @classmethod
    def from_row(cls, itemtype: ItemType, row: Mapping[str, Any]) -> LiveItem:
        """Read a row of the API."""
        return cls(
            values={name: _from_column(field, row) for name, field in itemtype.readable.items()},
            outputs={name: _output(field, row) for name, field in itemtype.outputs.items() if field.column}
            | {UNVERIFIED.name: False},
            is_template=bool(row.get("is_template")),
        )


def to_row(itemtype: ItemType, values: Values) -> dict[str, Any]:
    """The columns to send for some values of stored fields."""
    return {itemtype.readable[name].column or name: value for name, value in values.items()}


def default_of(field: Field) -> Any:
    """The value of a field about which nothing is said."""
    return to_stored(field, field.default)


def _is_set(field: Field, value: Any) -> bool:
    if field.kind == "reference":
        return bool(value >= (field.minimum or 0))
    return bool(value != default_of(field))


def _from_column(field: Field, row: Mapping[str, Any]) -> Any:
    value = row.get(field.column or "")
    match field.kind:
        case "text":
            return "" if value is None else str(value).replace("\r\n", "\n")
        case "timestamp":
            return to_stored(field, value)
        case _:
            return int(value or 0)


def _output(field: Field, row: Mapping[str, Any]) -> Any:
    value = row.get(field.column or "")
    match field.kind:
        case "flag":
            return bool(int(value or 0))
        case "integer":
            return int(value or 0)
        case _:
            return value
