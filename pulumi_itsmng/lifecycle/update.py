"""Update an item: only what changed is sent, and every field of it verified."""

from __future__ import annotations

from collections.abc import Iterable, Set

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import UNVERIFIED
from pulumi_itsmng.lifecycle.change import Change, change_item, refuse_own_descendant
from pulumi_itsmng.lifecycle.compare import changed_inputs, differences
from pulumi_itsmng.lifecycle.converge import Goal, converge
from pulumi_itsmng.lifecycle.desired import Desired, known_targets, known_values, resolve_desired
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.fetch import fetch_known, has_reused_id
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values, default_of
from pulumi_itsmng.lifecycle.name_resolver import NameResolver
from pulumi_itsmng.lifecycle.reused_id import REUSED_ID
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.secrets import SecretChange, set_secrets
from pulumi_itsmng.lifecycle.state import State, refuse_if_synchronised, resolved_output, state_of


async def update(run: Run, item: Item, state: State, inputs: State) -> State:
    """Send what changed between a state and new inputs, and restore the item if it lies in the trash.

    An input that is gone is set back to the server's default. An item that could not be verified when it was created is
    verified now. What a reference named before may have been replaced in this run.

    Returns:
        The new state.

    Raises:
        ItemError: the item is gone or another one, or a change of it failed.
    """
    renames = run.claims.renames
    renames.start(item.itemtype, item.id)
    try:
        return await _update(run, item, state, inputs)
    except ItemError as error:
        one = renames.find(item.itemtype, item.id)
        stories = [one.story] if one is not None and one.parked else []
        others = renames.waiting_for(item.itemtype, item.id)
        stories += [f"{Item(item.itemtype, other.item_id)} waits for its name: {other.story}" for other in others]
        raise error.with_hint("; ".join(stories)) from error.__cause__


async def _update(run: Run, item: Item, state: State, inputs: State) -> State:
    itemtype = item.itemtype
    changed = changed_inputs(itemtype, state, inputs) - itemtype.provider_options.keys()
    stale = run.claims.stale_references(itemtype, state)
    if not (state.get(UNVERIFIED.name) or changed or stale):
        return inputs | _outputs(itemtype, state)
    with item.doing("not updated"):
        run.claims.change(itemtype.name, item.id)
        anew = stale | (itemtype.references.keys() if _changes_entity(itemtype, changed | stale) else set())
        targets = known_targets(itemtype, state, inputs, but=anew)
        desired = await resolve_desired(itemtype, inputs, run.names, targets)
        no_more_declared = known_values(itemtype, state).keys() - desired.values.keys()
        wanted = desired.values | await _defaults(run.names, itemtype, no_more_declared)
    if state.get(UNVERIFIED.name):
        return await _verify_late(run, item, inputs, desired, wanted)
    change = _change(itemtype, state, inputs, wanted)
    await refuse_own_descendant(run, item, change.values)
    secrets = {name for name in itemtype.secrets if inputs.get(name, state.get(name)) != state.get(name)}
    if not (change.values or change.restore or secrets):
        return inputs | _outputs(itemtype, state) | resolved_output(itemtype, desired)
    live = await _apply(run, item, change, state)
    live = await set_secrets(run, item, live, SecretChange(secrets, inputs, state))
    return state_of(itemtype, inputs, desired, live)


def _change(itemtype: ItemType, state: State, inputs: State, wanted: Values) -> Change:
    """What has to be sent."""
    known = known_values(itemtype, state)
    # What was not declared before may be anything on the server.
    new = {name: value for name, value in wanted.items() if name not in known}
    changed = {found.field.name: found.desired for found in differences(itemtype, wanted, known)} | new
    stays_in_trash = bool(inputs.get(IN_TRASH))
    return Change(changed, wanted, bool(state[IN_TRASH]) and not stays_in_trash, stays_in_trash)


async def _apply(run: Run, item: Item, change: Change, state: State) -> LiveItem:
    """Send a change, if there is one, to the item that the state knows."""
    with item.doing("not updated"):
        if await has_reused_id(run.client, item, state):
            raise ItemError(REUSED_ID, hint="run `pulumi up --refresh` to create it anew")
    refuse_if_synchronised(item, state)
    if change.values or change.restore:
        return await change_item(run, item, change)
    with item.doing("not updated"):
        return await fetch_known(run, item)


async def _verify_late(run: Run, item: Item, inputs: State, desired: Desired, wanted: Values) -> State:
    """Make up for a verification that was not possible when the item was created."""
    with item.doing("not verified"):
        live = await fetch_known(run, item)
    live = await converge(run, item, live, Goal(inputs, wanted, made=True))
    return state_of(item.itemtype, inputs, desired, live)


def _outputs(itemtype: ItemType, state: State) -> State:
    return {name: state[name] for name in itemtype.outputs if name in state}


def _changes_entity(itemtype: ItemType, changed: Set[str]) -> bool:
    """Whether an item goes to another entity, where its names may mean other items."""
    return itemtype.entity in changed and itemtype.entity != itemtype.parent


async def _defaults(names: NameResolver, itemtype: ItemType, fields: Iterable[str]) -> Values:
    """What the server sets where nothing is said."""
    defaults: Values = {}
    for name in fields:
        field = itemtype.readable[name]
        if field.not_clearable:
            continue
        in_an_entity = name == itemtype.entity != itemtype.parent
        defaults[name] = await names.active_entity() if in_an_entity else default_of(field)
    return defaults
