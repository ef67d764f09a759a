"""The server itself: its version, what it makes of refused SQL, and its clock."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.result import Finding, ok, skipped, warning

LONG_LISTS = ("User", "DocumentType", "RequestType", "Profile", "Entity")
"""Itemtypes of which most servers have more than one item, and which most profiles may read one of."""

CLOCK_TOLERANCE = 60
"""Seconds by which two clocks may differ: networks and busy servers take their time."""


async def check_version(context: CheckContext) -> list[Finding]:
    """It is a version that this package knows."""
    configuration = await context.client.account.configuration()
    itsm_ng, glpi = (str(configuration.get(name) or "") for name in ("itsmversion", "version"))
    if itsm_ng:
        return [ok(f"ITSM-NG {itsm_ng}")]
    if glpi.startswith("9.5"):
        return [ok(f"GLPI {glpi}, which ITSM-NG was made from")]
    return [
        warning(
            f"GLPI {glpi}: this package knows ITSM-NG and GLPI 9.5" if glpi else "the server does not tell its version",
            "try it on a copy first; fields and rules may differ",
        )
    ]


async def check_refused_sql(context: CheckContext) -> list[Finding]:
    """Which kind of server it is; the provider copes with both."""
    lists = (*LONG_LISTS, *(itemtype.api_itemtype for itemtype in CATALOG.values()))
    breaks_off = await context.client.account.is_strict_sql(lists)
    if breaks_off is None:
        return [skipped("no list with two items to try it on: the kind of server is not known")]
    if breaks_off:
        return [ok("refused SQL ends a request without a word, as on PHP 8.1 and later")]
    return [ok("refused SQL is answered with an error, as on PHP before 8.1")]


async def check_clock(context: CheckContext) -> list[Finding]:
    """This machine and the server agree on the time."""
    theirs = await context.client.account.clock()
    if theirs is None:
        return [skipped("the server does not tell the time")]
    seconds = round((theirs - context.now()).total_seconds())
    if abs(seconds) > CLOCK_TOLERANCE:
        return [
            warning(
                f"the server's clock is {abs(seconds)} seconds {'ahead' if seconds > 0 else 'behind'}",
                "set both by a time server (NTP): dates in reports of drift are the server's",
            )
        ]
    return [ok(f"the clocks differ by {abs(seconds)} seconds")]
