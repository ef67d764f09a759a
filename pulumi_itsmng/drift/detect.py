"""From a stack's state to a report: read the live items, compare, ask the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone

from pulumi_itsmng.api import Client, ItsmngError
from pulumi_itsmng.api.account import OWN_ZONE_REMEDY
from pulumi_itsmng.drift.blame import blame
from pulumi_itsmng.drift.compare import compare
from pulumi_itsmng.drift.live import Progress, read_live
from pulumi_itsmng.drift.report import ItemDrift, Report, Unlisted, Unmanaged
from pulumi_itsmng.drift.selection import select
from pulumi_itsmng.drift.unmanaged import find_unmanaged
from pulumi_itsmng.stack.state import State
from pulumi_itsmng.version import __version__


async def detect_drift(
    client: Client,
    state: State,
    *,
    server: str,
    only: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unmanaged: bool = False,
    progress: Progress = lambda _: None,
) -> Report:
    """Compare what a stack's state says with the live items.

    Args:
        client: the client.
        state: the state.
        server: the address of the server's API, for the report.
        only: patterns of the itemtypes or resources to look at; none for all.
        ignore: patterns of the fields to leave out.
        unmanaged: whether to look for items that no resource declares.
        progress: is told what is being done.

    Raises:
        ItsmngError: the server could not be asked.
    """
    managed = select(state.items, only, ignore)
    # What others declare is managed, too, where only some are looked at.
    wanted = state.items if unmanaged else managed
    live = await read_live(client, ((one.itemtype.name, one.item_id) for one in wanted), progress)
    items, note = await blame(client, managed, await compare(client, managed, live), live, progress)
    others: tuple[Unmanaged, ...] | None = None
    unlisted: tuple[Unlisted, ...] = ()
    if unmanaged:
        others, unlisted = await find_unmanaged(client, state.items, live, progress)
    return Report(
        generator=f"pulumi-itsmng {__version__}",
        stack=state.stack,
        server=server,
        checked_at=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        items=tuple(items),
        passing=state.passing,
        unmanaged=others,
        unlisted=unlisted,
        notes=tuple(filter(None, (note, await _zone_note(client, items)))),
    )


async def _zone_note(client: Client, items: Sequence[ItemDrift]) -> str:
    """That the account's own time zone may be the reason for what was found; empty if it is not."""
    if not any(item.is_drift for item in items):
        return ""
    try:
        zone = await client.account.time_zone()
    except ItsmngError:  # what was found counts more than this
        return ""
    if not zone:
        return ""
    return (
        f"the account has a time zone of its own, {zone}: dates and times may be shifted, and differ from those in the "
        f"state if another account wrote them; {OWN_ZONE_REMEDY}"
    )
