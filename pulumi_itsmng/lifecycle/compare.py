"""The expanded field comparison: what was asked for against what is live, in the user's own terms.

It is the only one. Reading, verifying a write, deciding what to send: all of them ask here, so that none of them can
call equal what another calls different.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.api.codec import as_stored
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.lifecycle.live import IN_TRASH, Values
from pulumi_itsmng.lifecycle.names import can_mean
from pulumi_itsmng.lifecycle.normalize import from_number, whole_number

if TYPE_CHECKING:
    from deepdiff.model import DiffLevel


@dataclass(frozen=True)
class Difference:
    """One field in which two states of an item differ.

    Attributes:
        field: the field's declaration.
        desired: the value that was asked for; of a reference, the id.
        actual: the value that is there; of a reference, the id.
    """

    field: Field
    desired: Any
    actual: Any

    def __str__(self) -> str:
        """Name the field and say how the values differ; texts are not quoted, as a text may be a secret."""
        if self.field.kind == "text":
            return f"{self.field.name} {_how_texts_differ(self.desired or '', self.actual or '')}"
        what = f"{self.field.target} " if self.field.kind == "reference" else ""
        asked, got = (self._shown(value) for value in (self.desired, self.actual))
        return f"{self.field.name} should be {what}{asked} and is {what}{got}"

    def _shown(self, value: Any) -> Any:
        return bool(value) if self.field.kind == "flag" else from_number(self.field, value)


def differences(itemtype: ItemType, desired: Values, actual: Values) -> list[Difference]:
    """The fields of `desired` whose value in `actual` is another, in the order of their declaration.

    Values are compared as the server keeps them, so two spellings of the same value are no difference. Fields
    that `desired` does not name are not compared: nobody declared them.
    """
    names = [name for name in itemtype.readable if name in desired]
    left = {name: _canonical(itemtype.readable[name], desired[name]) for name in names}
    right = {name: _canonical(itemtype.readable[name], actual.get(name)) for name in names}
    if left == right:  # most items, most of the time: spare them the search for what differs
        return []
    changed = {level.path(output_format="list")[0] for level in _levels(left, right)}
    return [Difference(itemtype.readable[name], desired[name], actual.get(name)) for name in names if name in changed]


def changed_inputs(itemtype: ItemType, state: Mapping[str, Any], inputs: Mapping[str, Any]) -> set[str]:
    """The inputs that mean something else than a state does, without a network.

    A name, its complete name and its id mean the same: the state knows what its references led to.

    Args:
        itemtype: what they belong to.
        state: inputs in their one spelling, and outputs.
        inputs: new inputs in their one spelling; what is not known yet may be anything.
    """
    known = [name for name in (*itemtype.inputs, IN_TRASH) if name in inputs or _is_input(state, name)]
    return {name for name in known if not _means_the_same(itemtype, name, state, inputs)}


def _is_input(state: Mapping[str, Any], name: str) -> bool:
    return bool(state.get(name)) if name == IN_TRASH else name in state


def _means_the_same(itemtype: ItemType, name: str, state: Mapping[str, Any], inputs: Mapping[str, Any]) -> bool:
    if name == IN_TRASH:
        return bool(state.get(name)) == bool(inputs.get(name))
    if name not in state or name not in inputs:
        return False
    before, after = state[name], inputs[name]
    led_to = state.get(RESOLVED.name, {}).get(itemtype.inputs[name].key)
    if isinstance(after, str) and whole_number(after) is not None and name in itemtype.references:
        return bool(before in (after, whole_number(after)))  # what else has that name, only the server knows
    if before == after or led_to is None:
        return bool(before == after)
    if isinstance(after, str):
        return can_mean(itemtype.references[name].for_values(inputs).target, after, led_to["name"])
    return bool(led_to["id"] == after)


def _levels(left: dict[str, Any], right: dict[str, Any]) -> list[DiffLevel]:
    from deepdiff import DeepDiff  # noqa: PLC0415 - only where something differs: it takes a while to import

    found = DeepDiff(left, right, view="tree", ignore_numeric_type_changes=True)
    return [level for levels in found.values() for level in levels]


def _canonical(field: Field, value: Any) -> Any:
    """A value as the server keeps it."""
    if field.kind == "text":
        return as_stored(value or "").replace("\r\n", "\n")
    if field.kind == "timestamp":
        return value
    return int(value or 0)


def _how_texts_differ(asked: str, got: str) -> str:
    if not got:
        return f"should have a length of {len(asked)} and is empty"
    if not asked:
        return f"should be empty and has a length of {len(got)}"
    if asked.startswith(got):
        return f"was cut after {len(got)} of {len(asked)} characters"
    same = next((i for i, (a, b) in enumerate(zip(asked, got, strict=False)) if a != b), min(len(asked), len(got)))
    return f"differs from character {same + 1} on (a length of {len(asked)} asked, of {len(got)} there)"
