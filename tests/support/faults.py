"""All ways in which the sandbox can let a request fail."""

from __future__ import annotations

from typing import Any

SHORT_TIMEOUT = 0.25
"""Seconds a client has to wait at most, for an answer to come too late."""

WAYS_TO_FAIL: list[dict[str, Any]] = [
    *({"kind": "status", "status": status} for status in (401, 403, 429, 500, 502, 503)),
    *({"kind": "status", "status": status, "after": True} for status in (500, 502)),
    {"kind": "cut_before"},
    {"kind": "cut_after"},
    {"kind": "half"},
    {"kind": "html"},
    {"kind": "empty"},
    {"kind": "empty", "after": True},
    {"kind": "session_ended"},
    {"kind": "delay", "seconds": 2 * SHORT_TIMEOUT, "after": True},
]
"""A fault of each kind; those with `after` hide that the work is done."""
