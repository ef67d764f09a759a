"""Secrets of a description: it says where they are, and never what they are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from pulumi import Config, Input, Output

SOURCES = {"env": "the name of an environment variable", "config": "a key of the stack's configuration"}
"""Where a secret may be, and what must then be said."""


def secret(written: Any) -> Input[str]:
    """The secret that is meant; the resource that gets it makes it one to Pulumi.

    Args:
        written: what the description says: `{env: NAME}`, or `{config: key}` or `{config: namespace:key}`.

    Raises:
        ValueError: it says something else, or there is nothing there; the text never quotes what it says instead.
    """
    if not isinstance(written, Mapping) or len(written) != 1 or not {*written} < {*SOURCES}:
        raise ValueError("it is never written here: say where it is, as {env: NAME} or as {config: key}")
    ((source, name),) = written.items()
    if not isinstance(name, str) or not name:
        raise ValueError(f"{source} must be {SOURCES[source]}")
    return _from_environment(name) if source == "env" else _from_configuration(name)


def _from_environment(name: str) -> str:
    if not os.environ.get(name):
        raise ValueError(f"the environment variable {name} is not set")
    return os.environ[name]


def _from_configuration(name: str) -> Output[str]:
    namespace, _, key = name.rpartition(":")
    found = Config(namespace or None).get_secret(key)
    if found is None:
        raise ValueError(f"it is not in the configuration: pulumi config set --secret {name}")
    return found
