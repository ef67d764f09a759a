"""Complete names that a write which the server did not finish has left wrong: of the item, or of those below it."""

from __future__ import annotations

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.lifecycle.live import LiveItem, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR, called
from pulumi_itsmng.lifecycle.renames import temporary_name
from pulumi_itsmng.lifecycle.renaming import Renaming


class CompleteNames(Renaming):
    """Repairs complete names."""

    async def _straighten(self, item_id: int, live: LiveItem) -> tuple[LiveItem, str]:
        """Let the server form the complete names of an item and of those below it anew, if one is wrong.

        It does so only where the name changes: so the item gets a temporary one for a moment.

        Args:
            item_id: the item's id.
            live: the item as it is.

        Returns:
            The item as it is then, and what has to be said if a complete name is still wrong.
        """
        wrong = "its complete name, or one below it, is wrong: give it another name in ITSM-NG, and this one again; "
        try:
            if not await self._is_crooked(item_id, live):
                return live, ""
        except ItsmngError:
            return live, ""  # Nobody knows; what was to be changed is as it was asked for.
        await self._rename_to_and_fro(item_id, live)
        live = await self._read(item_id, verify=True)
        return live, wrong if await self._is_crooked(item_id, live) else ""

    async def _rename_to_and_fro(self, item_id: int, live: LiveItem) -> None:
        """Let the server form complete names anew.

        Raises:
            ItemError: the item may have kept the temporary name.
        """
        name, between = live.values["name"], temporary_name(item_id)
        try:
            await self._name(item_id, between, live)
            await self._name(item_id, name, live)
        except ItsmngError:
            left = f"updated, but perhaps called {between!r} now, and not {name!r}; run `pulumi up` again"
            with self._about(item_id, left):
                await self._name(item_id, name, live)

    async def _is_crooked(self, item_id: int, live: LiveItem) -> bool:
        """Whether the complete name of an item, or of one right below it, does not say what it is in."""
        complete, name, parent = str(live.outputs["complete_name"]), live.values["name"], self.itemtype.parent or ""
        field, number = self.itemtype.references[parent], live.values[parent]
        has_parent = number >= (field.minimum or 0)
        above = await self._directory.name_of(field, number) if has_parent else ""
        if has_parent and not above:  # that it may not be read says nothing about its name
            straight = complete.endswith(f"{SEPARATOR}{name}")
        else:
            straight = complete == (f"{above}{SEPARATOR}{name}" if above else name)
        below = await self._items.find(to_row(self.itemtype, {parent: item_id})) if straight else []
        return not straight or not all(called(row).startswith(f"{complete}{SEPARATOR}") for row in below)
