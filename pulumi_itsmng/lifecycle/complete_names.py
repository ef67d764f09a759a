"""Complete names that a write which the server did not finish has left wrong: of the item, or of those below it."""

from __future__ import annotations

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.lifecycle.directory import called
from pulumi_itsmng.lifecycle.live import LiveItem, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR
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
        name, between = live.values["name"], temporary_name(item_id)
        try:
            if not await self._is_crooked(item_id, live):
                return live, ""
            await self._name(item_id, between, live)
            await self._name(item_id, name, live)
            live = await self._read(item_id, verify=True)
            if not await self._is_crooked(item_id, live):
                return live, ""
        except ItsmngError as error:
            return live, (
                f"its complete name, or one below it, is perhaps wrong, and it is perhaps called {between!r} instead "
                f"of {name!r} ({error}): look at it in ITSM-NG; "
            )
        return (
            live,
            "its complete name, or one below it, is wrong: give it another name in ITSM-NG, and this one again; ",
        )

    async def _is_crooked(self, item_id: int, live: LiveItem) -> bool:
        """Whether the complete name of an item, or of one right below it, does not say what it is in."""
        complete, parent = str(live.outputs["complete_name"]), self.itemtype.parent or ""
        field = self.itemtype.references[parent]
        number = live.values[parent]
        above = await self._directory.name_of(field, number) if number >= (field.minimum or 0) else ""
        own = f"{above}{SEPARATOR}{live.values['name']}" if above else live.values["name"]
        if complete != own:
            return True
        below = await self._items.find(to_row(self.itemtype, {parent: item_id}))
        return not all(called(row).startswith(f"{complete}{SEPARATOR}") for row in below)
