"""What is live, laid over what a state says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.desired import known_values
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.normalize import from_stored, id_in
from pulumi_itsmng.lifecycle.state import State
from pulumi_itsmng.lifecycle.unmet import unmet


@dataclass(frozen=True)
class Snapshot:
    """What is known of an item after reading it.

    Attributes:
        inputs: the live values of the inputs the program set, in its own spelling where they are equal.
        state: the inputs and the outputs.
        changed: the declared fields that are not as they were last known.
    """

    inputs: State = field(repr=False)
    state: State = field(repr=False)
    changed: tuple[Difference, ...] = ()


async def project_onto_state(names: NameResolver, itemtype: ItemType, state: State, live: LiveItem) -> Snapshot:
    """Project a live item onto what a state says of it: what differs comes from the item, all else stays."""
    changed = await unmet(names, itemtype, known_values(itemtype, state), live)
    if not changed and live.is_deleted == state[IN_TRASH] and not state.get(UNVERIFIED.name):
        # Somebody may have edited a field that nobody declared. That is no drift and must not show, not even by its
        # date: the state stays as it is.
        return Snapshot(_inputs(itemtype, state, live), state)
    # A password of a new user that the server did not take is left to the next update, which sets it.
    unverified = bool(state.get(UNVERIFIED.name)) and bool(live.lacking_secrets(itemtype, state))
    state = state | live.outputs | {UNVERIFIED.name: unverified}
    resolved = dict(state.get(RESOLVED.name, {}))
    for found in changed:
        name, field = found.field.name, found.field
        state[name] = in_program_spelling(field, found.actual)
        if field.kind == "reference":
            resolved.pop(field.key, None)
            leads_somewhere = _leads_somewhere(field, found.actual)
            target = await names.display_name(field.for_values(state), found.actual) if leads_somewhere else ""
            if target:
                resolved[field.key] = {"id": found.actual, "name": target}
                if id_in(field, target) is None:  # a name of digits would read as the id of another item
                    state[name] = target
    if itemtype.references:
        state[RESOLVED.name] = resolved
    return Snapshot(_inputs(itemtype, state, live), state, tuple(changed))


def project_onto_nothing(itemtype: ItemType, live: LiveItem) -> Snapshot:
    """What a resource that is only read gets to know of its item: everything that is set."""
    values = live.set_values(itemtype).items()
    inputs = {name: in_program_spelling(itemtype.readable[name], value) for name, value in values}
    state = inputs | live.outputs | ({RESOLVED.name: {}} if itemtype.references else {})
    return Snapshot(_inputs(itemtype, state, live), state)


def in_program_spelling(field: Field, value: Any) -> Any:
    """A live value in its one spelling; of a reference to nothing, the empty text."""
    nothing = field.kind == "reference" and not _leads_somewhere(field, value)
    return "" if nothing and value not in dict(field.named_values).values() else from_stored(field, value)


def _leads_somewhere(field: Field, number: int) -> bool:
    return number >= (field.minimum or 0) and number not in dict(field.named_values).values()


def _inputs(itemtype: ItemType, state: State, live: LiveItem) -> State:
    inputs = {name: value for name, value in state.items() if name in itemtype.inputs}
    return inputs | ({IN_TRASH: True} if live.is_deleted else {})
