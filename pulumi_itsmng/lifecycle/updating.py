"""Updating an item: only what changed is sent, and every field of it verified."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from pulumi_itsmng.catalog.itemtype import UNVERIFIED
from pulumi_itsmng.lifecycle.another import ANOTHER
from pulumi_itsmng.lifecycle.asking import Asked, asked_of, known_of, known_targets
from pulumi_itsmng.lifecycle.compare import changed_inputs, differences
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.live import IN_TRASH, Values, default_of
from pulumi_itsmng.lifecycle.writing import Writing


class Updating(Writing):
    """Updates items."""

    async def update(self, item_id: int, state: dict[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
        """Send what changed between a state and new inputs, and restore the item if it lies in the trash.

        An input that is gone is set back to the server's default. An item that could not be verified when it was
        created is verified now. What a reference named before may have been replaced in this run.

        Returns:
            The new state.
        """
        renames = self._claims.renames
        renames.start(self.itemtype, item_id)
        try:
            return await self._update(item_id, state, inputs)
        except ItemError as error:
            one = renames.find(self.itemtype, item_id)
            stories = [one.story] if one is not None and one.parked else []
            others = renames.waiting_for(self.itemtype, item_id)
            stories += [f"{self._called(other.item_id)} waits for its name: {other.story}" for other in others]
            raise error.with_hint("; ".join(stories)) from error.__cause__

    async def _update(self, item_id: int, state: dict[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
        unverified = bool(state.get(UNVERIFIED.name))
        changed_in_program = changed_inputs(self.itemtype, state, inputs) - self.itemtype.options.keys()
        lost = self._claims.lost_references(self.itemtype, state)
        if not (unverified or changed_in_program or lost):
            return inputs | {name: state[name] for name in self.itemtype.outputs if name in state}
        with self._about(item_id, "not updated"):
            self._claims.change(self.itemtype.name, item_id)
            anew = lost | (
                self.itemtype.references.keys() if self._changes_entity(changed_in_program | lost) else set()
            )
            targets = known_targets(self.itemtype, state, inputs, but=anew)
            asked = await asked_of(self.itemtype, inputs, self._directory, targets)
            known = known_of(self.itemtype, state)
            wanted = asked.values | await self._defaults(known.keys() - asked.values.keys())
        if unverified:
            return await self._verified(item_id, inputs, asked, wanted)
        # What was not declared before may be anything on the server.
        new = {name: value for name, value in wanted.items() if name not in known}
        changed = {found.field.name: found.asked for found in differences(self.itemtype, wanted, known)} | new
        await self._refuse_own_descendant(item_id, changed)
        stays_in_trash = bool(inputs.get(IN_TRASH))
        restore = state[IN_TRASH] and not stays_in_trash
        secrets = {name for name in self.itemtype.secrets if inputs.get(name, state.get(name)) != state.get(name)}
        if not changed and not restore and not secrets:
            outputs = {name: state[name] for name in self.itemtype.outputs if name in state}
            return inputs | outputs | self._resolved(asked)
        with self._about(item_id, "not updated"):
            if await self._has_another(item_id, state):
                raise ItemError(ANOTHER, hint="run `pulumi up --refresh` to create it anew")
        self._refuse_if_synchronised(item_id, state)
        if changed or restore:
            live = await self._change(item_id, changed, wanted, restore=restore, stays_in_trash=stays_in_trash)
        else:
            with self._about(item_id, "not updated"):
                live = await self._read_there(item_id)
        live = await self._set_secrets(item_id, secrets, inputs, live, state)
        return self._state(inputs, asked, live)

    def _changes_entity(self, changed: Set[str]) -> bool:
        """Whether an item goes to another entity, where its names may mean other items."""
        return self.itemtype.entity in changed and self.itemtype.entity != self.itemtype.parent

    async def _verified(self, item_id: int, inputs: dict[str, Any], asked: Asked, wanted: Values) -> dict[str, Any]:
        """Make up for a verification that was not possible when the item was created."""
        with self._about(item_id, "not verified"):
            live = await self._read_there(item_id)
        return self._state(inputs, asked, await self._bring_to(item_id, live, inputs, wanted, made=True))

    async def _defaults(self, names: Any) -> Values:
        """What the server sets where nothing is said."""
        defaults: Values = {}
        for name in names:
            field = self.itemtype.stored[name]
            if field.lasting:
                continue
            in_an_entity = name == self.itemtype.entity != self.itemtype.parent
            defaults[name] = await self._directory.active_entity() if in_an_entity else default_of(field)
        return defaults
