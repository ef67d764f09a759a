"""Reading an item, and laying what is live over what a state says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api import Forbidden, NotFound
from pulumi_itsmng.catalog.itemtype import RESOLVED, UNVERIFIED
from pulumi_itsmng.lifecycle.another import is_another
from pulumi_itsmng.lifecycle.asking import known_of
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem
from pulumi_itsmng.lifecycle.spelling import from_stored, id_in
from pulumi_itsmng.lifecycle.users import Secrets


@dataclass(frozen=True)
class Snapshot:
    """What is known of an item after reading it.

    Attributes:
        inputs: the live values of the inputs the program set, in its own spelling where they are equal.
        state: the inputs and the outputs.
        changed: the declared fields that are not as they were last known.
    """

    inputs: dict[str, Any]
    state: dict[str, Any]
    changed: tuple[Difference, ...] = ()


class Reading(Secrets):
    """Reads items."""

    async def read(self, item_id: int, state: dict[str, Any]) -> Snapshot | None:
        """Read an item and lay it over the inputs in its state.

        A state without outputs is that of `Computer.get(...)`: it is given everything that is set.

        Returns:
            What was read, or None if the item is gone for good.
        """
        try:
            with self._about(item_id, "not read"):
                live = await self._read(item_id)
                if is_another(state, live):
                    self._leave_to_others(item_id)
                    return None
                if IN_TRASH not in state:
                    return None if live.is_template else await self._first_snapshot(live)
                return await self.lay_over(state, live)
        except ItemError as error:
            if isinstance(error.__cause__, NotFound):
                return None
            if isinstance(error.__cause__, Forbidden):
                raise error.with_hint(await self._directory.why_hidden()) from error.__cause__
            raise

    async def _first_snapshot(self, live: LiveItem) -> Snapshot:
        inputs = {name: self._spelled(name, value) for name, value in live.set_values(self.itemtype).items()}
        state = inputs | live.outputs | ({RESOLVED.name: {}} if self.itemtype.references else {})
        return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)

    async def lay_over(self, state: dict[str, Any], live: LiveItem) -> Snapshot:
        """Project a live item onto what a state says of it: what differs comes from the item, all else stays."""
        changed = await self._differences(known_of(self.itemtype, state), live)
        if not changed and live.is_deleted == state[IN_TRASH] and not state.get(UNVERIFIED.name):
            # Somebody may have edited a field that nobody declared. That is no drift and must not show, not even by
            # its date: the state stays as it is.
            return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)
        # A password of a new user that the server did not take is left to the next update, which sets it.
        unverified = bool(state.get(UNVERIFIED.name)) and bool(self._lacking(state, live))
        state = state | live.outputs | {UNVERIFIED.name: unverified}
        resolved = dict(state.get(RESOLVED.name, {}))
        for found in changed:
            name, field = found.field.name, found.field
            state[name] = self._spelled(name, found.got)
            if field.kind == "reference":
                resolved.pop(field.key, None)
                target = (
                    await self._directory.name_of(field.in_place(state), found.got)
                    if self._refers(name, found.got)
                    else ""
                )
                if target:
                    resolved[field.key] = {"id": found.got, "name": target}
                    if id_in(field, target) is None:  # a name of digits would read as the id of another item
                        state[name] = target
        if self.itemtype.references:
            state[RESOLVED.name] = resolved
        return Snapshot(self._inputs(state, in_trash=live.is_deleted), state, tuple(changed))

    def _refers(self, name: str, number: int) -> bool:
        field = self.itemtype.references[name]
        return number >= (field.minimum or 0) and number not in dict(field.words).values()

    def _spelled(self, name: str, value: Any) -> Any:
        """A live value in its one spelling; of a reference to nothing, the empty text."""
        field = self.itemtype.stored[name]
        nothing = field.kind == "reference" and not self._refers(name, value)
        return "" if nothing and value not in dict(field.words).values() else from_stored(field, value)

    def _inputs(self, state: dict[str, Any], *, in_trash: bool) -> dict[str, Any]:
        inputs = {name: value for name, value in state.items() if name in self.itemtype.inputs}
        return inputs | ({IN_TRASH: True} if in_trash else {})
