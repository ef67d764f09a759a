"""Change an item that is there, and verify every field of the change: adoption and update do so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, NotFound, Rejected
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.compare import Difference
from pulumi_itsmng.lifecycle.complete_names import straighten
from pulumi_itsmng.lifecycle.errors import WriteNotHonoured, no_right_to, not_done
from pulumi_itsmng.lifecycle.fetch import GONE, fetch_known, fetch_now
from pulumi_itsmng.lifecycle.hidden import warn_if_hidden
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values, to_row
from pulumi_itsmng.lifecycle.names import SEPARATOR
from pulumi_itsmng.lifecycle.own_account import refuse_to_bar
from pulumi_itsmng.lifecycle.parking import give_names_back, holder_of, make_way, park, rename
from pulumi_itsmng.lifecycle.renames import Later, Rename
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.unmet import unmet

_ATTEMPTS = 4
"""How often a name is sent that another item has had which is renamed in the same run."""

_REFRESH = "run `pulumi up --refresh`"


@dataclass(frozen=True)
class Change:
    """A change of an item.

    Attributes:
        values: the values to change.
        wanted: all values that the item shall have.
        restore: whether to take it out of the trash.
        stays_in_trash: whether it may lie in the trash afterwards.
        along: further values that the server demands beside them; whether they take is not verified.
    """

    values: Values
    wanted: Values
    restore: bool = False
    stays_in_trash: bool = False
    along: Values = field(default_factory=dict)

    @property
    def whole(self) -> Values:
        """All that is sent."""
        return self.along | self.values


@dataclass(frozen=True)
class _Sent:
    """What became of a change.

    Attributes:
        live: the item as it is then.
        broken: why the server gave no answer, if that is so.
        wrong: what did not take.
        causes: why it did not, and what became of it, as far as that is known.
    """

    live: LiveItem
    broken: AmbiguousWrite | None
    wrong: list[Difference]
    causes: tuple[str, ...] = ()

    @property
    def lost(self) -> AmbiguousWrite | None:
        """Why the server may still be at it, if that is so."""
        return None if self.broken is not None and self.broken.finished else self.broken


async def change_item(run: Run, item: Item, change: Change) -> LiveItem:
    """Send a change, and make sure that every field of it took.

    Raises:
        ItemError: it was not done, or perhaps not.
        WriteNotHonoured: the server said yes, and did something else.
    """
    with item.doing("not updated"):
        await refuse_to_bar(run.names, item, change.values)
        sent = await _send(run, item, change)
    wrong = sent.wrong
    if sent.live.is_deleted and not change.stays_in_trash:
        wrong = [*wrong, Difference(item.itemtype.outputs[IN_TRASH], desired=False, actual=True)]
    if wrong and sent.lost is not None:
        perhaps = not_done(item.itemtype, item.id, "perhaps not updated", sent.lost)
        raise perhaps.with_hint("run `pulumi up` again") from sent.lost
    if wrong:
        causes = sent.causes or _likely_causes(item.itemtype, wrong)
        raise WriteNotHonoured(item.subject, wrong, "; ".join([*causes, "what else this update changes was done"]))
    with item.doing("updated, but another one waits for its name in vain"):
        await _finish_others(run, item)
    if item.itemtype.name == "Entity" and change.values.get(item.itemtype.parent or "") == 0:
        await warn_if_hidden(run.client, item.id)
    return sent.live


async def refuse_own_descendant(run: Run, item: Item, changed: Values) -> None:
    """Refuse to put an item below itself: the server says yes to that, and loses an entity.

    Raises:
        ItemError: its new parent is the item itself, or one below it.
    """
    parent = item.itemtype.parent
    if parent is None or parent not in changed:
        return
    with item.doing("not updated"):
        above = await run.names.above(item.itemtype.references[parent], changed[parent])
    if item.id in (changed[parent], *above):
        raise item.error("not updated: its parent is the item itself, or one below it")


async def _send(run: Run, item: Item, change: Change) -> _Sent:
    """Send a change, a name as soon as no other item that is renamed in this run has it."""
    change = replace(change, along=await _along(run, item, change))
    renames, parked = run.claims.renames, list[Rename]()
    try:
        sent, waits = await _send_when_free(run, item, change, parked)
        if waits:
            return _Sent(await _as_if_named(run, item, change.whole, sent.live), None, [])
    except ItsmngError:
        renames.end(item.itemtype, item.id)
        await give_names_back(run, item.itemtype, parked)
        raise
    renames.end(item.itemtype, item.id)
    if sent.wrong:
        await give_names_back(run, item.itemtype, parked)
    elif (one := renames.find(item.itemtype, item.id)) is not None:
        one.parked, one.later = False, None
    return await _straightened(run, item, change.whole, sent)


async def _send_when_free(run: Run, item: Item, change: Change, parked: list[Rename]) -> tuple[_Sent, bool]:
    """Send a change until no other item that is renamed in this run has the name.

    Args:
        run: the run.
        item: the item.
        change: the change, with all that must go with it.
        parked: those that have a temporary name; further ones are added.

    Returns:
        What became of it, and whether it waits for the update of the item that has the name.
    """
    itemtype, renames = item.itemtype, run.claims.renames
    may_meet = itemtype.refuses_duplicates and itemtype.name_field in change.whole
    key = change.wanted | change.whole
    one = renames.find(itemtype, item.id)
    for _ in range(_ATTEMPTS):
        parked += await make_way(run, item, key) if may_meet else []
        sent = await _write_once_or_twice(run, item, change)
        holder = await _in_its_way(run, item, sent.live.values | key, sent) if may_meet else None
        if holder is None:
            break
        other = await renames.until_known(itemtype, holder)
        if other is None and one is not None and renames.is_held_up():
            one.later = Later(holder, change.values, change.wanted)
            renames.end(itemtype, item.id, again=True)
            return sent, True
        sent = replace(sent, causes=(_why_not_named(item, one, key, Item(itemtype, holder), other),))
        if other is None or other.is_over:
            break
        renames.end(itemtype, item.id, again=True)
        parked += [other] if await park(run, itemtype, other, key) else []
    return sent, False


async def _write_once_or_twice(run: Run, item: Item, change: Change) -> _Sent:
    """Write a change, and once more with the restoring from the trash if the item lies there all the same."""
    live, broken = await _write(run, item, change.whole, restore=change.restore)
    if live.is_deleted and not change.stays_in_trash:
        live, broken = await _write(run, item, change.values, restore=True)
    return _Sent(live, broken, await unmet(run.names, item.itemtype, change.values, live))


async def _write(run: Run, item: Item, values: Values, *, restore: bool) -> tuple[LiveItem, AmbiguousWrite | None]:
    """Send values, and read what became of them; also why the server gave no answer, if that is so."""
    broken = None
    row = to_row(item.itemtype, values) | ({"is_deleted": 0} if restore else {})
    with item.doing("not updated"):
        try:
            await run.client.items(item.itemtype.api_itemtype).update(item.id, row)
        except Rejected as error:
            why = await _why_refused(run, item)
            raise not_done(item.itemtype, item.id, "not updated", error).with_hint(why) from error
        except AmbiguousWrite as error:  # Reading tells whether it was done.
            broken = error
    run.names.invalidate(item.itemtype.api_itemtype)
    with item.doing(f"updated, but not readable; {_REFRESH} to see what is there"):
        return await fetch_known(run, item), broken


async def _why_refused(run: Run, item: Item) -> str:
    """Why the server may have refused to change an item, which it does not tell."""
    try:
        await fetch_now(run, item)
    except NotFound:
        return GONE
    except Forbidden:
        return "; ".join(filter(None, [no_right_to("change"), await run.names.why_hidden()]))
    except ItsmngError:
        pass  # Nobody knows, and this question only serves to explain another error.
    return f"{no_right_to('change')}; or the server does not take one of the values"


async def _along(run: Run, item: Item, change: Change) -> Values:
    """What must go with a change: an item of a tree that is renamed without its parent moves up.

    Some kinds of item are not changed at all unless certain fields are named.
    """
    itemtype, changed, wanted = item.itemtype, change.values, change.wanted
    together = ("name", itemtype.parent) if itemtype.parent else itemtype.always_sent
    if itemtype.parent and not any(name in changed for name in together):
        return {}
    live = await fetch_known(run, item) if any(name not in wanted for name in together) else None
    return {name: wanted[name] if name in wanted or live is None else live.values[name] for name in together}


async def _straightened(run: Run, item: Item, whole: Values, sent: _Sent) -> _Sent:
    """Repair the complete names that a refused or broken off change of a tree has left wrong."""
    parent = item.itemtype.parent
    named = {parent, "name"} & whole.keys() if parent else set()
    if not named or sent.lost or not (sent.broken or named & {found.field.name for found in sent.wrong}):
        return sent  # what the server may still be at is not touched
    live, told = await straighten(run, item, sent.live)
    if told and not sent.wrong:
        LOGGER.warning("%s: updated, but %s", item, told)
    causes = (*(sent.causes or _likely_causes(item.itemtype, sent.wrong)), *([told] if told else []))
    return replace(sent, live=live, causes=causes)


async def _in_its_way(run: Run, item: Item, key: Values, sent: _Sent) -> int | None:
    """The id of the item that has the name which did not take, if that is the reason."""
    named = {item.itemtype.name_field, *item.itemtype.unique_within}
    if sent.lost is not None or not any(found.field.name in named for found in sent.wrong):
        return None
    return await holder_of(run, item, key)


def _why_not_named(item: Item, one: Rename | None, key: Values, holder: Item, other: Rename | None) -> str:
    """Why an item has not got its name.

    Args:
        item: the item.
        one: what is known of its renaming.
        key: what it is to be called, and in what.
        holder: the item that has the name.
        other: what is known of the renaming of that one; None if it is not renamed in this run.
    """
    new = key[item.itemtype.name_field or ""]
    instead = f" instead of {one.old!r}" if one is not None and one.old != new else ""
    if other is not None:
        return (
            f"it is to be called {new!r}{instead}, and {holder} still has that name, as its own update failed: mend "
            "that, and run `pulumi up` again"
        )
    return (
        f"it is to be called {new!r}{instead}, and {holder} has that name and is not renamed in this run: rename that "
        "one, too (with --target: name both; without --parallel 1, and with no dependency between the two), or choose "
        "another name"
    )


async def _as_if_named(run: Run, item: Item, whole: Values, live: LiveItem) -> LiveItem:
    """An item as it will be once the name is free."""
    outputs = dict(live.outputs)
    if item.itemtype.parent:
        field, parent = item.itemtype.references[item.itemtype.parent], whole[item.itemtype.parent]
        above = await run.names.display_name(field, parent) if parent >= (field.minimum or 0) else ""
        outputs["complete_name"] = f"{above}{SEPARATOR}{whole['name']}" if above else whole["name"]
    return LiveItem(live.values | whole, outputs)


async def _finish_others(run: Run, item: Item) -> None:
    """Rename those that have waited for the name that an item had."""
    itemtype, renames = item.itemtype, run.claims.renames
    done = [item.id]
    while done:
        item_id = done.pop()
        for one in renames.waiting_for(itemtype, item_id):
            later, one.later = one.later, None
            if later is not None:
                other = Item(itemtype, one.item_id)
                sent = await _send(run, other, Change(later.changed, later.wanted))
                if sent.wrong:
                    raise WriteNotHonoured(other.subject, sent.wrong, "; ".join([*sent.causes, _REFRESH]))
                done += [one.item_id] if one.later is None else []
        await _name_left_behind(run, Item(itemtype, item_id))


async def _name_left_behind(run: Run, item: Item) -> None:
    """Give the items their names that an ended run has left without, as they waited for the name of this one."""
    renamed = run.claims.renames.find(item.itemtype, item.id)
    if renamed is None:
        return
    for other_id, name in run.claims.renames.left_behind(item.itemtype, renamed):
        other = Item(item.itemtype, other_id)
        live = await fetch_now(run, other)
        if live.values[item.itemtype.name_field or ""] != name:
            await rename(run, other, name, live)


def _likely_causes(itemtype: ItemType, wrong: list[Difference]) -> tuple[str, ...]:
    """Why a server may have left an item as it was, which it does not tell."""
    if demands := dict.fromkeys(found.field.precondition for found in wrong if found.field.precondition):
        return tuple(demands)
    if itemtype.parent is None or not {"name", itemtype.parent} & {found.field.name for found in wrong}:
        return ()
    return ("perhaps another one below that parent has that name",)
