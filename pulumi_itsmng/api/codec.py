"""Values as the server wants them, keeps them, and gives them back.

It keeps `<` and `>` as `&lt;` and `&gt;`, leaves `&` alone, decodes two entities of quotes, cuts what is too long, and
loses characters outside the Basic Multilingual Plane. Flags are 0 and 1, decimals and dates are text, and what is not
set is 0, the empty text or null, depending on the column.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pulumi_itsmng.api import collation
from pulumi_itsmng.api.errors import UnstorableValue

NO_VALUE = "NULL"
"""What the server stores as no value; a null itself is ignored in an update."""

_NOT_SET = (None, "", "0000-00-00", "0000-00-00 00:00:00")

LINE = 255
"""How much a column of one line holds: characters for `name`, bytes for the others, after encoding."""

PAGE = 65_535
"""How many bytes a column of many lines holds, after encoding."""

_PAGES = frozenset(
    {
        "address",
        "answer",
        "backoutplancontent",
        "cache_duration",
        "causecontent",
        "certificate_item",
        "certificate_request",
        "checklistcontent",
        "command",
        "comment",
        "completename",
        "content",
        "controlistcontent",
        "custom_css_code",
        "display_options",
        "entity_ldapfilter",
        "impactcontent",
        "ldap_group_dn",
        "ldap_value",
        "mailing_signature",
        "rolloutplancontent",
        "symptomcontent",
        "user_dn",
        "value",
    }
)
"""The columns of many lines."""

_SPECIAL = re.compile(r"[^\w .:/@+-]|^ +| +$")
"""What has, or may have, a meaning of its own in a search."""

_NOT_STORED = ("_", "password", "id")
"""How names begin that are no columns, or not kept as they are sent."""


class Folded(str):
    """A text to look for in any spelling that the server's database takes for the same."""

    __slots__ = ()


def decode(value: Any) -> Any:
    """Give back the angle brackets in every text of an answer."""
    if isinstance(value, str):
        return value.replace("&lt;", "<").replace("&gt;", ">")
    if isinstance(value, dict):
        return {key: decode(member) for key, member in value.items()}
    if isinstance(value, list):
        return [decode(member) for member in value]
    return value


def encode_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as they are sent.

    Args:
        row: values by column; booleans, dates, decimals and None (no value) among them are translated.

    Raises:
        UnstorableValue: the server would not keep a value as it is, or it cannot be sent.
    """
    encoded = {}
    for column, value in row.items():
        if isinstance(value, str) and not column.startswith(_NOT_STORED):
            reason = unstorable_reason(value) or _why_too_long(column, value)
            if reason:
                raise UnstorableValue(f"{column}: {reason}")
        try:
            encoded[column] = _encoded(value)
            size_of(encoded[column])
        except (TypeError, ValueError) as error:
            raise UnstorableValue(f"{column}: {error}") from None
    return encoded


def size_of(value: Any) -> int:
    """The bytes that an encoded row, or a value of it, takes in a request.

    Raises:
        TypeError: it is of a type that cannot be sent.
        ValueError: it is no number, or no text.
    """
    return len(json.dumps(value, ensure_ascii=False, allow_nan=False).encode())


def as_stored(text: str) -> str:
    """The text as the server keeps it: two texts with the same form are the same to the server."""
    plain = text.replace("&quot;", '"').replace("&#39;", "'").replace("&#039;", "'")
    return plain.replace("<", "&lt;").replace(">", "&gt;")


def fold(text: str) -> str:
    """The form of a text that it has in common with all that the server's database takes for the same."""
    return collation.fold(as_stored(text))


def unstorable_reason(text: str) -> str | None:
    """Why the server could not keep this text, or None if it can."""
    if text.upper() == NO_VALUE:
        return 'the server takes the text "NULL" for no value at all'
    for position, character in enumerate(text, 1):
        if ord(character) > 0xFFFF:
            return f"the server cannot store character {position} (U+{ord(character):X}): it keeps none beyond U+FFFF"
        if 0xD800 <= ord(character) <= 0xDFFF or character == "\0":
            return f"character {position} (U+{ord(character):04X}) is not text"
    return None


def equals_stored(sent: Any, kept: Any) -> bool:
    """Whether a decoded value of an answer is what was sent for it, or not set as that was not."""
    if isinstance(sent, Folded) and isinstance(kept, str):
        return fold(sent) == fold(kept)
    if isinstance(sent, str) and isinstance(kept, str):
        return as_stored(sent) == as_stored(kept)
    return _encoded(sent) == kept or (_encoded(sent) in ("", NO_VALUE) and kept in _NOT_SET)


def search_patterns(value: Any) -> tuple[str, ...]:
    """Search texts that together find a value, and little else: the search has no case, and never finds brackets.

    Returns:
        The texts; none if it cannot be searched for, as it is empty or too long for an address.
    """
    encoded = _encoded(value)
    if encoded in ("", NO_VALUE) or len(str(encoded)) > LINE:
        return ()
    if isinstance(encoded, Folded):
        start = collation.pattern(encoded)
        return (f"^{start}$", f"^{start} %") if start else ()
    return (f"^{_SPECIAL.sub('%', str(encoded))}$",)


def list_pattern(value: Any) -> str | None:
    """As `search_patterns`, as a single text; of a `Folded`, it also finds what only begins like it."""
    patterns = search_patterns(value)
    return patterns[0].removesuffix("$") if isinstance(value, Folded) and patterns else next(iter(patterns), None)


def to_flag(value: Any) -> bool:
    """A flag of an answer."""
    return bool(int(value or 0))


def to_moment(value: Any) -> datetime | None:
    """A date and time of an answer, in the server's zone; None if it is not set."""
    return None if value in _NOT_SET else datetime.fromisoformat(value)


def to_day(value: Any) -> date | None:
    """A date of an answer; None if it is not set."""
    return None if value in _NOT_SET else date.fromisoformat(value[:10])


def to_decimal(value: Any) -> Decimal | None:
    """A decimal of an answer; None if it is not set."""
    return None if value in (None, "") else Decimal(str(value))


def to_reference(value: Any) -> int | None:
    """A foreign key of an answer; None if it refers to nothing: not for entities, where 0 is the root."""
    return int(value) or None if value not in (None, "") else None


def _encoded(value: Any) -> Any:
    match value:
        case None:
            return NO_VALUE
        case bool():
            return int(value)
        case datetime():
            if value.tzinfo is not None:
                raise ValueError(f"the server keeps times without a zone: {value} has one")
            return value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case Decimal() | float():
            return _without_exponent(value)
        case _:
            return value


def _without_exponent(number: Decimal | float) -> str | float:
    """A number as it is sent: the server loses the e of an exponent."""
    exact = Decimal(str(number))
    if not exact.is_finite():
        raise ValueError(f"{number} is no number")
    return number if isinstance(number, float) and "e" not in str(number) else format(exact, "f")


def _why_too_long(column: str, text: str) -> str | None:
    kept = as_stored(text)
    if column in _PAGES:
        length, limit, unit = len(kept.encode()), PAGE, "bytes"
    elif column == "name":
        length, limit, unit = len(kept), LINE, "characters"
    else:
        length, limit, unit = len(kept.encode()), LINE, "bytes"
    if length <= limit:
        return None
    return f"the server keeps {limit} {unit} (with < and > counted as 4 each), these are {length}"
