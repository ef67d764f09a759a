"""Updating an item: only what changed is sent, and every field of it verified."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.lifecycle.asking import Asked, asked_of, known_of
from pulumi_itsmng.lifecycle.compare import Difference, changed_inputs, differences
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured
from pulumi_itsmng.lifecycle.live import IN_TRASH, Values, default_of
from pulumi_itsmng.lifecycle.writing import Writing


class Updating(Writing):
    """Updates items."""

    async def update(self, item_id: int, state: dict[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
        """Send what changed between a state and new inputs, and restore the item if it lies in the trash.

        An input that is gone is set back to the server's default.

        Returns:
            The new state.
        """
        if not changed_inputs(self.itemtype, state, inputs) - self.itemtype.options.keys():
            return inputs | {name: state[name] for name in self.itemtype.outputs if name in state}
        with self._about(item_id, "not updated"):
            asked = await asked_of(self.itemtype, inputs, self._directory)
            known = known_of(self.itemtype, state)
            wanted = asked.values | await self._defaults(known.keys() - asked.values.keys())
            # What was not declared before may be anything on the server.
            new = {name: value for name, value in wanted.items() if name not in known}
            changed = {found.field.name: found.asked for found in differences(self.itemtype, wanted, known)} | new
        self._refuse_own_descendant(item_id, state, asked)
        stays_in_trash = bool(inputs.get(IN_TRASH))
        restore = state[IN_TRASH] and not stays_in_trash
        if not changed and not restore:
            outputs = {name: state[name] for name in self.itemtype.outputs if name in state}
            return inputs | outputs | self._resolved(asked)
        live = await self._write(item_id, await self._whole(item_id, changed, wanted), restore=restore)
        if live.is_deleted and not stays_in_trash:
            live = await self._write(item_id, changed, restore=True)
        wrong = differences(self.itemtype, changed, live.values)
        if live.is_deleted and not stays_in_trash:
            wrong.append(Difference(self.itemtype.outputs[IN_TRASH], asked=False, got=True))
        if wrong:
            outcome = f"{self._likely_cause(wrong)}what else this update changes was done"
            raise NotHonoured(self._called(item_id), wrong, outcome)
        return self._state(inputs, asked, live)

    def _refuse_own_descendant(self, item_id: int, state: dict[str, Any], asked: Asked) -> None:
        """The server does not refuse an entity below itself: it says yes, and loses it."""
        led_to = asked.resolved.get(self.itemtype.parent or "")
        if led_to is None:
            return
        own = state["complete_name"]
        if led_to["id"] == item_id or led_to["name"].startswith(f"{own} > "):
            raise ItemError(f"{self._called(item_id)}: not updated: its parent is the item itself, or one below it")

    async def _defaults(self, names: Any) -> Values:
        """What the server sets where nothing is said."""
        defaults: Values = {}
        for name in names:
            field = self.itemtype.stored[name]
            in_an_entity = field.column == "entities_id" and name != self.itemtype.parent
            defaults[name] = await self._directory.active_entity() if in_an_entity else default_of(field)
        return defaults
