"""Internet addresses, as text and as the four numbers the database keeps."""

from __future__ import annotations

import ipaddress
import math
import re
from dataclasses import dataclass

from pulumi_itsmng.sandbox.items.values import is_numeric

_MAPPED = (0, 0, 0xFFFF)
_WRITTEN_AS_MAPPED = re.compile(r"::ffff:((?:\d{1,3}\.){3}\d{1,3})")
_GROUPS = re.compile(r"[0-9A-Fa-f:]+")
_WORD = 0xFFFFFFFF

Words = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Address:
    """An address.

    Attributes:
        version: 4 or 6.
        text: Its shortest spelling.
        words: Its 128 bits; of an address of version 4 the last 32 count.
    """

    version: int
    text: str
    words: Words

    @classmethod
    def parse(cls, text: str) -> Address | None:
        """Read an address.

        Args:
            text: The address.

        Returns:
            The address; None if it is none.
        """
        text = text.strip()
        if mapped := _WRITTEN_AS_MAPPED.fullmatch(text):
            address = _dotted(mapped[1])
            return address and cls(4, f"::ffff:{address.text}", address.words)
        return _dotted(text) or _with_colons(text)

    def columns(self) -> dict[str, object]:
        """The columns of an item that keep it."""
        return {"version": self.version, "name": self.text} | {
            f"binary_{position}": word for position, word in enumerate(self.words)
        }


def is_mask(text: str, version: int) -> bool:
    """Whether a text is the mask of a network: a number of bits, or a mask in the spelling of an address.

    Args:
        version: The version of the network's address.
    """
    if is_numeric(text):
        return 0 <= float(text) <= (32 if version == 4 else 128)
    mask = Address.parse(text)
    return mask is not None and mask.version == version


def _whole(number: str) -> int:
    """The whole part of a number, which PHP writes in many ways; of what is too large for a float that is 0."""
    value = float(number)
    return 0 if math.isinf(value) else int(value)


def _dotted(text: str) -> Address | None:
    parts = text.split(".")
    if len(parts) != 4 or not all(is_numeric(part) for part in parts):
        return None
    numbers = [_whole(part) for part in parts]
    if not all(0 <= number <= 255 for number in numbers):
        return None
    return _from_words((*_MAPPED, int.from_bytes(bytes(numbers), "big")))


def _with_colons(text: str) -> Address | None:
    if not _GROUPS.fullmatch(text):
        return None
    try:
        number = int(ipaddress.IPv6Address(text))
    except ValueError:
        return None
    first, second, third, fourth = (number >> shift & _WORD for shift in (96, 64, 32, 0))
    return _from_words((first, second, third, fourth))


def _from_words(words: Words) -> Address:
    if words[:3] == _MAPPED:
        return Address(4, str(ipaddress.IPv4Address(words[3])), words)
    number = 0
    for word in words:
        number = number << 32 | word
    return Address(6, _shortest(number), words)


def _shortest(number: int) -> str:
    """The spelling without needless zeros, with no dots at its end."""
    return ipaddress.IPv6Address(number).compressed
