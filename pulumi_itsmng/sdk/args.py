"""The ways in which a program may give a resource its inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from typing import Any

from pulumi import ResourceOptions

from pulumi_itsmng.sdk.errors import ProgramError
from pulumi_itsmng.text import did_you_mean


def given_inputs(
    resource: str, names: Iterable[str], args: Any, opts: ResourceOptions | None, inputs: Mapping[str, Any]
) -> tuple[dict[str, Any], ResourceOptions | None]:
    """The inputs and options of a resource, by keywords or as `args`, an object of its args class or a dictionary.

    Args:
        resource: what is declared, for errors: the kind, and the name in the stack.
        names: the inputs that it has.
        args: the first argument after the resource's name: the inputs, or the options.
        opts: the second one.
        inputs: the keywords.

    Raises:
        ProgramError: the inputs or the options are given twice, or there is no such input.
    """
    if isinstance(args, ResourceOptions):
        if opts is not None:
            raise ProgramError(f"{resource}: give its options once")
        args, opts = None, args
    if args is not None and inputs:
        raise ProgramError(f"{resource}: give its inputs either as args or as keywords")
    known = list(names)
    given = dict(inputs) if args is None else _as_dictionary(resource, args, known)
    for name in given:
        if name not in known:
            asked = did_you_mean(str(name), known, 1)
            raise ProgramError(f"{resource} has no input {name!r}" + (f"; {asked}" if asked else ""))
    return given, opts


def _as_dictionary(resource: str, args: Any, known: list[str]) -> dict[str, Any]:
    if isinstance(args, Mapping):
        return dict(args)
    if is_dataclass(args) and not isinstance(args, type):
        return dict(vars(args))
    raise ProgramError(
        f"{resource}: give its inputs as keywords, such as {known[0]}=..., and not a {type(args).__name__}"
    )
