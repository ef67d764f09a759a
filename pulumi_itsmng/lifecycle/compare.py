"""The expanded field comparison: what was asked for against what is live, in the user's own terms.

It is the only one. Reading, verifying a write, deciding what to send: all of them ask here, so that none of them can
call equal what another calls different.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from deepdiff import DeepDiff
from deepdiff.model import DiffLevel

from pulumi_itsmng.api.codec import stored_form
from pulumi_itsmng.catalog import Field, ItemType


@dataclass(frozen=True)
class Difference:
    """One field in which two states of an item differ.

    Attributes:
        field: the field's declaration.
        asked: the value that was asked for.
        got: the value that is there; None for a reference to something that does not exist.
    """

    field: Field
    asked: Any
    got: Any

    def __str__(self) -> str:
        """Name the field and say how the values differ; texts are not quoted, as a text may be a secret."""
        if self.field.kind == "text":
            return f"{self.field.name} {_how_texts_differ(self.asked, self.got)}"
        if self.got is None:
            return f"{self.field.name}: there is no {self.field.target} {self.asked}"
        return f"{self.field.name} should be {self.asked!r} and is {self.got!r}"


def differences(itemtype: ItemType, asked: dict[str, Any], got: dict[str, Any]) -> list[Difference]:
    """The fields of `asked` whose value in `got` is another, in the order of their declaration.

    Values are compared as the server keeps them, so two spellings of the same value are no difference. Fields
    that `asked` does not name are not compared: nobody declared them.
    """
    names = [name for name in itemtype.stored if name in asked]
    left = {name: _canonical(itemtype.stored[name], asked[name]) for name in names}
    right = {name: _canonical(itemtype.stored[name], got.get(name)) for name in names}
    if left == right:  # most items, most of the time: spare them the search for what differs
        return []
    changed = {level.path(output_format="list")[0] for level in _levels(left, right)}
    return [Difference(itemtype.stored[name], asked[name], got.get(name)) for name in names if name in changed]


def _levels(left: dict[str, Any], right: dict[str, Any]) -> list[DiffLevel]:
    found = DeepDiff(left, right, view="tree", ignore_numeric_type_changes=True)
    return [level for levels in found.values() for level in levels]


def _canonical(field: Field, value: Any) -> Any:
    """A value as the server keeps it."""
    if field.kind == "text":
        return stored_form(value or "").replace("\r\n", "\n")
    return value or 0


def _how_texts_differ(asked: str, got: str) -> str:
    asked, got = asked or "", got or ""
    if not got:
        return f"should have {len(asked)} characters and is empty"
    if not asked:
        return f"should be empty and has {len(got)} characters"
    if asked.startswith(got):
        return f"was cut after {len(got)} of {len(asked)} characters"
    same = next((i for i, (a, b) in enumerate(zip(asked, got, strict=False)) if a != b), min(len(asked), len(got)))
    return f"differs from character {same + 1} on ({len(asked)} characters asked, {len(got)} there)"
