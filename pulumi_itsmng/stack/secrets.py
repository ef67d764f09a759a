"""Secrets in a state: Pulumi puts an object that is marked in the place of each."""

from __future__ import annotations

import json
from typing import Any

_SIGNATURE, _SECRET = "4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"
"""The key, and its value for a secret, by which Pulumi marks an object that stands for something else."""

JSON = dict[str, Any]


def is_secret(value: Any) -> bool:
    """Whether a value in a state is marked as a secret."""
    return isinstance(value, dict) and value.get(_SIGNATURE) == _SECRET


def is_encrypted(value: Any) -> bool:
    """Whether a value in a state is a secret that stands there encrypted."""
    return is_secret(value) and "plaintext" not in value


def reveal(value: Any) -> Any:
    """A value in a state that is not encrypted, without its mark."""
    return json.loads(value["plaintext"]) if is_secret(value) else value


def reveal_all(value: Any) -> Any:
    """A value, and all in it, without the marks of secrets; what is encrypted stays so."""
    if isinstance(value, list):
        return [reveal_all(member) for member in value]
    if not isinstance(value, dict):
        return value
    if is_secret(value) and not is_encrypted(value):
        return reveal(value)
    return {key: reveal_all(member) for key, member in value.items()}
