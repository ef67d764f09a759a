"""Which pictures the server can read: PNG, JPEG and GIF that are whole as far as the picture goes, and BMP."""

from __future__ import annotations

import re
import zlib

_EXTENSION = re.compile(r"\.(gif|jpe?g|png)$", re.IGNORECASE)
_BEGINNINGS = {"png": b"\x89PNG", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "gif": b"GIF8"}


def extension_of(name: str) -> str | None:
    """The extension of a file that is called like a picture.

    Args:
        name: The file's name.

    Returns:
        The extension in small letters, None if it is none of a picture.
    """
    match = _EXTENSION.search(name)
    return match[1].lower() if match else None


def is_of_kind(extension: str, data: bytes) -> bool:
    """Whether a file begins like the pictures with an extension.

    Args:
        extension: The extension, as `extension_of` gives it.
        data: The file.
    """
    return data.startswith(_BEGINNINGS[extension])


def is_readable(data: bytes) -> bool:
    """Whether a file is a picture that can be read; what its points are is not looked at.

    Args:
        data: The file.
    """
    if is_of_kind("png", data):
        return _is_png(data)
    if is_of_kind("gif", data):
        return _is_gif(data)
    return data.startswith(b"BM") or (is_of_kind("jpg", data) and b"\xff\xda" in data)


def _is_png(data: bytes) -> bool:
    """Whether all parts that a picture needs are whole, down to the last."""
    position = 8
    kinds: list[bytes] = []
    while kinds[-1:] != [b"IEND"]:
        begins, ends = position + 4, position + 8 + int.from_bytes(data[position : position + 4], "big")
        kind, check = data[begins : begins + 4], data[ends : ends + 4]
        if len(check) < 4 or (kind.isupper() and zlib.crc32(data[begins:ends]) != int.from_bytes(check, "big")):
            return False
        kinds.append(kind)
        position = ends + 4
    return kinds[0] == b"IHDR" and b"IDAT" in kinds


def _is_gif(data: bytes) -> bool:
    """Whether a picture follows what is said about all of them, and about the first."""
    if len(data) <= 13 or not data.startswith((b"GIF87a", b"GIF89a")):
        return False
    colours, flags = 0, data[10]
    if flags & 0x80:
        colours = 3 << (flags & 7) + 1
    position = 13 + colours
    while data[position : position + 1] == b"!":
        position += 2
        while size := data[position : position + 1].strip(b"\0"):
            position += 1 + size[0]
        position += 1
    return data[position : position + 1] == b"," and position + 11 <= len(data)
