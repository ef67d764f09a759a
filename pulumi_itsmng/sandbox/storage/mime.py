"""Telling the kind of a file by its first bytes, as libmagic does for the kinds one meets."""

from __future__ import annotations

import json
import re

_TGA = (  # such a file begins with nothing but its kind and its depth
    rb".[\0\x01][\x01-\x03\x08-\x0b\x10-\x13\x18-\x1b\x20\x21].{4}[\0-\x3f].{8}[\x01\x08\x0f\x10\x18\x20]"
    rb"[^\x0b\x1b\x2b\x3b\x4b\x5b\x6b\x7b\x8b\x9b\xab\xbb\xc0-\xff]"
)
_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        (rb"\xff\xd8", "image/jpeg"),
        (rb"GIF8", "image/gif"),
        (rb"BM.{12}[\x0c\x28\x40\x6c\x7c]\0", "image/x-ms-bmp"),
        (rb"II\*\0|MM\0\*", "image/tiff"),
        (rb"8BPS", "image/vnd.adobe.photoshop"),
        (rb"\0\0\x01\0[\x01-\x7f]\0", "image/vnd.microsoft.icon"),
        (rb"%PDF-", "application/pdf"),
        (rb"%!", "application/postscript"),
        (rb"\x1f\x8b", "application/gzip"),
        (rb"BZh", "application/x-bzip2"),
        (rb"\xfd7zXZ\0", "application/x-xz"),
        (rb"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
        (rb"Rar!\x1a\x07", "application/x-rar"),
        (rb".{257}ustar", "application/x-tar"),
        (rb"PK\x05\x06", "application/zip"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/CDFV2"),
        (rb"\x7fELF.{10}", "application/x-executable"),
        (rb"MZ.{60}", "application/x-dosexec"),
        (rb"SQLite format 3\0", "application/x-sqlite3"),
        (rb"OggS.{24}(.vorbis|OpusHead)", "audio/ogg"),
        (rb"fLaC", "audio/flac"),
        (rb"\xff[\xf2\xf3\xfa\xfb]", "audio/mpeg"),
        (rb"\x1aE\xdf\xa3.{0,60}matroska", "video/x-matroska"),
        (rb"\x1aE\xdf\xa3.{0,60}webm", "video/webm"),
        (rb"....ftypqt", "video/quicktime"),
        (rb"....ftyp", "video/mp4"),
        (rb"RIFF....WAVE", "audio/x-wav"),
        (rb"RIFF....AVI ", "video/x-msvideo"),
        (rb"RIFF....WEBP", "image/webp"),
        (_TGA, "image/x-tga"),
    )
)
_OF_A_ZIP = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_NAMED_IN_A_ZIP = re.compile(rb"mimetype(application/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip))")
_TEXTS = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), kind)
    for pattern, kind in (
        (rb"(<\?xml.{0,4096}?)?<svg\b", "image/svg+xml"),
        (rb"(\xef\xbb\xbf)?<\?xml", "text/xml"),
        (rb"<\?php|#!\s*/\S*/(env )?php", "text/x-php"),
        (rb"#!\s*/\S*/(env )?python", "text/x-script.python"),
        (rb"#!\s*/\S*/(env )?perl", "text/x-perl"),
        (rb"#!\s*/\S*/(env )?(bash|[ckz]?sh|tcsh)\b", "text/x-shellscript"),
        (rb"\{\\rtf", "text/rtf"),
        (rb"(.*\n)?#include\b", "text/x-c"),
        (rb"diff |--- [^\n]*\n\+\+\+ [^\n]*\n@@ ", "text/x-diff"),
        (rb"\\(documentclass|documentstyle|input|section)\b", "text/x-tex"),
        (rb"(Return-Path|Received|Delivered-To|From):", "message/rfc822"),
        (rb"BEGIN:VCARD", "text/vcard"),
        (rb"BEGIN:VCALENDAR", "text/calendar"),
        (rb".{0,4096}<(!doctype html|(html|head|title|script|style|table)[ >]|a href=)", "text/html"),
    )
)
_NOT_IN_A_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE_TEXTS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_QUOTED = re.compile(rb'"[^"]*"?')
_LINES_COUNTED = 10

_UNKNOWN = "application/octet-stream"
_TOO_SHORT_TO_TELL = 2
_SHORTEST_UNFINISHED_ZIP = 149


def mime_of(head: bytes) -> str:
    """The kind of a file.

    Args:
        head: Its first bytes.
    """
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head)
    for pattern, kind in _SIGNATURES:
        if pattern.match(head):
            return kind
    if not head:
        return "application/x-empty"
    if _is_json(head):
        return "application/json"
    return _text_kind(head) if len(head) > _TOO_SHORT_TO_TELL and _is_text(head) else _UNKNOWN


def _zip_kind(head: bytes) -> str:
    name_ends = 30 + int.from_bytes(head[26:28], "little")
    is_whole = len(head) >= _SHORTEST_UNFINISHED_ZIP or head[-22:].startswith(b"PK\5\6")
    if not is_whole or name_ends + 2 > len(head):
        return _UNKNOWN
    if match := _NAMED_IN_A_ZIP.search(head[:200]):
        return match[1].decode()
    if b"[Content_Types].xml" in head[:200]:
        return next((kind for folder, kind in _OF_A_ZIP if folder in head), "application/zip")
    return "application/zip"


def _text_kind(head: bytes) -> str:
    if _is_csv(head):
        return "text/csv"
    return next((kind for pattern, kind in _TEXTS if pattern.match(head)), "text/plain")


def _is_text(head: bytes) -> bool:
    encoding = _WIDE_TEXTS.get(head[:2])
    if encoding:
        head = head[2:].decode(encoding, "replace").encode("utf-8", "replace")
    head = head.rstrip(b"\0")
    return bool(head) and not _NOT_IN_A_TEXT.search(head)


def _is_json(head: bytes) -> bool:
    """Whether it begins with an object or an array, whatever follows that."""
    text = head.decode("utf-8", "replace").lstrip()
    if not text.startswith(("{", "[")):
        return False
    try:
        json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_csv(head: bytes) -> bool:
    """Whether each of the first lines has as many commas as the first."""
    lines = _QUOTED.sub(b"", head).split(b"\n")[:-1][:_LINES_COUNTED]
    commas = {line.count(b",") for line in lines}
    return len(lines) > 2 and len(commas) == 1 and commas != {0}
