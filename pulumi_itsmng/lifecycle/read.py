"""Read an item, for a refresh or for `get`."""

from __future__ import annotations

from pulumi_itsmng.api import Forbidden, NotFound
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.fetch import fetch_prefetched
from pulumi_itsmng.lifecycle.item import LOGGER, Item
from pulumi_itsmng.lifecycle.live import IN_TRASH
from pulumi_itsmng.lifecycle.project import Snapshot, project_onto_nothing, project_onto_state
from pulumi_itsmng.lifecycle.reused_id import REUSED_ID, is_different_item
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.state import State


async def read(run: Run, item: Item, state: State) -> Snapshot | None:
    """Read an item and lay it over the inputs in its state.

    A state without outputs is that of `Computer.get(...)`: it is given everything that is set.

    Returns:
        What was read, or None if the item is gone for good.

    Raises:
        ItemError: it could not be read.
    """
    try:
        with item.doing("not read"):
            live = await fetch_prefetched(run.client, item)
            if is_different_item(state, live):
                LOGGER.warning("%s: %s", item, REUSED_ID)
                return None
            if IN_TRASH not in state:
                return None if live.is_template else project_onto_nothing(item.itemtype, live)
            return await project_onto_state(run.names, item.itemtype, state, live)
    except ItemError as error:
        if isinstance(error.__cause__, NotFound):
            return None
        if isinstance(error.__cause__, Forbidden):
            raise error.with_hint(await run.names.why_hidden()) from error.__cause__
        raise
