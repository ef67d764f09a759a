"""Resources of one run that stand for the same item, though their programs spell it otherwise.

What an earlier version let be told apart is managed by now and goes on as it is: only a new resource can be one too
many.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Mapping
from typing import Any

from pulumi_itsmng.api.codec import fold
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import IDENTIFIED_BY
from pulumi_itsmng.lifecycle.check import Failure
from pulumi_itsmng.lifecycle.identity import SPELLINGS, natural_key, scope_of


class CheckedKeys:
    """The natural keys of the resources that were checked in this run."""

    def __init__(self) -> None:
        self._noted: dict[Hashable, set[tuple[Any, ...]]] = {}
        self._noting = threading.Lock()

    def add(
        self, itemtype: ItemType, inputs: Mapping[str, Any], unknown: frozenset[str], *, new: bool
    ) -> Failure | None:
        """Add a resource's key; the program itself checks keys with equal spelling.

        Args:
            itemtype: what the resource stands for.
            inputs: its inputs in their one spelling.
            unknown: the names of those whose values are not known before `up`.
            new: whether it stands for nothing yet.

        Returns:
            What is wrong, if it is new and another one has its natural key.
        """
        if unknown & {IDENTIFIED_BY.name, *itemtype.identified_by, *itemtype.unique_within}:
            return None
        key = natural_key(itemtype, inputs)
        if not key:
            return None
        texts = [inputs[name] for name in key]
        places = [inputs.get(name) or "" for name in itemtype.unique_within]
        scope = scope_of(itemtype, inputs, key)
        same = (itemtype.name, *key, *map(_folded, texts), *(places if scope else ()))
        spelled = (*texts, *places)
        with self._noting:
            noted = self._noted.setdefault(same, set())
            others = [one for one in noted if one != spelled]
            noted.add(spelled)
        if not new or not others:
            return None
        return Failure(key[0], _reason(key, texts, others[0][: len(key)]))


def _reason(key: list[str], texts: list[Any], others: tuple[Any, ...]) -> str:
    fields = " and ".join(key)
    here, there = (" and ".join(map(repr, one)) for one in (texts, others))
    if here == there:
        return (
            f"another resource of this program has the same {fields}, {here}, in another entity, and it tells a "
            f"machine in every entity: remove one of the two, or tell them apart with identified_by=[{key[0]!r}, "
            "'entity']"
        )
    return (
        f"another resource of this program has the same {fields} as {here}: {there} ({SPELLINGS}): remove one of the "
        "two, or tell them apart"
    )


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value
