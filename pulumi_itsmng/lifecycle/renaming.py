"""Giving an item a name that another one has which is renamed in the same run."""

from __future__ import annotations

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.api.codec import Folded
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.renames import Rename, key_of


class Renaming(Item):
    """Makes way for names."""

    async def _make_way(self, item_id: int, wanted: Values) -> list[Rename]:
        """Give temporary names to those that have the wanted one and are renamed later in this run.

        Afterwards the item itself gets none any more.

        Returns:
            Those that have one now.
        """
        renames = self._claims.renames
        parked: list[Rename] = []
        while True:
            async with renames.turn:  # whoever gives this item a temporary name has done so
                others = renames.in_the_way(self.itemtype, item_id, wanted)
                if not others:
                    renames.begin(self.itemtype, item_id)
                    return parked
            parked += [one for one in others if await self._park(one, wanted)]

    async def _park(self, one: Rename, wanted: Values) -> bool:
        """Give an item a temporary name if it has what is wanted for another one; whether it has it now."""
        if one.written is not None:
            await one.written.wait()
            return False
        async with self._claims.renames.turn:
            if one.aside or one.written is not None:
                return False
            live = await self._read(one.item_id, verify=True)
            one.aside = True
            has, key = key_of(self.itemtype, live.values), key_of(self.itemtype, wanted)
            if any(has[name] != value for name, value in key.items()):
                return False  # an earlier run has given it a temporary name
            await self._name(one.item_id, one.temporary, live)
            one.parked = True
            return True

    async def _give_back(self, parked: list[Rename]) -> None:
        """Give items the names back that they had: nothing has come of it."""
        for one in parked:
            async with self._claims.renames.turn:
                if one.written is not None:
                    continue
                try:
                    await self._name(one.item_id, one.old, await self._read(one.item_id, verify=True))
                except ItsmngError:
                    continue  # its own update tells of the temporary name, if that fails, too
                one.aside = one.parked = False

    async def _name(self, item_id: int, name: str, live: LiveItem) -> None:
        """Give an item a name, with its parent, without which it would move to the top."""
        parent = self.itemtype.parent
        values = {self.itemtype.called_by or "": name} | ({parent: live.values[parent]} if parent else {})
        await self._items.update(item_id, to_row(self.itemtype, values))
        self._directory.forget(self.itemtype.in_api)

    async def _holder(self, item_id: int, wanted: Values) -> int | None:
        """The item that has what another one is to be called, as the server sees it."""
        names = (self.itemtype.called_by, *self.itemtype.identified_within)
        key = {
            name: Folded(value) if isinstance(value, str) else value for name, value in wanted.items() if name in names
        }
        for trash in (False, True) if self.itemtype.unique_in_trash else (False,):
            try:
                rows = await self._items.find(to_row(self.itemtype, key), trash=trash)
            except ItsmngError:
                return None
            if others := [int(row["id"]) for row in rows if row["id"] != item_id]:
                return others[0]
        return None
