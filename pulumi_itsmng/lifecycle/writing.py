"""Changing an item on the server, verified by reading it afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, NotFound, Rejected
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.complete_names import CompleteNames
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured, no_right_to, not_done
from pulumi_itsmng.lifecycle.hidden import warn_if_hidden
from pulumi_itsmng.lifecycle.item import LOGGER
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR
from pulumi_itsmng.lifecycle.renames import Later, Rename
from pulumi_itsmng.lifecycle.users import OwnAccount, Secrets

_ATTEMPTS = 4
"""How often a name is sent that another item has had which is renamed in the same run."""

_REFRESH = "run `pulumi up --refresh`"

_GONE = f"it is gone; {_REFRESH} to create it anew"


@dataclass(frozen=True)
class Sent:
    """What became of a change.

    Attributes:
        live: the item as it is then.
        broken: why the server gave no answer, if that is so.
        wrong: what did not take.
        cause: why a name did not, and what became of it.
    """

    live: LiveItem
    broken: AmbiguousWrite | None
    wrong: list[Difference]
    cause: str = ""

    @property
    def lost(self) -> AmbiguousWrite | None:
        """Why the server may still be at it, if that is so."""
        return None if self.broken is not None and self.broken.finished else self.broken


class Writing(CompleteNames, Secrets, OwnAccount):
    """Sends changes of items that are there."""

    async def _bring_to(
        self, item_id: int, live: LiveItem, inputs: dict[str, Any], wanted: Values, *, made: bool
    ) -> LiveItem:
        """Change what differs between a live item and what is wanted of it, and restore it if it lies in the trash.

        Args:
            item_id: the item's id.
            live: the item as it is.
            inputs: what the program gives.
            wanted: the values that it shall have.
            made: whether this program has created it, so that it was given its secrets already.
        """
        stays_in_trash = bool(inputs.get(IN_TRASH))
        changed = {found.field.name: found.asked for found in await self._differences(wanted, live)}
        await self._refuse_own_descendant(item_id, changed)
        restore = live.is_deleted and not stays_in_trash
        if changed or restore:
            self._refuse_if_synchronised(item_id, live.outputs)
            live = await self._change(item_id, changed, wanted, restore=restore, stays_in_trash=stays_in_trash)
        given = self._lacking(inputs, live) if made else self.itemtype.secrets.keys() & inputs.keys()
        return await self._set_secrets(item_id, given, inputs, live, known={})

    async def _change(
        self, item_id: int, changed: Values, wanted: Values, *, restore: bool, stays_in_trash: bool
    ) -> LiveItem:
        """Send changes, and make sure that every one of them took."""
        with self._about(item_id, "not updated"):
            await self._refuse_to_bar(item_id, changed)
        with self._about(item_id, "not updated"):
            sent = await self._send(item_id, changed, wanted, restore=restore, stays_in_trash=stays_in_trash)
        live, wrong = sent.live, sent.wrong
        if live.is_deleted and not stays_in_trash:
            wrong.append(Difference(self.itemtype.outputs[IN_TRASH], asked=False, got=True))
        if wrong and sent.lost is not None:
            perhaps = not_done(self.itemtype, item_id, "perhaps not updated", sent.lost)
            raise perhaps.with_hint("run `pulumi up` again") from sent.lost
        if wrong:
            outcome = f"{sent.cause or self._likely_cause(wrong)}what else this update changes was done"
            raise NotHonoured(self._subject(item_id), wrong, outcome)
        with self._about(item_id, "updated, but another one waits for its name in vain"):
            await self._finish_others(item_id)
        if self.itemtype.name == "Entity" and changed.get(self.itemtype.parent or "") == 0:
            await warn_if_hidden(self._client, item_id)
        return live

    async def _send(
        self, item_id: int, changed: Values, wanted: Values, *, restore: bool = False, stays_in_trash: bool = False
    ) -> Sent:
        """Send changes, a name as soon as no other item that is renamed in this run has it."""
        whole = await self._whole(item_id, changed, wanted)
        may_meet = self.itemtype.refuses_twins and self.itemtype.called_by in whole
        key, renames, parked = wanted | whole, self._claims.renames, list[Rename]()
        one = renames.find(self.itemtype, item_id)
        try:
            for _ in range(_ATTEMPTS):
                parked += await self._make_way(item_id, key) if may_meet else []
                live, broken = await self._write(item_id, whole, restore=restore)
                if live.is_deleted and not stays_in_trash:
                    live, broken = await self._write(item_id, changed, restore=True)
                sent = Sent(live, broken, await self._differences(changed, live))
                holder = await self._in_its_way(item_id, live.values | key, sent) if may_meet else None
                if holder is None:
                    break
                other = await renames.until_known(self.itemtype, holder)
                if other is None and one is not None and renames.is_held_up():
                    one.later = Later(holder, changed, wanted)
                    renames.end(self.itemtype, item_id, again=True)
                    return Sent(await self._as_if_named(live, whole), None, [])
                sent = replace(sent, cause=self._why_not_named(one, key, holder))
                if other is None or other.is_over:
                    break
                renames.end(self.itemtype, item_id, again=True)
                parked += [other] if await self._park(other, key) else []
        except ItsmngError:
            renames.end(self.itemtype, item_id)
            await self._give_back(parked)
            raise
        renames.end(self.itemtype, item_id)
        if sent.wrong:
            await self._give_back(parked)
        elif one is not None:
            one.parked, one.later = False, None
        return await self._straightened(item_id, whole, sent)

    async def _straightened(self, item_id: int, whole: Values, sent: Sent) -> Sent:
        """Repair the complete names that a refused or broken off change of a tree has left wrong."""
        parent = self.itemtype.parent
        named = {parent, "name"} & whole.keys() if parent else set()
        if not named or sent.lost or not (sent.broken or named & {found.field.name for found in sent.wrong}):
            return sent  # what the server may still be at is not touched
        live, told = await self._straighten(item_id, sent.live)
        if told and not sent.wrong:
            LOGGER.warning("%s: updated, but %s", self._called(item_id), told.removesuffix("; "))
        return replace(sent, live=live, cause=f"{sent.cause or self._likely_cause(sent.wrong)}{told}")

    async def _in_its_way(self, item_id: int, key: Values, sent: Sent) -> int | None:
        """The item that has the name which did not take, if that is the reason."""
        named = {self.itemtype.called_by, *self.itemtype.identified_within}
        if sent.lost is not None or not any(found.field.name in named for found in sent.wrong):
            return None
        return await self._holder(item_id, key)

    def _why_not_named(self, one: Rename | None, key: Values, holder: int) -> str:
        new = key[self.itemtype.called_by or ""]
        instead = f" instead of {one.old!r}" if one is not None and one.old != new else ""
        return (
            f"it is to be called {new!r}{instead}, and {self._called(holder)} has that name and is not renamed in this "
            "run: rename that one, too (with --target: name both; without --parallel 1, and with no dependency between "
            "the two), or choose another name; "
        )

    async def _as_if_named(self, live: LiveItem, whole: Values) -> LiveItem:
        """An item as it will be once the name is free."""
        outputs = dict(live.outputs)
        if self.itemtype.parent:
            field, parent = self.itemtype.references[self.itemtype.parent], whole[self.itemtype.parent]
            above = await self._directory.name_of(field, parent) if parent >= (field.minimum or 0) else ""
            outputs["complete_name"] = f"{above}{SEPARATOR}{whole['name']}" if above else whole["name"]
        return LiveItem(live.values | whole, outputs)

    async def _finish_others(self, item_id: int) -> None:
        """Rename those that have waited for the name that an item had."""
        done = [item_id]
        while done:
            item_id = done.pop()
            for one in self._claims.renames.waiting_for(self.itemtype, item_id):
                later, one.later = one.later, None
                if later is not None:
                    sent = await self._send(one.item_id, later.changed, later.wanted)
                    if sent.wrong:
                        raise NotHonoured(self._subject(one.item_id), sent.wrong, f"{sent.cause}{_REFRESH}")
                    done += [one.item_id] if one.later is None else []
            if (renamed := self._claims.renames.find(self.itemtype, item_id)) is not None:
                for other, name in self._claims.renames.left_behind(self.itemtype, renamed):
                    live = await self._read(other, verify=True)
                    if live.values[self.itemtype.called_by or ""] != name:
                        await self._name(other, name, live)

    async def _whole(self, item_id: int, changed: Values, wanted: Values) -> Values:
        """A change with all that must go with it: an item of a tree that is renamed without its parent moves up.

        Some kinds of item are not changed at all unless certain fields are named.
        """
        parent = self.itemtype.parent
        together = ("name", parent) if parent else self.itemtype.always_sent
        if parent and not any(name in changed for name in together):
            return changed
        missing = [name for name in together if name not in wanted]
        live = await self._read_there(item_id) if missing else None
        return changed | {
            name: wanted[name] if name in wanted or live is None else live.values[name] for name in together
        }

    async def _write(self, item_id: int, changed: Values, *, restore: bool) -> tuple[LiveItem, AmbiguousWrite | None]:
        """Send changes, and read what became of them; also why the server gave no answer, if that is so."""
        broken = None
        row = to_row(self.itemtype, changed) | ({"is_deleted": 0} if restore else {})
        with self._about(item_id, "not updated"):
            try:
                await self._items.update(item_id, row)
            except Rejected as error:
                why = await self._why(item_id)
                raise not_done(self.itemtype, item_id, "not updated", error).with_hint(why) from error
            except AmbiguousWrite as error:  # Reading tells whether it was done.
                broken = error
        self._directory.forget(self.itemtype.in_api)
        with self._about(item_id, f"updated, but not readable; {_REFRESH} to see what is there"):
            return await self._read_there(item_id), broken

    async def _read_there(self, item_id: int) -> LiveItem:
        """Read an item that a state knows.

        Raises:
            ItemError: it is gone, or the server does not show it.
        """
        try:
            return await self._read(item_id, verify=True)
        except NotFound as error:
            raise ItemError(error.message, hint=_GONE) from error
        except Forbidden as error:
            raise await self._refused(error) from error

    async def _why(self, item_id: int) -> str:
        """Why the server may have refused to change an item, which it does not tell."""
        try:
            await self._read(item_id, verify=True)
        except NotFound:
            return _GONE
        except Forbidden:
            return "; ".join(filter(None, [no_right_to("change"), await self._directory.why_hidden()]))
        except ItsmngError:
            pass  # Nobody knows, and this question only serves to explain another error.
        return f"{no_right_to('change')}; or the server does not take one of the values"

    async def _refuse_own_descendant(self, item_id: int, changed: Values) -> None:
        """The server does not refuse an entity below itself: it says yes, and loses it.

        Raises:
            ItemError: its new parent is the item itself, or one below it.
        """
        parent = self.itemtype.parent
        if parent is None or parent not in changed:
            return
        field = self.itemtype.references[parent]
        with self._about(item_id, "not updated"):
            above = await self._directory.above(field, changed[parent])
        if item_id in (changed[parent], *above):
            raise self._error(item_id, "not updated: its parent is the item itself, or one below it")

    def _likely_cause(self, wrong: list[Difference]) -> str:
        """Why a server may have left an item as it was, which it does not tell."""
        if demands := dict.fromkeys(found.field.demand for found in wrong if found.field.demand):
            return f"{'; '.join(demands)}; "
        if self.itemtype.parent is None or not {"name", self.itemtype.parent} & {found.field.name for found in wrong}:
            return ""
        return "perhaps another one below that parent has that name; "
