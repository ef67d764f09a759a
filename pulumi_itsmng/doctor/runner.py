"""Which checks there are, and which need others to have passed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from pulumi_itsmng.api import ItsmngError
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.connectivity import check_api, check_client, check_connection, check_settings, refused
from pulumi_itsmng.doctor.names import check_names
from pulumi_itsmng.doctor.project import check_config_secrets, check_stack, check_state
from pulumi_itsmng.doctor.result import Finding, Result, Status, skipped
from pulumi_itsmng.doctor.rights import check_rights
from pulumi_itsmng.doctor.server import check_clock, check_refused_sql, check_version
from pulumi_itsmng.doctor.session import check_entity, check_login, check_profile
from pulumi_itsmng.doctor.time_zone import check_time_zone
from pulumi_itsmng.doctor.toolchain import check_cli, check_hosts, check_python


@dataclass(frozen=True)
class Check:
    """One check.

    Attributes:
        name: its name, the same for ever: scripts look for it.
        run: does it.
        needs: the names of the checks without which it makes no sense.
    """

    name: str
    run: Callable[[CheckContext], Awaitable[list[Finding]]]
    needs: tuple[str, ...] = ()


def checks(ending: AsyncExitStack, *, names: bool) -> list[Check]:
    """All checks, in their order.

    Args:
        ending: what the examination leaves open is closed with it.
        names: whether the names that the program refers to are checked too.
    """
    basic = [
        Check("pulumi", check_cli),
        Check("language host", check_hosts, ("pulumi",)),
        Check("stack", check_stack, ("pulumi",)),
        Check("python", check_python, ("language host", "stack")),
        Check("secrets", check_config_secrets, ("stack",)),
        Check("settings", check_settings, ("stack",)),
        Check("state", check_state, ("settings",)),
        Check("connection", check_connection, ("settings",)),
        Check("api", check_api, ("connection",)),
        Check("client", check_client, ("api",)),
        Check("login", partial(check_login, ending=ending), ("client",)),
        Check("profile", check_profile, ("login",)),
        Check("rights", check_rights, ("profile",)),
        Check("entity", check_entity, ("profile",)),
        Check("version", check_version, ("login",)),
        Check("refused SQL", check_refused_sql, ("profile",)),
        Check("clock", check_clock, ("login",)),
        Check("time zone", check_time_zone, ("profile",)),
    ]
    return [*basic, Check("names", check_names, ("python", "entity"))] if names else basic


async def examine(context: CheckContext, *, names: bool) -> list[Result]:
    """Run all checks, each if those that it needs did not fail.

    Args:
        context: what is examined.
        names: whether the names that the program refers to are checked too.
    """
    results: list[Result] = []
    blocked: dict[str, str] = {}
    async with AsyncExitStack() as ending:
        for check in checks(ending, names=names):
            reason = next((blocked[name] for name in check.needs if name in blocked), None)
            findings = await _run(check, context) if reason is None else [skipped(f"not checked, as {reason} failed")]
            results += [Result(check=check.name, **finding.model_dump()) for finding in findings]
            if reason is not None:
                blocked[check.name] = reason
            elif any(finding.status is Status.FAILURE for finding in findings):
                blocked[check.name] = check.name
    return results


async def _run(check: Check, context: CheckContext) -> list[Finding]:
    try:
        return await check.run(context)
    except ItsmngError as error:  # such as a server that goes down in between
        return [refused(error)]
