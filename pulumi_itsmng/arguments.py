"""The ways in which a program may give a resource its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pulumi import ResourceOptions


def given_inputs(
    kind: str, names: Iterable[str], args: Any, opts: ResourceOptions | None, inputs: Mapping[str, Any]
) -> tuple[dict[str, Any], ResourceOptions | None]:
    """The inputs and options of a resource, by keywords or as `args`, an object of its args class or a dictionary.

    Args:
        kind: what is declared.
        names: the inputs that it has.
        args: the first argument after the resource's name: the inputs, or the options.
        opts: the second one.
        inputs: the keywords.

    Raises:
        TypeError: the inputs are given twice, or there is no such input.
    """
    if isinstance(args, ResourceOptions):
        args, opts = None, args
    if args is not None and inputs:
        raise TypeError(f"{kind}: give its inputs either as args or as keywords")
    given = dict(inputs if args is None else args if isinstance(args, Mapping) else vars(args))
    known = list(names)
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise TypeError(f"{kind} has no input {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return given, opts
