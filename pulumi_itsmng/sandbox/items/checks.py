"""The server's check of values against what their fields expect: a misfit is left out and named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items.search_options import datatype_of
from pulumi_itsmng.sandbox.items.values import means_null
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MAC = re.compile(r"([0-9a-fA-F]{1,2}([:-]|$)){6}$")
_NOT_IN_A_NUMBER = re.compile(r"[^0-9.-]")
_NOT_IN_AN_INTEGER = re.compile(r"[^0-9-]")

_MISFIT = object()


def checked(call: Call, itemtype: Itemtype, wanted: Input) -> Input:
    """The values that fit their fields.

    Args:
        call: The request; a misfit leaves a message.
        itemtype: The itemtype.
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
        call.say(f"At least one field has an incorrect value: {', '.join(misfits)}")
    return kept


def _fitting(itemtype: Itemtype, name: str, value: Any) -> Any:
    datatype = datatype_of(itemtype, name)
    if datatype is None:
        return value
    if means_null(value) or value == "":
        return "NULL" if datatype == "date" else value
    text = as_text(value)
    if datatype == "bool":
        return value if isinstance(value, bool) or text in ("", "0", "1") else _MISFIT
    if datatype == "decimal":
        return _number(_NOT_IN_A_NUMBER.sub("", text.replace(",", ".")))
    if datatype == "integer":
        return _number(_NOT_IN_AN_INTEGER.sub("", text))
    if datatype == "mac":
        return text.lower() if _MAC.search(text) else _MISFIT
    return value if _DATE.match(text) else _MISFIT


def _number(text: str) -> str:
    """The number a text begins with, as a text, so that no digit is lost."""
    match = re.match(r"-?\d*\.?\d*", text)
    return match[0] if match and match[0] not in ("", "-", ".", "-.") else "0"
