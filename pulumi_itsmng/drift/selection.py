"""Which resources and fields are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.stack.state import Managed

_FIELDS = [f"{kind.name}.{name}" for kind in CATALOG.values() for name in (*kind.readable, IN_TRASH)]


def select(items: Iterable[Managed], only: Sequence[str], ignore: Sequence[str]) -> list[Managed]:
    """Leave out what was not asked for.

    Args:
        items: the items.
        only: patterns of itemtypes (`Computer`) or of resources (`Computer.pc-*`); none for all.
        ignore: patterns of fields (`Computer.comment`, `*.comment`).
    """
    chosen = [one for one in items if not only or any(_is_meant(one, pattern) for pattern in only)]
    return [_without(one, ignore) for one in chosen] if ignore else chosen


def matches_a_field(pattern: str) -> bool:
    """Whether there is a field that a pattern means."""
    return any(fnmatchcase(field, pattern) for field in _FIELDS)


def _is_meant(item: Managed, pattern: str) -> bool:
    kind = item.itemtype.name
    return fnmatchcase(kind, pattern) or fnmatchcase(f"{kind}.{item.resource}", pattern)


def _without(item: Managed, ignore: Sequence[str]) -> Managed:
    def is_ignored(name: str) -> bool:
        return any(fnmatchcase(f"{item.itemtype.name}.{name}", pattern) for pattern in ignore)

    fields = {name for name in item.itemtype.readable if is_ignored(name)}
    return replace(
        item,
        state={name: value for name, value in item.state.items() if name not in fields},
        sealed=tuple(name for name in item.sealed if name not in fields),
        ignores_trash=item.ignores_trash or is_ignored(IN_TRASH),
    )
