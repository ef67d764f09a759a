"""Creating an item, verified, and undone if the server did something else."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.api import AmbiguousWrite, ItsmngError, Rejected
from pulumi_itsmng.lifecycle.asking import asked_of, entity_of
from pulumi_itsmng.lifecycle.compare import differences
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured
from pulumi_itsmng.lifecycle.identity import refuse_duplicates
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import Values, to_row


class Creating(Item):
    """Creates items."""

    async def create(self, inputs: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Create an item, and undo it if the server did not honour what was asked.

        Returns:
            The new item's id and its state.
        """
        with self._about(None, "not created"):
            asked = await asked_of(self.itemtype, inputs, self._directory)
            entity = await entity_of(self.itemtype, inputs, self._directory)
            await refuse_duplicates(self._client, self.itemtype, inputs, asked, entity)
        item_id = await self._create(asked.values)
        try:
            live = await self._read(item_id, verify=True)
        except ItsmngError as error:
            outcome = await self._undo(item_id)
            raise ItemError(f"{self._called(item_id)}: created, but not readable: {error}; {outcome}") from error
        if wrong := differences(self.itemtype, asked.values, live.values):
            raise NotHonoured(self._called(item_id), wrong, await self._undo(item_id))
        return item_id, self._state(inputs, asked, live)

    async def _create(self, asked: Values) -> int:
        with self._about(None, "not created"):
            try:
                return await self._items.create(to_row(self.itemtype, asked))
            except Rejected as error:
                raise ItemError(
                    f"{self._called()}: not created: {error}: the account's profile may have no right to create it, "
                    "or not in that entity"
                ) from error
            except AmbiguousWrite as error:
                raise ItemError(
                    f"{self._called()}: perhaps created: {error}; look for it in ITSM-NG, and purge it there before "
                    "you run the command again, or there may be two of it"
                ) from error

    async def _undo(self, item_id: int) -> str:
        """Purge an item that was just created; says what became of it."""
        try:
            await self._items.delete(item_id, purge=True)
        except ItsmngError as error:
            return f"it could not be removed again ({error}): purge {self._called(item_id)} in ITSM-NG yourself"
        return "it was removed again"
