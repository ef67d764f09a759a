"""Values from clients: ids and comparisons as PHP makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.schema.itemtype import Column
from pulumi_itsmng.sandbox.storage.coercion import as_text, coerce

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class InnerObject:
    """An object inside an update, which is no array to the server, nor can be a text.

    Attributes:
        members: What is in it.
    """

    members: dict[str, Any]

    def __str__(self) -> str:
        raise ServerBrokeError


STRUCTURES: Final = (list, dict, InnerObject)
"""What is no scalar."""

_ID = Column("id", "integer", lowest=-(2**63), highest=2**63 - 1)


def as_id(value: object) -> int:
    """An id, whatever way it is written.

    Args:
        value: A number or a text that begins with one.

    Returns:
        The number; 0 if there is none.
    """
    if isinstance(value, STRUCTURES):
        raise ServerBrokeError
    number = coerce(_ID, value)
    return number if isinstance(number, int) else 0


def text_of(value: object) -> str:
    """The text of a parameter that PHP 8 ends on if it is an array, such as `sort[]=name`; PHP 7 took it for none."""
    if isinstance(value, STRUCTURES):
        raise ServerBrokeError
    return as_text(value)


def number_of(value: object) -> int:
    """The number of a parameter; 1 for an array that holds something."""
    return int(bool(value)) if isinstance(value, (list, dict)) else as_id(value)


def is_numeric(text: str) -> bool:
    """Whether a text is nothing but a number, as PHP sees it."""
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii() and not set(text.lower()) & set("nif_") and text == text.rstrip("\0")


def means_null(value: object) -> bool:
    """Whether the server writes NULL for a value of a client: null and two spellings of it."""
    return value is None or value in ("NULL", "null")


def differs(column: Column, kept: Any, wanted: Any) -> bool:
    """Whether writing a value would change what is kept.

    Args:
        kept: What it holds.
        wanted: What a client sent.
    """
    if isinstance(wanted, STRUCTURES):
        return True
    if kept is None:
        return not means_null(wanted) and wanted != "" and wanted is not False
    if means_null(wanted):
        return True
    if column.kind == "text":
        return bool(as_text(kept) != as_text(wanted))
    return bool(coerce(column, wanted) != kept)


def refuse_structures(columns: Collection[str], wanted: Mapping[str, Any]) -> None:
    """End the request where a column is to hold a list or an object.

    Args:
        columns: The columns that keep neither.
        wanted: What a client sent.

    Raises:
        ServerBrokeError: Some column would.
    """
    for name, value in wanted.items():
        if name in columns and isinstance(value, STRUCTURES):
            raise ServerBrokeError


def with_objects(wanted: Any) -> Any:
    """A value of an update, its objects as the server has them: it makes an array of the outermost only.

    Rules that look for arrays leave the others out; those that read an array without looking end the request.
    """
    if isinstance(wanted, list):
        return [with_objects(inner) for inner in wanted]
    return InnerObject(wanted) if isinstance(wanted, dict) else wanted


def refuse_object(value: object) -> None:
    """End the request where a rule reads an array without looking, and an update has an object there."""
    if isinstance(value, InnerObject):
        raise ServerBrokeError
