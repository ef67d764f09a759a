"""The life of a managed item: created, read, updated, deleted, and every write verified.

State is a plain dictionary: exactly the inputs that the program gave, plus the outputs that only the server sets. An
input that was not given is not filled in from the live item: whether it was never set or removed could not be told
apart afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pulumi_itsmng.api import AmbiguousWrite, Client, ItsmngError, NotFound, Rejected, Stage
from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.lifecycle.compare import Difference, differences
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values, empty_value, to_row
from pulumi_itsmng.lifecycle.references import dangling, references, why_refused


@dataclass(frozen=True)
class Snapshot:
    """What is known of an item after reading it.

    Attributes:
        inputs: the live values of the inputs the program set, in its own spelling where they are equal.
        state: the inputs and the outputs.
    """

    inputs: Values
    state: Values


class ItemLifecycle:
    """Creates, reads, updates and deletes the items of one itemtype.

    Every method raises `ItemError`, whose text is one line for the user: what failed, what the server said, what to
    do.
    """

    def __init__(self, itemtype: ItemType, client: Client, *, on_destroy: str) -> None:
        self.itemtype = itemtype
        self._client = client
        self._items = client.items(itemtype.name)
        self._on_destroy = on_destroy

    async def create(self, inputs: Values) -> tuple[int, Values]:
        """Create an item, and undo it if the server did not honour what was asked.

        Returns:
            The new item's id and its state.
        """
        asked = self._stored(inputs)
        item_id = await self._create(asked)
        try:
            live = await self._read(item_id, names_of=asked, stage=Stage.VERIFY)
            wrong = await self._not_honoured(asked, live)
        except ItsmngError as error:
            outcome = await self._undo(item_id)
            raise ItemError(f"{self._called(item_id)}: created, but not readable: {error}; {outcome}") from error
        if wrong:
            raise NotHonoured(self._called(item_id), wrong, await self._undo(item_id))
        return item_id, inputs | live.outputs

    async def read(self, item_id: int, state: Values) -> Snapshot | None:
        """Read an item and lay it over the inputs in its state.

        A state without outputs is that of `Computer.get(...)`: it is given everything that is set.

        Returns:
            What was read, or None if the item is gone for good.
        """
        try:
            with self._about(item_id, "not read"):
                live = await self._read(item_id)
        except ItemError as error:
            if isinstance(error.__cause__, NotFound):
                return None
            raise
        known = IN_TRASH in state
        asked = self._stored(state) if known else live.set_values(self.itemtype)
        changed = {found.field.name: found.got for found in differences(self.itemtype, asked, live.values)}
        if known and not changed and live.is_deleted == state[IN_TRASH]:
            # Somebody may have edited a field that nobody declared. That is no drift and must not show, not even by
            # its date: the state stays as it is.
            return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)
        state = state | asked | changed | live.outputs
        return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)

    async def update(self, item_id: int, state: Values, inputs: Values) -> Values:
        """Send what changed between a state and new inputs, and restore the item if it lies in the trash.

        An input that is gone is set back to the server's default.

        Returns:
            The new state.
        """
        asked = self._stored(inputs)
        for name in self._stored(state).keys() - asked.keys():
            asked[name] = await self._default(self.itemtype.stored[name])
        changed = {found.field.name: found.asked for found in differences(self.itemtype, asked, state)}
        stays_in_trash = bool(inputs.get(IN_TRASH))
        restore = state[IN_TRASH] and not stays_in_trash
        if not changed and not restore:
            return inputs | {name: state[name] for name in self.itemtype.outputs}
        live = await self._write(item_id, changed, restore=restore)
        if live.is_deleted and not stays_in_trash:
            live = await self._write(item_id, changed, restore=True)
        wrong = await self._not_honoured(changed, live)
        if live.is_deleted and not stays_in_trash:
            wrong.append(Difference(self.itemtype.outputs[IN_TRASH], asked=False, got=True))
        if wrong:
            raise NotHonoured(self._called(item_id), wrong, "what else this update changes was done")
        return inputs | live.outputs

    async def delete(self, item_id: int, state: Values) -> None:
        """Put an item into the trash or purge it, as its state or else the provider's settings say.

        What is gone already is fine.
        """
        purge = state.get("on_destroy", self._on_destroy) == "purge"
        with self._about(item_id, "not deleted"):
            try:
                await self._items.delete(item_id, purge=purge)
            except (Rejected, AmbiguousWrite):
                if not await self._is_gone(item_id, purge=purge):
                    raise

    async def _create(self, asked: Values) -> int:
        with self._about(None, "not created"):
            try:
                return await self._items.create(to_row(self.itemtype, asked))
            except Rejected as error:
                raise await self._explained(error, asked, "create it, or not in that entity") from error
            except AmbiguousWrite as error:
                raise ItemError(
                    f"{self._called()}: perhaps created: {error}; look for it in ITSM-NG, and purge it there before "
                    "you run the command again, or there may be two of it"
                ) from error

    async def _write(self, item_id: int, changed: Values, *, restore: bool) -> LiveItem:
        """Send changes, and read what became of them."""
        row = to_row(self.itemtype, changed) | ({"is_deleted": 0} if restore else {})
        with self._about(item_id, "not updated"):
            try:
                await self._items.update(item_id, row)
            except Rejected as error:
                raise await self._explained(error, changed, "change it", item_id) from error
            except AmbiguousWrite:
                pass  # Reading tells whether it was done.
        with self._about(item_id, "updated, but not readable; run `pulumi up --refresh` to see what is there"):
            return await self._read(item_id, names_of=changed, stage=Stage.VERIFY)

    async def _read(self, item_id: int, *, names_of: Values | None = None, stage: Stage = Stage.LOOK_UP) -> LiveItem:
        columns = [field.column for field in references(self.itemtype, names_of or {}) if field.column]
        return LiveItem.from_row(self.itemtype, await self._items.get(item_id, names_of=columns, stage=stage))

    async def _not_honoured(self, asked: Values, live: LiveItem) -> list[Difference]:
        """Where the live item is not as asked, or refers to something that does not exist."""
        wrong = differences(self.itemtype, asked, live.values)
        return wrong or await dangling(self._client, self.itemtype, asked, live)

    async def _undo(self, item_id: int) -> str:
        """Purge an item that was just created; says what became of it."""
        try:
            await self._items.delete(item_id, purge=True)
        except ItsmngError as error:
            return f"it could not be removed again ({error}): purge {self._called(item_id)} in ITSM-NG yourself"
        return "it was removed again"

    async def _is_gone(self, item_id: int, *, purge: bool) -> bool:
        try:
            live = await self._read(item_id)
        except NotFound:
            return True
        except ItsmngError:
            return False
        return live.is_deleted and not purge

    async def _explained(self, error: Rejected, asked: Values, right: str, item_id: int | None = None) -> ItemError:
        cause = await why_refused(self._client, self.itemtype, asked, item_id)
        reason = cause or f"the account's profile may have no right to {right}"
        what = "not created" if item_id is None else "not updated"
        return ItemError(f"{self._called(item_id)}: {what}: {error}: {reason}")

    async def _default(self, field: Field) -> Any:
        """What the server sets where nothing is said."""
        if field.target == "Entity":
            return (await self._client.account.active_entities()).entity_id
        return empty_value(field)

    def _stored(self, values: Values) -> Values:
        """The inputs among the values that the server keeps: no options, no outputs."""
        return {name: value for name, value in values.items() if name in self.itemtype.stored}

    def _inputs(self, state: Values, *, in_trash: bool) -> Values:
        inputs = {name: value for name, value in state.items() if name in self.itemtype.inputs}
        return inputs | ({IN_TRASH: True} if in_trash else {})

    def _called(self, item_id: int | None = None) -> str:
        return self.itemtype.name if item_id is None else f"{self.itemtype.name} {item_id}"

    @contextmanager
    def _about(self, item_id: int | None, what: str) -> Iterator[None]:
        """Say of an error which item it is about and what was not done."""
        try:
            yield
        except ItemError:
            raise
        except ItsmngError as error:
            raise ItemError(f"{self._called(item_id)}: {what}: {error}") from error
