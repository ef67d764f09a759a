"""Changing an item on the server, verified by reading it afterwards."""

from __future__ import annotations

from pulumi_itsmng.api import AmbiguousWrite, ItsmngError, NotFound, Rejected
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import LiveItem, Values, to_row


class Writing(Item):
    """Sends changes of items that are there."""

    async def _whole(self, item_id: int, changed: Values, wanted: Values) -> Values:
        """A change with all that must go with it: an item of a tree that is renamed without its parent moves up."""
        parent = self.itemtype.parent
        together = ("name", parent) if parent else ()
        if not any(name in changed for name in together):
            return changed
        missing = [name for name in together if name not in wanted]
        live = await self._read(item_id, verify=True) if missing else None
        return changed | {
            name: wanted[name] if name in wanted or live is None else live.values[name] for name in together if name
        }

    async def _write(self, item_id: int, changed: Values, *, restore: bool) -> LiveItem:
        """Send changes, and read what became of them."""
        row = to_row(self.itemtype, changed) | ({"is_deleted": 0} if restore else {})
        with self._about(item_id, "not updated"):
            try:
                await self._items.update(item_id, row)
            except Rejected as error:
                raise ItemError(f"{self._called(item_id)}: not updated: {await self._why(item_id, error)}") from error
            except AmbiguousWrite:
                pass  # Reading tells whether it was done.
        self._directory.forget(self.itemtype.name)
        with self._about(item_id, "updated, but not readable; run `pulumi up --refresh` to see what is there"):
            return await self._read(item_id, verify=True)

    async def _why(self, item_id: int, error: Rejected) -> str:
        try:
            await self._read(item_id, verify=True)
        except NotFound:
            return f"{error}: it is gone; run `pulumi up --refresh` to create it anew"
        except ItsmngError:
            pass  # Nobody knows, and this question only serves to explain another error.
        return f"{error}: the account's profile may have no right to change it"

    def _likely_cause(self, wrong: list[Difference]) -> str:
        """Why a server may have left an item of a tree as it was, which it does not tell."""
        if self.itemtype.parent is None or not {"name", self.itemtype.parent} & {found.field.name for found in wrong}:
            return ""
        return "perhaps another one below that parent has that name; "
