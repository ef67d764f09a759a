"""Urgency, impact, and the priority that follows from the two."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.config import setting
from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.values import as_id

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.storage import Row

_MEDIUM = 3
_BEGINS_WITH_A_NUMBER = re.compile(r"\s*[+-]?\.?\d")
_WORD = 64
"""Bits of a number on the server: a mask moved by as many is empty."""


def priority_of(context: RequestContext, urgency: int, impact: int) -> int:
    """The priority by the installation's matrix.

    Returns:
        The priority; halfway between the two where the matrix has no entry.
    """
    matrix = json.loads(setting(context.database, "priority_matrix") or "{}")
    entry = matrix.get(str(urgency), {}).get(str(impact))
    return math.floor((urgency + impact) / 2 + 0.5) if entry is None else int(entry)


def with_defaults(context: RequestContext, wanted: Input, *, may_choose: bool) -> Input:
    """Give a new object urgency, impact and priority.

    Returns:
        The same; a level the installation has switched off is a medium one.
    """
    levels = {name: _level(context, name, wanted.get(name)) for name in ("urgency", "impact")}
    if may_choose and wanted.get("priority") is not None:
        return wanted | levels
    return wanted | levels | {"priority": priority_of(context, **levels)}


def recalculated(context: RequestContext, row: Row, wanted: Input, *, may_choose: bool) -> Input:
    """Let the priority follow a change of urgency or impact.

    Returns:
        The same; a new urgency outdoes a priority that comes with it, a new impact does not.
    """
    new = {name: _number(wanted[name]) for name in ("urgency", "impact") if wanted.get(name) is not None}
    changed = {name for name, level in new.items() if level != row[name]}
    kept = may_choose and wanted.get("priority") is not None
    if "urgency" not in changed and ("impact" not in changed or kept):
        return wanted
    levels = {"urgency": row["urgency"], "impact": row["impact"]} | new
    return wanted | levels | {"priority": priority_of(context, **levels)}


def _level(context: RequestContext, name: str, value: object) -> int:
    if value is None:
        return _MEDIUM
    level = _number(value)
    if level < 0:
        raise ServerBrokeError
    mask = int(setting(context.database, f"{name}_mask") or 0)
    return level if level < _WORD and mask & (1 << level) else _MEDIUM


def _number(value: object) -> int:
    """A level as the server calculates with it: with a text that is no number it cannot."""
    if isinstance(value, str) and not _BEGINS_WITH_A_NUMBER.match(value):
        raise ServerBrokeError
    return as_id(value)
