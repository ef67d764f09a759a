"""A line per request, without what is secret in it."""

from __future__ import annotations

import logging
import re

LOGGER = logging.getLogger("pulumi_itsmng.sandbox")

_SECRET = re.compile(r"\b((?:session_token|user_token|app_token|password|login)=)[^&]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def log_request(method: str, path: str, query: str, outcome: str, seconds: float) -> None:
    """Write the line.

    Args:
        query: Its query string; secrets in it are masked.
        outcome: The status, or what became of the connection.
        seconds: How long it took.
    """
    masked = _SECRET.sub(r"\1***", query)
    target = f"{path}?{masked}" if query else path
    LOGGER.info("%s %s %s %.1f ms", method, _CONTROL.sub("?", target), outcome, seconds * 1000)
