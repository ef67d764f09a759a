"""Delete an item: into the trash or for good, and never while others are in it."""

from __future__ import annotations

from pulumi_itsmng.api import AmbiguousWrite, Forbidden, ItsmngError, Rejected
from pulumi_itsmng.catalog.itemtype import ADOPT, FORCE, ON_DESTROY
from pulumi_itsmng.lifecycle.dependents import dependents_of
from pulumi_itsmng.lifecycle.errors import ItemError, no_right_to, not_done
from pulumi_itsmng.lifecycle.fetch import fetch_now, has_reused_id, is_gone
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.own_account import refuse_to_lock_out
from pulumi_itsmng.lifecycle.reused_id import REUSED_ID
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.state import State, is_synchronised


async def delete(run: Run, item: Item, state: State) -> None:
    """Put an item into the trash or purge it, as its state or else the provider's settings say.

    What is gone already is fine, also if its id is another item's now. What others are in, or refer to, is not deleted
    unless its state says so. What another resource has adopted in this run is left to that one, as a replacement may
    create before it deletes. A link that a directory or a rule keeps is left to those.

    Raises:
        ItemError: it is in use, it must not go, or the server did not delete it.
    """
    itemtype = item.itemtype
    if run.claims.is_taken_over(itemtype.name, item.id) or is_synchronised(itemtype, state):
        return
    with item.doing("not deleted"):
        if await has_reused_id(run.client, item, state):
            LOGGER.warning("%s: %s", item, REUSED_ID)
            return
        if item.id == itemtype.undeletable_id:
            raise ItemError("it is the one that ITSM-NG cannot do without")
        await refuse_to_lock_out(run, item, state)
        await _refuse_if_in_use(run, item, force=bool(state.get(FORCE.name)))
        on_destroy = state.get(ON_DESTROY.name, run.policy.on_destroy)
        await _send(run, item, purge=on_destroy == "purge" or not itemtype.has_trash)
    for one in {item.id, state.get(ADOPT.name)}:
        if isinstance(one, int):
            run.claims.delete(itemtype.name, one)
    run.names.invalidate(itemtype.api_itemtype)


async def _send(run: Run, item: Item, *, purge: bool) -> None:
    try:
        await run.client.items(item.itemtype.api_itemtype).delete(item.id, purge=purge)
    except (Rejected, AmbiguousWrite) as error:
        if await is_gone(run, item, purge=purge):
            return
        if isinstance(error, AmbiguousWrite):
            perhaps = not_done(item.itemtype, item.id, "perhaps not deleted", error)
            raise perhaps.with_hint("run the command again") from error
        refused = not_done(item.itemtype, item.id, "not deleted", error)
        refused = refused.with_hint(no_right_to("purge" if purge else "delete"))
        raise refused.with_hint(await _if_refused(run, item)) from error


async def _if_refused(run: Run, item: Item) -> str:
    """What to add where the server does not even show the item."""
    try:
        await fetch_now(run, item)
    except Forbidden:
        return await run.names.why_hidden()
    except ItsmngError:
        pass  # Nobody knows, and this question only serves to explain another error.
    return ""


async def _refuse_if_in_use(run: Run, item: Item, *, force: bool) -> None:
    dependents = await dependents_of(run.client, item.itemtype, item.id, only_lost=force)
    if dependents.lost:
        raise ItemError(
            f"below it are the {dependents.lost}: ITSM-NG would lose them, so it is not deleted even with force",
            hint="give them another parent, or delete them first",
        )
    if dependents.cleared:
        raise ItemError(
            f"it is in use by {dependents.cleared}",
            hint="move these; or set force, with a `pulumi up` before it is deleted, to let the server move or clear "
            "them",
        )
