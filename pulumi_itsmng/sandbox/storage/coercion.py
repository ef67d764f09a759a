"""What a column makes of a value: the database converts where it can instead of refusing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pulumi_itsmng.sandbox.schema.itemtype import Column, Kind

Value = str | int | float | None

_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?")
_HIGHEST_DECIMAL = 10**16 - 1
ZERO_DATE = "0000-00-00 00:00:00"
_FIRST_TIMESTAMP, _LAST_TIMESTAMP = "1970-01-01 00:00:01", "2038-01-19 03:14:07"
_TIME = re.compile(r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?")


def coerce(column: Column, value: object) -> Value:
    """The value as the column keeps it.

    Args:
        value: A JSON scalar; lists and objects are refused long before.

    Returns:
        The value of the column's kind, cut or clipped to what fits.
    """
    return None if value is None else _CONVERSIONS[column.kind](column, value)


def as_text(value: object) -> str:
    """A JSON scalar as the server writes it into a text: true is 1, false is nothing.

    Args:
        value: The scalar.
    """
    if value is True:
        return "1"
    if value is False or value is None:
        return ""
    if isinstance(value, float):
        return _float_text(value)
    return str(value)


def _float_text(value: float) -> str:
    """A float in the shortest form; without a point if it is whole, with E beyond 15 digits."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    mantissa, e, exponent = text.partition("e")
    if not e:
        return text
    if "." not in mantissa:
        mantissa += ".0"
    return f"{mantissa}E{int(exponent):+d}"


def _number(value: object) -> Decimal:
    """The number at the beginning of a value, 0 if there is none."""
    match = _NUMBER.match(as_text(value))
    try:
        return Decimal(match[0].strip()) if match else Decimal(0)
    except InvalidOperation:
        return Decimal(0)


def _integer(column: Column, value: object) -> int:
    if isinstance(value, int):
        whole = int(value)
    else:
        number = float(_number(value))
        if math.isinf(number):
            return column.highest if number > 0 else column.lowest
        whole = math.floor(abs(number) + 0.5) * (-1 if number < 0 else 1)
    return max(column.lowest, min(column.highest, whole))


def _decimal(column: Column, value: object) -> str:
    try:
        number = _number(value).quantize(Decimal(1).scaleb(-column.scale), ROUND_HALF_UP)
    except InvalidOperation:
        number = Decimal("Infinity") if _number(value) > 0 else Decimal("-Infinity")
    highest = Decimal(_HIGHEST_DECIMAL) + (1 - Decimal(1).scaleb(-column.scale))
    return f"{max(-highest, min(highest, number)):f}"


def _float(_column: Column, value: object) -> float:
    return float(_number(value))


def _text(column: Column, value: object) -> str:
    text = as_text(value)[: column.width]
    return text.rstrip(" ") if column.padded else text


def _date(_column: Column, value: object) -> str:
    return _moment(value).partition(" ")[0]


def _timestamp(_column: Column, value: object) -> str:
    """A moment the database can count in 31 bits, as its server's clock is set: here UTC."""
    moment = _moment(value)
    return moment if _FIRST_TIMESTAMP <= moment <= _LAST_TIMESTAMP else ZERO_DATE


def _moment(value: object) -> str:
    """A date and time as it is kept; what is none becomes the zero date."""
    match = _DATE.match(as_text(value).strip())
    if match is None:
        return ZERO_DATE
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 23 and minute <= 59 and second <= 59):
        return ZERO_DATE
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"


def _time(_column: Column, value: object) -> str:
    match = _TIME.match(as_text(value).strip())
    hour, minute, second = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return f"{hour:02}:{minute:02}:{second:02}"


_CONVERSIONS: dict[Kind, Callable[[Column, object], Value]] = {
    "integer": _integer,
    "decimal": _decimal,
    "float": _float,
    "text": _text,
    "date": _date,
    "timestamp": _timestamp,
    "time": _time,
}
