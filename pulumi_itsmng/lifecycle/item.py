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
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import FORCE, ON_DESTROY, RESOLVED
from pulumi_itsmng.lifecycle.asking import Asked, asked_of, entity_of, known_of
from pulumi_itsmng.lifecycle.compare import Difference, changed_inputs, differences
from pulumi_itsmng.lifecycle.deletion import in_use_by
from pulumi_itsmng.lifecycle.directory import Directory
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured
from pulumi_itsmng.lifecycle.identity import refuse_duplicates
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values, default_of, to_row
from pulumi_itsmng.lifecycle.spelling import from_stored


@dataclass(frozen=True)
class Snapshot:
    """What is known of an item after reading it.

    Attributes:
        inputs: the live values of the inputs the program set, in its own spelling where they are equal.
        state: the inputs and the outputs.
    """

    inputs: dict[str, Any]
    state: dict[str, Any]


class ItemLifecycle:
    """Creates, reads, updates and deletes the items of one itemtype.

    Every method raises `ItemError`, whose text is one line for the user: what failed, what the server said, what to
    do.

    Args:
        itemtype: the itemtype.
        client: the client.
        directory: what names mean on the server; one for all items of a run.
        on_destroy: what becomes of items that are deleted, unless their own state says otherwise.
    """

    def __init__(self, itemtype: ItemType, client: Client, directory: Directory, *, on_destroy: str) -> None:
        self.itemtype = itemtype
        self._client = client
        self._items = client.items(itemtype.name)
        self._directory = directory
        self._on_destroy = on_destroy

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

    async def read(self, item_id: int, state: dict[str, Any]) -> Snapshot | None:
        """Read an item and lay it over the inputs in its state.

        A state without outputs is that of `Computer.get(...)`: it is given everything that is set.

        Returns:
            What was read, or None if the item is gone for good.
        """
        try:
            with self._about(item_id, "not read"):
                live = await self._read(item_id)
                if IN_TRASH not in state:
                    return await self._first_snapshot(live)
                return await self._snapshot(state, live)
        except ItemError as error:
            if isinstance(error.__cause__, NotFound):
                return None
            raise

    async def update(self, item_id: int, state: dict[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
        """Send what changed between a state and new inputs, and restore the item if it lies in the trash.

        An input that is gone is set back to the server's default.

        Returns:
            The new state.
        """
        if not changed_inputs(self.itemtype, state, inputs) - self.itemtype.options.keys():
            return inputs | {name: state[name] for name in self.itemtype.outputs if name in state}
        with self._about(item_id, "not updated"):
            asked = await asked_of(self.itemtype, inputs, self._directory)
            known = known_of(self.itemtype, state)
            wanted = asked.values | await self._defaults(known.keys() - asked.values.keys())
            # What was not declared before may be anything on the server.
            new = {name: value for name, value in wanted.items() if name not in known}
            changed = {found.field.name: found.asked for found in differences(self.itemtype, wanted, known)} | new
        self._refuse_own_descendant(item_id, state, asked)
        stays_in_trash = bool(inputs.get(IN_TRASH))
        restore = state[IN_TRASH] and not stays_in_trash
        if not changed and not restore:
            outputs = {name: state[name] for name in self.itemtype.outputs if name in state}
            return inputs | outputs | self._resolved(asked)
        live = await self._write(item_id, await self._whole(item_id, changed, wanted), restore=restore)
        if live.is_deleted and not stays_in_trash:
            live = await self._write(item_id, changed, restore=True)
        wrong = differences(self.itemtype, changed, live.values)
        if live.is_deleted and not stays_in_trash:
            wrong.append(Difference(self.itemtype.outputs[IN_TRASH], asked=False, got=True))
        if wrong:
            outcome = f"{self._likely_cause(wrong)}what else this update changes was done"
            raise NotHonoured(self._called(item_id), wrong, outcome)
        return self._state(inputs, asked, live)

    async def delete(self, item_id: int, state: dict[str, Any]) -> None:
        """Put an item into the trash or purge it, as its state or else the provider's settings say.

        What is gone already is fine; what others are in, or refer to, is not deleted unless its state says so.
        """
        on_destroy = state.get(ON_DESTROY.name, self._on_destroy)
        purge = on_destroy == "purge" or not self.itemtype.has_trash
        with self._about(item_id, "not deleted"):
            if item_id == self.itemtype.undeletable:
                raise ItemError(f"{self._called(item_id)}: not deleted: it is the one that ITSM-NG cannot do without")
            if not state.get(FORCE.name) and (users := await in_use_by(self._client, self.itemtype, item_id)):
                raise ItemError(
                    f"{self._called(item_id)}: not deleted: it is in use by {users}; move these, or set force to let "
                    "the server move or clear them"
                )
            try:
                await self._items.delete(item_id, purge=purge)
            except (Rejected, AmbiguousWrite):
                if not await self._is_gone(item_id, purge=purge):
                    raise
        self._directory.forget(self.itemtype.name)

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

    async def _read(self, item_id: int, *, verify: bool = False) -> LiveItem:
        row = await (self._items.get(item_id, stage=Stage.VERIFY) if verify else self._items.peek(item_id))
        return LiveItem.from_row(self.itemtype, row)

    async def _first_snapshot(self, live: LiveItem) -> Snapshot:
        inputs = {name: self._spelled(name, value) for name, value in live.set_values(self.itemtype).items()}
        state = inputs | live.outputs | ({RESOLVED.name: {}} if self.itemtype.references else {})
        return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)

    async def _snapshot(self, state: dict[str, Any], live: LiveItem) -> Snapshot:
        changed = differences(self.itemtype, known_of(self.itemtype, state), live.values)
        if not changed and live.is_deleted == state[IN_TRASH]:
            # Somebody may have edited a field that nobody declared. That is no drift and must not show, not even by
            # its date: the state stays as it is.
            return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)
        state = state | live.outputs
        resolved = dict(state.get(RESOLVED.name, {}))
        for found in changed:
            name, field = found.field.name, found.field
            state[name] = self._spelled(name, found.got)
            if field.kind == "reference":
                resolved.pop(field.key, None)
                target = await self._directory.name_of(field, found.got) if self._refers(name, found.got) else ""
                if target:
                    resolved[field.key] = {"id": found.got, "name": target}
                    state[name] = target
        if self.itemtype.references:
            state[RESOLVED.name] = resolved
        return Snapshot(self._inputs(state, in_trash=live.is_deleted), state)

    def _refers(self, name: str, number: int) -> bool:
        field = self.itemtype.references[name]
        return number >= (field.minimum or 0) and number not in dict(field.words).values()

    def _spelled(self, name: str, value: Any) -> Any:
        """A live value in its one spelling; of a reference to nothing, the empty text."""
        field = self.itemtype.stored[name]
        nothing = field.kind == "reference" and not self._refers(name, value)
        return "" if nothing and value not in dict(field.words).values() else from_stored(field, value)

    def _refuse_own_descendant(self, item_id: int, state: dict[str, Any], asked: Asked) -> None:
        """The server does not refuse an entity below itself: it says yes, and loses it."""
        led_to = asked.resolved.get(self.itemtype.parent or "")
        if led_to is None:
            return
        own = state["complete_name"]
        if led_to["id"] == item_id or led_to["name"].startswith(f"{own} > "):
            raise ItemError(f"{self._called(item_id)}: not updated: its parent is the item itself, or one below it")

    def _likely_cause(self, wrong: list[Difference]) -> str:
        """Why a server may have left an item of a tree as it was, which it does not tell."""
        if self.itemtype.parent is None or not {"name", self.itemtype.parent} & {found.field.name for found in wrong}:
            return ""
        return "perhaps another one below that parent has that name; "

    async def _undo(self, item_id: int) -> str:
        """Purge an item that was just created; says what became of it."""
        try:
            await self._items.delete(item_id, purge=True)
        except ItsmngError as error:
            return f"it could not be removed again ({error}): purge {self._called(item_id)} in ITSM-NG yourself"
        return "it was removed again"

    async def _is_gone(self, item_id: int, *, purge: bool) -> bool:
        try:
            live = await self._read(item_id, verify=True)
        except NotFound:
            return True
        except ItsmngError:
            return False
        return live.is_deleted and not purge

    async def _defaults(self, names: Any) -> Values:
        """What the server sets where nothing is said."""
        defaults: Values = {}
        for name in names:
            field = self.itemtype.stored[name]
            in_an_entity = field.column == "entities_id" and name != self.itemtype.parent
            defaults[name] = await self._directory.active_entity() if in_an_entity else default_of(field)
        return defaults

    def _state(self, inputs: dict[str, Any], asked: Asked, live: LiveItem) -> dict[str, Any]:
        return inputs | live.outputs | self._resolved(asked)

    def _resolved(self, asked: Asked) -> dict[str, Any]:
        return {RESOLVED.name: asked.resolved} if self.itemtype.references else {}

    def _inputs(self, state: dict[str, Any], *, in_trash: bool) -> dict[str, Any]:
        inputs = {name: value for name, value in state.items() if name in self.itemtype.inputs}
        return inputs | ({IN_TRASH: True} if in_trash else {})

    def _called(self, item_id: int | None = None) -> str:
        return self.itemtype.name if item_id is None else f"{self.itemtype.name} {item_id}"

    @contextmanager
    def _about(self, item_id: int | None, what: str) -> Iterator[None]:
        """Say of an error which item it is about and what was not done."""
        try:
            yield
        except ItemError as error:
            if str(error).startswith(self.itemtype.name):
                raise
            raise ItemError(f"{self._called(item_id)}: {what}: {error}") from error.__cause__
        except ItsmngError as error:
            raise ItemError(f"{self._called(item_id)}: {what}: {error}") from error
