"""Create an item: verified, and undone if the server did something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, NotFound, Rejected
from pulumi_itsmng.api.batching.multi_get import Row
from pulumi_itsmng.lifecycle.errors import WriteNotHonoured, not_done
from pulumi_itsmng.lifecycle.existing import Creation, describe_existing, find_existing, how_to_proceed
from pulumi_itsmng.lifecycle.fetch import fetch_now
from pulumi_itsmng.lifecycle.identity import Identity
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import to_row
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.secrets import likely_weakness, secret_columns
from pulumi_itsmng.lifecycle.state import State, state_of, unread_state
from pulumi_itsmng.lifecycle.unmet import unmet


@dataclass(frozen=True)
class Created:
    """An item that was created.

    Attributes:
        item_id: its id.
        state: its state.
    """

    item_id: int
    state: State = field(repr=False)


@dataclass(frozen=True)
class ToAdopt:
    """An item that is to be adopted instead of creating one.

    Attributes:
        item_id: its id.
        made: whether this program has created it, though the answer was lost.
    """

    item_id: int
    made: bool


async def create(run: Run, creation: Creation, *, searched: bool) -> Created | ToAdopt:
    """Create an item.

    What the server did not honour is undone. What cannot be read afterwards, for no fault of its own, keeps its id: its
    state has `unverified`, and the next update verifies it.

    Args:
        run: the run.
        creation: what the program asks for.
        searched: whether it is known that none is there.

    Returns:
        What was created; or what is there all the same, as the server's answer has shown.

    Raises:
        ItemError: it was not created, or perhaps, or it was undone.
    """
    itemtype = creation.itemtype
    row = to_row(itemtype, creation.desired.values) | secret_columns(itemtype.secrets, creation.inputs)
    try:
        item_id = await run.client.items(itemtype.api_itemtype).create(row)
    except AmbiguousWrite as error:
        return await _find_lost(run, creation, error)
    except Rejected as error:
        return await _after_refusal(run, creation, error, searched=searched)
    except ItsmngError as error:
        raise not_done(itemtype, None, "not created", error) from error
    run.claims.create(itemtype.name, item_id)
    return Created(item_id, await _verify(run, Item(itemtype, item_id), creation))


async def _verify(run: Run, item: Item, creation: Creation) -> State:
    """Compare what was created with what was asked; returns the state."""
    inputs, desired = creation.inputs, creation.desired
    try:
        live = await fetch_now(run, item)
    except (Forbidden, NotFound) as error:
        outcome = await _undo(run, item)
        raise not_done(item.itemtype, item.id, "created, but not readable", error).with_hint(outcome) from error
    except ItsmngError as error:
        why = error.explanation
        LOGGER.warning("%s: created, but not verified: %s; the next `pulumi up` verifies it", item, why)
        return unread_state(item, inputs, desired)
    if wrong := await unmet(run.names, item.itemtype, desired.values, live):
        raise WriteNotHonoured(item.subject, wrong, await _undo(run, item))
    for name in live.lacking_secrets(item.itemtype, inputs):
        reason = await likely_weakness(run.names, inputs[name])
        raise item.error(f"the server did not take the {name}: {reason}", hint=await _undo(run, item))
    return state_of(item.itemtype, inputs, desired, live)


async def _undo(run: Run, item: Item) -> str:
    """Purge an item that was just created; says what became of it."""
    run.names.invalidate(item.itemtype.api_itemtype)
    try:
        await run.client.items(item.itemtype.api_itemtype).delete(item.id, purge=True)
    except ItsmngError as error:
        again = "run `pulumi up` again to take it over"
        keep = again if item.itemtype.is_link else f"take it over with adopt={item.id}"
        return f"it could not be removed again ({error.explanation}): purge {item} in ITSM-NG, or {keep}"
    return "it was removed again"


async def _find_lost(run: Run, creation: Creation, error: AmbiguousWrite) -> ToAdopt:
    """Find what was perhaps created by its natural key, or say what to look for.

    What differs from what was sent may be somebody else's, made at the same time.
    """
    identity, policy = creation.identity, creation.policy
    perhaps = not_done(creation.itemtype, None, "perhaps created", error)
    item_id = None if policy == "duplicate" else await _surely_new(run, identity, error.after_id)
    if item_id is None:
        raise perhaps.with_hint(_what_to_look_for(creation, error)) from error
    item = Item(creation.itemtype, item_id)
    way = "run `pulumi up` again, which takes it over"
    if policy == "never":
        way = f"take it over with adopt={item_id}, or, if it is not somebody else's, purge it in ITSM-NG"
    with item.doing(f"perhaps created, but not readable; {way}"):
        live = await fetch_now(run, item)
    wrong = await unmet(run.names, creation.itemtype, creation.desired.values, live)
    if wrong and policy == "never":
        names = ", ".join(found.field.name for found in wrong)
        raise perhaps.with_hint(f"{item} has the same {identity.words} and differs in {names}: {way}")
    return ToAdopt(item_id, made=not wrong)


async def _surely_new(run: Run, identity: Identity, after_id: int | None) -> int | None:
    """The id of an item that was perhaps created although the answer was lost: if it is there and surely new."""
    if after_id is None:
        return None
    try:
        found = [int(row["id"]) for row in await identity.find(run.client) if row["id"] > after_id]
    except ItsmngError:
        return None
    return found[0] if len(found) == 1 else None


def _what_to_look_for(creation: Creation, error: AmbiguousWrite) -> str:
    """What to do about a creation of which nobody knows whether it was done."""
    newer = f" and an id above {error.after_id}" if error.after_id is not None else ""
    look = f"look in ITSM-NG for a {creation.itemtype.name} with that {creation.identity.words}{newer}"
    if creation.policy == "duplicate":
        return f"{look}, and purge it there before you run the command again, or there may be two of it"
    return f"{look}, or run the command again: it finds what is there and creates no second one"


async def _after_refusal(run: Run, creation: Creation, error: Rejected, *, searched: bool) -> ToAdopt:
    """What is in the way of a creation that the server refused, if it is to be adopted."""
    itemtype, identity = creation.itemtype, creation.identity
    trashed = await identity.find(run.client, trash=True) if itemtype.unique_in_trash else []
    if trashed and run.claims.is_deleted(itemtype.name, trashed[0]["id"]):
        return ToAdopt(
            int(trashed[0]["id"]), made=False
        )  # a replacement has put it there, and no second one is allowed
    there = None if searched else await find_existing(run, creation)
    if there is not None:
        return ToAdopt(there, made=False)
    reason = await _why_refused(run, identity, trashed)
    raise not_done(itemtype, None, "not created", error).with_hint(reason) from error


async def _why_refused(run: Run, identity: Identity, trashed: Sequence[Row]) -> str:
    """Why the server may have refused a creation, which it does not tell."""
    if found := await _made_meanwhile(run, identity):
        return f"{await describe_existing(run.names, found, identity)}: {await how_to_proceed(run, found[0], identity)}"
    if not trashed:
        return (
            "perhaps the account's profile has no right to create it, or not in that entity; perhaps the server "
            f"does not take one of the values{await _or_hidden(run, identity)}"
        )
    item = Item(identity.itemtype, trashed[0]["id"])
    return (
        f"{item} with the same {identity.words} lies in the trash: take it over with adopt={item.id}, which restores "
        "it, and brings its authorizations, groups and addresses back, or choose another"
    )


async def _made_meanwhile(run: Run, identity: Identity) -> list[Row]:
    """What somebody has made meanwhile, and the server takes for the same as what it refused."""
    if not identity.itemtype.unique:
        return []
    try:
        return await identity.find(run.client)
    except ItsmngError:
        return []


async def _or_hidden(run: Run, identity: Identity) -> str:
    """Of entities the server refuses a second one of a name, also where its cache hides the first."""
    is_entity = identity.itemtype.name == "Entity" and bool(await run.names.why_hidden())
    return "; perhaps one of that name is there, and ITSM-NG's user data cache hides it" if is_entity else ""
