"""Deleting an item: into the trash or for good, and never while others are in it."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, Rejected
from pulumi_itsmng.catalog.itemtype import ADOPT, FORCE, ON_DESTROY
from pulumi_itsmng.lifecycle.errors import ItemError, no_right_to, not_done
from pulumi_itsmng.lifecycle.in_use import users_of
from pulumi_itsmng.lifecycle.users import OwnAccount


class Deleting(OwnAccount):
    """Deletes items."""

    async def delete(self, item_id: int, state: dict[str, Any]) -> None:
        """Put an item into the trash or purge it, as its state or else the provider's settings say.

        What is gone already is fine, also if its id is another item's now; what others are in, or refer to, is not
        deleted unless its state says so. What another resource has taken over in this run, as a replacement does that
        creates first, is left to that one; a link that a directory or a rule keeps is left to those.
        """
        if self._claims.is_taken_over(self.itemtype.name, item_id) or self._is_synchronised(state):
            return
        on_destroy = state.get(ON_DESTROY.name, self._on_destroy)
        purge = on_destroy == "purge" or not self.itemtype.has_trash
        with self._about(item_id, "not deleted"):
            if await self._has_another(item_id, state):
                self._leave_to_others(item_id)
                return
            if item_id == self.itemtype.undeletable:
                raise ItemError("it is the one that ITSM-NG cannot do without")
            await self._refuse_to_lock_out(item_id, state)
            await self._refuse_if_in_use(item_id, force=bool(state.get(FORCE.name)))
            try:
                await self._items.delete(item_id, purge=purge)
            except (Rejected, AmbiguousWrite) as error:
                if not await self._is_gone(item_id, purge=purge):
                    if isinstance(error, AmbiguousWrite):
                        perhaps = not_done(self.itemtype, item_id, "perhaps not deleted", error)
                        raise perhaps.with_hint("run the command again") from error
                    refused = not_done(self.itemtype, item_id, "not deleted", error)
                    refused = refused.with_hint(no_right_to("purge" if purge else "delete"))
                    raise refused.with_hint(await self._if_refused(item_id)) from error
        for one in {item_id, state.get(ADOPT.name)}:
            if isinstance(one, int):
                self._claims.delete(self.itemtype.name, one)
        self._directory.forget(self.itemtype.in_api)

    async def _if_refused(self, item_id: int) -> str:
        """What to add where the server does not even show the item."""
        try:
            await self._read(item_id, verify=True)
        except Forbidden:
            return await self._directory.why_hidden()
        except ItsmngError:
            pass  # Nobody knows, and this question only serves to explain another error.
        return ""

    async def _refuse_if_in_use(self, item_id: int, *, force: bool) -> None:
        users = await users_of(self._client, self.itemtype, item_id, only_lost=force)
        if users.lost:
            raise ItemError(
                f"below it are the {users.lost}: ITSM-NG would lose them, so it is not deleted even with force",
                hint="give them another parent, or delete them first",
            )
        if users.cleared:
            raise ItemError(
                f"it is in use by {users.cleared}",
                hint="move these; or set force, with a `pulumi up` before it is deleted, to let the server move or "
                "clear them",
            )
