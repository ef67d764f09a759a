"""Passwords at rest."""

from __future__ import annotations

import hashlib
import hmac
import secrets

_ROUNDS = 1000  # enough for what is public anyway, and a login stays quick


def hashed(password: str) -> str:
    """A password as it is stored.

    Args:
        password: The password.

    Returns:
        Salt and hash.
    """
    salt = secrets.token_hex(8)
    return f"{salt}${_hash(password, salt)}"


def matches(password: str, stored: str | None) -> bool:
    """Whether a password is the stored one.

    Args:
        password: The password.
        stored: Salt and hash; None if the user has none.

    Returns:
        Whether it is.
    """
    salt, _, expected = (stored or "").partition("$")
    return bool(expected) and hmac.compare_digest(_hash(password, salt), expected)


def _hash(password: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode("utf-8", "replace"), salt.encode(), _ROUNDS).hex()
