"""Taking over an item that is there already, instead of creating a second one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pulumi_itsmng.api import ItsmngError, NotFound
from pulumi_itsmng.api.reading import Row
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT
from pulumi_itsmng.lifecycle.asking import Asked
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.identity import Identity
from pulumi_itsmng.lifecycle.live import LiveItem
from pulumi_itsmng.lifecycle.writing import Writing


def how_to_adopt(itemtype: ItemType, inputs: Mapping[str, Any], setting: object) -> Any:
    """What a resource wants to become of an item that is there already.

    Args:
        itemtype: what the resource stands for.
        inputs: what the program gives.
        setting: what is wanted where a resource says nothing.

    Returns:
        `never`, `matching` or `duplicate`, or the id of the item to take over.
    """
    if itemtype.always_adopts:
        return "matching"
    wanted = inputs.get(ADOPT.name)
    return setting if wanted is None else wanted


class Adopting(Writing):
    """Finds out whether an item is there already, and takes it over."""

    async def _how_to_adopt(self, inputs: dict[str, Any]) -> int | str:
        """`never`, `matching` or `duplicate`, or the id of the item to take over."""
        how: int | str = how_to_adopt(self.itemtype, inputs, self._adopt)
        if isinstance(how, int) and self._claims.is_deleted(self.itemtype.name, how):
            # A replacement that has purged what it once took over has nothing left to take over.
            return "never" if await self._is_gone(how, purge=True) else how
        return how

    async def _to_adopt(self, how: int | str, identity: Identity) -> int | None:
        """The id of the item to take over, if one is there.

        Raises:
            ItemError: one is there, and it must not be taken over; or several are, and it is not said which.
        """
        if how == "duplicate":
            return None
        there = await identity.find(self._client)
        if isinstance(how, int):
            if others := [row for row in there if row["id"] != how]:
                raise ItemError(f"{self._there_is(others, identity)}: it cannot be given to {self._called(how)} too")
            return how
        if len(there) > 1 and not self.itemtype.always_adopts:
            raise ItemError(
                f"{self._there_is(there, identity)}: leave only one of them in ITSM-NG, and take that over with "
                "adopt=ID, or choose another"
            )
        if how == "never":
            if there:
                raise ItemError(
                    f"{self._there_is(there, identity)}: take it over with adopt={there[0]['id']} (the setting "
                    "itsmng:adopt does so for all: matching), or choose another, or delete the existing one in ITSM-NG"
                )
            return None
        found = there or (await identity.find(self._client, trash=True) if self.itemtype.has_trash else [])
        if found and self.itemtype.always_adopts:  # what nobody else keeps goes first
            return int(min(found, key=lambda row: (row["is_dynamic"], row["id"]))["id"])
        if len(found) > 1:
            raise ItemError(f"{self._there_is(found, identity)} in the trash: say which to take over, as adopt=ID")
        return int(found[0]["id"]) if found else None

    async def _take_over(self, item_id: int, inputs: dict[str, Any], asked: Asked, *, made: bool) -> dict[str, Any]:
        """Make an item that is there the one that a program asks for; nothing is sent if it is already.

        Args:
            item_id: the item's id.
            inputs: what the program gives.
            asked: what that means on the server.
            made: whether this program has created it.

        Returns:
            Its state.
        """
        with self._about(item_id, "not taken over"):
            self._claims.take_over(self.itemtype.name, item_id)
        try:
            live = await self._brought_to(item_id, inputs, asked, made=made)
        except ItsmngError:
            self._claims.give_back(self.itemtype.name, item_id)
            raise
        return self._state(inputs, asked, live)

    async def _brought_to(self, item_id: int, inputs: dict[str, Any], asked: Asked, *, made: bool) -> LiveItem:
        with self._about(item_id, "not taken over"):
            try:
                live = await self._read(item_id, verify=True)
            except NotFound as error:
                if inputs.get(ADOPT.name) != item_id:  # nobody chose it: it was found by what it is called
                    raise ItemError("somebody has just deleted it: run `pulumi up` again") from error
                raise ItemError(
                    f"there is no {self._called(item_id)}: correct `adopt`, or take it out to create a new one"
                ) from error
        return await self._bring_to(item_id, live, inputs, asked, asked.values, made=made)

    def _there_is(self, rows: Sequence[Row], identity: Identity) -> str:
        are = "is" if len(rows) == 1 else "are"
        listed = ", ".join(f"{row['id']} ({row['name']!r})" if row.get("name") else str(row["id"]) for row in rows)
        return f"there {are} {self.itemtype.name} {listed} with the same {identity.words} already"

    async def _find_lost(self, identity: Identity, after_id: int | None) -> int | None:
        """The id of an item that was perhaps created although the answer was lost: if it is there and surely new."""
        if after_id is None:
            return None
        try:
            found = [int(row["id"]) for row in await identity.find(self._client) if row["id"] > after_id]
        except ItsmngError:
            return None
        return found[0] if len(found) == 1 else None
