"""The one spelling of every kind of value, and what it is on the server."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from pulumi_itsmng.api.codec import as_stored, unstorable_reason
from pulumi_itsmng.catalog import Field
from pulumi_itsmng.catalog.fields import Format
from pulumi_itsmng.lifecycle.names import SEPARATOR

_ATOM = r"[A-Za-z0-9!#$%&*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

_SHAPES: dict[Format, tuple[re.Pattern[str], str]] = {
    "email": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "it must be an email address"),
    "mailbox": (
        re.compile(rf"(?=[^@]{{1,64}}@)(?=.{{1,254}}\Z){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+"),
        "it must be an email address, and without accents and quotes, as the server takes no other",
    ),
    "language": (
        re.compile(r"[a-z]{2,3}_([A-Z]{2}|[0-9]{3})"),
        "it must be a language and a country, such as fr_FR",
    ),
    "login": (re.compile(r"[\w'@.\- ]+"), "it must have only letters, digits, spaces and the signs ' @ . - _"),
}
"""What a text must look like, and what is said of one that does not."""

_WHOLE = re.compile(r"(-?[0-9]{1,19})(?:\.0+)?")
_LAST_ID = 2**32 - 1
_STATUS = re.compile(r"STATUS_[1-9][0-9]*")
_FIRST_MOMENT, _LAST_MOMENT = datetime(1970, 1, 2), datetime(2038, 1, 18, 23, 59, 59)
_BOUNDS: dict[Format, float] = {"latitude": 90, "longitude": 180, "number": float("inf")}


def speller(field: Field) -> Callable[[Any], Any]:
    """A function that brings a value of a field to its one spelling.

    It raises ValueError, with a sentence that never quotes the value, for what cannot be used.
    """
    spell = {
        "text": _text,
        "flag": _flag,
        "integer": _integer,
        "reference": _reference,
        "timestamp": _moment,
        "secret": _secret,
        "choice": _choice,
        "names": _names,
    }[field.kind]
    return lambda value: spell(field, value)


def to_number(field: Field, value: Any) -> int:
    """The number that the server keeps for a flag, a number, a word or an id; for nothing, the default."""
    if isinstance(value, str):
        return dict(field.named_values)[value] if value else int(field.default or 0)
    return int(value or 0)


def to_stored(field: Field, value: Any) -> Any:
    """A value in its one spelling as the server keeps it: a text, a number (of a word, its number), or no time."""
    if field.kind == "text":
        number = dict(field.named_values).get(value)
        return value if number is None else str(number)
    if field.kind == "timestamp":
        return value or None
    return to_number(field, value)


def from_stored(field: Field, value: Any) -> Any:
    """What the server keeps, in its one spelling."""
    match field.kind:
        case "text":
            return next((word for word, number in field.named_values if str(number) == value), value)
        case "timestamp":
            return value or ""
        case "flag":
            return bool(value)
        case _:
            return from_number(field, value)


def from_number(field: Field, number: int) -> int | str:
    """A number of the server's in its one spelling: the word for it, if it has one."""
    return next((word for word, known in field.named_values if known == number), number)


def whole_number(value: Any) -> int | None:
    """A whole number however it comes: 7, or 7.0, as the engine hands every number over, or either as a text."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        written = _WHOLE.fullmatch(value.strip())
        return int(written[1]) if written else None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    return None


def id_in(field: Field, text: str) -> int | None:
    """The id that a text may mean in a reference beside a name: its digits are one."""
    number = whole_number(text)
    return number if number is not None and _is_id(field, number) else None


def _is_id(field: Field, number: int) -> bool:
    return (field.minimum or 0) <= number <= _LAST_ID


def _text(field: Field, value: Any) -> str:
    if field.format in _BOUNDS and isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(whole_number(value) if whole_number(value) is not None else value)
    if not isinstance(value, str):
        raise ValueError(f"it must be a text, not a {_type_name(value)}")  # noqa: TRY004 - pydantic's protocol
    text = value.replace("\r\n", "\n")
    text = text.strip() if field.trimmed or field.format not in ("plain", "login") else text
    if text.lower() in dict(field.named_values):
        return text.lower()
    if trouble := unstorable_reason(text) or (text and _why_malformed(field, text)):
        raise ValueError(trouble)
    _check_length(field, text)
    return text


def _why_malformed(field: Field, text: str) -> str | None:
    if text in field.refused:
        return "the server takes this for none"
    if field.format in _SHAPES:
        shape, reason = _SHAPES[field.format]
        return None if shape.fullmatch(text) else reason
    if field.format in _BOUNDS:
        return _why_out_of_bounds(text, _BOUNDS[field.format])
    if field.format == "status" and (field.enum_only or not _STATUS.fullmatch(text)):
        words = ", ".join(repr(word) for word, _ in field.named_values)
        return f"it must be one of {words}" + ("" if field.enum_only else ", or STATUS_ with the id of a status")
    if field.format == "time zone" and text not in (_time_zones() or {text}):
        return "it must be a time zone, such as Europe/Paris"
    return None


def _why_out_of_bounds(text: str, bound: float) -> str | None:
    try:
        number = float(text)
    except ValueError:
        return "it must be a number, with a point before the decimals"
    if not abs(number) <= bound or number in (float("inf"), float("-inf")):
        return f"it must be a number between {-bound:g} and {bound:g}"
    return None


@cache
def _time_zones() -> set[str]:
    """The time zones that this machine knows; none on one without any."""
    return zoneinfo.available_timezones()


def _check_length(field: Field, text: str) -> None:
    stored = as_stored(text)
    note = " (the server counts each of < and > as 4)" if stored != text else ""
    if field.max_length is not None and len(stored) > field.max_length:
        raise ValueError(f"it has {len(stored)} characters and the server keeps {field.max_length}{note}")
    size = len(stored.encode())
    if field.max_bytes is not None and size > field.max_bytes:
        raise ValueError(f"it has {size} bytes and the server keeps {field.max_bytes}{note}")


def _flag(_field: Field, value: Any) -> bool:
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return value.strip().lower() == "true"
    number = whole_number(int(value)) if isinstance(value, bool) else whole_number(value)
    if number not in (0, 1):
        raise ValueError(f"it must be true or false, not a {_type_name(value)}")
    return bool(number)


def _integer(field: Field, value: Any) -> int | str:
    words = dict(field.named_values)
    if isinstance(value, str) and value.strip().lower() in words:
        return value.strip().lower()
    number = whole_number(value)
    if number is not None and number in words.values():
        return from_number(field, number)
    allowed = [repr(word) for word in words]
    if not field.enum_only:
        allowed.append(f"a whole number between {field.minimum} and {field.maximum}")
        if number is not None and (field.minimum or 0) <= number <= (field.maximum or 0):
            return number
    raise ValueError(f"it must be {', '.join(allowed[:-1])}{' or ' if allowed[:-1] else ''}{allowed[-1]}")


def _reference(field: Field, value: Any) -> int | str:
    """A number is an id, and a text a name: what a text of digits means, only the server knows."""
    words = dict(field.named_values)
    if field.not_clearable and isinstance(value, str) and not value.strip():
        raise ValueError("ITSM-NG cannot clear it: name another, or leave it out")
    number = whole_number(value)
    if number is not None and number in words.values():
        return from_number(field, number)
    if isinstance(value, str):
        text = SEPARATOR.join(part.strip() for part in value.split(SEPARATOR))
        if trouble := unstorable_reason(text):
            raise ValueError(trouble)
        return text.lower() if text.lower() in words else text
    if number is None:
        raise ValueError(f"it must be a {field.target}: a resource, its name, or its id, not a {_type_name(value)}")
    if not _is_id(field, number):
        raise ValueError(
            f"no {field.target} has the id {number}: ids begin with {field.minimum} and end with {_LAST_ID}"
        )
    return number


def _moment(_field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"it must be a date and a time, not a {_type_name(value)}")  # noqa: TRY004 - as above
    if not value.strip():
        return ""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("it must be a date, or a date and a time, such as 2026-01-31 08:00:00") from None
    if moment.tzinfo is not None or moment.microsecond:
        raise ValueError("it must be a time in the server's own time zone, in whole seconds")
    if not _FIRST_MOMENT <= moment <= _LAST_MOMENT:
        raise ValueError(f"the server keeps times from {_FIRST_MOMENT} to {_LAST_MOMENT}")
    return moment.isoformat(" ")


def _secret(_field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"it must be a text, not a {_type_name(value)}")  # noqa: TRY004 - as above
    if not value or "\0" in value:
        raise ValueError("it must have at least one character, and none may be NUL; leave it out to set none")
    if value == "0":
        raise ValueError("the server takes a single 0 for no text at all; choose another")
    return value


def _choice(field: Field, value: Any) -> int | str:
    if isinstance(value, str) and value in field.choices:
        return value
    number = whole_number(value)
    if field.minimum is not None and number is not None and number >= field.minimum:
        return number
    *others, last = field.choices if field.minimum is None else (*field.choices, "an id")
    raise ValueError(f"it must be {', '.join(others)} or {last}")


def _names(field: Field, value: Any) -> list[str]:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not names or not all(name in field.choices for name in names):
        raise ValueError(f"it must be one or more of {', '.join(field.choices)}")
    return list(names)


def _type_name(value: Any) -> str:
    names = {bool: "boolean", int: "number", float: "number", str: "text", list: "list", dict: "map"}
    return names.get(type(value), type(value).__name__)
