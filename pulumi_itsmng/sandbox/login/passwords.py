"""Passwords at rest."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping

_ROUNDS = 1000  # enough for what is public anyway, and a login stays quick


def hashed(password: str) -> str:
    """A password as it is stored."""
    salt = secrets.token_hex(8)
    return f"{salt}${_hash(password, salt)}"


def matches(password: str, stored: str | None) -> bool:
    """Whether a password is the stored one.

    Args:
        stored: Salt and hash; None if the user has none.
    """
    salt, _, expected = (stored or "").partition("$")
    return bool(expected) and hmac.compare_digest(_hash(password, salt), expected)


def weaknesses(password: str, settings: Mapping[str, str | None]) -> list[str]:
    """What a password lacks to be taken.

    Args:
        settings: The installation's settings, by name; `use_password_security` switches the others on.

    Returns:
        Sentences; none if it is strong enough.
    """
    if not int(settings.get("use_password_security") or 0):
        return []
    said = []
    if len(password.encode()) < int(settings.get("password_min_length") or 0):
        said.append("Password too short!")
    for name, pattern, sentence in (
        ("password_need_number", r"[0-9]", "Password must include at least a digit!"),
        ("password_need_letter", r"[a-z]", "Password must include at least a lowercase letter!"),
        ("password_need_caps", r"[A-Z]", "Password must include at least a uppercase letter!"),
        ("password_need_symbol", r"\W", "Password must include at least a symbol!"),
    ):
        if int(settings.get(name) or 0) and not re.search(pattern, password, re.ASCII):
            said.append(sentence)
    return said


def _hash(password: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode("utf-8", "replace"), salt.encode(), _ROUNDS).hex()
