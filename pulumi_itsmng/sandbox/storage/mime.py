"""Telling the kind of a file by its first bytes, as libmagic does for the kinds one meets."""

from __future__ import annotations

import json
import re

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"%PDF-", "application/pdf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/x-rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/CDFV2"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-dosexec"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
)
_OF_A_ZIP = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OPEN_DOCUMENT = re.compile(rb"mimetype(application/vnd\.oasis\.opendocument\.[a-z-]+)")
_TEXTS = (
    (re.compile(rb"\s*(<\?xml.{0,4096}?)?<svg\b", re.IGNORECASE | re.DOTALL), "image/svg+xml"),
    (re.compile(rb"\s*<\?xml", re.IGNORECASE), "text/xml"),
    (re.compile(rb"\s*<(!doctype html|html|head|title|body|script|style|table|h1)\b", re.IGNORECASE), "text/html"),
    (re.compile(rb"\s*<\?php", re.IGNORECASE), "text/x-php"),
    (re.compile(rb"#!\s*/\S*/(env )?python"), "text/x-script.python"),
    (re.compile(rb"#!\s*/\S*/(env )?(ba|da|k|z)?sh"), "text/x-shellscript"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"%!"), "application/postscript"),
    (re.compile(rb"\{\\rtf"), "text/rtf"),
    (re.compile(rb"(.*\n)*?#include\b"), "text/x-c"),
    (re.compile(rb"\\(documentclass|documentstyle|input|section)\b"), "text/x-tex"),
    (re.compile(rb"(Return-Path|Received|Delivered-To|From):"), "message/rfc822"),
    (re.compile(rb"BEGIN:VCARD"), "text/vcard"),
    (re.compile(rb"BEGIN:VCALENDAR"), "text/calendar"),
)
_NOT_IN_A_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE_TEXTS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_QUOTED = re.compile(rb'"[^"]*"?')
_LINES_COUNTED = 10

_UNKNOWN = "application/octet-stream"


def mime_of(head: bytes) -> str:
    """The kind of a file.

    Args:
        head: Its first bytes.

    Returns:
        A MIME type without parameters.
    """
    if len(head) <= 1:
        return _UNKNOWN if head else "application/x-empty"
    if _is_text(head):
        return _text_kind(head)
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head)
    if head.startswith(b"RIFF"):
        return {b"WAVE": "audio/x-wav", b"AVI ": "video/x-msvideo", b"WEBP": "image/webp"}.get(head[8:12], _UNKNOWN)
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), _UNKNOWN)


def is_picture(head: bytes) -> bool:
    """Whether a file is one of the pictures browsers have always shown.

    Args:
        head: Its first bytes.

    Returns:
        Whether it begins like a PNG, a JPEG or a GIF.
    """
    return head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"))


def _zip_kind(head: bytes) -> str:
    if match := _OPEN_DOCUMENT.search(head[:200]):
        return match[1].decode()
    if b"[Content_Types].xml" in head[:200]:
        return next((kind for folder, kind in _OF_A_ZIP if folder in head), "application/zip")
    return "application/zip"


def _text_kind(head: bytes) -> str:
    if _is_json(head):
        return "application/json"
    if _is_csv(head):
        return "text/csv"
    return next((kind for pattern, kind in _TEXTS if pattern.match(head)), "text/plain")


def _is_text(head: bytes) -> bool:
    encoding = _WIDE_TEXTS.get(head[:2])
    if encoding:
        head = head[2:].decode(encoding, "replace").encode("utf-8", "replace")
    return not _NOT_IN_A_TEXT.search(head.rstrip(b"\0"))


def _is_json(head: bytes) -> bool:
    if not head.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.loads(head)
    except (ValueError, RecursionError):
        return False
    return True


def _is_csv(head: bytes) -> bool:
    """Whether each of the first lines has as many commas as the first."""
    lines = _QUOTED.sub(b"", head).split(b"\n")[:-1][:_LINES_COUNTED]
    commas = {line.count(b",") for line in lines}
    return len(lines) > 2 and len(commas) == 1 and commas != {0}
