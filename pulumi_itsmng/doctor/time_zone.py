"""The time zone of the account: the server gives and takes dates and times in it, instead of in its own."""

from __future__ import annotations

from pulumi_itsmng.api.account import OWN_ZONE_REMEDY
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Finding, ok, skipped, warning


async def check_time_zone(context: CheckContext) -> list[Finding]:
    """The account reads and writes dates and times in the server's time zone, as others do."""
    zone = await context.client.account.time_zone()
    if zone is None:
        return [skipped("the account may not read itself: whether it has a time zone of its own is not known")]
    if not zone:
        return [ok("the account uses the server's time zone")]
    return [
        warning(
            f"the account has a time zone of its own, {zone}: if the server's database knows time zones, the dates and "
            "times that it reads and writes are shifted, and differ from those of other accounts",
            OWN_ZONE_REMEDY,
        )
    ]
