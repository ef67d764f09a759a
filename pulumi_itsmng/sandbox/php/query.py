"""Query strings and forms, read as PHP reads them: `a[b][]=1` makes lists and objects."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PAIRS = 1000  # PHP's max_input_vars
_DEEPEST = 64  # PHP's max_input_nesting_level
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_INDEX = re.compile(r"0|[1-9]\d{0,17}")


class Array(dict[str, Any]):
    """What brackets make: an array of PHP, which is not the object that JSON's braces make."""


def parse(text: str) -> dict[str, Any]:
    """The parameters of a query string.

    Args:
        text: What follows the question mark.

    Returns:
        The parameters; a list is an array whose keys are the digits of its positions.
    """
    pairs = (pair.partition("=") for pair in text.split("&"))
    return parameters_of(
        (unquote_plus(name, errors="replace"), unquote_plus(value, errors="replace")) for name, _, value in pairs
    )


def parameters_of(pairs: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """The parameters that names and values make.

    Args:
        pairs: The names, with their brackets, and the values.
    """
    parameters: dict[str, Any] = {}
    for given, value in islice(pairs, _MOST_PAIRS):
        name = given.lstrip(" ").partition("\0")[0]
        if name and not name.startswith("["):
            _put(parameters, name, value)
    return parameters


def _put(parameters: dict[str, Any], name: str, value: object) -> None:
    head, bracket, rest = name.partition("[")
    keys = [head.replace(".", "_").replace(" ", "_")]
    if bracket and "]" in rest:
        keys += _keys_in_brackets(bracket + rest)
    target = parameters
    for key in keys[:-1]:
        inner = target.get(key or _next_index(target))
        if not isinstance(inner, dict):
            inner = Array()
            target[key or _next_index(target)] = inner
        target = inner
    target[keys[-1] or _next_index(target)] = value


def _keys_in_brackets(text: str) -> list[str]:
    keys: list[str] = []
    position = 0
    while (match := _BRACKETS.match(text, position)) and len(keys) < _DEEPEST:
        keys.append(match[1])
        position = match.end()
    return keys


def _next_index(target: dict[str, Any]) -> str:
    taken = [int(key) for key in target if _INDEX.fullmatch(key)]
    return str(max(taken, default=-1) + 1)
