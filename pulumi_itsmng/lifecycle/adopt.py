"""Adopt an item that is there: make it the one that a program asks for."""

from __future__ import annotations

from pulumi_itsmng.api import Forbidden, ItsmngError, NotFound
from pulumi_itsmng.catalog.itemtype import ADOPT
from pulumi_itsmng.lifecycle.converge import Goal, converge
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.existing import Creation, entity_name
from pulumi_itsmng.lifecycle.fetch import fetch_now, refused
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.state import State, state_of
from pulumi_itsmng.lifecycle.unmet import unmet


async def adopt(run: Run, item: Item, creation: Creation, *, made: bool) -> State:
    """Make an item that is there the one that a program asks for; nothing is sent if it is already.

    Args:
        run: the run.
        item: the item.
        creation: what the program asks for.
        made: whether this program has created it.

    Returns:
        Its state.

    Raises:
        ItemError: another resource manages it, it cannot be read, or a change of it failed.
    """
    inputs, desired = creation.inputs, creation.desired
    with item.doing("not taken over"):
        run.claims.take_over(item.itemtype.name, item.id)
    try:
        with item.doing("not taken over"):
            before = await _fetch_chosen(run, item, inputs)
        told = "" if made else await _what_changes(run, item, before, creation)
        live = await converge(run, item, before, Goal(inputs, desired.values, made))
    except ItsmngError:
        run.claims.release(item.itemtype.name, item.id)
        raise
    if told:
        LOGGER.warning("%s taken over: %s", item, told)
    return state_of(item.itemtype, inputs, desired, live)


async def _fetch_chosen(run: Run, item: Item, inputs: State) -> LiveItem:
    try:
        live = await fetch_now(run, item)
    except NotFound as error:
        if inputs.get(ADOPT.name) != item.id:  # nobody chose it: it was found by what it is called
            raise ItemError("somebody has just deleted it", hint="run `pulumi up` again") from error
        hint = "correct `adopt`, or take it out to create a new one"
        raise ItemError(f"there is no {item}", hint=hint) from error
    except Forbidden as error:
        raise await refused(run.names, error) from error
    if live.is_template:
        raise ItemError("it is a template, from which items are made", hint="choose an item, or take `adopt` out")
    return live


async def _what_changes(run: Run, item: Item, before: LiveItem, creation: Creation) -> str:
    """What becomes of an item that somebody else has made: the fields that change, and never their texts.

    Nothing is told of a link that is as it shall be.
    """
    itemtype, inputs = item.itemtype, creation.inputs
    changed = []
    for found in await unmet(run.names, itemtype, creation.desired.values, before):
        moved = found.field.name == itemtype.entity
        came_from = f" (from {await entity_name(run.names, itemtype, found.actual)!r})" if moved else ""
        changed.append(f"{found.field.name}{came_from}")
    changed += [name for name in itemtype.secrets if name in inputs]
    restored = before.is_deleted and not inputs.get(IN_TRASH)
    done = ["out of the trash"] if restored else []
    done += [f"changed {', '.join(changed)}"] if changed else []
    return "; ".join(done) or ("" if itemtype.is_link else "nothing changed")
