"""The time zone of the account: the server gives and takes dates and times in it, instead of in its own."""

from __future__ import annotations

from pulumi_itsmng.api import Client, Forbidden, NotFound
from pulumi_itsmng.doctor.case import Case
from pulumi_itsmng.doctor.result import Finding, ok, skipped, warning

REMEDY = "choose 'Use server configuration' as the time zone in the account's settings in ITSM-NG"


async def own_time_zone(client: Client) -> str | None:
    """The time zone that the account of a session has set for itself.

    The API names the zone in use neither in the session nor in the configuration, so the account's own row is read.

    Args:
        client: the client.

    Returns:
        The name, such as `Europe/Paris`; empty if the account uses the server's zone; None if it may not read itself.

    Raises:
        ItsmngError: the server could not be asked.
    """
    # On a server whose database has time zone tables, a zone there was seen to shift what is read and written. That it
    # does nothing without these tables, and that an empty one means the server's zone, is inferred.
    try:
        row = await client.items("User").get(await client.account.user_id())
    except (Forbidden, NotFound):
        return None
    return str(row.get("timezone") or "")


async def check_time_zone(case: Case) -> list[Finding]:
    """The account reads and writes dates and times in the server's time zone, as others do."""
    zone = await own_time_zone(case.client)
    if zone is None:
        return [skipped("the account may not read itself: whether it has a time zone of its own is not known")]
    if not zone:
        return [ok("the account uses the server's time zone")]
    return [
        warning(
            f"the account has a time zone of its own, {zone}: if the server's database knows time zones, the dates and "
            "times that it reads and writes are shifted, and differ from those of other accounts",
            REMEDY,
        )
    ]
