"""Creating an item, or taking over the one that is there: verified, and undone if the server did something else."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, NotFound, Rejected
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.catalog.itemtype import UNVERIFIED
from pulumi_itsmng.lifecycle.adopting import Adopting
from pulumi_itsmng.lifecycle.asking import Asked, asked_of, entity_of
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured, not_done
from pulumi_itsmng.lifecycle.identity import Identity, identity_of, place_of, silent_fields
from pulumi_itsmng.lifecycle.item import LOGGER
from pulumi_itsmng.lifecycle.live import IN_TRASH, to_row
from pulumi_itsmng.lifecycle.renames import Rename
from pulumi_itsmng.lifecycle.users import NewUsers, secret_columns


class Creating(Adopting, NewUsers):
    """Creates items."""

    async def create(self, inputs: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Create an item, or take over the one that is there if `adopt` says so.

        What the server did not honour is undone, unless it was there before. What cannot be read afterwards, for no
        fault of its own, keeps its id: its state has `unverified`, and the next update verifies it.

        Returns:
            The item's id and its state.
        """
        with self._about(None, "not created"):
            how = await self._how_to_adopt(inputs)
            asked = await asked_of(self.itemtype, inputs, self._directory)
            entity = await entity_of(self.itemtype, inputs, self._directory)
            identity = identity_of(self.itemtype, inputs, asked, entity)
            alone = nullcontext() if how == "duplicate" else self._claims.natural_key(identity)
            with alone:
                parked = await self._make_way_for_new(how, identity, asked)
                try:
                    item_id, state = await self._create(how, identity, inputs, asked)
                except ItemError:
                    await self._give_back(parked)
                    raise
        if how in ("never", "matching"):
            self._tell_by_what_it_is_known(item_id, inputs, identity)
        return item_id, state

    async def _make_way_for_new(self, how: int | str, identity: Identity, asked: Asked) -> list[Rename]:
        """Give temporary names to those that give up the name of a new item only later in this run."""
        if isinstance(how, int) or not self.itemtype.refuses_twins:
            return []
        place = place_of(self.itemtype, self.itemtype.identified_within, asked, identity.entity)
        return await self._make_way(0, asked.values | place)

    def _tell_by_what_it_is_known(self, item_id: int, inputs: dict[str, Any], identity: Identity) -> None:
        if silent := silent_fields(self.itemtype, inputs):
            LOGGER.warning(
                "%s: many items have the %s that the program gives, so it is recognised by its %s",
                self._called(item_id),
                " and ".join(silent),
                identity.fields[0],
            )

    async def _create(
        self, how: int | str, identity: Identity, inputs: dict[str, Any], asked: Asked
    ) -> tuple[int, dict[str, Any]]:
        new = await self._belongs_to_new_user(asked)
        there = None if new else await self._to_adopt(how, identity)
        if there is not None:
            return there, await self._take_over(there, inputs, asked, made=False)
        try:
            secrets = secret_columns(self.itemtype.secrets, inputs)
            item_id = await self._items.create(to_row(self.itemtype, asked.values) | secrets)
        except AmbiguousWrite as error:
            return await self._recover(error, how, identity, inputs, asked)
        except Rejected as error:
            trashed = await identity.find(self._client, trash=True) if self.itemtype.unique_in_trash else []
            there = await self._there_after_all(how, identity, trashed, new=new)
            if there is None:
                reason = await self._why_refused(identity, trashed)
                raise not_done(self.itemtype, None, "not created", error).with_hint(reason) from error
            return there, await self._take_over(there, inputs, asked, made=False)
        except ItsmngError as error:
            raise not_done(self.itemtype, None, "not created", error) from error
        self._claims.create(self.itemtype.name, item_id)
        return item_id, await self._verify_new(item_id, inputs, asked)

    async def _there_after_all(
        self, how: int | str, identity: Identity, trashed: list[Row], *, new: bool
    ) -> int | None:
        """The id of an item in whose way a creation was that the server refused, if it is to be taken over."""
        if trashed and self._claims.is_deleted(self.itemtype.name, trashed[0]["id"]):
            return int(trashed[0]["id"])  # a replacement has put it there, and the server allows no second one
        return await self._to_adopt(how, identity) if new else None

    async def _recover(
        self, error: AmbiguousWrite, how: int | str, identity: Identity, inputs: dict[str, Any], asked: Asked
    ) -> tuple[int, dict[str, Any]]:
        """Take what was perhaps created by its natural key, or say what to look for.

        What differs from what was sent may be somebody else's, made at the same time.
        """
        perhaps = not_done(self.itemtype, None, "perhaps created", error)
        item_id = None if how == "duplicate" else await self._find_lost(identity, error.after_id)
        if item_id is None:
            raise perhaps.with_hint(_advice(how, identity, error)) from error
        way = "run `pulumi up` again, which takes it over"
        if how == "never":
            way = f"take it over with adopt={item_id}, or, if it is not somebody else's, purge it in ITSM-NG"
        with self._about(item_id, f"perhaps created, but not readable; {way}"):
            live = await self._read(item_id, verify=True)
        wrong = await self._differences(asked.values, live)
        if wrong and how == "never":
            there = f"{self._called(item_id)} has the same {identity.words} and differs in"
            names = ", ".join(found.field.name for found in wrong)
            raise perhaps.with_hint(f"{there} {names}: {way}")
        return item_id, await self._take_over(item_id, inputs, asked, made=not wrong)

    async def _verify_new(self, item_id: int, inputs: dict[str, Any], asked: Asked) -> dict[str, Any]:
        """Compare what was created with what was asked; returns the state."""
        try:
            live = await self._read(item_id, verify=True)
        except (Forbidden, NotFound) as error:
            outcome = await self._undo(item_id)
            raise not_done(self.itemtype, item_id, "created, but not readable", error).with_hint(outcome) from error
        except ItsmngError as error:
            LOGGER.warning(
                "%s: created, but not verified: %s; the next `pulumi up` verifies it", self._called(item_id), error
            )
            return inputs | self._unread(item_id) | self._resolved(asked)
        if wrong := await self._differences(asked.values, live):
            raise NotHonoured(self._subject(item_id), wrong, await self._undo(item_id))
        for name in self._lacking(inputs, live):
            reason = await self._likely_weakness(inputs[name])
            outcome = await self._undo(item_id)
            raise self._error(item_id, f"the server did not take the {name}: {reason}", hint=outcome)
        return self._state(inputs, asked, live)

    async def _why_refused(self, identity: Identity, trashed: Sequence[Row]) -> str:
        """Why the server may have refused a creation, which it does not tell."""
        if twins := await self._twins(identity):
            there = await self._there_is(twins, identity)
            return f"{there}: {await self._never(twins[0], identity)}"
        if not trashed:
            return (
                "perhaps the account's profile has no right to create it, or not in that entity; perhaps the server "
                f"does not take one of the values{await self._or_hidden()}"
            )
        item_id = trashed[0]["id"]
        return (
            f"{self._called(item_id)} with the same {identity.words} lies in the trash: take it over with "
            f"adopt={item_id}, which restores it, and brings its authorizations, groups and addresses back, or choose "
            "another"
        )

    async def _or_hidden(self) -> str:
        """Of entities the server refuses a second one of a name, also where its cache hides the first."""
        is_entity = self.itemtype.name == "Entity" and bool(await self._directory.why_hidden())
        return "; perhaps one of that name is there, and ITSM-NG's user data cache hides it" if is_entity else ""

    async def _twins(self, identity: Identity) -> list[Row]:
        """What somebody has made meanwhile, and the server takes for the same as what it refused."""
        if not self.itemtype.unique:
            return []
        try:
            return await identity.find(self._client)
        except ItsmngError:
            return []

    def _unread(self, item_id: int) -> dict[str, Any]:
        """The outputs of an item that could not be read yet."""
        return dict.fromkeys(self.itemtype.outputs) | {"item_id": item_id, IN_TRASH: False, UNVERIFIED.name: True}

    async def _undo(self, item_id: int) -> str:
        """Purge an item that was just created; says what became of it."""
        self._directory.forget(self.itemtype.in_api)
        try:
            await self._items.delete(item_id, purge=True)
        except ItsmngError as error:
            keep = f"take it over with adopt={item_id}"
            keep = "run `pulumi up` again to take it over" if self.itemtype.always_adopts else keep
            return f"it could not be removed again ({error}): purge {self._called(item_id)} in ITSM-NG, or {keep}"
        return "it was removed again"


def _advice(how: int | str, identity: Identity, error: AmbiguousWrite) -> str:
    """What to do about a creation of which nobody knows whether it was done."""
    newer = f" and an id above {error.after_id}" if error.after_id is not None else ""
    look = f"look in ITSM-NG for a {identity.itemtype.name} with that {identity.words}{newer}"
    if how == "duplicate":
        return f"{look}, and purge it there before you run the command again, or there may be two of it"
    return f"{look}, or run the command again: it finds what is there and creates no second one"
