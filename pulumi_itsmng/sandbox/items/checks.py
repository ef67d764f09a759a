"""The server's check of values against what their fields expect: a misfit is left out and named."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.search_options import Datatype, datatype_of
from pulumi_itsmng.sandbox.items.values import STRUCTURES, is_numeric, means_null
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MAC = re.compile(r"([0-9a-fA-F]{1,2}([:-]|$)){6}$")
_NOT_IN_A_NUMBER = re.compile(r"[^0-9.-]")
_NOT_IN_AN_INTEGER = re.compile(r"[^0-9-]")

_LONGEST_STRING = 255
_CUT_STRING = 254

_MISFIT = object()


def checked(context: RequestContext, itemtype: Itemtype, wanted: Input) -> Input:
    """The values that fit their fields.

    Args:
        context: The request; a misfit leaves a message.
        wanted: What is to be stored.

    Returns:
        The same without the misfits, numbers and addresses in the server's spelling.
    """
    kept: Input = {}
    misfits = []
    for name, value in wanted.items():
        fitting = _fitting(itemtype, name, value)
        if fitting is _MISFIT:
            misfits.append(name)
        else:
            kept[name] = fitting
    if misfits:
        context.add_message(f"At least one field has an incorrect value: {', '.join(misfits)}")
    return kept


def _fitting(itemtype: Itemtype, name: str, value: Any) -> Any:
    datatype = datatype_of(itemtype, name)
    if datatype is None or isinstance(value, STRUCTURES):
        return value
    if means_null(value) or value == "":
        return "NULL" if datatype == "date" else value
    return _CHECKS[datatype](value)


def _flag(value: Any) -> Any:
    """A flag is a number that is 0 or 1, however that is written; line breaks are escaped when the server sees it."""
    text = as_text(value)
    fits = isinstance(value, bool) or (is_numeric(text) and float(text) in (0, 1) and text == text.strip("\r\n"))
    return value if fits else _MISFIT


def _integer(value: Any) -> str:
    """What is left of a number without its point and its exponent's e."""
    return _leading_number(_NOT_IN_AN_INTEGER.sub("", as_text(value)))


def _decimal(value: Any) -> str:
    """What is left of a number without its exponent's e, in its shortest form; a comma is a point."""
    return as_text(float(_leading_number(_NOT_IN_A_NUMBER.sub("", as_text(value).replace(",", ".")))))


def _leading_number(text: str) -> str:
    match = re.match(r"-?\d*\.?\d*", text)
    return match[0] if match and match[0] not in ("", "-", ".", "-.") else "0"


def _date(value: Any) -> Any:
    return value if _DATE.match(as_text(value)) else _MISFIT


def _mac(value: Any) -> Any:
    return as_text(value).lower() if _MAC.search(as_text(value)) else _MISFIT


def _string(value: Any) -> Any:
    """A text that is too long cut to one byte less than is allowed; a character that is cut in two is lost."""
    if not isinstance(value, str) or len(value.encode("utf-8", "replace")) <= _LONGEST_STRING:
        return value
    return value.encode("utf-8", "replace")[:_CUT_STRING].decode("utf-8", "ignore")


_CHECKS: dict[Datatype, Callable[[Any], Any]] = {
    "bool": _flag,
    "date": _date,
    "decimal": _decimal,
    "integer": _integer,
    "mac": _mac,
    "string": _string,
}
