"""Internet addresses and masks, as text and as the four numbers the database keeps."""

from __future__ import annotations

import ipaddress
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
    """An address, or a mask.

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

    @classmethod
    def parse_mask(cls, text: str, version: int) -> Address | None:
        """Read the mask of a network: a number of bits, or a mask in the spelling of an address.

        Args:
            text: The mask.
            version: The version of the network's address.

        Returns:
            The mask; None if it is none of that version.
        """
        if is_numeric(text):
            return _mask_of(_whole(text), text, version)
        mask = cls.parse(text)
        if mask is None or mask.version != version:
            return None
        return mask if version == 6 else cls(4, mask.text, (_WORD, _WORD, _WORD, mask.words[3]))

    def masked(self, mask: Address) -> Address:
        """The first address of the network it is in.

        Args:
            mask: The network's mask.

        Returns:
            The address.
        """
        kept = [word & bits for word, bits in zip(self.words, mask.words, strict=True)]
        return _from_words((kept[0], kept[1], kept[2], kept[3]))

    def columns(self, text: str, words: str) -> dict[str, object]:
        """The columns that keep it.

        Args:
            text: The column of the text.
            words: The beginning of the names of the columns of the numbers.

        Returns:
            Their values.
        """
        return {text: self.text} | {f"{words}_{position}": word for position, word in enumerate(self.words)}


def _whole(number: str) -> int:
    """The whole part of a number, which PHP writes in many ways, as far as it can matter in an address."""
    return int(max(-1.0, min(float(number), _WORD)))


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


def _mask_of(bits: int, text: str, version: int) -> Address | None:
    size = 32 if version == 4 else 128
    if not 0 <= bits <= size:
        return None
    bits += 128 - size
    number = (1 << 128) - (1 << 128 - bits)
    first, second, third, fourth = (number >> shift & _WORD for shift in (96, 64, 32, 0))
    dotted = str(ipaddress.IPv4Address(fourth))
    return Address(version, dotted if version == 4 else text, (first, second, third, fourth))
