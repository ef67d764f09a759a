"""Create an item for a new resource, or adopt the one that is there if the resource's policy says so."""

from __future__ import annotations

from contextlib import nullcontext

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.adopt import adopt
from pulumi_itsmng.lifecycle.create import Created, create
from pulumi_itsmng.lifecycle.desired import Desired, resolve_desired, resolve_entity
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.existing import Creation, find_existing
from pulumi_itsmng.lifecycle.fetch import is_gone
from pulumi_itsmng.lifecycle.identity import identity_of, place_of, silent_fields
from pulumi_itsmng.lifecycle.item import LOGGER, Item, doing
from pulumi_itsmng.lifecycle.parking import give_names_back, make_way
from pulumi_itsmng.lifecycle.policy import adoption_policy
from pulumi_itsmng.lifecycle.renames import Rename
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.state import State

_NEW = 0
"""The id of an item that has none yet, among those that are renamed."""


async def create_or_adopt(run: Run, itemtype: ItemType, inputs: State) -> tuple[int, State]:
    """Create an item, or adopt the one that is there.

    Args:
        run: the run.
        itemtype: the itemtype.
        inputs: what the program gives, each in its one spelling.

    Returns:
        The item's id and its state.

    Raises:
        ItemError: one is there, and must not be adopted; or as `create` and `adopt`.
    """
    with doing(itemtype, None, "not created"):
        creation = await _resolve(run, itemtype, inputs)
        alone = nullcontext() if creation.policy == "duplicate" else run.claims.natural_key(creation.identity)
        with alone:
            parked = await _make_way(run, creation)
            try:
                item_id, state = await _create_or_adopt(run, creation)
            except ItemError:
                await give_names_back(run, itemtype, parked)
                raise
    if creation.policy in ("never", "matching"):
        _tell_by_what_it_is_known(Item(itemtype, item_id), creation)
    return item_id, state


async def _resolve(run: Run, itemtype: ItemType, inputs: State) -> Creation:
    """What a program asks for, in the server's terms."""
    policy = await _adoption_policy(run, itemtype, inputs)
    desired = await resolve_desired(itemtype, inputs, run.names)
    entity = await resolve_entity(itemtype, inputs, run.names)
    return Creation(itemtype, inputs, desired, identity_of(itemtype, inputs, desired, entity), policy)


async def _adoption_policy(run: Run, itemtype: ItemType, inputs: State) -> int | str:
    policy: int | str = adoption_policy(itemtype, inputs, run.policy.adopt)
    if isinstance(policy, int) and run.claims.is_deleted(itemtype.name, policy):
        # A replacement that has purged what it once adopted has nothing left to adopt.
        return "never" if await is_gone(run, Item(itemtype, policy), purge=True) else policy
    return policy


async def _create_or_adopt(run: Run, creation: Creation) -> tuple[int, State]:
    of_new_user = await _belongs_to_new_user(run, creation.itemtype, creation.desired)
    there = None if of_new_user else await find_existing(run, creation)
    if there is None:
        outcome = await create(run, creation, searched=not of_new_user)
        if isinstance(outcome, Created):
            return outcome.item_id, outcome.state
        there, made = outcome.item_id, outcome.made
    else:
        made = False
    return there, await adopt(run, Item(creation.itemtype, there), creation, made=made)


async def _make_way(run: Run, creation: Creation) -> list[Rename]:
    """Give temporary names to those that give up the name of a new item only later in this run."""
    itemtype = creation.itemtype
    if isinstance(creation.policy, int) or not itemtype.refuses_duplicates:
        return []
    place = place_of(itemtype, itemtype.unique_within, creation.desired, creation.identity.entity)
    return await make_way(run, Item(itemtype, _NEW), creation.desired.values | place)


async def _belongs_to_new_user(run: Run, itemtype: ItemType, desired: Desired) -> bool:
    """Whether it belongs to a user that this run has created, so that nothing else can have made it.

    The server gives a new user nothing but the default profile.
    """
    if not itemtype.is_link or not run.claims.is_created("User", desired.values["user"]):
        return False
    return desired.values.get("profile") not in await run.names.default_profiles()


def _tell_by_what_it_is_known(item: Item, creation: Creation) -> None:
    if silent := silent_fields(item.itemtype, creation.inputs):
        LOGGER.warning(
            "%s: many items have the %s that the program gives, so it is recognised by its %s",
            item,
            " and ".join(silent),
            creation.identity.fields[0],
        )
