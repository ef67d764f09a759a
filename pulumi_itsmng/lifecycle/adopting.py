"""Taking over an item that is there already, instead of creating a second one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pulumi_itsmng.api import Forbidden, ItsmngError, NotFound
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog.itemtype import ADOPT, IDENTIFIED_BY
from pulumi_itsmng.lifecycle.asking import Asked
from pulumi_itsmng.lifecycle.claims import ALIASES
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.identity import SPELLINGS, Identity
from pulumi_itsmng.lifecycle.item import LOGGER
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem
from pulumi_itsmng.lifecycle.policy import adoption_policy
from pulumi_itsmng.lifecycle.writing import Writing


class Adopting(Writing):
    """Finds out whether an item is there already, and takes it over."""

    async def _how_to_adopt(self, inputs: dict[str, Any]) -> int | str:
        """`never`, `matching` or `duplicate`, or the id of the item to take over."""
        how: int | str = adoption_policy(self.itemtype, inputs, self._adopt)
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
        if not identity.fields and not isinstance(how, int):
            raise self._nothing_tells()
        there = await identity.find(self._client)
        if isinstance(how, int):
            if others := [row for row in there if row["id"] != how]:
                said = await self._there_is(others, identity)
                raise ItemError(
                    said, hint=f"it cannot be given to {self._called(how)} too{self._or_tell_apart(others, identity)}"
                )
            return how
        if len(there) > 1 and not self.itemtype.always_adopts:
            said = await self._there_is(there, identity)
            if ours := [row for row in there if await self._claims.is_of_another(self.itemtype.name, row["id"])]:
                raise ItemError(said, hint=await self._never(ours[0], identity))
            raise ItemError(
                said,
                hint=f"give all but one of them another {identity.words} in ITSM-NG, and take that one over with "
                f"adopt=ID, or choose another{self._or_tell_apart(there, identity)}",
            )
        if how == "never":
            if there:
                hint = await self._never(there[0], identity)
                raise ItemError(await self._there_is(there, identity), hint=hint)
            return None
        found = there or (await identity.find(self._client, trash=True) if self.itemtype.has_trash else [])
        if found and self.itemtype.always_adopts:  # what nobody else keeps goes first
            return int(min(found, key=lambda row: (row["is_dynamic"], row["id"]))["id"])
        if len(found) > 1:
            said = await self._there_is(found, identity)
            raise ItemError(
                f"{said} in the trash",
                hint=f"say which to take over, as adopt=ID{self._or_tell_apart(found, identity)}",
            )
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
            before = await self._to_be_taken_over(item_id, inputs)
            told = "" if made else await self._what_changes(before, inputs, asked)
            live = await self._bring_to(item_id, before, inputs, asked.values, made=made)
        except ItsmngError:
            self._claims.give_back(self.itemtype.name, item_id)
            raise
        if told:
            LOGGER.warning("%s taken over: %s", self._called(item_id), told)
        return self._state(inputs, asked, live)

    async def _what_changes(self, before: LiveItem, inputs: dict[str, Any], asked: Asked) -> str:
        """What becomes of an item that somebody else has made: the fields that change, and never their texts.

        Nothing is told of a link that is as it shall be.
        """
        changed = []
        for found in await self._differences(asked.values, before):
            moved = found.field.name == self.itemtype.entity
            came_from = f" (from {await self._entity_called(found.got)!r})" if moved else ""
            changed.append(f"{found.field.name}{came_from}")
        changed += [name for name in self.itemtype.secrets if name in inputs]
        restored = before.is_deleted and not inputs.get(IN_TRASH)
        done = ["out of the trash"] if restored else []
        done += [f"changed {', '.join(changed)}"] if changed else []
        return "; ".join(done) or ("" if self.itemtype.always_adopts else "nothing changed")

    async def _to_be_taken_over(self, item_id: int, inputs: dict[str, Any]) -> LiveItem:
        with self._about(item_id, "not taken over"):
            try:
                live = await self._read(item_id, verify=True)
            except NotFound as error:
                if inputs.get(ADOPT.name) != item_id:  # nobody chose it: it was found by what it is called
                    raise ItemError("somebody has just deleted it", hint="run `pulumi up` again") from error
                raise ItemError(
                    f"there is no {self._called(item_id)}",
                    hint="correct `adopt`, or take it out to create a new one",
                ) from error
            except Forbidden as error:
                raise await self._refused(error) from error
            if live.is_template:
                raise ItemError(
                    "it is a template, from which items are made", hint="choose an item, or take `adopt` out"
                )
        return live

    async def _there_is(self, rows: Sequence[Row], identity: Identity) -> str:
        are = "is" if len(rows) == 1 else "are"
        listed = ", ".join([await self._described(row, identity) for row in rows])
        same = f"there {are} {self.itemtype.name} {listed} with the same {identity.words}"
        if any(identity.spelled_otherwise(row) for row in rows):
            return f"{same} already, as {identity.spelled}, for {SPELLINGS}"
        return f"{same} already"

    async def _never(self, row: Row, identity: Identity) -> str:
        """What to do about an item that is there and must not be taken over without a word."""
        apart = self._or_tell_apart([row], identity) if _is_elsewhere(row, identity) else ""
        if await self._claims.is_of_another(self.itemtype.name, row["id"]):
            return (
                f"another resource of this program stands for it: {ALIASES}; or run `pulumi up` again if that one "
                f"gives it up in this run; or choose another{apart}"
            )
        setting = "" if identity.spelled_otherwise(row) else " (the setting itsmng:adopt does so for all: matching)"
        return f"{ALIASES}; else take it over with adopt={row['id']}{setting}, or choose another{apart}"

    async def _described(self, row: Row, identity: Identity) -> str:
        """An item by its id, and by what a person needs to find it: its name, its spelling, its entity."""
        spelled = identity.spelled_otherwise(row)
        said = [repr(row["name"])] if row.get("name") and "name" not in spelled else []
        said += [f"{name} {text!r}" for name, text in spelled.items()]
        if _is_elsewhere(row, identity):
            said.append(f"in the entity {await self._entity_called(row['entities_id'])!r}")
        return f"{row['id']} ({', '.join(said)})" if said else str(row["id"])

    async def _entity_called(self, entity: int) -> str:
        field = self.itemtype.references[self.itemtype.entity or ""]
        return await self._directory.name_of(field, entity) or str(entity)

    def _or_tell_apart(self, rows: Sequence[Row], identity: Identity) -> str:
        """The way out where other fields may tell items apart."""
        others = [name for name in self.itemtype.identified_by if name not in identity.fields]
        if any(_is_elsewhere(row, identity) for row in rows) and self.itemtype.identified_everywhere:
            others += self.itemtype.identified_within
        if not others or IDENTIFIED_BY.name not in self.itemtype.options:
            return ""
        return f", or tell them apart, as with identified_by={[*identity.fields, others[-1]]}"

    def _nothing_tells(self) -> ItemError:
        """Why an item is not created that could be made again and again."""
        names = ", ".join(self.itemtype.identified_by)
        return ItemError(
            "many items have what it says of itself, and nothing tells it from others",
            hint=f"give another of {names}, or say by what it is recognised, with identified_by, or that another may "
            "be made, with adopt='duplicate'",
        )

    async def _find_lost(self, identity: Identity, after_id: int | None) -> int | None:
        """The id of an item that was perhaps created although the answer was lost: if it is there and surely new."""
        if after_id is None:
            return None
        try:
            found = [int(row["id"]) for row in await identity.find(self._client) if row["id"] > after_id]
        except ItsmngError:
            return None
        return found[0] if len(found) == 1 else None


def _is_elsewhere(row: Row, identity: Identity) -> bool:
    """Whether an item is in another entity than it is asked for."""
    return identity.entity is not None and row.get("entities_id") not in (None, identity.entity)
